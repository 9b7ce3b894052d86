import { weekdayOf, type Day } from './calendar.js';
import { parts, type Meaning, type PartName, type Token } from './tokens.js';

/** One point or stretch as it was said: a day or days, a part of it, a time. */
export interface Moment {
  days?: { from: Day; to: Day; loose: boolean };
  part?: PartName;
  /** Minutes since midnight, as said: `三点` is 180 until the part of the day is known. */
  time?: { minutes: number; sure: boolean };
  /** The very moment of writing: counts only together with a length or an end. */
  now?: boolean;
  weekday?: boolean;
  from?: (day: Day) => Day | undefined;
  at: number;
  end: number;
}

type Link = Extract<Meaning, { kind: 'to' | 'and' | 'from' | 'onwards' | 'until' }>['kind'];
export type Piece =
  | { moment: Moment }
  | { link: Link; at: number; end: number }
  | { length: Extract<Meaning, { kind: 'length' }>; at: number; end: number };

/** What may stand inside one moment: `明天的下午`, "tomorrow at 10", "Thursday from 3". */
const glue = /^(?:[\s,的在是那约大概差不多()早点号日想要得就我请假]|from|on|at|in|the|of|around|about|by|after)*$/;

const fits = (moment: Moment, token: Token, text: string): boolean => {
  if (text.length > 12 || !glue.test(text)) return false;
  if (token.kind === 'day')
    return moment.days === undefined || sameDay(moment, token.day) || sameWeekday(moment, token);
  if (token.kind === 'days') return moment.days === undefined;
  if (token.kind === 'part') return moment.part === undefined || moment.part === token.name;
  return token.kind === 'time' && moment.time === undefined;
};

/** Said twice (`周四（26号）`), or a day of the week or month just named (`下周 周三`). */
const sameDay = ({ days }: Moment, day: Day): boolean =>
  days !== undefined && (days.from === day || (days.loose && days.from <= day && day <= days.to));

/** `周一（28号）`, "Monday the 28th": one day said in two ways, if the weekday is right. */
const sameWeekday = ({ days, weekday }: Moment, token: Token): boolean =>
  token.kind === 'day' &&
  days !== undefined &&
  (weekday ?? false) !== (token.weekday ?? false) &&
  weekdayOf(days.from) === weekdayOf(token.day);

function take(moment: Moment, token: Token): void {
  if (token.kind === 'day' && token.weekday && moment.days) moment.end = token.end;
  else if (token.kind === 'day') {
    moment.weekday = token.weekday;
    moment.days = { from: token.day, to: token.day, loose: false };
    moment.from = token.from;
  } else if (token.kind === 'days') moment.days = { from: token.from, to: token.to, loose: token.loose ?? false };
  else if (token.kind === 'part') moment.part = token.name;
  else if (token.kind === 'time') moment.time = { minutes: token.minutes, sure: token.sure };
  else if (token.kind === 'moment') {
    moment.days = { from: token.day, to: token.day, loose: false };
    moment.time = { minutes: token.minutes, sure: true };
    moment.now = token.now;
  }
  moment.end = token.end;
}

/** Joins the tokens that make one moment; what links moments, and lengths, stay by themselves. */
export function piecesOf(tokens: Token[], text: string): Piece[] {
  const pieces: Piece[] = [];
  let open: Moment | undefined;
  for (const token of tokens) {
    if (token.kind === 'length') pieces.push({ length: token, at: token.at, end: token.end });
    else if (
      token.kind === 'day' ||
      token.kind === 'days' ||
      token.kind === 'part' ||
      token.kind === 'time' ||
      token.kind === 'moment'
    ) {
      if (open && fits(open, token, text.slice(Math.min(open.end, token.at), token.at))) take(open, token);
      else {
        open = { at: token.at, end: token.end };
        take(open, token);
        pieces.push({ moment: open });
      }
      continue;
    } else if (!within(token, open, text)) pieces.push({ link: token.kind, at: token.at, end: token.end });
    else continue;
    open = undefined;
  }
  return pieces;
}

/** "Thursday from 3", "tomorrow after 3pm": the day and its time belong together. */
const within = (token: Token, open: Moment | undefined, text: string): boolean =>
  open !== undefined &&
  !open.time &&
  !open.part &&
  (token.kind === 'from' || (token.kind === 'onwards' && text.startsWith('after ', token.at)));

/** The time in minutes since the midnight of the moment's day; more than 1440 is the next day. */
export function minutesOf(time: { minutes: number; sure: boolean }, part: PartName | undefined): number {
  const { minutes, sure } = time;
  if (sure) return minutes;
  switch (part) {
    case 'dawn':
      return minutes >= 720 ? minutes - 720 : minutes;
    case 'morning':
      return minutes;
    case 'noon':
      return minutes < 240 ? minutes + 720 : minutes;
    case 'afternoon':
    case 'dusk':
      return minutes < 720 ? minutes + 720 : minutes;
    case 'evening':
      return minutes < 300 ? minutes + 1440 : minutes < 780 ? minutes + 720 : minutes;
    case undefined:
      return minutes >= 60 && minutes < 420 ? minutes + 720 : minutes;
  }
}

export const partSpan = (name: PartName): { from: number; to: number } => parts[name];
