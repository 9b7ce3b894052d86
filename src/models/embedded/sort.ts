import { valuesAt, compareKeys, keyOf, type Key } from './keys.js';
import type { Document } from './document.js';

export type Sort = Record<string, 1 | -1>;

type Given = Record<string, unknown> | Map<string, unknown> | [string, unknown][] | undefined | null;

/** The forms in which Mongoose hands down a sort order, as one. */
export function sortOf(given: Given): Sort {
  if (!given) return {};
  const entries = given instanceof Map ? [...given] : Array.isArray(given) ? given : Object.entries(given);
  return Object.fromEntries(entries.map(([path, order]) => [path, isDescending(order) ? -1 : 1]));
}

const isDescending = (order: unknown) => order === -1 || order === '-1' || order === 'desc' || order === 'descending';

/** Compares documents by MongoDB's rules: an array counts by its least element, or its greatest when descending. */
export function compareBy(sort: Sort): (a: Document, b: Document) => number {
  const orders = Object.entries(sort);
  return (a, b) => {
    for (const [path, order] of orders) {
      const compared = order * compareKeys(extreme(a, path, order), extreme(b, path, order));
      if (compared !== 0) return compared;
    }
    return 0;
  };
}

function extreme(document: Document, path: string, order: 1 | -1): Key {
  const keys = valuesAt(document, path).map(keyOf);
  return keys.reduce<Key>((found, key) => (compareKeys(key, found) * order < 0 ? key : found), keys[0] ?? null);
}
