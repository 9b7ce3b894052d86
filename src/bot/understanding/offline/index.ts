import type { Intent, Matter, Reading, ReadingContext, Understand } from '../../../flows/understand.js';
import { readRating, readSettled } from './callback.js';
import { readDates } from './dates/index.js';
import { classify, type Read } from './classify.js';
import { readLeaveKind } from './leave-kind.js';
import { readLocation } from './location.js';
import { languageOf, normalise } from './normalise.js';
import { peopleIn } from './people.js';
import { segmentsOf } from './segments.js';
import { readVerdict } from './verdict.js';

/** Longer messages are read up to here: nobody's request begins after it. */
const longest = 4_000;

/**
 * What a message asks for, without any model. Pure and synchronous; never throws.
 * @param context local time in the person's zone, role, and what they reply to
 */
export function readOffline(text: string, context: ReadingContext): Reading {
  const plain = normalise(text.slice(0, longest));
  const whole = classify(plain, context);
  const parts = segmentsOf(plain);
  const read =
    parts.length === 1
      ? [matterOf(plain, context, whole)]
      : parts.map((part) => matterOf(part, context, classify(part, context)));
  const asked = read.filter((matter) => !idle.has(matter.intent));
  const matters = joined(asked.length ? asked : read.slice(0, 1));
  return {
    matters: matters.length ? matters : [emptyMatter(plain)],
    emergency: whole.emergency,
    language: languageOf(text),
  };
}

const sorted = new Set<Intent>(['complaint', 'report', 'suggestion']);
const idle = new Set<Intent>(['greeting', 'other']);

function matterOf(text: string, context: ReadingContext, { intent, confidence, category }: Read): Matter {
  const { start, end } = readDates(text, context.now, intent);
  return {
    intent,
    confidence,
    text,
    start,
    end,
    category: sorted.has(intent) ? category : null,
    location: readLocation(text),
    conditional: (intent === 'approve' || intent === 'reject') && (readVerdict(text)?.conditional ?? false),
    settled: intent === 'callback' ? readSettled(text) : null,
    rating: readRating(text),
    leaveKind: intent === 'leave' ? readLeaveKind(text) : null,
    people: peopleIn(text),
  };
}

/** Parts about the same thing are one matter. */
function joined(matters: Matter[]): Matter[] {
  const kept: Matter[] = [];
  for (const matter of matters) {
    const same = kept.find(
      (other) => other.intent === matter.intent && (other.category === matter.category || matter.category === 'other'),
    );
    if (!same) kept.push(matter);
    else {
      same.text = `${same.text}\n${matter.text}`;
      same.location ??= matter.location;
      if (same.start === null) [same.start, same.end] = [matter.start, matter.end];
    }
  }
  return kept;
}

const emptyMatter = (text: string): Matter => ({
  intent: 'other',
  confidence: 0.3,
  text,
  start: null,
  end: null,
  category: null,
  location: null,
  conditional: false,
  settled: null,
  rating: null,
  leaveKind: null,
  people: [],
});

/** The reading that is always there: rules and small data, no network. */
export function offlineUnderstanding(): Understand {
  return { read: (text, context) => Promise.resolve(readOffline(text, context)) };
}
