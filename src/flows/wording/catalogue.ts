import type { z } from 'zod';
import type { AttendanceCommandName } from '../../rules/attendance/commands.js';
import type { AttendanceStepName, FindingKind } from '../../rules/attendance/state.js';
import type { complaintCommands, ComplaintCommandName } from '../../rules/complaint/commands.js';
import type { ComplaintSays } from '../../rules/complaint/messages.js';
import type { CallbackMode, Channel, Ending, Nature, StepName } from '../../rules/complaint/state.js';
import type { leaveCommands, LeaveCommandName } from '../../rules/leave/commands.js';
import type { Post, Text } from '../../rules/organisation.js';
import type { Category, Size } from '../../rules/settings.js';
import type { Instant, LocalDate } from '../../rules/time.js';
import type { AttendanceLabel, AttendanceRefusals, AttendanceWordsOf } from '../attendance/says.js';
import type { LeaveWordsOf } from '../leave/says.js';
import type { Card } from '../messenger.js';
import type { ChainAction, ChainRefusals, ChainSays } from './chainSays.js';
import type { ActionLabel, GeneralSays, RefusalSays } from './says.js';
import type { JobSays } from './jobSays.js';
import type { DayWords } from './times.js';

/** Words without their buttons, which come from the message. */
export interface Worded {
  text?: string;
  card?: Omit<Card, 'buttons'>;
}

/** What a catalogue may speak of besides the facts. */
export interface Wording {
  /** When the message was decided; times are said relative to it. */
  at: Instant;
  /** The case's number, `TS-20261123-014`, and its short form `…014`; empty outside a case. */
  number: string;
  short: string;
  /** The reader is a member of staff. */
  forStaff: boolean;
  hasButtons: boolean;
  /** The site's, for whoever wants to speak to somebody. */
  dutyPhone: string;
  /** `今天 18:00`; midnight ahead is `24:00` of the day before. */
  when(at: Instant): string;
  /** Falls on the day of `at`; midnight ahead counts to the day before. */
  today(at: Instant): boolean;
  /** A row of moments with their dates, each date once: `11月23日 22:41`, `23:21`. */
  moments(at: Instant[]): string[];
  /** `11月27日（周五）`, of a local date. */
  day(date: LocalDate): string;
  name(text: Text | undefined): string;
  /** Name of a department by its id. */
  department(id: string | undefined): string;
}

export type Worder<Facts> = (facts: Facts, w: Wording) => Worded;

type Inputs = { [Name in ComplaintCommandName]: z.input<(typeof complaintCommands)[Name]> };
type LeaveInputs = { [Name in LeaveCommandName]: z.input<(typeof leaveCommands)[Name]> };
/** A command without fields takes any key. */
type Keys<Given> = string extends keyof Given ? never : keyof Given & string;
type FieldsOf<Given> = Given extends unknown ? Keys<Given> : never;
/** Fields that people fill in. */
export type FieldName = Exclude<
  FieldsOf<Inputs[ComplaintCommandName]>,
  'nature' | 'language' | 'danger' | 'alarm' | 'asIs'
>;
/** A field of one command, where its label or hint differs: `sendBack.reason`. */
export type FieldOf = { [Name in ComplaintCommandName]: `${Name}.${Keys<Inputs[Name]>}` }[ComplaintCommandName];

/** Fields of leave that people fill in. */
export type LeaveFieldName = Exclude<FieldsOf<LeaveInputs[LeaveCommandName]>, 'for' | 'sendTo' | 'delegate'>;
export type LeaveFieldOf = { [Name in LeaveCommandName]: `${Name}.${Keys<LeaveInputs[Name]>}` }[LeaveCommandName];

