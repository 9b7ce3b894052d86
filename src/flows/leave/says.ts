import type { LeaveKind } from '../../rules/attendanceSettings.js';
import type { LeaveSays, What } from '../../rules/leave/messages.js';
import type { Circumstances, Compensation, LeaveStepName, Notice, Standing } from '../../rules/leave/state.js';
import type { Text } from '../../rules/organisation.js';
import type { Instant } from '../../rules/time.js';

/** What a request comes to, before it is sent. */
export interface LeaveSummary extends What, Omit<Circumstances, 'away'> {
  /** The person concerned, when a colleague asks. */
  requester?: Text;
  reason?: string;
  ground?: string;
  compensation?: Compensation;
  levels: { who: Text; acting?: Text }[];
  notice: Notice;
  standing: Standing;
  away: number;
  /** Who decides first is at work now. */
  firstOnShift: boolean;
}

/** A request in a list of one's own, or of what waits for one. */
export interface LeaveLine {
  number: string;
  kind: LeaveKind;
  statutory?: Text;
  requester: Text;
  start: string;
  end: string;
  from: Instant;
  to: Instant;
  standing: Standing;
  step?: LeaveStepName;
  who?: Text;
  until?: Instant;
}

/** Answers outside a case, and what the dialogue asks. */
export interface LeaveAnswers {
  'leave.summary': LeaveSummary;
  'leave.question': { field: 'when' | 'reason' | 'ground' | 'statutory' | 'who'; kind: LeaveKind };
  'leave.which': { names: Text[] };
  'leave.dropped': Record<string, never>;
  'leave.phone': { who: Text; phone?: string; onShift: boolean };
  'leave.colleagueReminded': { who: Text };
  /** To the colleague. */
  'leave.askYourself': { by: Text };
  'leave.mine': { leaves: LeaveLine[] };
  'leave.waiting': { leaves: LeaveLine[]; text?: string };
  'leave.verdictAsUnderstood': { text: string; yes: boolean };
  'leave.notVerdict': Record<string, never>;
  'leave.whichOfMine': { leaves: LeaveLine[] };
  'leave.certificateDates': { files: number; missing: string[] };
}

/** Refusals of the rules, by their key; said as `refusal.<key>`. */
export interface LeaveRefusals {
  'leave.notYours': Record<string, never>;
  'leave.ownMatter': Record<string, never>;
  'leave.turnOf': { who: Text; step: LeaveStepName; until: Instant };
  'leave.alreadyOver': { standing: Standing; by?: Text; at?: Instant; text?: string };
  'leave.noSuchDate': { date: string };
  'leave.endsBeforeStart': { start: string; end: string };
  'leave.tooLong': { days: number; most: number };
  'leave.longPast': { days: number };
  'leave.withinShift': Record<string, never>;
  'leave.noShiftThen': { next?: Instant };
  'leave.overlaps': { number: string; kind: LeaveKind; from: Instant; to: Instant };
  'leave.nobodyAbove': { address: string };
  'leave.needs': { kind: LeaveKind; field: 'reason' | 'ground' | 'statutory' };
  'leave.notAStandIn': Record<string, never>;
  'leave.onlyPaid': Record<string, never>;
  'leave.notForOthers': { who: Text };
  'leave.notDirect': { wanted: Text; right: Text };
  'leave.standsAtOnce': Record<string, never>;
  'leave.statutoryFirm': { answer: 'note' | 'dates' };
  'leave.mayNotTake': { able: Text[] };
  'leave.notAColleague': Record<string, never>;
  'leave.alreadyApproved': Record<string, never>;
  'leave.nothingAsked': Record<string, never>;
  'leave.nothingReturned': Record<string, never>;
  'leave.remindedAlready': { who: Text; again: Instant };
  'leave.notDecidedYet': Record<string, never>;
  'leave.notEarlier': { to: Instant };
  'leave.noCertificateNeeded': Record<string, never>;
  'leave.certificateMissing': Record<string, never>;
  'leave.notACertificate': Record<string, never>;
  'leave.needsReason': Record<string, never>;
}

export type LeaveWordsOf = LeaveSays & LeaveAnswers;

/** Buttons that are no command of a case, and other labels of a button than its action's own. */
export type LeaveLabel =
  | 'askLeave'
  | 'sendLeave'
  | 'reviseLeave'
  | 'dropLeave'
  | 'callSuperior'
  | 'remindColleague'
  | 'approveAll'
  | 'forColleague'
  | 'sendAnyway'
  | 'sendToRight'
  | 'asPay'
  | 'isSick'
  | 'isEmergency'
  | 'otherDates'
  | 'giveReason'
  | 'noteLeave'
  | 'takeDates'
  | 'confirmYes'
  | 'confirmNo'
  | 'acceptPapers'
  | 'refusePapers'
  | 'coversAll'
  | 'statutory.annual'
  | 'statutory.marriage'
  | 'statutory.bereavement'
  | 'statutory.maternity'
  | 'statutory.paternity'
  | 'statutory.parental'
  | 'statutory.care'
  | 'statutory.antenatal';
