import type { CaseDocument } from '../models/cases.js';
import type { Facts } from '../rules/case.js';
import type { Instant } from '../rules/time.js';
import type { Shell } from './shell.js';

/** What is about to be decided. */
export interface Deciding {
  command: { type: string };
  /** The case as it stands; null when the command begins it. */
  before: CaseDocument | null;
  /** What came with the command. */
  given: Facts;
  /** Business time of the decision. */
  now: Instant;
}

/** Reads from elsewhere what the rules of a kind need to know, anew for every decision: by people, timers and jobs alike. */
export type Reads = (shell: Shell, deciding: Deciding) => Promise<Facts>;
