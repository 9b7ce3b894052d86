import type { PersonId } from '../organisation.js';
import type { Instant } from '../time.js';
import type { Hazard } from './hazards.js';

/** Somebody who can act and was called. */
export interface Alerted {
  person: PersonId;
  /** 0 is the clerk in doubt or whoever reported, 1 the first wave. */
  wave: number;
  at: Instant;
  /** Their word decides: a level of the chain, its delegate, the duty manager. */
  superior: boolean;
  /** The alert stands in their messenger. */
  toldAt?: Instant;
  /** It did not get there in time: the others call them. */
  notReached?: boolean;
  /** 收到 */
  seenAt?: Instant;
}

/** One thing that happened, as everybody involved reads it. */
export interface Happened {
  at: Instant;
  by?: PersonId;
  what:
    | 'raised'
    | 'criedAgain'
    | 'confirmed'
    | 'alerted'
    | 'seen'
    | 'takenOver'
    | 'situation'
    | 'asked'
    | 'decided'
    | 'ended'
    | 'calledOff'
    | 'noEmergency';
  text?: string;
  people?: PersonId[];
  /** What a button says without words. */
  situation?: Situation;
}

export const situations = ['atScene', 'safe', 'onMyWay'] as const;
export type Situation = (typeof situations)[number];

/** A decision that can't wait: of whoever in the chain answers; the level it belonged to is told and confirms 追认 or objects. */
export interface UrgentDecision {
  askedBy: PersonId;
  askedAt: Instant;
  question: string;
  level: PersonId;
  by?: PersonId;
  at?: Instant;
  verdict?: 'yes' | 'no';
  text?: string;
  /** Somebody else than the level decided. */
  owesRatification?: boolean;
  ratified?: { how: 'ratified' | 'objected'; by: PersonId; at: Instant; text?: string };
}

/** What a skipped level is told afterwards, and whether they have read it (report.4). */
export interface Account {
  decider: PersonId;
  decidedAt: Instant;
  /** Since when they are told; later while they are on leave. */
  tellAt: Instant;
  sent: boolean;
  /** Delivered. */
  toldAt?: Instant;
  /** Reads it for a level that is away; their 已阅 counts until then. */
  delegate?: PersonId;
  confirmedAt?: Instant;
  confirmedBy?: PersonId;
  wantsToTalk?: boolean;
  remindedAt?: Instant;
}

/** 事后汇报, owed by whoever took the matter over. */
export interface AfterReport {
  by: PersonId;
  dueAt: Instant;
  text?: string;
  at?: Instant;
  chased: number;
  chasedAt?: Instant;
}

/** An emergency: a property of any case (report.2, .4). */
export interface Emergency {
  since: Instant;
  /** Who raised it; absent when the clock did. */
  by?: PersonId;
  /** The member of staff it counts as reported by: a resident's alarm, the clerk on duty. */
  reportedBy: PersonId;
  text: string;
  place?: string;
  hazards: Hazard[];
  /** The chain above at that time: whoever was in it is told even when the chain has changed since. */
  chain: PersonId[];
  /** In doubt: it counts as an emergency from then on. */
  doubtUntil?: Instant;
  /** The person said that it is none. */
  none?: Instant;
  alerted: Alerted[];
  /** How often the person cried again within the same alert. */
  again: number;
  takenOver?: { by: PersonId; at: Instant };
  timeline: Happened[];
  tookPart: PersonId[];
  decisions: UrgentDecision[];
  /** Those above whom somebody decided, by whom and when. */
  skipped: Record<PersonId, { decider: PersonId; at: Instant }>;
  ended?: { at: Instant; by: PersonId; cause: string; measures: string };
  /** 弄错了, a false alarm. */
  calledOff?: { at: Instant; by: PersonId; reason?: string };
  notAnEmergency?: { at: Instant; by: PersonId; reason: string };
  afterReport?: AfterReport;
  accounts: Record<PersonId, Account>;
  /** When all alerted last heard that nobody has taken it over. */
  nobodyAt?: Instant;
  /** When whoever took it over was last asked how it stands. */
  askedAt?: Instant;
}

export interface Skipped {
  level: PersonId;
  decider: PersonId;
}

export type EmergencyEvent =
  | {
      type: 'raised';
      reportedBy: PersonId;
      text: string;
      place?: string;
      hazards: Hazard[];
      chain: PersonId[];
      doubtUntil?: Instant;
    }
  | { type: 'criedAgain'; text: string }
  | { type: 'raisedAgain'; text: string; hazards: Hazard[] }
  | { type: 'confirmed'; how: 'pressed' | 'noAnswer' }
  | { type: 'foundNone' }
  | { type: 'alerted'; wave: number; people: { person: PersonId; superior: boolean }[] }
  | { type: 'notReached'; people: PersonId[] }
  | { type: 'seen' }
  | { type: 'takenOver'; skipped: PersonId[] }
  | { type: 'situation'; text?: string; situation?: Situation }
  | { type: 'decisionAsked'; question: string; level: PersonId }
  | {
      type: 'decidedUrgently';
      n: number;
      verdict: 'yes' | 'no';
      text: string;
      owesRatification: boolean;
      skipped: PersonId[];
    }
  | { type: 'ratified'; n: number; how: 'ratified' | 'objected'; text?: string }
  | { type: 'ended'; cause: string; measures: string; skipped: PersonId[]; reportBy: PersonId; reportDue: Instant }
  | { type: 'calledOff'; reason?: string; skipped: PersonId[] }
  | { type: 'foundNoEmergency'; reason: string; skipped: PersonId[] }
  | { type: 'accountGiven'; level: PersonId; tellAt: Instant; sent: boolean; delegate?: PersonId }
  | { type: 'accountReminded'; level: PersonId }
  | { type: 'accountConfirmed'; level: PersonId }
  | { type: 'talkAsked'; level: PersonId }
  | { type: 'afterReportSubmitted'; text: string }
  | { type: 'afterReportChased' }
  | { type: 'nobodyYet' }
  | { type: 'progressAsked' };

export type Status = 'doubt' | 'live' | 'none' | 'ended' | 'calledOff' | 'notAnEmergency';

export function statusOf(emergency: Emergency): Status {
  if (emergency.none) return 'none';
  if (emergency.ended) return 'ended';
  if (emergency.calledOff) return 'calledOff';
  if (emergency.notAnEmergency) return 'notAnEmergency';
  return emergency.doubtUntil ? 'doubt' : 'live';
}

export const isLive = (emergency: Emergency | undefined): boolean =>
  !!emergency && ['doubt', 'live'].includes(statusOf(emergency));