/** The rulebook's terms. */
export interface Terms {
  natures: Record<Nature, string>;
  categories: Record<Category, string>;
  sizes: Record<Size, string>;
  channels: Record<Channel, string>;
  /** As staff say it; residents read what happens instead. */
  steps: Record<StepName | 'closed', string>;
  endings: Record<Ending, string>;
  modes: Record<CallbackMode, string>;
  how: Record<'phone' | 'letter' | 'visit', string>;
  yesNo: Record<'yes' | 'no', string>;
  posts: Record<Post, string>;
  /** The service centre, where no name is known. */
  us: string;
  /** `接待来访投诉工作制度第 2 条`; undefined for a regulation that there is not. */
  article(id: string): string | undefined;
  /** A part of a sentence that names several things. */
  list(parts: string[]): string;
}

export interface Fields {
  labels: Record<FieldName | LeaveFieldName, string>;
  /** Where one command calls a field differently. */
  own: Partial<Record<FieldOf | LeaveFieldOf, string>>;
  hints: Partial<Record<FieldName | FieldOf | LeaveFieldName | LeaveFieldOf, string>>;
  /** How the chat asks for it; the label unless said. */
  questions: Partial<Record<FieldOf | LeaveFieldOf, string>>;
  submit: string;
  send: string;
}

/** Buttons of the attendance record. */
export type AttendanceAction = AttendanceCommandName | AttendanceLabel | 'confirmMonth';

/** What is said about the attendance record in one language. A missing key does not compile. */
export interface AttendanceCatalogue {
  says: { [Say in keyof AttendanceWordsOf]: Worder<AttendanceWordsOf[Say]> };
  refusals: { [Key in keyof AttendanceRefusals]: (facts: AttendanceRefusals[Key], w: Wording) => string };
  actions: Record<AttendanceAction, string>;
  labels: Record<'what' | 'code' | 'date' | 'time' | 'staff' | 'ruling', string>;
  own: Record<string, string>;
  hints: Record<string, string>;
  questions: Record<string, string>;
  choices: Record<string, Record<string, string>>;
  steps: Record<AttendanceStepName, string>;
  findings: Record<FindingKind, string>;
}

/** What is said up the chain and in emergencies, in one language. A missing key does not compile. */
export interface ChainCatalogue {
  says: { [Say in keyof ChainSays]: Worder<ChainSays[Say]> };
  refusals: { [Key in keyof ChainRefusals]: (facts: ChainRefusals[Key], w: Wording) => string };
  actions: Record<ChainAction, string>;
  labels: Record<
    | 'question'
    | 'verdict'
    | 'cause'
    | 'measures'
    | 'confidential'
    | 'by'
    | 'instruction'
    | 'opinion'
    | 'suggestion'
    | 'answer'
    | 'nature',
    string
  >;
  own: Record<string, string>;
  hints: Record<string, string>;
  questions: Record<string, string>;
  choices: Record<'verdict' | 'confidential' | 'nature', Record<string, string>>;
  natures: Record<'report' | 'request', string>;
}

/** Everything that is said in one language. A missing key does not compile. */
export interface Catalogue {
  days: DayWords;
  terms: Terms;
  /** What a case is called in lists, of kinds without categories. */
  kindNames: Record<string, string>;
  complaint: { [Say in keyof ComplaintSays]: Worder<ComplaintSays[Say]> };
  general: { [Say in keyof GeneralSays]: Worder<GeneralSays[Say]> };
  leave: { [Say in keyof LeaveWordsOf]: Worder<LeaveWordsOf[Say]> };
  /** What leave can be chosen from, by field. */
  leaveChoices: Record<string, Record<string, string>>;
  attendance: AttendanceCatalogue;
  chain: ChainCatalogue;
  jobs: { [Say in keyof JobSays]: Worder<JobSays[Say]> };
  refusals: { [Key in keyof RefusalSays]: (facts: RefusalSays[Key], w: Wording) => string };
  /** A refusal with the name of its article. */
  refused(rule: string, article: string | undefined): string;
  actions: Record<ActionLabel, string>;
  fields: Fields;
  /** Heads the buttons of a message that has words only. */
  choose: string;
  /** Heads what can be done instead of what was refused. */
  instead: string;
  /** For a message or button that this version has no words for. */
  neutral: string;
  neutralButton: string;
}
