import type { CardLine } from '../messenger.js';

/** Longest part of somebody's words on a card, in characters; the whole stands on the handling form. */
const longest = 600;

/** Shortened, by whole characters. */
export function cut(text: string, length = longest): string {
  if (text.length <= length) return text;
  const characters = Array.from(text.slice(0, 2 * length));
  return characters.length > length ? `${characters.slice(0, length - 1).join('')}…` : text;
}

type Perhaps = string | false | null | undefined | 0;

/** What there is of the parts, with a sign between them. */
export const joined = (parts: Perhaps[], sign = ' · '): string => parts.filter(Boolean).join(sign);

/** The lines that have something to say. */
export const linesOf = (...lines: (CardLine | Exclude<Perhaps, string> | '')[]): CardLine[] =>
  lines.filter((line): line is CardLine => !!line && line.text !== '');

/** A labelled line, when there is something to say. */
export const labelled = (label: string, text: Perhaps): CardLine | undefined => (text ? { label, text } : undefined);

/** `…014` of `TS-20261123-014`. */
export const shortNumber = (number: string): string => (number ? `…${number.slice(number.lastIndexOf('-') + 1)}` : '');
