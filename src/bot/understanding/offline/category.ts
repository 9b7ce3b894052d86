import type { Category } from '../../../rules/settings.js';
import { categoryWords } from './lexicon/categories.js';

/** How much the words of each category weigh in a text. `text` is normalised. */
export function weighCategories(text: string): [Category, number][] {
  return categoryWords.map(([category, lines]) => [
    category,
    lines.reduce((sum, [pattern, weight]) => (pattern.test(text) ? sum + weight : sum), 0),
  ]);
}

/** The category whose words weigh most; the earlier one in the list when they are even. Null without any. */
export function categoryByWords(text: string): Category | null {
  const [category, weight] = weighCategories(text).reduce((best, one) => (one[1] > best[1] ? one : best));
  return weight > 0 ? category : null;
}
