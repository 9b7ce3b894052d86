import type { Facts, Press } from './press.js';

/**
 * What the rules answer when something can't be done: never an exception, always with what can be done instead.
 * `say` is a key of the wording; the person reads the rule in plain words with its article.
 */
export interface Refusal {
  refused: string;
  article?: string;
  facts: Facts;
  instead: Press[];
}

export const refuse = (
  refused: string,
  facts: Facts = {},
  more: { article?: string; instead?: Press[] } = {},
): Refusal => ({
  refused,
  facts,
  instead: more.instead ?? [],
  ...(more.article ? { article: more.article } : {}),
});

export const isRefusal = (value: object): value is Refusal => 'refused' in value;
