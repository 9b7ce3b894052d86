import type { Meta } from '../models/meta.js';
import { between, instant, milliseconds, type Instant } from '../rules/time.js';

/** Business time: deadlines, timers, numbers. Machine time plus an offset that only the demonstration moves, forward only. */
export interface BusinessClock {
  now(): Instant;
  /** @throws when the moment is in the past */
  advanceTo(moment: Instant): Promise<void>;
}

/** @param machineNow machine time in milliseconds: leases, time-outs, sessions; it never jumps */
export async function businessClock(meta: Meta, machineNow: () => number): Promise<BusinessClock> {
  let offset = (await meta.get<number>('clockOffset')) ?? 0;
  const now = () => instant(machineNow() + offset);
  return {
    now,
    async advanceTo(moment) {
      const forward = between(now(), moment);
      if (forward < 0) throw new Error(`business time only moves forward: it is ${now()}, not ${moment}`);
      offset = milliseconds(moment) - machineNow();
      await meta.set('clockOffset', offset);
    },
  };
}
