import type { EmergencyCommandName } from '../../rules/emergency/commands.js';
import type { EmergencySays } from '../../rules/emergency/messages.js';
import type { ReportCommandName } from '../../rules/report/commands.js';
import type { ReportSays } from '../../rules/report/messages.js';
import type { ReportStepName } from '../../rules/report/state.js';
import type { UpwardCommandName, UpwardSays } from '../../rules/upward.js';
import type { Text } from '../../rules/organisation.js';
import type { Instant } from '../../rules/time.js';

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
