import { numberPattern as N, numeral } from '../numerals.js';
import type { Meaning, PartName, Rule } from './tokens.js';

const number = (text: string | undefined): number => (text ? numeral(text) : NaN);

const partNames: [RegExp, PartName][] = [
  [/凌晨|拂晓/, 'dawn'],
  [/中午|晌午|午间|正午/, 'noon'],
  [/下午|午后|下晌|下半天|后半天|后晌/, 'afternoon'],
  [/傍晚|黄昏/, 'dusk'],
  [/早|上午|晨|头午|上半天|前半天/, 'morning'],
  [/晚|夜/, 'evening'],
];
const part = (text: string): Meaning | undefined => {
  const name = partNames.find(([pattern]) => pattern.test(text))?.[1];
  return name && { kind: 'part', name };
};

const H = '(?<h>2[0-4]|1\\d|0?\\d|二十[一二三四]?|十[一二三四五六七八九]?|[一二两三四五六七八九零])';

/** `三点半` is 3:30; whether it is in the afternoon is found out later. */
export function time(hours: number, minutes: number): Meaning | undefined {
  if (!(hours >= 0 && hours <= 24 && minutes >= 0 && minutes < 60)) return undefined;
  return { kind: 'time', minutes: hours * 60 + minutes, sure: hours > 12 || hours === 0 };
}

function minutesOf(rest: string | undefined): number {
  if (!rest || /^(?:整|正|钟)$/.test(rest)) return 0;
  if (rest === '半') return 30;
  const quarter = /^([一三123])刻/.exec(rest)?.[1];
  return quarter ? number(quarter) * 15 : number(rest.replace(/分$/, '').replace(/^[零〇](?=.)/, ''));
}

