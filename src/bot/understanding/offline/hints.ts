import { intents, type ReadingContext } from '../../../flows/understand.js';
import { weighCategories } from './category.js';
import { readRating, readSettled } from './callback.js';
import { emergencyByRules } from './emergency.js';
import { scoreIntents } from './intents.js';
import { speechActs } from './lexicon/speech.js';
import { readVerdict } from './verdict.js';

const acts = Object.entries(speechActs);

export type Hint = readonly [name: string, value: number];

/** What the rules make of a text, as features for the classifier: it learns how far to trust each. */
export function hintsOf(text: string, context: ReadingContext): Hint[] {
  const danger = emergencyByRules(text);
  const scores = scoreIntents(text, context, danger);
  const hints: Hint[] = intents.flatMap((intent) => {
    const score = scores.get(intent) ?? 0;
    return score > 0.5 ? [[`rule ${intent}`, Math.min(score, 12) / 6] as const] : [];
  });
  if (danger !== false) hints.push([`danger ${danger}`, 1]);
  const staff = context.role === 'resident' ? 'resident' : 'staff';
  const heard = acts.filter(([, pattern]) => pattern.test(text)).map(([name]) => name);
  const topics = weighCategories(text).filter(([, weight]) => weight > 0);
  const topic = topics.reduce<readonly [string, number]>(
    (best, one) => (one[1] > best[1] ? one : best),
    ['none', 0],
  )[0];
  for (const [name, weight] of topics) hints.push([`words ${name}`, Math.min(weight, 6) / 3]);
  hints.push([`topic ${topic}`, 0.5], [`${staff} topic ${topic}`, 0.5]);
  for (const name of heard)
    hints.push(
      [`act ${name}`, 0.7],
      [`${staff} act ${name}`, 0.5],
      [`${topic === 'none' ? 'off' : 'on'} act ${name}`, 0.5],
    );
  if (heard.length === 0) hints.push(['act none', 0.7]);
  if (context.pending === 'callback') {
    const settled = readSettled(text);
    if (settled !== null) hints.push([`settled ${settled}`, 1]);
    if (readRating(text) !== null) hints.push(['rated', 1]);
  } else if (context.pending && context.role === 'manager') {
    const verdict = readVerdict(text);
    if (verdict) hints.push([`verdict ${verdict.intent}`, 1]);
  }
  return hints;
}
