import type { LeaveCommandName } from '../../rules/leave/commands.js';
import type { ComplaintCommandName } from '../../rules/complaint/commands.js';
import type { Ending, StepName } from '../../rules/complaint/state.js';
import type { Text } from '../../rules/organisation.js';
import type { Category, Size } from '../../rules/settings.js';
import type { Instant } from '../../rules/time.js';
import type { LeaveLabel, LeaveRefusals } from '../leave/says.js';

type Nothing = Record<string, never>;

/** A case in a list of somebody's own, or of what waits for them. */
export interface StatusLine {
  number: string;
  category?: Category;
  place?: string;
  status: StepName | 'closed';
  who?: Text;
  until?: Instant;
  receivedAt: Instant;
  size?: Size;
  closedAt?: Instant;
  how?: Ending;
}

/** Answers outside a case, and what the dialogue asks. */
export interface GeneralSays {
  menu: Nothing;
  welcome: { name: string; role: 'staff' | 'resident' };
  'help.resident': Nothing;
  'help.staff': Nothing;
  privacyNotice: { company: Text };
  'status.resident': { cases: StatusLine[]; more: number };
  'status.staff': { cases: StatusLine[]; more: number };
  whichCase: { cases: Pick<StatusLine, 'number' | 'category' | 'place'>[] };
  notUnderstood: Nothing;
  filesWithoutWords: { files: number };
  thanks: Nothing;
  withdrawAsked: Nothing;
  draft: { text: string };
  verdictAsUnderstood: { handling: string; department?: string };
  'ask.field': { action: string; field: string };
  'ask.again': { field: string; options?: string[] };
  'ask.left': Nothing;
  'form.faulty': { action: string; fields: string[] };
  /** What somebody sent failed five times. */
  parked: Nothing;
  parkedForAdministrator: { entry: string; error: string };
}

/** Refusals of the rules, by their key; said as `refusal.<key>`. */
export interface RefusalSays extends LeaveRefusals {
  unknownAction: Nothing;
  'complaint.notYours': Nothing;
  'complaint.turnOf': { who: Text; step: StepName; until: Instant };
  'complaint.alreadyDecided': { by: Text; at: Instant; handling: string };
  'complaint.alreadyClosed': { at?: Instant };
  'complaint.nothingToAdd': Nothing;
  'complaint.sizeNeedsReason': Nothing;
  'complaint.notAColleague': Nothing;
  'complaint.unknownDepartment': { handling: string };
  'complaint.needsFindings': Nothing;
  'complaint.noSuchDate': { until: string };
  'complaint.dateNotLater': { until: Instant };
  'complaint.answerUnderWay': Nothing;
  'complaint.tellThem': Nothing;
  'complaint.heldBack': { found: string[] };
  'complaint.tabooWords': { words: string[] };
  'complaint.notAnsweredYet': Nothing;
  'complaint.ownWork': Nothing;
  'complaint.visitNeeded': Nothing;
  'complaint.withdrawalUnderWay': Nothing;
  'complaint.noPhone': Nothing;
}

/** Buttons that are no command of a case: short cuts of the menu. */
export type ShortCut = 'registerFor' | 'newMatter' | 'help' | 'myCases' | 'privacyNotice';
/** Other labels of a button than its action's own; `.now` is the press that opens no form. */
export type OwnLabel =
  | 'givePlace'
  | 'reword'
  | 'sendAsIs'
  | 'onlyNote'
  | 'fillIn'
  | 'waitingForMe'
  | 'rate.1'
  | 'rate.2'
  | 'rate.3'
  | 'rate.4'
  | 'rate.5'
  | 'decide.now'
  | 'agree.now'
  | 'giveFinalAnswer.now';
export type ActionLabel = ComplaintCommandName | ShortCut | OwnLabel | LeaveCommandName | LeaveLabel;
