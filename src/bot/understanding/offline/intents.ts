import type { Intent, ReadingContext } from '../../../flows/understand.js';
import { readRating, readSettled } from './callback.js';
import { signals } from './lexicon/intents.js';
import { readVerdict } from './verdict.js';

export type Scores = Map<Intent, number>;

const forStaff: Intent[] = ['leave', 'overtime', 'outing', 'clock', 'handover', 'report'];

/** How strongly each intent is meant by a part of a message. `text` is normalised. */
export function scoreIntents(text: string, context: ReadingContext, emergency: boolean | 'ask'): Scores {
  const scores: Scores = new Map();
  const add = (intent: Intent, weight: number): void => void scores.set(intent, (scores.get(intent) ?? 0) + weight);
  for (const [intent, weight, pattern] of signals) if (pattern.test(text)) add(intent, weight);
  const staff = context.role !== 'resident';
  if (!staff) for (const intent of forStaff) add(intent, -6);
  if (staff && (scores.get('report') ?? 0) > 0) add('report', 1);
  if (emergency !== false) add(staff ? 'report' : 'complaint', 8);
  if (text.length > 14) add('greeting', -4);
  if (context.pending) addPending(text, context, add);
  return scores;
}

function addPending(text: string, context: ReadingContext, add: (intent: Intent, weight: number) => void): void {
  const short = text.length <= 40;
  if (context.pending === 'callback') {
    if (short && (readSettled(text) !== null || readRating(text) !== null)) add('callback', 9);
    return;
  }
  if (context.role === 'manager') {
    const verdict = readVerdict(text);
    if (verdict) add(verdict.intent, verdict.strength + (short ? 5 : 2));
  }
}
