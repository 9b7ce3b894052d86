import type { LevelDecided, Turn } from '../approval.js';
import type { LeaveKind } from '../attendanceSettings.js';
import type { DeliveryEvent } from '../case.js';
import type { PersonId, Text } from '../organisation.js';
import type { Instant, Interval, LocalDate } from '../time.js';

export type { LeaveKind };
export interface StoredFile {
  hash: string;
  name: string;
  type: string;
  size: number;
}

/** When somebody is away, by their own shifts. */
export interface Span extends Interval {
  /** As it was asked for, local: `2026-11-27` (whole days) or `2026-11-27T13:30`. */
  start: string;
  end: string;
  /** Beginning of the first shift that is touched: notice is measured by it (attendance.8). */
  firstShift: Instant;
  /** End of the last shift that is touched. */
  lastShift: Instant;
  /** Working time, breaks taken out. */
  minutes: number;
  /** Shifts and parts of shifts: a night shift over midnight is one day. */
  days: number;
  /** Local days on which a shift is wholly or partly missed. */
  dates: LocalDate[];
  /** A full day or more (attendance.11). */
  full: boolean;
}

export interface Notice {
  /** Until when it had to be asked for; absent where no notice is asked. */
  by?: Instant;
  late: boolean;
}

export type Compensation = 'pay' | 'timeOff';

/** What the approver needs besides the request; seen before asking too. Others' leave has no kind here (security.1). */
export interface Circumstances {
  /** Leave of this person in the month of the first day, this one not counted. */
  month: { times: number; minutes: number };
  /** Of a kind whose account the company keeps. */
  balance?: { days: number; left: number };
  /** Colleagues who are away in these shifts. */
  away: PersonId[];
  /** Colleagues of the department who work in the first of these shifts. */
  onShift: number;
  locked: { from: LocalDate; to: LocalDate; why: Text }[];
  /** Overtime: hours of that day and month with this one, where the marks are passed. */
  overtime?: { dayHours: number; monthHours: number; overDay: boolean; overMonth: boolean };
}

export interface Request {
  kind: LeaveKind;
  /** Which 法定假: a key of settings.attendance.statutory. */
  statutory?: string;
  reason?: string;
  /** Ground of public leave; destination of an outing. */
  ground?: string;
  compensation?: Compensation;
  /** Who stands in while an approver is away. */
  delegate?: PersonId;
  files: StoredFile[];
}

export interface Verdict extends LevelDecided {
  at: Instant;
  text?: string;
  /** Decided as somebody's delegate. */
  instead?: PersonId;
}

/** What the case waits for. */
export const leaveSteps = ['decide', 'answer', 'change', 'certify', 'judge', 'back', 'read'] as const;
export type LeaveStepName = (typeof leaveSteps)[number];

export interface LeaveStep {
  name: LeaveStepName;
  holder: PersonId;
  since: Instant;
  until: Instant;
  reminded: boolean;
  /** The holder's superior has been told that it waits. */
  superiorTold: boolean;
}

export interface Certificate {
  from: LocalDate;
  to: LocalDate;
  files: StoredFile[];
  at: Instant;
}

/** waiting 待批 · standing: stands at once, papers follow 待补证明 · approved · rejected · withdrawn. */
export type Standing = 'waiting' | 'standing' | 'approved' | 'rejected' | 'withdrawn';

export interface Leave extends Request {
  site: string;
  requester: PersonId;
  /** Who asked for a sick colleague (attendance.10). */
  madeBy?: PersonId;
  /** Does the person concerned confirm what a colleague asked for. */
  confirmed?: 'asked' | 'yes' | 'no';
  span: Span;
  askedAt: Instant;
  notice: Notice;
  circumstances: Circumstances;
  standing: Standing;
  /** The levels as they were computed last; recomputed at each decision. */
  levels: PersonId[];
  verdicts: Verdict[];
  turn?: Turn;
  transfers: Record<PersonId, PersonId>;
  /** Emergency visit: how many superiors above the direct one have been reached. */
  reached: number;
  /** Passed over in an emergency: told afterwards, confirmed with 已阅 (report.4). */
  skipped: { person: PersonId; by: PersonId; at: Instant; told?: Instant; read?: Instant }[];
  questions: { by: PersonId; text: string; at: Instant; answer?: string }[];
  opinions: { of: PersonId; askedBy: PersonId; question: string; text?: string }[];
  proposal?: { start: string; end: string; reason: string; by: PersonId };
  returned?: string;
  refusal?: { by: PersonId; at: Instant; text: string; instead?: PersonId };
  /** Every level of the chain in force has said yes, or taken note. */
  granted: boolean;
  /** Nobody decided before the shift: 待批, never 旷工. */
  pendingAtShift: boolean;
  certificates: Certificate[];
  /** How often the certificate was asked for after the end. */
  chased: number;
  papers?: { verdict: 'accepted' | 'notAccepted'; by: PersonId; at: Instant; text?: string };
  back?: Instant;
  /** Days on which the requester reminded, and when last. */
  reminders: Instant[];
  copies: PersonId[];
  step?: LeaveStep;
  closedAt?: Instant;
  cards: Record<PersonId, number>;
}

export type LeaveEvent =
  | ({
      type: 'asked';
      site: string;
      requester: PersonId;
      madeBy?: PersonId;
      span: Span;
      notice: Notice;
      circumstances: Circumstances;
      standing: Standing;
      levels: PersonId[];
    } & Request)
  | { type: 'datesChanged'; span: Span; notice: Notice; circumstances: Circumstances; standing: Standing }
  | { type: 'detailsChanged'; reason?: string; ground?: string; compensation?: Compensation; files: StoredFile[] }
  | { type: 'confirmed'; yes: boolean }
  | { type: 'chainChanged'; levels: PersonId[] }
  | { type: 'turnBegan'; turn: Turn; until: Instant }
  | { type: 'circumstancesSeen'; circumstances: Circumstances }
  | { type: 'approved'; level: PersonId; text?: string; instead?: PersonId }
  | { type: 'rejected'; level: PersonId; text: string; instead?: PersonId }
  | { type: 'granted'; standing: 'approved' | 'standing' }
  | { type: 'askedBack'; text: string }
  | { type: 'answered'; text: string; files: StoredFile[] }
  | { type: 'opinionAsked'; of: PersonId; question: string }
  | { type: 'opinionGiven'; text: string }
  | { type: 'returned'; reason: string }
  | { type: 'datesProposed'; start: string; end: string; reason: string }
  | { type: 'transferred'; level: PersonId; to: PersonId }
  | { type: 'remindedBy'; person: PersonId }
  | { type: 'copied'; to: PersonId }
  | { type: 'withdrawn'; reason?: string }
  | { type: 'shiftBegan' }
  | { type: 'reachedFurther'; to: PersonId }
  | { type: 'skipped'; person: PersonId }
  | { type: 'skippedRead'; person: PersonId }
  | { type: 'cameBackEarly'; span: Span }
  | { type: 'cameBack' }
  | { type: 'certificateAdded'; from: LocalDate; to: LocalDate; files: StoredFile[] }
  | { type: 'certificateChased' }
  | { type: 'papersJudged'; verdict: 'accepted' | 'notAccepted'; text?: string }
  | { type: 'stepBegan'; step: Exclude<LeaveStepName, 'decide'>; holder: PersonId; until: Instant }
  | { type: 'holderReminded' }
  | { type: 'superiorTold'; to: PersonId }
  | { type: 'closed' };

export type LeaveHistory = LeaveEvent | DeliveryEvent;
