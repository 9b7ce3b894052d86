import type { Message, Press } from '../case.js';
import type { PersonId, Text } from '../organisation.js';
import type { Instant } from '../time.js';
import type { ReportNature, ReportStepName } from './state.js';

export interface ReportNext {
  step: ReportStepName;
  who: Text;
  until: Instant;
  provisional: boolean;
}

/** The whole record, as whoever has part in it reads it. */
export interface ReportCard {
  nature: ReportNature;
  reporter: Text;
  receivedAt: Instant;
  text: string;
  proposal?: string;
  confidential: boolean;
  pressing: boolean;
  files: number;
  opinions: { by: Text; at: Instant; text: string }[];
  instructions: {
    by: Text;
    at: Instant;
    text: string;
    until?: Instant;
    receivedAt?: Instant;
    executed?: { at: Instant; text?: string };
    disagreement?: { suggestion: string; answer?: { how: 'upheld' | 'changed'; by: Text; text?: string } };
    stopped?: { reason: string };
  }[];
  raisedWith?: string;
  settled?: { by: Text; text: string };
  result?: string;
  remarks: { by: Text; text: string }[];
  next?: ReportNext;
  closed?: { at: Instant; how: 'settled' | 'done' };
  /** It is this person's turn. */
  yours: boolean;
  own: boolean;
}

export type ReportDone =
  | 'proposed'
  | 'instructed'
  | 'passedUp'
  | 'settled'
  | 'received'
  | 'disagreed'
  | 'upheld'
  | 'changed'
  | 'executed'
  | 'resultReported'
  | 'raised'
  | 'stopped'
  | 'remarked';

/** What a report says. */
export interface ReportSays {
  'report.card': ReportCard;
  'report.pastCard': Record<string, never>;
  'report.askProposal': Record<string, never>;
  'report.instruction': { by: Text; text: string; until: Instant };
  'report.upheld': { by: Text; text?: string };
  'report.settledFor': { by: Text; text: string };
  'report.disagreed': { by: Text; suggestion: string };
  'report.resultFor': { by: Text; text: string };
  'report.remarked': { by: Text; text: string; files: number };
  'report.overdue': { step: ReportStepName; until: Instant };
  'report.overdueBelow': { step: ReportStepName; who: Text; until: Instant };
  'report.outage': { by: Text; text: string };
  'report.companyToo': { address: string };
  'report.done': { what: ReportDone; next?: ReportNext };
}

/** A message of a report, checked against what its wording expects. */
export function tellOf<Say extends keyof ReportSays>(
  person: PersonId,
  say: Say,
  facts: ReportSays[Say],
  more: Partial<Pick<Message, 'key' | 'urgent' | 'files'>> & { buttons?: Press[] } = {},
): Message {
  return { to: { person }, say, facts: facts as unknown as Record<string, unknown>, ...more };
}
