import { isoOf, type Day } from './calendar.js';
import { isWorkday, workdayAfter } from './festivals.js';
import { minutesOf, partSpan, type Moment, type Piece } from './moments.js';
import type { Clock } from './tokens.js';

export interface Span {
  start: string | null;
  end: string | null;
}

/** Either whole days (minutes undefined) or a minute of a day. */
interface Edge {
  day: Day;
  minutes?: number;
}
interface Found {
  start: Edge;
  /** Undefined: a point or an open end. */
  end?: Edge;
  /** How far in the text, for words that prefer a later one. */
  at: number;
  /** Named with a day of its own. */
  dated: boolean;
  moment: Moment;
}
type Length = Extract<Piece, { length: unknown }>['length'];

const iso = ({ day, minutes }: Edge): string => {
  if (minutes === undefined) return isoOf(day);
  const two = (n: number): string => String(n).padStart(2, '0');
  const within = ((minutes % 1440) + 1440) % 1440;
  return `${isoOf(day + Math.floor(minutes / 1440))}T${two(Math.floor(within / 60))}:${two(within % 60)}`;
};

const changed =
  /改(?:成|到|为|在)|换(?:成|到)|挪到|推(?:到|迟到)|调到|延到|而是|应该是|(?:move|change|push|switch|postpone)[a-z]* (?:it |that |my leave )?(?:to|until)|make it|actually/;
const denied = /(?:不是|不要|并非|别|not|instead of|rather than|除了|except)\s*$/;

/** The first time that is meant: a range, a day with its length, or a point. */
export function spanIn(pieces: Piece[], text: string, clock: Clock, how: { lone: boolean; habit: boolean }): Span {
  const found = spansOf(pieces, text, clock).filter(
    (one) =>
      !denied.test(text.slice(0, one.at)) &&
      (one.dated || (how.lone && !how.habit)) &&
      (how.lone || !(one.moment.days?.loose && one.moment.days.to - one.moment.days.from > 20)) &&
      !(how.habit && /每\s*$|every $/.test(text.slice(0, one.at))),
  );
  const from = changed.exec(text)?.index ?? -1;
  const span = found.find((one) => one.at > from && from >= 0) ?? found.find((one) => one.dated) ?? found[0];
  if (!span) return { start: null, end: null };
  narrow(span, found);
  const start = iso(span.start);
  const end = span.end ? iso(span.end) : null;
  return end !== null && end < start ? { start, end: start } : { start, end };
}

/** `明天请假，10点到12点`: hours told apart belong to the one day that was named. */
function narrow(span: Found, found: Found[]): void {
  if (span.moment.time || (span.end && span.end.day !== span.start.day)) return;
  if (span.moment.part && span.end?.minutes === undefined) return;
  const hours = found.find(
    (one) => one !== span && !one.dated && one.moment.time !== undefined && one.end?.minutes !== undefined,
  );
  if (!hours) return;
  const later = (hours.end?.day ?? 0) - hours.start.day;
  span.end = { day: span.start.day + later, minutes: hours.end?.minutes };
  span.start = { day: span.start.day, minutes: hours.start.minutes };
}

function spansOf(pieces: Piece[], text: string, clock: Clock): Found[] {
  const found: Found[] = [];
  const length = pieces.find((piece) => 'length' in piece);
  for (let i = 0; i < pieces.length; i += 1) {
    const piece = pieces[i];
    if (!piece || !('moment' in piece)) continue;
    const { moment } = piece;
    const before = pieces[i - 1];
    const step = linkedAfter(pieces[i + 1], piece, text, 'onwards') && isTo(pieces[i + 2]) ? 1 : 0;
    const to = pieces[i + 1 + step];
    const other = pieces[i + 2 + step];
    if (
      to &&
      'link' in to &&
      to.link === 'to' &&
      other &&
      'moment' in other &&
      near(text, moment.end, to.at) &&
      near(text, to.end, other.moment.at)
    ) {
      const range = rangeOf(moment, other.moment, clock);
      if (range) {
        found.push(range);
        i += 2 + step;
        continue;
      }
    }
    const [last, next] = enumerated(pieces, i, text);
    const opened =
      linkedTo(before, moment, text, 'from') || linkedAfter(pieces[next], pieces[next - 1], text, 'onwards');
    const until = linkedTo(before, moment, text, 'to');
    const single = singleOf(
      moment,
      last,
      length && 'length' in length ? length.length : undefined,
      { opened, until },
      clock,
    );
    if (single) found.push(single);
    i = next - 1;
  }
  return found;
}

/** Words between two moments of a range: `从这周五休到下周一`. */
const near = (text: string, from: number, to: number): boolean =>
  to - from <= 8 &&
  /^(?:[\s,的]|一直|连着|请|休|歇|班|不在|干|忙|加|弄|守|值|做|待|修|搞|陪|睡|直|那天|开始|起|放假|假|the|on|all the way|right|off|up|until)*$/.test(
    text.slice(from, to),
  );

type LinkPiece = Extract<Piece, { link: unknown }>;
const isTo = (piece: Piece | undefined): piece is LinkPiece =>
  piece !== undefined && 'link' in piece && piece.link === 'to';

const linkedTo = (before: Piece | undefined, moment: Moment, text: string, link: 'from' | 'to'): boolean =>
  before !== undefined &&
  'link' in before &&
  before.link === link &&
  text.slice(before.end, moment.at).trim().length <= 3;
const linkedAfter = (after: Piece | undefined, last: Piece | undefined, text: string, link: 'onwards'): boolean =>
  after !== undefined &&
  'link' in after &&
  after.link === link &&
  last !== undefined &&
  'moment' in last &&
  text.slice(last.moment.end, after.at).trim().length <= 2;

