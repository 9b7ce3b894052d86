import type { Intent } from '../../../../flows/understand.js';
import { dayFrom } from './calendar.js';
import { festivals } from './festivals.js';
import { holidayRules } from './rules-holidays.js';
import { dayRulesZh } from './rules-days-zh.js';
import { digitRules } from './rules-digits.js';
import { dayRulesEn } from './rules-days-en.js';
import { timeRulesEn } from './rules-times-en.js';
import { timeRulesZh } from './rules-times-zh.js';
import { piecesOf } from './moments.js';
import { spanIn, type Span } from './spans.js';
import { tokensOf, type Clock, type Rule } from './tokens.js';

export type { Span } from './spans.js';

const rulesZh: Rule[] = [...holidayRules, ...dayRulesZh, ...timeRulesZh, ...digitRules];
const rulesEn: Rule[] = [...dayRulesEn, ...timeRulesEn];
const rulesMixed: Rule[] = [...rulesZh, ...rulesEn];
const rulesOnlyEn: Rule[] = [...holidayRules, ...rulesEn, ...digitRules];

const mayHold =
  /\d|[一二两三四五六七八九十天日周月年节早晚午夜假末底旬]|星期|礼拜|除夕|国庆|中秋|端午|清明|春节|\b(?:today|tom|tmr|tonight|night|last|weekend|fortnight|yesterday|now|noon|midnight|morning|afternoon|evening|week|month|day|mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|hour|christmas|xmas|new year|half|spring|valentine|national|labou?r)/;
const told =
  /加(?:了|过|完)|[干做值上顶忙弄修](?:了|到)|补(?:登|报|卡|录|打|签|记|个卡|一下)|漏打|忘(?:了|记)?(?:打|签|刷)|没打|worked|stayed|forgot|missed|\blast\b|\bdid\b|was (?:on|at|here)|already/;
const habit =
  /每(?:天|日|周|晚|个|逢|到)|天天|晚晚|夜夜|老是|经常|总是|常常|一到|every|always|usually|each (?:day|night|morning)|daily/;

/** Matters that are about a time: only there a lone "下午" or "三点" is today's. */
const timed = new Set<Intent>([
  'leave',
  'overtime',
  'outing',
  'clock',
  'handover',
  'callback',
  'approve',
  'reject',
  'cancel',
  'report',
]);

/**
 * When, in local time without zone (docs/understanding.md); nulls without a date. Never throws on any text.
 * @param text normalised
 * @param now local time, `2026-11-23T22:41`
 */
export function readDates(text: string, now: string, intent: Intent = 'leave'): Span {
  if (!mayHold.test(text)) return { start: null, end: null };
  const clock: Clock = {
    today: dayFrom(now),
    minutes: Number(now.slice(11, 13)) * 60 + Number(now.slice(14, 16)),
    festival: /节|假[期后前]/.test(text) ? festivals.find(({ names, span }) => span && names.test(text)) : undefined,
    past: (intent === 'clock' || intent === 'overtime') && told.test(text),
  };
  const han = /\p{Script=Han}/u.test(text);
  const latin = /[a-z]{2}/.test(text);
  const tokens = tokensOf(text, han && latin ? rulesMixed : han ? rulesZh : rulesOnlyEn, clock);
  return spanIn(piecesOf(tokens, text), text, clock, { lone: timed.has(intent), habit: habit.test(text) });
}