/** Parts of the day, times, how long, and the words between them. */
export const timeRulesZh: Rule[] = [
  {
    pattern:
      /凌晨|拂晓|大清早|清早|大早上|一大早|一早|早上|早晨|清晨|上午|头午|早间|上半天|前半天|中午|晌午|午间|正午|下午|午后|下晌|后晌|下半天|后半天|傍晚|黄昏|晚上|晚间|夜里|夜间|(?<=[昨今明后]天?|(?:周|星期|礼拜)[一二三四五六日天]|[号日])[早晚夜](?!饭|餐|班|退|到|会|走|来|高峰|了|睡|点[^一二三四五六七八九十\d])|(?<=^|[\s,。到至~请-])[早晚](?=[一二三四五六七八九十\d]{1,2}\s*[点:时])/g,
    read: (_, __, text) => part(text),
  },
  {
    pattern: new RegExp(
      `(?<![\\d.第几有差]|(?<!周|期|拜)[一二三四五六七八九十])${H}\\s*(?:点|时)(?!多钟?头|击|名|评|赞|子上|滴|儿事|事)(?:钟)?(?<m>半|整|[一三123]刻(?:钟)?|[零〇]?(?:[1-5]?\\d|[二三四五]?十[一二三四五六七八九]?|[一二三四五六七八九])分?(?!\\s*[个点到天]))?`,
      'g',
    ),
    read: ({ h, m }) => time(number(h), minutesOf(m)),
  },
  {
    pattern: new RegExp(
      `(?<![\\d.]|(?<!周|期|拜)[一二三四五六七八九十])(?<h>2[0-3]|1\\d|[7-9])(?=\\s*(?:-|~|到|至)\\s*(?:2[0-4]|1?\\d)\\s*(?:点|时))`,
      'g',
    ),
    read: ({ h }) => time(number(h), 0),
  },
  {
    pattern: new RegExp(
      `(?<![\\d.]|(?<!周|期|拜)[一二三四五六七八九十])(?<h>[1-6]|[一二两三四五六七八九]|十[一二]?)(?=\\s*(?:-|~|到|至)\\s*(?:1?\\d|[一二两三四五六七八九]|十[一二]?)\\s*点)`,
      'g',
    ),
    read: ({ h }) => time(number(h), 0),
  },
  {
    pattern: /早(?<h>[七八九十]|1?\d)点?(?:到|至)?晚(?<m>[五六七八九十]|1?\d)点?(?!班)/g,
    read: ({ h, m }) => [
      { kind: 'time', minutes: number(h) * 60, sure: true },
      { kind: 'to' },
      { kind: 'time', minutes: (number(m) + 12) * 60, sure: true },
    ],
  },
  // how long
  {
    pattern: /(?<!上|下|前|后|大|几个?|好)(?<n>[一二两三四1-9])?个?半(?:个)?(?:天|日)(?!没|不|都|了才|才|也|还)/g,
    read: ({ n }) =>
      n
        ? { kind: 'length', days: number(n) > 1 ? number(n) / 2 : undefined, half: number(n) === 1 }
        : { kind: 'length', half: true },
  },
  {
    pattern: new RegExp(`(?<n>\\d+(?:\\.\\d+)?|${N})\\s*个?半(?:小时|钟头)`, 'g'),
    read: ({ n }) => ({ kind: 'length', minutes: Math.round(Number(/^\d/.test(n ?? '') ? n : number(n)) * 60 + 30) }),
  },
  { pattern: /半个?(?:小时|钟头)/g, read: () => ({ kind: 'length', minutes: 30 }) },
  {
    pattern: new RegExp(`(?<n>\\d+(?:\\.\\d+)?|${N}|俩)\\s*个?(?<u>小时|钟头|分钟|刻钟|h(?![a-z]))`, 'g'),
    read: ({ n = '', u = '' }) => ({
      kind: 'length',
      minutes: Math.round(
        (/^\d/.test(n) ? Number(n) : number(n.replace('俩', '二'))) * (/分/.test(u) ? 1 : /刻/.test(u) ? 15 : 60),
      ),
    }),
  },
  {
    pattern: new RegExp(
      `(?<!第|上|下|前|每|隔|过|这|那|几)(?<n>${N})\\s*(?<u>个?工作日|(?:整)?天|日(?!期|常)|个?(?:周|星期|礼拜)(?![一二三四五六日末])|个月)(?!\\s*(?:前|后|之后|以后|之前|以前|没|都(?!请|休|要|不在|不来|在|得)|了(?!,|。|$)))`,
      'g',
    ),
    read: ({ n, u = '' }) => lengthIn(number(n), u),
  },
  {
    pattern: /现在|即刻|这会儿|马上|立刻/g,
    read: (_, { today, minutes }) => ({ kind: 'moment', day: today, minutes, now: true }),
  },
  // between and around
  {
    pattern:
      /(?<!收|迟|换|改|挪|调|推|移|没|找|看|听|遇|碰|想|等|报|签|拿|送|感|得|说|直)(?:一直)?(?:到|至)(?!岗|家|位|底|期|处|达|场|货|现场|时候|了|哪|今为止|你|我|物业|单位|公司|医院|店)/g,
    read: () => ({ kind: 'to' }),
  },
  { pattern: /和|跟|及|与|、|加上|还有|以及/g, read: () => ({ kind: 'and' }) },
  {
    pattern: /从|自(?=[今明后大下本这周星礼\d一二三四五六七八九十])|打(?=[明今后下周])/g,
    read: () => ({ kind: 'from' }),
  },
  {
    pattern: /(?:开始|起|以后|之后|过后|后)(?!来|天|的[^,。]|勤|半|面|悔|台|门|床|诉|火|因|码|重|步|动)/g,
    read: () => ({ kind: 'onwards' }),
  },
  { pattern: /(?:以前|之前|前)(?!台|天|面|门|后|段|阵|几|两|往|期|任)/g, read: () => ({ kind: 'until' }) },
];

export const sureWhen = (meaning: Meaning | undefined, sure: boolean): Meaning | undefined =>
  meaning?.kind === 'time' && sure ? { ...meaning, sure } : meaning;

function lengthIn(n: number, unit: string): Meaning | undefined {
  if (!(n >= 1 && n <= 400)) return undefined;
  if (/工作日/.test(unit)) return { kind: 'length', days: n, workdays: true };
  return { kind: 'length', days: n * (/周|星期|礼拜/.test(unit) ? 7 : /月/.test(unit) ? 30 : 1) };
}
