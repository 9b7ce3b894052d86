import type { Actor, Facts } from '../rules/case.js';
import type { Instant } from '../rules/time.js';

/** A command on its way to a case. Its id makes a retry find what it did. */
export interface Commitment {
  commandId: string;
  kind: string;
  /** Absent for a new case: its id comes from the command's. */
  case?: string;
  /** Instead of `case`: the one case with this key, begun by this command when there is none yet. */
  key?: string;
  command: { type: string };
  actor: Actor;
  known?: Facts;
  /** Business time to decide at; now unless a jump works what fell due before. */
  now?: Instant;
  /** A new case begins when its first words came in: its number is of that day, also when it is worked the day after. */
  receivedAt?: Instant;
}
