import type { Day } from './calendar.js';
import type { Festival } from './festivals.js';

/** What a piece of the text says about time. Minutes count from midnight. */
export type Meaning =
  | {
      kind: 'day';
      day: Day;
      /** The same words seen from another day: `12月21日至25日`. */ from?: (day: Day) => Day | undefined;
      /** Said by its weekday. */
      weekday?: boolean;
    }
  | { kind: 'days'; from: Day; to: Day; /** a week or a month: what follows may lie in it */ loose?: boolean }
  | { kind: 'part'; name: PartName }
  | { kind: 'time'; minutes: number; sure: boolean }
  | { kind: 'moment'; day: Day; minutes: number; now?: boolean }
  | { kind: 'length'; days?: number; minutes?: number; half?: boolean; workdays?: boolean }
  | { kind: 'to' }
  | { kind: 'and' }
  | { kind: 'from' }
  | { kind: 'onwards' }
  | { kind: 'until' };

export type Token = Meaning & { at: number; end: number };

export const parts = {
  dawn: { from: 0, to: 360 },
  morning: { from: 480, to: 720 },
  noon: { from: 690, to: 810 },
  afternoon: { from: 810, to: 1050 },
  dusk: { from: 1050, to: 1140 },
  evening: { from: 1080, to: 1320 },
} as const;
export type PartName = keyof typeof parts;

export interface Clock {
  today: Day;
  /** Minutes since midnight. */
  minutes: number;
  /** It is told afterwards: days lie behind. */
  past: boolean;
  /** The festival that the text names somewhere: what `节后` means. */
  festival?: Festival;
}

export type Groups = Record<string, string | undefined>;

/** A rule: where its pattern fits, what it means (or nothing after all). */
export interface Rule {
  pattern: RegExp;
  read(groups: Groups, clock: Clock, text: string): Meaning | Meaning[] | undefined;
}

/** All that the rules find, left to right; of two that overlap the one that begins first, then the longer. */
export function tokensOf(text: string, rules: readonly Rule[], clock: Clock): Token[] {
  const found: { at: number; end: number; rule: Rule; groups: Groups }[] = [];
  for (const rule of rules) {
    for (const match of text.matchAll(rule.pattern)) {
      if (match[0])
        found.push({ at: match.index, end: match.index + match[0].length, rule, groups: match.groups ?? {} });
    }
  }
  found.sort((a, b) => a.at - b.at || b.end - a.end);
  const tokens: Token[] = [];
  let from = 0;
  for (const { at, end, rule, groups } of found) {
    if (at < from) continue;
    const meaning = rule.read(groups, clock, text.slice(at, end));
    if (!meaning) continue;
    for (const one of Array.isArray(meaning) ? meaning : [meaning]) tokens.push({ ...one, at, end });
    from = end;
  }
  return tokens;
}
