import type { Month } from '../../rules/attendance/month.js';
import type { Calendar } from '../../rules/calendar.js';
import type { Instant, LocalDate } from '../../rules/time.js';

/** What staff write about clocking and the record, as far as it is no request for leave. Short words only: a story is none. */
export type Said =
  | { what: 'clock'; way: 'in' | 'out'; code?: string }
  | { what: 'whichClock' }
  | { what: 'forgot'; way?: 'in' | 'out'; time?: string; date?: LocalDate }
  | { what: 'record'; month: Month }
  | { what: 'team'; month: Month }
  | { what: 'calendar' }
  | { what: 'offPost' };

/** Longer than this is about something else. */
const longest = 60;

const forgot =
  /忘(?:记|了|掉)*(?:了)?(?:打卡|打上班卡|打下班卡|刷卡|签到|签退)|补卡|漏打|forgot to (?:clock|punch|sign|swipe)|missed (?:punch|clock)/i;
const calendar = /日历(?:订阅|链接|地址)|订阅.{0,4}(?:日历|班表)|calendar (?:feed|link|subscription)|\bics\b/i;
const record =
  /我的?.{0,6}(?:考勤|出勤|打卡)(?:记录|情况)?|^考勤记录|\bmy (?:attendance|clock(?:ing)? record|record)\b/i;
const team =
  /谁.{0,6}(?:休|不在|请假)|(?:团队|部门|班组|大家).{0,6}(?:休假|出勤|月历|月表)|休假月历|月历|who(?:'s| is) (?:away|off|on leave)|team (?:calendar|month)/i;
const offPost = /脱岗|不在岗|擅自离岗|was (?:not at|off) (?:his|her|their|the) post/i;
const comes =
  /^(?:我)?(?:已经?)?(?:上班了?|到岗了?|到了|到单位了|签到|上班打卡|打上班卡|开始上班)(?:[，,\s]*(?:打卡|打个卡))?|^(?:i(?:'ve|'m| am| have)? )?(?:clock(?:ed|ing)?|punch(?:ed|ing)?|check(?:ed|ing)?|sign(?:ed|ing)?)[ -]?in\b|^i'?m (?:here|at work)\b/i;
const goes =
  /^(?:我)?(?:已经?)?(?:下班了?|签退|下班打卡|打下班卡)(?:[，,\s]*(?:打卡|打个卡))?|^(?:i(?:'ve|'m| am| have)? )?(?:clock(?:ed|ing)?|punch(?:ed|ing)?|check(?:ed|ing)?|sign(?:ed|ing)?)[ -]?(?:out|off)\b|^(?:i'?m )?off work\b/i;

/** @returns undefined when the words ask for nothing of the kind */
export function readClocking(text: string, calendarOf: Calendar, now: Instant): Said | undefined {
  const words = text.trim();
  if (words.length === 0 || [...words].length > longest) return undefined;
  const today = calendarOf.dateOf(now);
  if (forgot.test(words)) return { what: 'forgot', ...forgotten(words, calendarOf, today) };
  if (calendar.test(words)) return { what: 'calendar' };
  if (record.test(words)) return { what: 'record', month: monthIn(words, today, calendarOf) };
  if (team.test(words)) return { what: 'team', month: monthIn(words, today, calendarOf) };
  if (offPost.test(words)) return { what: 'offPost' };
  if (/^打(?:个)?卡[。!！]?$/.test(words)) return { what: 'whichClock' };
  return clocked(words);
}

function clocked(words: string): Said | undefined {
  for (const [way, pattern] of [
    ['in', comes],
    ['out', goes],
  ] as const) {
    const found = pattern.exec(words);
    const rest = found && words.slice(found[0].length).replace(/^[\s，,。.!！:：]+|[\s，,。.!！]+$/g, '');
    // What follows is the code at the desk, or nothing: 上班了才发现… is a story.
    if (rest === '') return { what: 'clock', way };
    if (rest && /^(?:码|验证码|code)?[\s:：]*[A-Za-z0-9]{4,20}$/.test(rest))
      return { what: 'clock', way, code: rest.replace(/^(?:码|验证码|code)?[\s:：]*/i, '') };
  }
  return undefined;
}

function forgotten(words: string, days: Calendar, today: LocalDate): Omit<Extract<Said, { what: 'forgot' }>, 'what'> {
  const [, hours, minutes, half] = /(\d{1,2})\s*(?:[:：点時时h])\s*(?:(\d{2})|(半))?/.exec(words) ?? [];
  const time = hours ? `${hours.padStart(2, '0')}:${minutes ?? (half ? '30' : '00')}` : undefined;
  const yesterday = /昨天|昨晚|yesterday|last night/i.test(words);
  const way = /下班|签退|out\b/i.test(words) ? 'out' : /上班|签到|in\b/i.test(words) ? 'in' : undefined;
  return {
    ...(way ? { way } : {}),
    ...(time ? { time } : {}),
    date: yesterday ? days.addDays(today, -1) : today,
  };
}

/** 上个月, 下个月, 11月; this month unless said. */
export function monthIn(words: string, today: LocalDate, days: Pick<Calendar, 'addDays'>): Month {
  const month = today.slice(0, 7);
  if (/上个?月|last month/i.test(words)) return days.addDays(`${month}-01`, -1).slice(0, 7);
  if (/下个?月|next month/i.test(words)) return days.addDays(`${month}-28`, 7).slice(0, 7);
  const named = Number(/(\d{1,2})\s*月/.exec(words)?.[1] ?? 0);
  return named >= 1 && named <= 12 ? `${month.slice(0, 4)}-${String(named).padStart(2, '0')}` : month;
}
