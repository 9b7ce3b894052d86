import type { EmergencyCommandName } from '../../rules/emergency/commands.js';
import type { EmergencySays } from '../../rules/emergency/messages.js';
import type { ReportCommandName } from '../../rules/report/commands.js';
import type { ReportSays } from '../../rules/report/messages.js';
import type { ReportStepName } from '../../rules/report/state.js';
import type { UpwardCommandName, UpwardSays } from '../../rules/upward.js';
import type { Text } from '../../rules/organisation.js';
import type { Instant } from '../../rules/time.js';
import type { Fields, Worder, Wording } from './catalogue.js';

type Nothing = Record<string, never>;

/** What the dialogue itself says about reports and emergencies. */
export interface ChainAnswers {
  /** A name stands in the words: about the superior, or only to them? */
  'report.aboutSuperior': { who: Text };
  'report.mine': { reports: { number: string; text: string; step: ReportStepName; who?: Text; until?: Instant }[] };
}

/** Every message up the chain, and in an emergency. */
export interface ChainSays extends EmergencySays, ReportSays, UpwardSays, ChainAnswers {}

/** Refusals, by their key; said as `refusal.<key>`. */
export interface ChainRefusals {
  'emergency.notYours': Nothing;
  'emergency.over': { at?: Instant; by?: Text };
  'emergency.takesOverFirst': { who?: Text };
  'emergency.alreadyTaken': { who: Text; at: Instant };
  'emergency.underWay': Nothing;
  'emergency.superiorOnly': Nothing;
  'emergency.neverLeave': Nothing;
  'emergency.yoursToDecide': Nothing;
  'emergency.alreadyDecided': { by: Text; at?: Instant; text?: string };
  'emergency.reportOwedBy': { who: Text };
  'emergency.reportIn': { at?: Instant };
  'emergency.notFiled': Nothing;
  'report.notYours': Nothing;
  'report.staffOnly': Nothing;
  'report.turnOf': { who: Text; step: ReportStepName; until: Instant };
  'report.alreadyClosed': { at?: Instant };
  'report.alreadyAnswered': { at: Instant };
  'report.wrongRecipient': { who: Text; named: Text };
  'report.companyAddress': { address: string };
  'report.top': Nothing;
  'report.executeFirst': Nothing;
  'report.nothingToRaise': Nothing;
  'report.dateNotAhead': { until: string };
}

/** Labels of buttons that are not their command's own. */
export type ChainLabel =
  | 'atScene'
  | 'nowSafe'
  | 'emergencyAfterAll'
  | 'sendToSuperior'
  | 'aboutSuperior'
  | 'notAboutSuperior'
  | 'seenAlert.onMyWay';
export type ChainAction = EmergencyCommandName | ReportCommandName | UpwardCommandName | ChainLabel;

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

/** Labels of these forms beside those of the others. */
export const withChain = (fields: Fields, { labels, own, hints, questions }: ChainCatalogue): Fields => ({
  ...fields,
  labels: { ...fields.labels, ...labels },
  own: { ...fields.own, ...own },
  hints: { ...fields.hints, ...hints },
  questions: { ...fields.questions, ...questions },
});
