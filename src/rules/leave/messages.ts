import type { Message, Press } from '../case.js';
import type { PersonId, Text } from '../organisation.js';
import type { Instant, LocalDate } from '../time.js';
import type { Compensation, LeaveKind, LeaveStepName, Span, Standing } from './state.js';

/** What it is called, and when: for those who may see the kind. */
export interface What {
  kind: LeaveKind;
  /** Name of the 法定假. */
  statutory?: Text;
  span: Pick<Span, 'start' | 'end' | 'from' | 'to' | 'minutes' | 'days'>;
}

/** Who has it and until when. */
export interface LeaveNext {
  step: LeaveStepName;
  who: Text;
  until: Instant;
  /** Nobody reaches them before (off shift). */
  from?: Instant;
}

/** One level as the cards show it. */
export interface LevelLine {
  who: Text;
  /** Who acts at this level, when it is not its holder. */
  acting?: Text;
  decided?: { by: Text; at: Instant; text?: string };
  now: boolean;
}

/** The requester's own card: where it stands at every step. */
export interface OwnCard extends What {
  standing: Standing;
  reason?: string;
  ground?: string;
  compensation?: Compensation;
  madeBy?: Text;
  confirmed?: 'asked' | 'yes' | 'no';
  notice: { by?: Instant; late: boolean };
  pendingAtShift: boolean;
  levels: LevelLine[];
  next?: LeaveNext;
  refusal?: { by: Text; text: string };
  question?: { by: Text; text: string };
  returned?: string;
  proposal?: { start: string; end: string; reason: string; by: Text };
  /** Days that no certificate covers yet; empty when none is wanted or all are covered. */
  missing: LocalDate[];
  closed: boolean;
}

/** What an approver decides by. */
export interface ApproverCard extends What {
  requester: Text;
  madeBy?: Text;
  confirmed?: 'asked' | 'yes' | 'no';
  reason?: string;
  ground?: string;
  compensation?: Compensation;
  delegate?: Text;
  standing: Standing;
  askedAt: Instant;
  notice: { by?: Instant; late: boolean };
  month: { times: number; minutes: number };
  balance?: { days: number; left: number };
  away: Text[];
  onShift: number;
  locked: { from: LocalDate; to: LocalDate; why: Text }[];
  overtime?: { dayHours: number; monthHours: number; overDay: boolean; overMonth: boolean };
  certificates: { from: LocalDate; to: LocalDate }[];
  missing: LocalDate[];
  files: number;
  levels: LevelLine[];
  questions: { by: Text; text: string; answer?: string }[];
  opinions: { of: Text; text?: string }[];
  next?: LeaveNext;
  refusal?: { by: Text; text: string };
  /** It is this person's turn. */
  yours: boolean;
  closed: boolean;
}

/** What the requester hears at every step. */
export type LeaveNews =
  | 'asked'
  | 'stands'
  | 'approvedHere'
  | 'approved'
  | 'noted'
  | 'rejected'
  | 'askedBack'
  | 'returned'
  | 'proposed'
  | 'transferred'
  | 'chainChanged'
  | 'waitsTold'
  | 'pending'
  | 'pendingLate'
  | 'furtherUp'
  | 'papersDone'
  | 'papersPartly'
  | 'papersAccepted'
  | 'papersNotAccepted'
  | 'toJudge'
  | 'withdrawn'
  | 'datesChanged'
  | 'cameBackEarly'
  | 'back'
  | 'denied'
  | 'answered'
  | 'resubmitted'
  | 'reminded'
  | 'copied';

/** What somebody else did, said back to them. */
export type LeaveDone =
  | 'approved'
  | 'noted'
  | 'rejected'
  | 'askedBack'
  | 'returned'
  | 'proposed'
  | 'transferred'
  | 'opinionAsked'
  | 'opinionGiven'
  | 'judged'
  | 'confirmed'
  | 'denied'
  | 'read'
  | 'askedFor';

/** Every message of a leave: the wording has a text for each, in both languages. */
export interface LeaveSays {
  'leave.ownCard': OwnCard;
  'leave.approverCard': ApproverCard;
  'leave.pastCard': Record<string, never>;
  'leave.news': {
    what: LeaveNews;
    kind: LeaveKind;
    late?: boolean;
    by?: Text;
    text?: string;
    missing?: LocalDate[];
    next?: LeaveNext;
  };
  'leave.done': { what: LeaveDone; requester: Text; next?: LeaveNext };
  'leave.reminder': { step: LeaveStepName; until: Instant; requester: Text };
  /** 催办 by the requester. */
  'leave.nudged': { requester: Text; until: Instant };
  /** To the holder's superior: told, not asked to decide. No kind. */
  'leave.waits': { requester: Text; holder: Text; since: Instant; until: Instant };
  'leave.answered': { requester: Text; text: string };
  'leave.opinionAsked': { requester: Text; by: Text; question: string; from: Instant; to: Instant };
  'leave.opinionGiven': { of: Text; text: string };
  'leave.confirmAsked': What & { by: Text };
  'leave.confirmPast': { yes: boolean };
  'leave.notConfirmed': { requester: Text };
  /** 抄送: when, and nothing about why. */
  'leave.copied': { requester: Text; from: Instant; to: Instant; start: string; end: string };
  'leave.skipped': {
    requester: Text;
    by: Text;
    asked: Instant;
    decided: Instant;
    read: boolean;
  };
  'leave.certificateAsked': { missing: LocalDate[]; again: boolean; until: Instant };
  'leave.toPersonnel': What & { requester: Text; ground?: string; workInjury: boolean; papers: boolean };
  'leave.backAsked': { since: Instant; kind: LeaveKind };
  'leave.changed': { requester: Text; what: 'withdrawn' | 'cameBackEarly' | 'back'; to?: Instant };
  /** Whoever made the request for a colleague hears how it stands. */
  'leave.forColleague': { requester: Text; what: 'approved' | 'rejected' };
}

/** A message of a leave, checked against what its wording expects. */
export function tell<Say extends keyof LeaveSays>(
  person: PersonId,
  say: Say,
  facts: LeaveSays[Say],
  more: Partial<Pick<Message, 'key' | 'urgent' | 'notBefore' | 'files'>> & { buttons?: Press[] } = {},
): Message {
  return { to: { person }, say, facts: facts as unknown as Record<string, unknown>, ...more };
}
