import { numberPattern as N, numeral } from '../numerals.js';
import {
  dayOf,
  exists,
  lengthOfMonth,
  mondayOf,
  nextDate,
  nextMonthDate,
  partsOf,
  plusMonths,
  weekdayOf,
  type Day,
} from './calendar.js';
import { workdayAfter } from './festivals.js';
import { dated, day, days } from './meanings.js';
import type { Clock, Groups, Meaning, Rule } from './tokens.js';

const number = (text: string | undefined): number => (text ? numeral(text) : NaN);

const relative: Record<string, number> = {
  大前: -3,
  前: -2,
  昨: -1,
  今: 0,
  当: 0,
  明: 1,
  名: 1,
  翌: 1,
  后: 2,
  大后: 3,
};
const weekdays: Record<string, number> = {
  一: 1,
  二: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  日: 7,
  天: 7,
  '1': 1,
  '2': 2,
  '3': 3,
  '4': 4,
  '5': 5,
  '6': 6,
  '7': 7,
};
/** -1 for 上, 0 for 这, 1 for 下; each further 上 or 下 counts one more. Undefined when nothing is said. */
function weeksAway(prefix: string | undefined): number | undefined {
  if (!prefix) return undefined;
  const down = prefix.match(/下/g)?.length ?? 0;
  const up = prefix.match(/上/g)?.length ?? 0;
  return down - up;
}

/** A bare weekday is the next one ahead; told afterwards, the last one. */
function weekday(n: number, away: number | undefined, clock: Clock): Day {
  if (away !== undefined) return mondayOf(clock.today) + away * 7 + n - 1;
  const ahead = (n - weekdayOf(clock.today) + 7) % 7 || 7;
  return clock.today + (clock.past ? ahead - 7 : ahead);
}

function monthOf(groups: Groups, clock: Clock): { year: number; month: number } | undefined {
  const now = partsOf(clock.today);
  if (groups.away) return { year: now.year, month: now.month + (weeksAway(groups.away) ?? 0) };
  const month = groups.m?.startsWith('元') ? 1 : number(groups.m);
  if (!(month >= 1 && month <= 12)) return undefined;
  const year = yearOf(groups.y, clock);
  return { year: year ?? now.year, month };
}

function yearOf(text: string | undefined, clock: Clock): number | undefined {
  if (!text) return undefined;
  const { year } = partsOf(clock.today);
  const named = { 前: -2, 去: -1, 今: 0, 本: 0, 明: 1, 后: 2 }[text.charAt(0)];
  if (named !== undefined) return year + named;
  const read = number(text.replace(/年/g, ''));
  return read >= 1000 && read < 3000 ? read : read >= 20 && read < 100 ? 2000 + read : undefined;
}

/** The day itself without a year the next one; with a year that one. */
export function monthDate(groups: Groups, clock: Clock): Day | undefined {
  const date = number(groups.d);
  const at = monthOf(groups, clock);
  if (!at || !(date >= 1 && date <= 31)) return undefined;
  if (!groups.y && !groups.away) return nextMonthDate(clock.today, at.month, date, clock.past);
  return exists(at.year, at.month, date) ? dayOf(at.year, at.month, date) : undefined;
}

/** A month without a year that is over means next year's. */
function spanOfMonth(
  groups: Groups,
  clock: Clock,
  part: (length: number) => [number, number],
): { from: Day; to: Day } | undefined {
  const now = partsOf(clock.today);
  const at = groups.m || groups.away ? monthOf(groups, clock) : { year: now.year, month: now.month };
  if (!at) return undefined;
  const make = (year: number, month: number): { from: Day; to: Day } => {
    const [a, b] = part(lengthOfMonth(year, month));
    return { from: dayOf(year, month, a), to: dayOf(year, month, b) };
  };
  const span = make(at.year, at.month);
  if (span.to >= clock.today || clock.past || groups.y || groups.away) return span;
  return groups.m ? make(at.year + 1, at.month) : make(at.year, at.month + 1);
}

