import type { DeliveryEvent } from '../case.js';
import type { Emergency, EmergencyHappened } from '../emergency/index.js';
import type { PersonId } from '../organisation.js';
import type { Category, Size } from '../settings.js';
import type { Instant, LocalDate } from '../time.js';
import type { Upward, UpwardHappened } from '../upward.js';

export const channels = ['chat', 'phone', 'letter', 'fax', 'visit', 'group', 'authority'] as const;
/** How it came (complaint.1): one register for all. */
export type Channel = (typeof channels)[number];

/** A complaint, a suggestion (taken as carefully, reception.4) or a question that nobody could answer at once (conduct.10). */
export type Nature = 'complaint' | 'suggestion' | 'question';

/** The one who complains. The case belongs to who wrote it, not to the room. */
export interface Reporter {
  /** Absent where the messenger does not know them (letter, phone). */
  person?: PersonId;
  name?: string;
  title?: string;
  phone?: string;
  room?: string;
  /** False for 未核实: the room is only claimed. */
  verified: boolean;
  /** They have a messenger: answers go there. Otherwise the clerk tells them and records how. */
  reachable: boolean;
}

export interface StoredFile {
  hash: string;
  name: string;
  type: string;
  size: number;
}

/** An original has the case's number plus `/n` (complaint.3). */
export interface Original extends StoredFile {
  n: number;
  by?: PersonId;
  at: Instant;
}

export const stepNames = [
  'takeUp',
  'investigate',
  'decide',
  'accept',
  'work',
  'answer',
  'callback',
  'finalAnswer',
  'sign',
  'close',
] as const;
/** What the case waits for now. */
export type StepName = (typeof stepNames)[number];

/** Who holds the case, and until when (What must always hold, 2). */
export interface Step {
  name: StepName;
  holder: PersonId;
  since: Instant;
  until: Instant;
  /** The holder has been reminded. */
  reminded: boolean;
  /** How many levels above the holder have been told that it is late. */
  escalated: number;
  escalatedAt?: Instant;
  /** Computed without holiday data for that year. */
  provisional: boolean;
}

export interface Finding {
  at: Instant;
  by: PersonId;
  text: string;
  proposal: string;
  /** 初步核实 of a case received at night. */
  first: boolean;
}

export interface Decided {
  at: Instant;
  by: PersonId;
  /** Whose level the delegate or duty manager acted at. */
  instead?: PersonId;
  handling: string;
  department: string;
}

/** How a case may end (rulebook, "How an answer or a callback may end"). Anything but done is signed by the department manager. */
export type Ending = 'done' | 'withdrawn' | 'declined' | 'notReached';

export type CallbackMode = 'visit' | 'phone' | 'chat';

export interface Callback {
  mode: CallbackMode;
  by: PersonId;
  /** The time the resident picked, in their words. */
  slot?: string;
  /** Local days of the tries that did not reach the resident. */
  tries: LocalDate[];
  /** One of the tries was after 18:00 or on a day off. */
  evening: boolean;
  done?: { at: Instant; by: PersonId; mode: CallbackMode; words: string };
}

export interface Complaint {
  site: string;
  nature: Nature;
  channel: Channel;
  receivedAt: Instant;
  /** Received at night (reception.2): shown apart. */
  night: boolean;
  text: string;
  language: 'zh' | 'en';
  reporter: Reporter;
  /** Who registered it for a resident. */
  registeredBy?: PersonId;
  place?: string;
  /** The resident was asked for the place and has not given it yet. */
  asksPlace: boolean;
  category: Category;
  size: Size;
  sizeConfirmed: boolean;
  /** How often the register has this before, within the repeat period. */
  earlier: number;
  originals: Original[];
  /** 指定人员: keeps the handling form (complaint.3). */
  keeper: PersonId;
  investigator?: PersonId;
  findings: Finding[];
  fullBy?: Instant;
  decisions: Decided[];
  moreTime?: { until: Instant; reason: string; by: PersonId; at: Instant };
  /** Why the responsible department says that it is not theirs; until the manager decides again. */
  notOurs?: string;
  results: { at: Instant; by: PersonId; text: string }[];
  answer?: {
    text: string;
    at: Instant;
    by: PersonId;
    final: boolean;
    toldResident?: Instant;
    toldOffice?: Instant;
    how?: string;
  };
  rating?: number;
  words: string[];
  callback?: Callback;
  reopened: number;
  finalAnswered: boolean;
  ending?: { how: Ending; reason: string; resume: StepName; by: PersonId };
  closed?: { at: Instant; how: Ending; by?: PersonId };
  step?: Step;
  /** The last time the resident heard something. */
  lastWord: Instant;
  /** Everybody who has a card of this case, and how many cards they had. */
  cards: Record<PersonId, number>;
  emergency?: Emergency;
  /** 请示 (report.3). */
  upward?: Upward[];
}

export type ComplaintEvent =
  | {
      type: 'registered';
      site: string;
      nature: Nature;
      channel: Channel;
      receivedAt: Instant;
      night: boolean;
      text: string;
      language: 'zh' | 'en';
      reporter: Reporter;
      registeredBy?: PersonId;
      place?: string;
      asksPlace: boolean;
      category: Category;
      size: Size;
      earlier: number;
      files: StoredFile[];
      keeper: PersonId;
    }
  | { type: 'wordsAdded'; text: string; files: StoredFile[] }
  | { type: 'noted'; text: string; files: StoredFile[] }
  | { type: 'corrected'; place?: string; category?: Category }
  | { type: 'callerCompleted'; reporter: Partial<Reporter> }
  | { type: 'sizeSet'; size: Size; reason?: string }
  | { type: 'takenUp'; by: PersonId }
  | { type: 'handedOver'; to: PersonId }
  | { type: 'findingsRecorded'; text: string; proposal: string; first: boolean; fullBy?: Instant; files: StoredFile[] }
  | { type: 'fullAsked' }
  | { type: 'sentBack'; reason: string }
  | { type: 'decided'; handling: string; department: string; instead?: PersonId }
  | { type: 'accepted' }
  | { type: 'foundNotOurs'; reason: string }
  | { type: 'moreTimeAsked'; until: Instant; reason: string }
  | { type: 'moreTimeGranted'; until: Instant }
  | { type: 'moreTimeRefused'; reason: string }
  | { type: 'workReported'; text: string; files: StoredFile[] }
  | { type: 'answerSent'; text: string; final: boolean }
  | { type: 'residentTold'; how: string }
  | { type: 'rated'; rating?: number; words?: string }
  | { type: 'reopened'; words: string }
  | { type: 'callbackArranged'; mode: CallbackMode; by: PersonId; slot?: string }
  | { type: 'callbackTried'; note: string; date: LocalDate; evening: boolean }
  | { type: 'calledBack'; mode: CallbackMode; words: string }
  | { type: 'endProposed'; how: Ending; reason: string }
  | { type: 'endRefused'; reason: string }
  | { type: 'phoneShown'; to: PersonId }
  | { type: 'stepBegan'; step: StepName; holder: PersonId; until: Instant; provisional: boolean }
  | { type: 'deadlineMoved'; until: Instant }
  | { type: 'holderReminded' }
  | { type: 'missedDeadlineTold'; level: number; to: PersonId }
  | { type: 'residentKeptPosted' }
  | { type: 'closed'; how: Ending }
  | EmergencyHappened
  | UpwardHappened;

export type ComplaintHistory = ComplaintEvent | DeliveryEvent;
