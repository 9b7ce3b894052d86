import { createTask, parse, schedule } from 'node-cron';
import type { Logger } from 'pino';
import type { Calendar } from '../rules/calendar.js';
import { day, milliseconds, minute, plus, type Instant } from '../rules/time.js';

/** One fire of a schedule. */
export interface Slot {
  /** Local time with its offset, `2026-11-23T09:00+08:00`. */
  slot: string;
  dueAt: Instant;
}

/** When a job fires, in the organisation's time zone. */
export interface Schedule {
  /** Its fires after `from`, up to and including `to`, in order. */
  between(from: Instant, to: Instant, calendar: Calendar): Generator<Slot>;
  /** Its next fire after a moment; undefined when there is none within a good year. */
  next(after: Instant, calendar: Calendar): Slot | undefined;
}

/** So far ahead a next fire is looked for. */
const horizon = 400 * day;

/**
 * Every time of day that the clock on the wall shows counts once. One that is skipped when clocks go forward fires as they
 * do, together with what is due at that moment; one that comes twice fires the first time.
 *
 * @param expression cron: minute, hour, day of the month, month, weekday
 * @throws when it can't be read, or names seconds
 */
export function scheduleOf(expression: string): Schedule {
  const { second, minute: minutes, hour: hours } = parse(expression);
  if (second.join() !== '0') throw new Error(`job: "${expression}" names seconds; leave that field out`);
  const times = hours.flatMap((hour) => minutes.map((minute) => `${twoDigits(hour)}:${twoDigits(minute)}`));
  const matches = matcherOf(expression);

  function* between(from: Instant, to: Instant, calendar: Calendar): Generator<Slot> {
    let last = from;
    for (let date = calendar.dateOf(from); date <= calendar.dateOf(to); date = calendar.addDays(date, 1)) {
      if (!matches(date, times[0]!)) continue;
      for (const time of times) {
        const dueAt = calendar.at(date, time);
        if (dueAt <= last || dueAt > to) continue;
        last = dueAt;
        yield { slot: slotOf(dueAt, calendar), dueAt };
      }
    }
  }

  return { between, next: (after, calendar) => between(after, plus(after, horizon), calendar).next().value as Slot };
}

/** Asks node-cron about times on the wall: as UTC, where each of them exists once. */
function matcherOf(expression: string): (date: string, time: string) => boolean {
  const task = createTask(expression, () => undefined, { timezone: 'UTC' });
  void task.destroy();
  return (date, time) => task.match(new Date(`${date}T${time}:00Z`));
}

function slotOf(at: Instant, calendar: Calendar): string {
  const local = `${calendar.dateOf(at)}T${calendar.timeOf(at)}`;
  const offset = Math.floor((milliseconds(`${local}:00Z`) - milliseconds(at)) / minute);
  const [hours, minutes] = [Math.floor(Math.abs(offset) / 60), Math.abs(offset) % 60];
  return `${local}${offset < 0 ? '-' : '+'}${twoDigits(hours)}:${twoDigits(minutes)}`;
}

const twoDigits = (number: number): string => String(number).padStart(2, '0');

export interface AlarmOptions {
  expressions: string[];
  timeZone: string;
  wake: () => void;
  log: Logger;
}

/** The alarm clock: wakes at each expression's times, and does nothing else. Keeps no process alive. */
export function alarmOf({ expressions, timeZone, wake, log }: AlarmOptions): { timeZone: string; stop(): void } {
  const options = {
    timezone: timeZone,
    noOverlap: true,
    unref: true,
    suppressMissedWarning: true,
    logger: {
      info: (message: string) => log.debug(message),
      debug: (message: string | Error) => log.debug(String(message)),
      warn: (message: string) => log.warn(message),
      error: (message: string | Error, error?: Error) => log.error({ err: error ?? message }, 'alarm clock'),
    },
  };
  const tasks = [...new Set(expressions)].map((expression) => schedule(expression, wake, options));
  return { timeZone, stop: () => tasks.forEach((task) => void task.destroy()) };
}
