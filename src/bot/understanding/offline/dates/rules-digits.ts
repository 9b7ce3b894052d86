import { monthDate } from './rules-days-zh.js';
import { sureWhen, time } from './rules-times-zh.js';
import { nextDate } from './calendar.js';
import { dated, day } from './meanings.js';
import type { Clock, Groups, Meaning, Rule } from './tokens.js';

/** A number that is a day only by its company: `25-27号`, `11.25-27`, `25、26、27三天`. */
const bare = ({ d }: Groups, clock: Clock): Meaning | undefined =>
  dated(nextDate(clock.today, Number(d), clock.past), (other) => nextDate(other, Number(d)));

/** Dates, times and links written in figures and signs, the same in every language. */
export const digitRules: Rule[] = [
  {
    pattern: /(?<![\d/.])(?<d>3[01]|2\d|1[3-9])\/(?<m>1[0-2]|0?[1-9])(?![\d/])/g,
    read: (g, clock) => day(monthDate(g, clock)),
  },
  {
    pattern: /(?<!\d)(?<y>20\d{2})\s*[-/.年]\s*(?<m>\d{1,2})\s*[-/.]\s*(?<d>\d{1,2})(?!\d|-\d{1,2}(?!\d))/g,
    read: (g, clock) => day(monthDate(g, clock)),
  },
  {
    pattern: /(?<![\d/.])(?<m>1[0-2]|0?[1-9])\/(?<d>3[01]|[12]\d|0?[1-9])(?![\d/]|\s*(?:5|out))/g,
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
  { pattern: /(?<![\d.:月/-])(?<d>3[01]|[12]?\d)(?=\s*(?:-|~|到|至)\s*\d{1,2}\s*[号日](?!楼|栋|门))/g, read: bare },
  { pattern: /(?<=\d{1,2}[./]\d{1,2}[号日]?\s*(?:-|~|到|至)\s*)(?<d>3[01]|[12]?\d)(?!\d|[.:/月点时])/g, read: bare },
  {
    pattern: /(?<![\d.:])(?<d>3[01]|[12]?\d)(?=(?:\s*[、,和]\s*\d{1,2})+\s*(?:[号日](?!楼|栋)|[两三四五]天))/g,
    read: bare,
  },
  { pattern: /(?<=\d\s*[、,和]\s*)(?<d>3[01]|[12]?\d)(?=\s*[两三四五]天)/g, read: bare },
  { pattern: /~|-+|→/g, read: () => ({ kind: 'to' }) },
  { pattern: /\/|&/g, read: () => ({ kind: 'and' }) },
];