const W = '(?:周|星期|礼拜|个星期|个礼拜)';
const prefix = '(?<away>上+个?|这一?个?|本|今|下+个?|大下个?)';
const Y = '(?:(?<y>\\d{4}|\\d{2}|[二〇零一二三四五六七八九]{4}|今|明|后|去|本)年\\s*的?)?';
const M = `(?<m>1[0-2]|0?[1-9]|十[一二]?|[一二两三四五六七八九元])\\s*月份?的?`;
const away = '(?:(?<away>上+个?|这个?|本|当|下+个?)月的?)';
const D =
  '(?<d>3[01]|[12]\\d|0?[1-9]|三十一?|[二廿]?十[一二三四五六七八九]?|廿[一二三四五六七八九]?|[一二三四五六七八九])';
const notPlace =
  '(?!\\s*(?:楼|门|栋|幢|线|车|位|梯|电梯|库|房|单元|机|桩|岗|泵|水箱|院|地块|商铺|铺|柜|\\d+(?!\\d)(?!\\s*[号日])|厅|会所|点|路|灯|摄像|仓))';

/** Days, weeks and months as they are said in Chinese. */
export const dayRulesZh: Rule[] = [
  // 明天, 大后天, 今晚, 明早, 昨儿夜里
  {
    pattern:
      /(?<r>大前|大后|前|昨|今|明|翌|(?<!\d\s*[天日周月年]?|[一二两三四五六七八九十几]\s*[天日周月年]?|[最然背以之今往先饭午病假节班手过课会完])后)(?:天|儿个?|日|个儿)(?!气|然|后|津)|(?<r2>[昨今明])(?=[早晚晨夜午])|当天(?!来回|往返|的)/g,
    read: ({ r, r2 }, clock) => (r || r2 ? day(clock.today + (relative[r ?? r2 ?? ''] ?? 0)) : undefined),
  },
  {
    pattern: /明后(?:两|2|二)?天|明、后(?:两)?天|明天?和?后天?(?:两|2)天|这两天(?!来|都|老|一直|总)/g,
    read: (_, { today }) => days(today + 1, today + 2),
  },
  { pattern: /今明(?:两|2|二)?天/g, read: (_, { today }) => days(today, today + 1) },
  // weeks and weekdays
  {
    pattern: new RegExp(
      `${prefix}?${W}(?:的)?(?<n>(?:[一二三四五六日天]|[1-7](?!\\d))(?:\\s*[、,和跟及]?\\s*(?:${W})?[一二三四五六日天](?![上下中晚早点号楼栋个次天小])){0,5})(?![上下]?[个号栋楼])`,
      'g',
    ),
    read: ({ away: a, n = '' }, clock) => {
      const named = [...n].map((c) => weekdays[c]).filter((w) => w !== undefined);
      const first = weekday(named[0] ?? 1, weeksAway(a), clock);
      const last = first + (((named.at(-1) ?? 1) - (named[0] ?? 1) + 7) % 7);
      return named.length > 1
        ? days(first, last)
        : {
            kind: 'day',
            day: first,
            weekday: true,
            from: a
              ? undefined
              : (other: Day) => weekday(named[0] ?? 1, undefined, { ...clock, today: other, past: false }),
          };
    },
  },
  {
    pattern: new RegExp(`${prefix}?(?:周末|星期末|礼拜末|双休日?)`, 'g'),
    read: ({ away: a }, clock) => {
      const saturday =
        mondayOf(clock.today) + 5 + 7 * (weeksAway(a) ?? (clock.past && weekdayOf(clock.today) < 6 ? -1 : 0));
      return days(saturday, saturday + 1);
    },
  },
  {
    pattern: new RegExp(
      `(?:${prefix}${W}的?)?(?:(?<first>[上前]半(?:周|个星期|个礼拜|段))|(?<second>[下后]半(?:周|个星期|个礼拜|段)))`,
      'g',
    ),
    read: ({ away: a, first }, clock) => {
      const monday = mondayOf(clock.today) + 7 * (weeksAway(a) ?? 0);
      return first ? days(monday, monday + 2) : days(monday + 3, monday + 6);
    },
  },
  {
    pattern: new RegExp(`(?:${prefix}${W})?(?:的)?(?:剩下|剩余|余下)的?(?:这)?(?:几|${N})?(?:天|日子|时间)`, 'g'),
    read: (_, { today }) => days(today, mondayOf(today) + 6),
  },
  {
    pattern: new RegExp(
      `${prefix}(?:周|星期|礼拜|个星期|个礼拜)(?:全|整|一整)?(?:周|天)?(?!\\s*[一二三四五六日末天\\d])`,
      'g',
    ),
    read: ({ away: a }, { today }) => {
      const monday = mondayOf(today) + 7 * (weeksAway(a) ?? 0);
      return days(monday, monday + 6, true);
    },
  },
  {
    pattern: new RegExp(`${Y}(?:${M}|${away})第?(?<nth>${N}|最后一?)个${W}(?<w>[一二三四五六日天])`, 'g'),
    read: (g, clock) =>
      day(
        nthWeekday(
          spanOfMonth(g, clock, (last) => [1, last]),
          g,
        ),
      ),
  },
  // months
  {
    pattern: new RegExp(`${Y}(?:${M}|${away})?(?<part>上|中|下)旬`, 'g'),
    read: (g, clock) =>
      spanMeaning(
        spanOfMonth(g, clock, (last) => (g.part === '上' ? [1, 10] : g.part === '中' ? [11, 20] : [21, last])),
      ),
  },
  {
    pattern: new RegExp(`${Y}(?:${M}|${away})?(?<part>[上下])半(?:个)?月`, 'g'),
    read: (g, clock) => spanMeaning(spanOfMonth(g, clock, (last) => (g.part === '上' ? [1, 15] : [16, last]))),
  },
  {
    pattern: new RegExp(`${Y}(?:${M}|${away}|月)(?:的)?(?:底|末|最后(?:的)?一天|尾)(?:那天|最后一天)?`, 'g'),
    read: (g, clock) => day(spanOfMonth(g, clock, (last) => [last, last])?.to),
  },
  { pattern: /月底|月末/g, read: (_, clock) => day(spanOfMonth({}, clock, (last) => [last, last])?.to) },
  {
    pattern: /(?<y>今|明|本|当)?年底|年末/g,
    read: ({ y }, clock) => day(dayOf((y ? yearOf(y, clock) : undefined) ?? partsOf(clock.today).year, 12, 31)),
  },
  {
    pattern: /(?:这个?|本|当)月(?:剩下|剩余|余下)的?(?:几天|日子|时间)?/g,
    read: (_, { today }) =>
      days(
        today,
        plusMonths(today, 0) + lengthOfMonth(partsOf(today).year, partsOf(today).month) - partsOf(today).date,
      ),
  },
  // 2026年12月1号, 12.1, 15号, 3号4号
  {
    pattern: new RegExp(`${Y}(?:${M}|${away})${D}\\s*(?:号|日)?(?!\\s*[点:时]|\\d|[.]\\d|个)${notPlace}`, 'g'),
    read: (g, clock) => day(monthDate(g, clock)),
  },
  {
    pattern: new RegExp(`(?<![\\d第一二三四五六七八九十零〇])${D}\\s*[号日](?!历|报|常|子|期|称|召)${notPlace}`, 'g'),
    read: ({ d }, clock) => dated(nextDate(clock.today, number(d), clock.past), (other) => nextDate(other, number(d))),
  },
  {
    pattern: new RegExp(`${Y}${M}(?!\\d|[上中下]旬|[底末初]|薪|卡|租|费|票)`, 'g'),
    read: (g, clock) =>
      /份/.test(g.m ?? '')
        ? undefined
        : spanMeaning(
            spanOfMonth(g, clock, (last) => [1, last]),
            true,
          ),
  },
  {
    pattern: /(?<away>下+个?|这个|本)月(?![底末初\d上中下]|薪|卡|租|费|票|的?\s*\d)/g,
    read: (g, clock) =>
      spanMeaning(
        spanOfMonth(g, clock, (last) => [1, last]),
        true,
      ),
  },
  // so long from now
  {
    pattern: new RegExp(
      `(?<n>${N}|半)\\s*个?(?<u>天|日|周|星期|礼拜|月|年|小时|钟头|分钟|刻钟)(?:之|以)?(?<s>后|前)(?:的今天|的这一天|这天)?(?!的投诉|就|一直)`,
      'g',
    ),
    read: ({ n, u = '', s }, clock) => fromNow(n === '半' ? 0.5 : number(n), u, s === '前' ? -1 : 1, clock),
  },
  {
    pattern: new RegExp(
      `(?:未来|接下来|今后|往后|之后|下面)的?(?:这)?(?<n>${N}|几)\\s*个?(?<w>工作|上班)?(?<u>天|日|周|星期|礼拜|月)`,
      'g',
    ),
    read: ({ n = '', w, u = '' }, clock) =>
      n === '几'
        ? undefined
        : nextDays(number(n) * ({ 周: 7, 星期: 7, 礼拜: 7, 月: 30 }[u] ?? 1), w !== undefined, clock.today),
  },
  {
    pattern: new RegExp(`(?<n>${N})个工作日(?:之|以)?后`, 'g'),
    read: ({ n }, clock) => day(workdayAfter(clock.today, Math.min(number(n), 400))),
  },
];

