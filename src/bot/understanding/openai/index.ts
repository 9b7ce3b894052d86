import type { Matter, Reading, ReadingContext, Understand } from '../../../flows/understand.js';
import { mask } from '../mask.js';
import { askerOf, NoReading, type Service } from './ask.js';
import { compared, decisions } from './compare.js';
import { guardOf } from './guard.js';

export interface ModelOptions extends Service {
  /** Milliseconds that a person waits at most. */
  timeout?: number;
  /** Questions a day (UTC). */
  perDay?: number;
  /** Failures in a row after which the service is left alone, and for how many milliseconds. */
  failures?: number;
  restFor?: number;
  /** Machine time in milliseconds since 1970. */
  now?: () => number;
  /** Names that are known to belong to people: hidden wherever they stand. */
  names?: () => readonly string[];
  /** Told why an answer was not used; never with the message's words. */
  onTrouble?: (reason: string) => void;
}

/** Longer messages are cut before they are sent. */
const longest = 2_000;

/**
 * The offline reading, made better by a language model where there is time for it. Emergencies, decisions and what is clear
 * anyway never wait; when the service fails, is slow, or answers nonsense, the offline reading stands. Never throws.
 */
export function withModel(offline: Understand, options: ModelOptions): Understand {
  const {
    timeout = 2_500,
    perDay = 2_000,
    failures = 3,
    restFor = 60_000,
    now = Date.now,
    names = () => [],
    onTrouble,
  } = options;
  const ask = askerOf(options);
  const guard = guardOf({ now, failures, restFor, perDay });

  async function better(text: string, context: ReadingContext, own: Reading): Promise<Reading> {
    const masked = mask(text.slice(0, longest), names());
    try {
      const answer = await ask(masked.text, context, AbortSignal.timeout(timeout));
      guard.succeeded();
      return compared(own, restored(answer, masked.restore));
    } catch (error) {
      // an answer that is no reading says nothing about whether the service is there
      if (error instanceof NoReading) guard.succeeded();
      else guard.failed();
      onTrouble?.(error instanceof Error ? `${error.name}: ${error.message}`.slice(0, 200) : 'unknown');
      return own;
    }
  }

  return {
    async read(text, context) {
      const own = await offline.read(text, context);
      return waitsForNobody(own, context) || !guard.admit() ? own : better(text, context, own);
    },
  };
}

/** Danger, decisions, and small talk that is certain. */
function waitsForNobody({ emergency, matters: [first] }: Reading, { role, pending }: ReadingContext): boolean {
  if (emergency !== false || !first || decisions.has(first.intent)) return true;
  if (role === 'manager' && pending !== undefined) return true;
  return first.intent === 'greeting' && first.confidence >= 0.9;
}

const restored = (reading: Reading, restore: (text: string) => string): Reading => ({
  ...reading,
  matters: reading.matters.map((matter): Matter => ({
    ...matter,
    text: restore(matter.text),
    location: matter.location === null ? null : restore(matter.location),
    people: matter.people.map(restore),
  })),
});
