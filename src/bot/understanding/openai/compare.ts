import type { Intent, Matter, Reading } from '../../../flows/understand.js';
import { normalise } from '../offline/normalise.js';
import { readLocation } from '../offline/location.js';

/** Decisions are read offline only: a model neither makes nor unmakes one. */
export const decisions: ReadonlySet<Intent> = new Set(['approve', 'reject']);

/** As sure as this, the offline reading stands; the difference only lowers its confidence, so that people are shown what was understood. */
const sure = 0.85;
const contested = 0.6;

/**
 * What the model read, held against the offline reading: danger and decisions are the offline reading's alone, agreement makes
 * sure, contradiction makes careful, and gaps are filled.
 */
export function compared(offline: Reading, model: Reading): Reading {
  const [own, ...rest] = offline.matters;
  const [theirs, ...more] = model.matters.filter((matter) => !decisions.has(matter.intent)).map(plausible);
  if (!own || !theirs || decisions.has(own.intent)) return offline;
  const first =
    own.intent === theirs.intent
      ? agreed(own, theirs)
      : own.confidence >= sure
        ? { ...own, confidence: contested }
        : { ...theirs, confidence: contested };
  const known = new Set([first, ...rest].map((matter) => matter.intent));
  const further = more
    .filter((matter) => !known.has(matter.intent))
    .map((matter) => ({ ...matter, confidence: contested }));
  return { ...offline, matters: [first, ...rest, ...further] };
}

function agreed(own: Matter, theirs: Matter): Matter {
  const differ = own.start !== null && theirs.start !== null && (own.start !== theirs.start || own.end !== theirs.end);
  const dates = own.start === null ? { start: theirs.start, end: theirs.end } : { start: own.start, end: own.end };
  return {
    ...own,
    ...dates,
    confidence: differ ? contested : Math.max(own.confidence, 0.95),
    category: own.category === 'other' ? (theirs.category ?? own.category) : (own.category ?? theirs.category),
    location: own.location ?? theirs.location,
    settled: own.settled ?? theirs.settled,
    rating: own.rating ?? theirs.rating,
    people: [...new Set([...own.people, ...theirs.people])],
  };
}

const local = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?:T(?:[01]\d|2[0-3]):[0-5]\d)?$/;

/** Dates that are none, or run backwards, are left out; a place is written in our own form. */
function plausible(matter: Matter): Matter {
  const start = matter.start !== null && local.test(matter.start) ? matter.start : null;
  const end =
    start !== null && matter.end !== null && local.test(matter.end) && matter.end >= start ? matter.end : null;
  const location =
    matter.location === null ? null : (readLocation(normalise(matter.location)) ?? matter.location.slice(0, 60));
  return { ...matter, start, end, location };
}
