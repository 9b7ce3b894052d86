import type { Category } from '../../../rules/settings.js';
import { categoryWords } from './lexicon/categories.js';

/** The category whose words weigh most; the earlier one in the list when they are even. Null without any. */
export function readCategory(text: string): Category | null {
  let best: Category | null = null;
  let most = 0;
  for (const [category, lines] of categoryWords) {
    const weight = lines.reduce((sum, [pattern, w]) => (pattern.test(text) ? sum + w : sum), 0);
    if (weight > most) [best, most] = [category, weight];
  }
  return best;
}
