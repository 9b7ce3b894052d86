import type { Instant } from '../rules/time.js';
import type { BusinessClock } from './clock.js';
import type { Timers } from './timers.js';

export interface JumpOptions {
  clock: BusinessClock;
  timers: Timers;
  /** Resolves when nothing is being worked or delivered. */
  idle(): Promise<void>;
  /** Scheduled jobs: the next fire, and working what is due. */
  jobs?: { nextSlot(now: Instant): Instant | null; run(now: Instant): Promise<void> };
}

/** Moves the demonstration's clock forward: everything that becomes due on the way is worked in order, each at its own time. */
export function jumpsOf({ clock, timers, idle, jobs }: JumpOptions): (to: Instant) => Promise<Instant> {
  let last: Promise<unknown> = Promise.resolve();

  async function jump(to: Instant): Promise<Instant> {
    await idle();
    for (let steps = 0; steps < 100_000; steps++) {
      const now = clock.now();
      const due = [await timers.next(), jobs?.nextSlot(now) ?? null].filter((moment) => moment !== null).sort()[0];
      if (due === undefined || due > to) break;
      if (due > clock.now()) await clock.advanceTo(due);
      await jobs?.run(clock.now());
      await timers.runDue('dueTime');
      await idle();
      if (due <= now && (await timers.next()) === due) break;
    }
    if (to > clock.now()) await clock.advanceTo(to);
    await jobs?.run(clock.now());
    await timers.runDue('dueTime');
    await idle();
    return clock.now();
  }

  return (to) => {
    const mine = last.then(() => jump(to));
    last = mine.catch(() => undefined);
    return mine;
  };
}
