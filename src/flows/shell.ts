import type { Cases } from '../models/cases.js';
import type { Dialogues } from '../models/dialogues.js';
import type { Numbers } from '../models/numbers.js';
import type { Occurrences } from '../models/occurrences.js';
import type { Owing } from '../models/outbox.js';
import type { Calendar } from '../rules/calendar.js';
import type { Organisation, PersonId } from '../rules/organisation.js';
import type { Instant } from '../rules/time.js';
import type { People } from './people.js';
import type { Hears, Understand } from './understand.js';

/** What flows work with. Made once, in main.ts. */
export interface Shell {
  cases: Cases;
  numbers: Numbers;
  dialogues: Dialogues;
  occurrences: Occurrences;
  people: People;
  understand: Understand;
  hears: Hears;
  /** Business time: deadlines, timers, numbers. In the demo it can jump, forward only. */
  now(): Instant;
  /** Machine time in milliseconds: leases, time-outs. Never jumps. */
  machineNow(): number;
  /** The organisation in force, with its calendar. */
  organisation(): { organisation: Organisation; calendar: Calendar };
  /** Addresses outside the chat that somebody may be given; absent where nothing serves them. */
  links?: { calendar(person: PersonId): string };
  /** Something is owed or due: delivery and the timers look. */
  nudge(what: Nudge): void;
  /** How long delivery may hold a document, in milliseconds. */
  leaseFor: number;
}

/** `held`: as it was written by whoever took it for delivery, so that it needn't be read again. */
export type Nudge = { owes: 'case' | 'dialogue' | 'occurrence'; id: string; held?: Owing } | { timer: Instant };
