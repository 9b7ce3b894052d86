/** Keeps a failing or expensive service from being asked: a circuit breaker and a budget for the day. */
export interface Guard {
  /** May it be asked now? Counts the question. */
  admit(): boolean;
  succeeded(): void;
  failed(): void;
}

export interface GuardOptions {
  /** Milliseconds since 1970, machine time. */
  now: () => number;
  /** So many failures in a row open the circuit. */
  failures: number;
  /** Milliseconds until one question is let through again. */
  restFor: number;
  /** Questions a day (UTC). */
  perDay: number;
}

const millisecondsPerDay = 86_400_000;

export function guardOf({ now, failures, restFor, perDay }: GuardOptions): Guard {
  let inARow = 0;
  let closedUntil = 0;
  let day = -1;
  let asked = 0;
  return {
    admit() {
      const at = now();
      const today = Math.floor(at / millisecondsPerDay);
      if (today !== day) [day, asked] = [today, 0];
      if (asked >= perDay || at < closedUntil) return false;
      if (inARow >= failures) closedUntil = at + restFor; // one is let through; the others wait for how it goes
      asked += 1;
      return true;
    },
    succeeded() {
      inARow = 0;
      closedUntil = 0;
    },
    failed() {
      inARow += 1;
      if (inARow >= failures) closedUntil = now() + restFor;
    },
  };
}
