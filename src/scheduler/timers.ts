import type { Logger } from 'pino';
import { commit } from '../flows/commit.js';
import type { Shell } from '../flows/shell.js';
import { between, plus, type Instant } from '../rules/time.js';

/** Looked at together; more wait for the next round. */
const atOnce = 100;
/** Longest sleep in milliseconds: a machine that slept, or whose clock was set, is noticed within it. */
const longestSleep = 60_000;

export interface TimersOptions {
  shell: Shell;
  log: Logger;
  /** Owed messages that are due: delivery looks. */
  deliverDue(now: Instant): Promise<void>;
  /** With several processes: what one that ended has left. */
  takeUp?(): Promise<void>;
}

export interface Timers {
  start(): Promise<void>;
  /** Something becomes due then: wakes earlier when that is sooner. */
  wakeAt(moment: Instant): void;
  /** Works everything due by now. @param at decide at each due time instead of now: for a jump of the demo's clock */
  runDue(at?: 'dueTime'): Promise<void>;
  /** One look: works everything that is due. @returns when the next is; null when nothing waits */
  tick(): Promise<Instant | null>;
  /** The next moment at which something is due; null when nothing waits. */
  next(): Promise<Instant | null>;
  stop(): Promise<void>;
}

/** Timers are found by an index and slept for: nothing is scanned, nothing polls. */
export function timersOf({ shell, log, deliverDue, takeUp }: TimersOptions): Timers {
  let alarm: NodeJS.Timeout | undefined;
  let wake: Instant | undefined;
  let running: Promise<void> = Promise.resolve();
  let stopped = true;

  function wakeAt(moment: Instant): void {
    if (stopped || (wake !== undefined && wake <= moment)) return;
    clearTimeout(alarm);
    wake = moment;
    const sleep = Math.min(Math.max(between(shell.now(), moment), 0), longestSleep);
    alarm = setTimeout(() => {
      wake = undefined;
      running = running.then(round);
    }, sleep);
  }

  async function round(): Promise<void> {
    try {
      await takeUp?.();
      const upcoming = await tick();
      // What is due but held by another process is looked at again soon.
      const soonest = plus(shell.now(), 1000);
      wakeAt(upcoming === null ? plus(shell.now(), longestSleep) : upcoming > soonest ? upcoming : soonest);
    } catch (error) {
      log.error({ err: error }, 'timers could not be worked; they are tried again');
      wakeAt(plus(shell.now(), 1000));
    }
  }

  async function tick(): Promise<Instant | null> {
    const upcoming = await next();
    if (upcoming === null || upcoming > shell.now()) return upcoming;
    await runDue();
    return next();
  }

  async function runDue(at?: 'dueTime'): Promise<void> {
    const worked = new Set<string>();
    for (;;) {
      const now = shell.now();
      const due = await shell.cases.dueTimers(now, atOnce);
      const fresh = due.flatMap(({ _id, kind, timers }) =>
        timers
          .filter(({ dueAt }) => dueAt <= now)
          .map((timer) => ({ ...timer, kind, case: _id, commandId: `${_id}:${timer.name}:${timer.dueAt}` })),
      );
      const open = fresh.filter(({ commandId }) => !worked.has(commandId)).sort((a, b) => (a.dueAt < b.dueAt ? -1 : 1));
      if (open.length === 0) break;
      for (const { commandId, kind, case: id, name, dueAt } of open) {
        worked.add(commandId);
        await commit(shell, {
          commandId,
          kind,
          case: id,
          command: { type: 'timerDue', name, dueAt } as never,
          actor: { clock: true },
          ...(at ? { now: dueAt } : {}),
        }).catch((error: unknown) =>
          log.error({ case: id, timer: name, err: error }, 'a timer could not be worked; it is tried again'),
        );
      }
    }
    await deliverDue(shell.now());
  }

  async function next(): Promise<Instant | null> {
    const due = await Promise.all([shell.cases.nextDue(), shell.dialogues.nextDue(), shell.occurrences.nextDue()]);
    return due.filter((moment) => moment !== null).sort()[0] ?? null;
  }

  return {
    async start() {
      stopped = false;
      await (running = running.then(round));
    },
    wakeAt,
    tick,
    runDue,
    next,
    async stop() {
      stopped = true;
      clearTimeout(alarm);
      await running;
    },
  };
}
