import type { Meaning, PartName } from './tokens.js';

const words: Record<string, number> = {
  a: 1,
  an: 1,
  one: 1,
  two: 2,
  couple: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  half: 0.5,
  fourteen: 14,
  fifteen: 15,
  twenty: 20,
  thirty: 30,
};
export const number = (text: string | undefined): number =>
  text === undefined ? NaN : (words[text.replace(/^a couple( of)?$|^couple of$/, 'couple').trim()] ?? Number(text));

/** "half an hour" is half of one. */
export const halfOf = (n: string | undefined): number => (n?.startsWith('half') ? 0.5 : number(n));

export const WD =
  '(?<w>mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday|s)?|thu(?:rs?(?:day)?)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?)\\b\\.?';
export const MONTH =
  '(?<m>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?';
export const NUM =
  '(?<n>\\d+(?:\\.\\d+)?|an?(?: couple(?: of)?)?|couple of|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fourteen|fifteen|twenty|thirty|half an?)';
export const D = '(?<d>3[01]|[12]\\d|0?[1-9])';

const partNames: Record<string, PartName> = {
  morning: 'morning',
  afternoon: 'afternoon',
  evening: 'evening',
  night: 'evening',
  lunchtime: 'noon',
  lunch: 'noon',
  midday: 'noon',
  arvo: 'afternoon',
};

/** A part of the day by its name. */
export const part = (name: string | undefined): Meaning => ({ kind: 'part', name: partNames[name ?? ''] ?? 'morning' });
