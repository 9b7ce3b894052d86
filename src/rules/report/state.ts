import type { DeliveryEvent } from '../case.js';
import type { StoredFile } from '../complaint/state.js';
import type { Emergency, EmergencyHappened } from '../emergency/index.js';
import type { PersonId } from '../organisation.js';
import type { Instant } from '../time.js';

/** 报告 tells, 请示 asks for a decision. */
export const reportNatures = ['report', 'request'] as const;
export type ReportNature = (typeof reportNatures)[number];

export const reportSteps = ['propose', 'instruct', 'receive', 'execute', 'result', 'review', 'file'] as const;
/** What the report waits for now. */
export type ReportStepName = (typeof reportSteps)[number];

/** Who holds it, and until when. */
export interface ReportStep {
  name: ReportStepName;
  holder: PersonId;
  since: Instant;
  until: Instant;
  provisional: boolean;
  /** How often the holder was reminded that it is overdue. */
  chased: number;
  chasedAt?: Instant;
}

/** A different opinion on an instruction, and what became of it (report.5). */
export interface Disagreement {
  suggestion: string;
  at: Instant;
  answer?: { how: 'upheld' | 'changed'; by: PersonId; at: Instant; text?: string };
}

/** 指示: word for word, with time and name (report.5). */
export interface Instruction {
  level: PersonId;
  by: PersonId;
  at: Instant;
  text: string;
  until?: Instant;
  receivedAt?: Instant;
  executed?: { at: Instant; text?: string };
  disagreement?: Disagreement;
  /** 执行有危险或违规: not executed, raised at once. */
  stopped?: { reason: string; at: Instant };
  raised?: Instant;
}

export interface Report {
  site: string;
  nature: ReportNature;
  reporter: PersonId;
  receivedAt: Instant;
  text: string;
  files: StoredFile[];
  proposal?: string;
  /** About the own superior: goes to the level above, and its words stand in no list. */
  confidential: boolean;
  /** Danger or an outage of 通信设备: at once, also at night. */
  pressing: boolean;
  /** The level that has it, by its holder. */
  level: PersonId;
  /** Passed up: with the own opinion. */
  opinions: { level: PersonId; by: PersonId; at: Instant; text: string }[];
  instructions: Instruction[];
  /** Raised once more, or stopped: the reporter's words to the next level. */
  raisedWith?: string;
  settled?: { by: PersonId; at: Instant; text: string };
  result?: { at: Instant; text: string };
  remarks: { by: PersonId; at: Instant; text: string }[];
  concluded?: { how: 'settled' | 'done'; at: Instant };
  closed?: { at: Instant; how: 'settled' | 'done' };
  step?: ReportStep;
  /** Everybody who has a card of it, and how many they had. */
  cards: Record<PersonId, number>;
  emergency?: Emergency;
}

export type ReportEvent =
  | {
      type: 'reported';
      site: string;
      nature: ReportNature;
      reporter: PersonId;
      text: string;
      files: StoredFile[];
      proposal?: string;
      confidential: boolean;
      pressing: boolean;
      level: PersonId;
    }
  | { type: 'proposed'; proposal: string }
  | { type: 'instructed'; text: string; until?: Instant }
  | { type: 'passedUp'; opinion: string; level: PersonId }
  | { type: 'settled'; text: string }
  | { type: 'received' }
  | { type: 'disagreed'; suggestion: string }
  | { type: 'upheld'; text?: string }
  | { type: 'changed'; text: string; until?: Instant }
  | { type: 'executed'; text?: string }
  | { type: 'resultReported'; text: string }
  | { type: 'raisedOnceMore'; text: string; level: PersonId }
  | { type: 'stopped'; reason: string; level: PersonId }
  | { type: 'remarked'; text: string; files: StoredFile[] }
  | { type: 'stepBegan'; step: ReportStepName; holder: PersonId; level: PersonId; until: Instant; provisional: boolean }
  | { type: 'chased' }
  | { type: 'concluded'; how: 'settled' | 'done' }
  | { type: 'closed'; how: 'settled' | 'done' }
  | EmergencyHappened;

export type ReportHistory = ReportEvent | DeliveryEvent;

/** The instruction in force. */
export const current = ({ instructions }: Report): Instruction | undefined => instructions.at(-1);
