import type { DeliveryEvent } from '../case.js';
import type { PersonId } from '../organisation.js';
import type { Instant, Interval, LocalDate } from '../time.js';

/** A clock: in chat, from an import, or by a correction that the superior granted. */
export interface Mark {
  what: 'in' | 'out';
  at: Instant;
  source: 'chat' | 'import' | 'correction';
}

/** A leave as far as the record needs it: when, and whether it stands. Its kind stays with the request (security.1). */
export interface Excuse extends Interval {
  number: string;
  /** waits: 待批, which is never 旷工 (attendance.8). */
  standing: 'covers' | 'waits';
  /** Leaving the post or an outing that went on after its time: when the person was back (attendance.12). */
  back?: Instant;
}

export const findingKinds = ['late', 'early', 'offPost', 'absence', 'repeated', 'serious'] as const;
/**
 * What the product proposes and a person decides. `repeated` and `serious` go before the department head (attendance.4),
 * as `absence` does (attendance.5).
 */
export type FindingKind = (typeof findingKinds)[number];

export interface Found {
  /** `late`, `offPost:QJ-20261124-002`: one of its kind, or one of several. */
  id: string;
  kind: FindingKind;
  /** Working time; for `repeated` the number of times in the month. */
  minutes: number;
  /** 违纪: from 20 minutes exactly (attendance.12). */
  breach: boolean;
}

export interface Finding extends Found {
  foundAt: Instant;
  /** When the person was told, or when telling them failed. Nobody else hears before. */
  toldPerson?: Instant;
  /** The person has been heard, or had the time for it. */
  heard?: Instant;
  decision?: { verdict: 'confirmed' | 'excused'; by: PersonId; at: Instant; text: string };
  /** By personnel (attendance.5). */
  review?: { by: PersonId; at: Instant };
  /** Why it no longer stands: a correction, a leave, a later clock. */
  cleared?: Instant;
}

export interface Correction {
  what: 'in' | 'out';
  at: Instant;
  reason: string;
  askedAt: Instant;
  verdict?: 'granted' | 'refused';
  by?: PersonId;
  text?: string;
}

export interface OffPostNote extends Interval {
  id: string;
  by: PersonId;
  text: string;
}

export const attendanceSteps = ['correct', 'decide', 'explain', 'judge', 'review', 'selfCriticism'] as const;
export type AttendanceStepName = (typeof attendanceSteps)[number];

export interface Turn {
  name: AttendanceStepName;
  holder: PersonId;
  since: Instant;
  until: Instant;
  reminded: boolean;
  superiorTold: boolean;
}

/** 关心电话 (attendance.5): is all well? Asked of the person first, then of the superior. */
export interface Care {
  askedAt: Instant;
  toldPerson?: Instant;
  answer?: string;
  call?: { by: PersonId; at: Instant; text: string };
}

/** One person's working day: the shifts that begin on it, so that a night over midnight is one. One day is one document. */
export interface Attendance {
  site: string;
  person: PersonId;
  date: LocalDate;
  /** Outer bounds. */
  shifts: Interval[];
  /** What was to be worked: breaks taken out. */
  planned: Interval[];
  excuses: Excuse[];
  /** The company expects this person to clock. */
  expected: boolean;
  marks: Mark[];
  notes: OffPostNote[];
  findings: Finding[];
  corrections: Correction[];
  words: { at: Instant; text: string }[];
  care?: Care;
  /** Looked at after the last shift. */
  settled: boolean;
  selfCriticism?: { at: Instant; text: string };
  /** Every turn that somebody had; the last one is under way while `open`. */
  turns: Turn[];
  open: boolean;
}

export type AttendanceEvent =
  | { type: 'opened'; site: string; person: PersonId; date: LocalDate }
  | { type: 'dayRead'; shifts: Interval[]; planned: Interval[]; excuses: Excuse[]; expected: boolean }
  | ({ type: 'clocked' } & Mark)
  | { type: 'careAsked' }
  | { type: 'careAnswered'; text: string }
  | { type: 'callRecorded'; text: string }
  | { type: 'settled' }
  | { type: 'offPostNoted'; id: string; from: Instant; to: Instant; text: string }
  | ({ type: 'found' } & Found)
  | { type: 'cleared'; id: string }
  | { type: 'explained'; text: string }
  | { type: 'heard'; ids: string[] }
  | { type: 'correctionAsked'; what: 'in' | 'out'; at: Instant; reason: string }
  | { type: 'correctionGranted' }
  | { type: 'correctionRefused'; reason: string }
  | { type: 'decided'; ids: string[]; verdict: 'confirmed' | 'excused'; text: string }
  | { type: 'reviewed'; ids: string[] }
  | { type: 'sentBack'; ids: string[]; reason: string }
  | { type: 'selfCriticismFiled'; text: string }
  | { type: 'turnBegan'; step: AttendanceStepName; holder: PersonId; until: Instant }
  | { type: 'turnEnded' }
  | { type: 'holderReminded' }
  | { type: 'superiorTold'; to: PersonId };

export type AttendanceHistory = AttendanceEvent | DeliveryEvent;

/** Put before the department head rather than the superior (attendance.4, .5). */
export const isJudged = ({ kind }: Pick<Found, 'kind'>): boolean =>
  kind === 'absence' || kind === 'repeated' || kind === 'serious';

/** Still to be decided. */
export const isOpen = ({ decision, cleared }: Finding): boolean => !decision && !cleared;

/** Stands: decided by a person, and nothing that came later took it away. */
export const stands = ({ decision, cleared }: Finding): boolean => decision?.verdict === 'confirmed' && !cleared;
