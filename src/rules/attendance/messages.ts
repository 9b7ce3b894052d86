import type { Message, Press } from '../case.js';
import type { PersonId, Text } from '../organisation.js';
import type { Instant, Interval, LocalDate } from '../time.js';
import type { AttendanceStepName, FindingKind, Mark } from './state.js';

export interface FindingLine {
  kind: FindingKind;
  minutes: number;
  breach: boolean;
  verdict?: 'confirmed' | 'excused';
  by?: Text;
  text?: string;
  reviewed?: boolean;
}

/** To the person themselves, first and in private: what is proposed, and what they can do. */
export interface FindingCard extends FindingLine {
  date: LocalDate;
  shifts: Interval[];
  marks: Mark[];
  /** Who decides, and until when the person can explain before. */
  decider?: Text;
  explainUntil?: Instant;
  explained: boolean;
  correcting: boolean;
  note?: { by: Text; from: Instant; to: Instant; text: string };
  cleared: boolean;
}

/** To whoever's turn it is. */
export interface TurnCard {
  step: AttendanceStepName;
  person: Text;
  date: LocalDate;
  shifts: Interval[];
  marks: Mark[];
  findings: FindingLine[];
  words: { at: Instant; text: string }[];
  correction?: { what: 'in' | 'out'; at: Instant; reason: string };
  care?: { answer?: string; call?: { by: Text; at: Instant; text: string } };
  until: Instant;
  now: boolean;
}

export type AttendanceDone =
  | 'called'
  | 'explained'
  | 'careAnswered'
  | 'correctionAsked'
  | 'granted'
  | 'refused'
  | 'noted'
  | 'talkRecorded'
  | 'excused'
  | 'raised'
  | 'judged'
  | 'agreed'
  | 'sentBack'
  | 'filed';

export interface AttendanceNext {
  step: AttendanceStepName;
  who: Text;
  until: Instant;
}

/** Every message of a working day: the wording has a text for each, in both languages. */
export interface AttendanceSays {
  'attendance.clocked': {
    what: 'in' | 'out';
    at: Instant;
    shift?: Interval;
    /** Nothing is lost where the same was said before. */
    again: boolean;
  };
  'attendance.finding': FindingCard;
  'attendance.turn': TurnCard;
  'attendance.pastCard': Record<string, never>;
  'attendance.care': { since: Instant; done: boolean };
  'attendance.careCall': {
    person: Text;
    since: Instant;
    answer?: string;
    arrived?: Instant;
    call?: { by: Text; at: Instant; text: string };
  };
  'attendance.done': { what: AttendanceDone; next?: AttendanceNext };
  'attendance.correctionDecided': { what: 'in' | 'out'; at: Instant; granted: boolean; by: Text; reason?: string };
  'attendance.reminder': { step: AttendanceStepName; until: Instant; person: Text; own: boolean };
  'attendance.waits': { step: AttendanceStepName; until: Instant; person: Text; holder: Text };
}

/** A message of a working day, checked against what its wording expects. */
export function tell<Say extends keyof AttendanceSays>(
  person: PersonId,
  say: Say,
  facts: AttendanceSays[Say],
  more: Partial<Pick<Message, 'key' | 'notBefore'>> & { buttons?: Press[] } = {},
): Message {
  return { to: { person }, say, facts: facts as unknown as Record<string, unknown>, ...more };
}
