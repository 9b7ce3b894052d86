import type { Message, Press } from '../case.js';
import type { PersonId, Text } from '../organisation.js';
import type { Category, Size } from '../settings.js';
import type { Instant } from '../time.js';
import type { CallbackMode, Channel, Ending, Nature, StepName } from './state.js';

/** Who has it and until when: in every message about what happens next. */
export interface Next {
  step: StepName;
  who: Text;
  until: Instant;
  /** Whether the deadline was computed without holiday data. */
  provisional: boolean;
}

/** What the resident's card of the case shows. */
export interface ResidentCard {
  /** How the resident is addressed: 王女士, Ms Miller; absent when the name is not known. */
  called?: Text;
  nature: Nature;
  category: Category;
  place?: string;
  receivedAt: Instant;
  night: boolean;
  channel: Channel;
  keeper: Text;
  next?: Next;
  decideBy?: { who: Text; until: Instant };
  asksPlace: boolean;
  originals: number;
  reopened: number;
  closed?: Closing;
}

/** The one line at the end: registered, first finding, decided, answered, called back, how satisfied. */
export interface Closing {
  at: Instant;
  how: Ending;
  registered: Instant;
  found?: Instant;
  decided?: Instant;
  answered?: Instant;
  calledBack?: Instant;
  rating?: number;
}

/** What staff who take part see: what was said, found, proposed, decided, and whose turn it is. */
export interface StaffCard {
  nature: Nature;
  channel: Channel;
  category: Category;
  size: Size;
  sizeConfirmed: boolean;
  place?: string;
  customer: { name?: string; phone?: string; room?: string; verified: boolean; reachable: boolean };
  text: string;
  words: string[];
  earlier: number;
  night: boolean;
  receivedAt: Instant;
  originals: number;
  reopened: number;
  keeper: Text;
  investigator?: Text;
  next?: Next;
  fullBy?: Instant;
  finding?: { at: Instant; text: string; proposal: string; first: boolean };
  decision?: { at: Instant; by: Text; handling: string; department: Text };
  notOurs?: string;
  moreTime?: { until: Instant; reason: string };
  result?: { at: Instant; text: string };
  answer?: string;
  callback?: { mode: CallbackMode; by: Text; slot?: string; tries: number };
  ending?: { how: Ending; reason: string };
  rating?: number;
  closed?: Closing;
  /** It is this person's turn. */
  yours: boolean;
}

/** What a member of staff did, said back with what happens next. */
export type Done =
  | 'takenUp'
  | 'handedOver'
  | 'findingsRecorded'
  | 'firstFindingsRecorded'
  | 'sentBack'
  | 'decided'
  | 'accepted'
  | 'notOurs'
  | 'moreTimeAsked'
  | 'moreTimeGranted'
  | 'moreTimeRefused'
  | 'workReported'
  | 'answerSent'
  | 'told'
  | 'noted'
  | 'tried'
  | 'calledBack'
  | 'signed'
  | 'endRefused'
  | 'sizeSet'
  | 'corrected'
  | 'callerCompleted'
  | 'callerNamed'
  | 'finalAnswered'
  | 'registeredFor';

/** Every message of a complaint: the wording has a text for each, in both languages. */
export interface ComplaintSays {
  'complaint.residentCard': ResidentCard;
  'complaint.staffCard': StaffCard;
  'complaint.pastCard': { step?: StepName };
  'complaint.wordsAdded': { at: Instant; who: Text; files: number };
  'complaint.newWords': { text: string; files: number };
  'complaint.sentBack': { by: Text; reason: string; until: Instant };
  'complaint.noteAdded': { by: Text; text: string; files: number };
  'complaint.corrected': { place?: string; category?: Category };
  'complaint.decided': { department: Text; until: Instant };
  'complaint.newDate': { until: Instant; reason: string };
  'complaint.answer': {
    text: string;
    final: boolean;
    callback?: { mode: CallbackMode; by: Text; until: Instant; slot?: string };
  };
  /** The same answer once it is rated or overtaken: without its buttons. */
  'complaint.answerPast': { text: string; final: boolean; rating?: number };
  'complaint.rated': { rating?: number };
  'complaint.residentRated': { rating?: number; words?: string };
  'complaint.reopened': { who: Text; until: Instant; final: boolean };
  'complaint.residentNotSolved': { words: string; reopened: number };
  'complaint.outsideWays': Record<string, never>;
  'complaint.stillWorking': { next: Next };
  'complaint.callbackArranged': { mode: CallbackMode; slot?: string; by: Text };
  'complaint.callbackSlot': { mode: CallbackMode; slot?: string };
  'complaint.withdrawalPassed': { who: Text };
  'complaint.notWithdrawn': { reason: string };
  'complaint.closed': { closing: Closing };
  'complaint.done': { what: Done; inTime?: boolean; next?: Next & { from?: Instant } };
  'complaint.reminder': { step: StepName; until: Instant };
  'complaint.missed': { step: StepName; holder: Text; until: Instant; category: Category; size: Size };
  'complaint.fullAsked': { until: Instant };
  'complaint.resultToOffice': {
    how: Ending;
    category: Category;
    size: Size;
    place?: string;
    handling?: string;
    department?: Text;
    result?: string;
    answer?: string;
    reason?: string;
    reopened: number;
  };
  'complaint.moreTimeAsked': { until: Instant; reason: string; department: Text; due: Instant; open: boolean };
  'complaint.moreTimeRefused': { reason: string; until: Instant };
  'complaint.phone': { name?: string; phone: string };
  'complaint.notDelivered': { reason: string };
}

/** A message of a complaint, checked against what its wording expects. */
export function tell<Say extends keyof ComplaintSays>(
  person: PersonId,
  say: Say,
  facts: ComplaintSays[Say],
  more: Partial<Pick<Message, 'key' | 'urgent' | 'notBefore' | 'files'>> & { buttons?: Press[] } = {},
): Message {
  return { to: { person }, say, facts: facts as unknown as Record<string, unknown>, ...more };
}