/** `明天后天`, `3号、4号`, "Thursday and Friday": up to the last that follows on. Gives it and the next index. */
function enumerated(pieces: Piece[], i: number, text: string): [Moment, number] {
  const first = pieces[i];
  if (!first || !('moment' in first)) throw new Error('enumerated: no moment');
  let last = first.moment;
  let next = i + 1;
  for (;;) {
    const link = pieces[next];
    const skip = link && 'link' in link && link.link === 'and' ? 1 : 0;
    const piece = pieces[next + skip];
    if (!piece || !('moment' in piece)) break;
    const between = text
      .slice(last.end, piece.moment.at)
      .replace(/和|跟|及|与|、|加上?|还有|以及|and|plus|[&\s,]|on|上/g, '');
    if (between !== '' || !follows(last, piece.moment)) break;
    last = { ...piece.moment, days: piece.moment.days ?? last.days };
    next += skip + 1;
  }
  return [last, next];
}

function follows(a: Moment, b: Moment): boolean {
  if (!a.days || a.time || b.time) return false;
  if (!b.days) return a.part !== undefined && b.part !== undefined;
  const at = b.from?.(a.days.to) ?? b.days.from;
  if (at !== b.days.from && b.from) b.days = { from: at, to: at, loose: false };
  const gap = at - a.days.to;
  return (
    gap === 1 ||
    (gap > 1 &&
      gap <= 9 &&
      Array.from({ length: gap - 1 }, (_, n) => (a.days?.to ?? 0) + 1 + n).every((day) => !isWorkday(day)))
  );
}

function rangeOf(a: Moment, b: Moment, clock: Clock): Found | undefined {
  const days = a.days ?? (b.days && !a.time === !b.time ? b.days : undefined);
  const base = days?.from ?? today(a, clock);
  const moved = b.days && a.days && b.from ? b.from(a.days.from) : undefined;
  const lastDay = moved ?? b.days?.to ?? base;
  const dated = a.days !== undefined || b.days !== undefined;
  if (!a.part && !a.time && !b.part && !b.time)
    return dated ? { start: { day: base }, end: { day: lastDay }, at: a.at, dated, moment: a } : undefined;
  const start = startMinutes(a, b);
  const same = lastDay === base;
  const end = endMinutes(b, a, same ? start : -1);
  return { start: { day: base, minutes: start }, end: { day: lastDay, minutes: end }, at: a.at, dated, moment: a };
}

/** `3-5pm`: the first takes the half of the day that puts it before the second. */
function startMinutes(a: Moment, b: Moment): number {
  if (!a.time) return a.part ? partSpan(a.part).from : 480;
  if (a.part || a.time.sure || !b.time?.sure || b.days) return minutesOf(a.time, a.part);
  const later = a.time.minutes + 720;
  return later < b.time.minutes &&
    a.time.minutes < 720 &&
    b.time.minutes > 720 &&
    a.time.minutes < 420 + (b.time.minutes - 720)
    ? later
    : a.time.minutes;
}

/** The end comes after the start: `8点到5点` is 17:00, `晚上十点到六点` the next morning. */
function endMinutes(b: Moment, a: Moment, start: number): number {
  if (!b.time) return b.part ? partSpan(b.part).to : 1050;
  const { minutes, sure } = b.time;
  if (b.part || sure || b.days) {
    const named = minutesOf(b.time, b.part);
    return named > start ? named : named + 1440;
  }
  const heard = minutesOf(b.time, a.part);
  return [heard, minutes, minutes + 720, minutes + 1440].find((at) => at > start) ?? minutes + 1440;
}

/** A lone time or part is today's, tomorrow's when it is over. */
function today(moment: Moment, clock: Clock): Day {
  const over = moment.time ? minutesOf(moment.time, moment.part) : moment.part ? partSpan(moment.part).to : 1440;
  return clock.today + (over <= clock.minutes && !clock.past ? 1 : 0);
}

function singleOf(
  moment: Moment,
  last: Moment,
  length: Length | undefined,
  { opened, until }: { opened: boolean; until: boolean },
  clock: Clock,
): Found | undefined {
  const { at } = moment;
  const dated = moment.days !== undefined && !moment.now;
  const from = moment.days?.from ?? today(moment, clock);
  if (moment.now && length?.minutes === undefined) return undefined;
  if (moment.time) {
    const start = { day: from, minutes: minutesOf(moment.time, moment.part) };
    const end = length?.minutes !== undefined ? { day: from, minutes: start.minutes + length.minutes } : undefined;
    return { start, end, at, dated, moment };
  }
  if (moment.part) {
    const until2 = partSpan(last.part ?? moment.part).to;
    return {
      start: { day: from, minutes: partSpan(moment.part).from },
      end: { day: last.days?.to ?? from, minutes: until2 },
      at,
      dated,
      moment,
    };
  }
  if (last.part && last.days)
    return {
      start: { day: from, minutes: 480 },
      end: { day: last.days.to, minutes: partSpan(last.part).to },
      at,
      dated,
      moment,
    };
  const to = last.days?.to ?? from;
  if (until && to >= clock.today) return { start: { day: clock.today }, end: { day: to }, at, dated, moment };
  return { start: { day: from }, end: endOf(from, to, length, opened), at, dated, moment };
}

/** A length from a day counts that day. */
function endOf(from: Day, to: Day, length: Length | undefined, opened: boolean): Edge | undefined {
  if (to === from && length?.days !== undefined) {
    if (length.workdays)
      return { day: isWorkday(from) ? workdayAfter(from, length.days - 1) : workdayAfter(from, length.days) };
    return { day: from + Math.max(Math.ceil(length.days), 1) - 1 };
  }
  return opened && to === from ? undefined : { day: to };
}
