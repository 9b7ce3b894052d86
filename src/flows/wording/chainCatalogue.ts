import type { ChainCatalogue, Fields } from './catalogue.js';

/** Labels of these forms beside those of the others. */
export const withChain = (fields: Fields, { labels, own, hints, questions }: ChainCatalogue): Fields => ({
  ...fields,
  labels: { ...fields.labels, ...labels },
  own: { ...fields.own, ...own },
  hints: { ...fields.hints, ...hints },
  questions: { ...fields.questions, ...questions },
});
