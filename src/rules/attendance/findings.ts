import { latest, type Instant, type Interval } from '../time.js';
import { endOf, minutesIn, without } from './day.js';
import type { Attendance, Excuse, FindingKind, Found } from './state.js';

const always: Interval = { from: '0000', to: '9999' };

export type Day = Pick<Attendance, 'shifts' | 'planned' | 'excuses' | 'expected' | 'marks' | 'notes' | 'settled'>;

/**
 * What a working day comes to, from shifts, clock and leave alone: never from online state, read marks or reply times
 * (attendance.1 to .3, .12). All of it is only proposed.
 * @param breachFrom minutes from which it counts as 违纪
 */
export function findingsOf(day: Day, breachFrom: number): Found[] {
  const owed = owedTime(day);
  const { firstIn, lastOut } = presence(day);
  const found: Found[] = [];
  const add = (kind: FindingKind, minutes: number, id: string = kind) => {
    if (minutes > 0) found.push({ id, kind, minutes, breach: kind === 'absence' || minutes >= breachFrom });
  };
  if (firstIn) add('late', minutesIn(owed, { ...always, to: firstIn }));
  if (lastOut) add('early', minutesIn(owed, { ...always, from: lastOut }));
  if (isUnseen(day)) add('absence', minutesIn(owed, always));
  for (const note of day.notes) add('offPost', minutesIn(owed, note), `offPost:${note.id}`);
  for (const { number, to, back } of day.excuses)
    if (back) add('offPost', minutesIn(owed, { from: to, to: back }), `offPost:${number}`);
  return found;
}

/** The time that was to be worked: less breaks, leave, and requests that still wait, which are never held against anybody. */
export const owedTime = ({ planned, excuses }: Pick<Day, 'planned' | 'excuses'>): Interval[] =>
  without(planned, excuses);

/** A request for some of this time still waits 待批. */
export const waits = ({ planned, excuses }: Pick<Day, 'planned' | 'excuses'>): boolean =>
  excuses.some((one: Excuse) => one.standing === 'waits' && minutesIn(planned, one) > 0);

/** The first coming before the end of the last shift, and the last going unless somebody came back. */
export function presence({ marks, planned }: Pick<Day, 'marks' | 'planned'>): { firstIn?: Instant; lastOut?: Instant } {
  const [begin, end] = [planned[0]?.from, endOf(planned)];
  if (!begin || !end) return {};
  const coming = marks.filter(({ what, at }) => what === 'in' && at < end).map(({ at }) => at);
  const going = marks.filter(({ what, at }) => what === 'out' && at > begin).map(({ at }) => at);
  const firstIn = coming.sort()[0];
  const lastOut = going.sort().at(-1);
  const cameBack = lastOut !== undefined && coming.some((at) => at > lastOut);
  return { ...(firstIn ? { firstIn } : {}), ...(lastOut && !cameBack ? { lastOut } : {}) };
}

/** No clock at all on a day that is over, where the company expects one. */
const isUnseen = (day: Day): boolean => {
  const { firstIn, lastOut } = presence(day);
  return day.expected && day.settled && !firstIn && !lastOut;
};

/** A clock that is missing beside the other one: shown, never held against anybody. */
export function missingMark(day: Day): 'in' | 'out' | undefined {
  if (!day.settled || !day.expected) return undefined;
  const { firstIn, lastOut } = presence(day);
  if (lastOut && !firstIn) return 'in';
  return firstIn && !lastOut ? 'out' : undefined;
}

/** The day's last moment that anything is asked of it. */
export const lastMoment = ({ shifts }: Pick<Day, 'shifts'>): Instant | undefined =>
  shifts.length ? latest(...shifts.map(({ to }) => to)) : undefined;