const spanMeaning = (span: { from: Day; to: Day } | undefined, loose = false): Meaning | undefined =>
  span && days(span.from, span.to, loose);

function fromNow(n: number, unit: string, sign: 1 | -1, { today, minutes }: Clock): Meaning | undefined {
  if (!(n > 0 && n < 1000)) return undefined;
  if (/天|日/.test(unit)) return day(today + sign * Math.round(n));
  if (/周|星期|礼拜/.test(unit)) return day(today + sign * Math.round(n * 7));
  if (/月/.test(unit)) return day(n < 1 ? today + sign * 15 : plusMonths(today, sign * n));
  if (/年/.test(unit)) return day(n < 1 ? plusMonths(today, sign * 6) : plusMonths(today, sign * 12 * n));
  const length = n * (/分/.test(unit) ? 1 : /刻/.test(unit) ? 15 : 60);
  return moment(today, minutes + sign * Math.round(length));
}

const moment = (today: Day, minutes: number): Meaning => ({
  kind: 'moment',
  day: today + Math.floor(minutes / 1440),
  minutes: ((minutes % 1440) + 1440) % 1440,
});

/** "The next N days" begin tomorrow; workdays are counted by the working calendar. */
export function nextDays(n: number, workdays: boolean, today: Day): Meaning | undefined {
  if (!(n >= 1 && n <= 400)) return undefined;
  return workdays ? days(workdayAfter(today, 1), workdayAfter(today, n)) : days(today + 1, today + n);
}

/** 12月第一个周日, 本月最后一个周五 */
function nthWeekday(span: { from: Day; to: Day } | undefined, { nth = '', w = '' }: Groups): Day | undefined {
  const wanted = weekdays[w];
  if (!span || !wanted) return undefined;
  const first = span.from + ((wanted - weekdayOf(span.from) + 7) % 7);
  const at = nth.startsWith('最后') ? first + Math.floor((span.to - first) / 7) * 7 : first + (number(nth) - 1) * 7;
  return at <= span.to ? at : undefined;
}
