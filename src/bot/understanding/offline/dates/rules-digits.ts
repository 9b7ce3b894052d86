import { monthDate } from './rules-days-zh.js';
import { sureWhen, time } from './rules-times-zh.js';
import type { Day } from './calendar.js';
import type { Meaning, Rule } from './tokens.js';

const day = (at: Day | undefined): Meaning | undefined => (at === undefined ? undefined : { kind: 'day', day: at });

/** Dates, times and links written in figures and signs, the same in every language. */
export const digitRules: Rule[] = [
  {
    pattern: /(?<![\d-])(?<y>20\d{2})\s*[-/.年]\s*(?<m>\d{1,2})\s*[-/.]\s*(?<d>\d{1,2})(?![\d-])/g,
    read: (g, clock) => day(monthDate(g, clock)),
  },
  {
    pattern: /(?<![\d/.-])(?<m>1[0-2]|0?[1-9])\/(?<d>3[01]|[12]\d|0?[1-9])(?![\d/]|\s*(?:5|out))/g,
    read: (g, clock) => day(monthDate(g, clock)),
  },
  {
    pattern:
      /(?<![\d.-])(?<m>1[0-2]|0?[1-9])[.](?<d>3[01]|[12]\d|0?[1-9])(?![\d.%]|\s*(?:个?(?:小时|钟头|半|天|倍|元|块|米|万|度|分|星|kg|h|hrs?|hours?)))(?=\s*(?:-|~|到|至|号|日|请|休|调|上午|下午|早|晚|全天|那天|加班|,|$))/g,
    read: (g, clock) => day(monthDate(g, clock)),
  },
  {
    pattern: /(?<![\d-])(?<m>1[0-2]|0[1-9])-(?<d>3[01]|[12]\d|0[1-9])(?![\d-]|\s*[点室房])/g,
    read: (g, clock) => day(monthDate(g, clock)),
  },
  {
    pattern: /(?<![\d:.])(?<h>2[0-4]|[01]?\d)\s*:\s*(?<m>[0-5]\d)(?!\d)(?:分|:\d\d)?/g,
    read: ({ h, m }) => sureWhen(time(Number(h), Number(m)), /^0\d/.test(h ?? '')),
  },
  { pattern: /~|-+|→/g, read: () => ({ kind: 'to' }) },
  { pattern: /\/|&/g, read: () => ({ kind: 'and' }) },
];
