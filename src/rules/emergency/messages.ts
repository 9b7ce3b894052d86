import type { Message, Press } from '../case.js';
import type { PersonId, Text } from '../organisation.js';
import type { Instant } from '../time.js';
import type { Hazard } from './hazards.js';
import type { Happened, Situation, Status } from './state.js';

/** What the person who raised it is told to do, and what we have done. */
export interface PersonCard {
  status: Status;
  hazards: Hazard[];
  since: Instant;
  /** The alert stands in the messenger of at least one who can act: only then 已通知 is said. */
  told: boolean;
  takenOver?: Text;
  staff: boolean;
  measures?: string;
  reason?: string;
  /** In doubt: it counts as an emergency from then on. */
  doubtUntil?: Instant;
}

/** One line of what happened. */
export interface TimelineLine {
  at: Instant;
  what: Happened['what'];
  by?: Text;
  text?: string;
  people?: Text[];
  situation?: Situation;
}

/** What everybody who was alerted sees: where, whom to call, who has seen it, who is on it. */
export interface AlertCard {
  status: Status;
  hazards: Hazard[];
  since: Instant;
  text: string;
  place?: string;
  customer: { name?: string; phone?: string; room?: string };
  again: number;
  alerted: { who: Text; state: 'waiting' | 'told' | 'seen' | 'notReached'; at?: Instant; phone?: string }[];
  takenOver?: { who: Text; at: Instant };
  timeline: TimelineLine[];
  questions: { n: number; question: string; by: Text; answer?: { by: Text; verdict: 'yes' | 'no'; text: string } }[];
  ended?: { at: Instant; by: Text; cause: string; measures: string };
  reason?: string;
  doubtUntil?: Instant;
}

/** 事后告知: what a skipped level reads. */
export interface AccountCard {
  hazards: Hazard[];
  place?: string;
  from: Instant;
  to?: Instant;
  outcome: Status;
  decider: Text;
  decidedAt: Instant;
  /** Whose level it was, when a delegate reads it. */
  level?: Text;
  why: 'noAnswer' | 'notYetAlerted';
  alertedAt?: Instant;
  timeline: TimelineLine[];
  cause?: string;
  measures?: string;
  report?: { by: Text; dueAt: Instant; text?: string };
  confirmed?: { at: Instant; by: Text };
}

/** What an emergency says, in any kind of case. */
export interface EmergencySays {
  'emergency.personCard': PersonCard;
  'emergency.card': AlertCard;
  'emergency.account': AccountCard;
  'emergency.accountReminder': { decider: Text };
  'emergency.afterReportCard': {
    from: Instant;
    to: Instant;
    dueAt: Instant;
    timeline: TimelineLine[];
    cause: string;
    measures: string;
    offShift: boolean;
    text?: string;
    at?: Instant;
  };
  'emergency.afterReport': { by: Text; text: string; hazards: Hazard[]; place?: string };
  'emergency.afterReportDue': { dueAt: Instant };
  'emergency.afterReportMissed': { by: Text; dueAt: Instant };
  'emergency.ratifyCard': {
    question: string;
    askedBy: Text;
    by: Text;
    at: Instant;
    verdict: 'yes' | 'no';
    text: string;
    ratified?: { how: 'ratified' | 'objected'; by: Text; text?: string };
  };
  'emergency.objected': { by: Text; question: string; text: string };
  'emergency.decided': { by: Text; verdict: 'yes' | 'no'; question: string; text: string };
  'emergency.falseAlarm': { by: Text; reason?: string; hazards: Hazard[]; place?: string };
  'emergency.notAnEmergency': { by: Text; reason: string };
  'emergency.kindlyNone': Record<string, never>;
  'emergency.endedForPerson': { measures: string; who: Text };
  'emergency.nobodyYet': { since: Instant; dutyPhone?: string };
  'emergency.howIsIt': { since: Instant };
  'emergency.wantsToTalk': { by: Text; level: Text };
  'emergency.done': { what: 'asked' | 'situation' | 'afterReport' | 'confirmed' | 'again' | 'ratified' | 'talk' };
}

/** A message of an emergency, checked against what its wording expects. */
export function say<Say extends keyof EmergencySays>(
  person: PersonId,
  key: Say,
  facts: EmergencySays[Say],
  more: Partial<Pick<Message, 'key' | 'urgent' | 'notBefore'>> & { buttons?: Press[] } = {},
): Message {
  return { to: { person }, say: key, facts: facts as unknown as Record<string, unknown>, ...more };
}

/** One account a level: a delegate may read several. */
export const accountKey = (level: PersonId): string => `account:${level}`;
