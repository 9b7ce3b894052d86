import type { LeaveCommandName } from '../../../rules/leave/commands.js';
import type { LeaveLabel, LeaveRefusals } from '../../leave/says.js';
import type { Catalogue, Fields, LeaveFieldName } from '../catalogue.js';
import { leaveKindNames } from './leave.js';

export const leaveActions: Record<LeaveCommandName | LeaveLabel, string> = {
  ask: 'Send',
  confirmForOther: 'Confirm',
  approve: 'Agree',
  reject: 'Not agree…',
  askBack: 'Ask something',
  answerBack: 'Answer',
  askOpinion: 'Ask for an opinion',
  giveOpinion: 'Give my opinion',
  returnForChange: 'Send back',
  resubmit: 'Complete and send',
  proposeDates: 'Propose other dates',
  transfer: 'Pass on',
  remind: 'Remind',
  copyTo: 'Let somebody know',
  withdrawLeave: 'Withdraw',
  changeDates: 'Change dates',
  comeBackEarly: 'Back early',
  addCertificate: 'Hand in certificate',
  judgePapers: 'Decide on the papers',
  markBack: 'I am back',
  readSkipped: 'Read',
  askLeave: 'Leave, overtime, outing',
  sendLeave: 'Send',
  reviseLeave: 'Change',
  dropLeave: 'Cancel',
  callSuperior: 'Call',
  remindColleague: 'Remind',
  approveAll: 'Agree to all',
  forColleague: 'For a colleague',
  sendAnyway: 'Send all the same',
  sendToRight: 'Send to my superior',
  asPay: 'As pay',
  isSick: 'It is sick leave',
  isEmergency: 'It is an emergency visit',
  otherDates: 'Change dates',
  giveReason: 'Give a reason',
  noteLeave: 'Noted',
  takeDates: 'Take these dates',
  confirmYes: 'Yes, I asked for it',
  confirmNo: 'No',
  acceptPapers: 'Accept',
  refusePapers: 'Not accept…',
  coversAll: 'All the days',
  'statutory.annual': 'Annual leave',
  'statutory.marriage': 'Marriage leave',
  'statutory.bereavement': 'Bereavement leave',
  'statutory.maternity': 'Maternity leave',
  'statutory.paternity': 'Paternity leave',
  'statutory.parental': 'Parental leave',
  'statutory.care': 'Care leave',
  'statutory.antenatal': 'Antenatal visit',
};

const needs = { reason: 'a reason in one line', ground: 'a ground or destination', statutory: 'which kind it is' };
const over = {
  waiting: 'still waits for approval',
  standing: 'stands already',
  approved: 'is approved',
  rejected: 'was not approved',
  withdrawn: 'was withdrawn',
};

export const leaveRefusals: { [Key in keyof LeaveRefusals]: Catalogue['refusals'][Key] } = {
  'leave.notYours': () => 'You have no part in this request.',
  'leave.ownMatter': () => 'Nobody decides their own request; a superior does.',
  'leave.turnOf': ({ who, until }, w) =>
    `This step is ${w.name(who)}'s, ${until <= w.at ? 'who is being reminded' : `by ${w.when(until)}`}. You can leave a note here.`,
  'leave.alreadyOver': ({ standing, by, at, text }, w) =>
    `This request ${over[standing]}${by ? ` (${w.name(by)}${at ? `, ${w.when(at)}` : ''})` : at ? ` (${w.when(at)})` : ''}${text ? `: ${text}` : ''}. Nothing more is needed.`,
  'leave.noSuchDate': ({ date }) => `There is no date "${date}". Please give another one.`,
  'leave.endsBeforeStart': ({ start, end }) => `The end (${end}) must come after the start (${start}).`,
  'leave.tooLong': ({ days, most }) =>
    `${days} days at once is too long; this kind has at most ${most}. For more, please talk to your superior and ask in parts.`,
  'leave.longPast': ({ days }) => `Only the last ${days} days can be added. For earlier ones please ask personnel.`,
  'leave.withinShift': () =>
    'That is your own shift, so it is no overtime. Please give the time after it, such as "yesterday 17:30 to 20:00".',
  'leave.noShiftThen': ({ next }, w) =>
    `You have no shift then, so no leave is needed.${next ? ` Your next shift begins ${w.when(next)}.` : ''}`,
  'leave.overlaps': ({ number, kind, from, to }, w) =>
    `It meets your ${number} (${leaveKindNames[kind]}, ${w.moments([from, to]).join(' – ')}). You can change the dates of that one, or withdraw it first.`,
  'leave.nobodyAbove': ({ address }) =>
    `There is nobody above you to approve it; please send it to the company: ${address}.`,
  'leave.needs': ({ kind, field }) => `For ${leaveKindNames[kind]}, ${needs[field]} is missing.`,
  'leave.notAStandIn': () => 'Only a colleague of the same department, or the direct superior, can stand in.',
  'leave.onlyPaid': () =>
    'Time off makes up for work on rest days only; overtime on working days and statutory holidays is paid.',
  'leave.notForOthers': ({ who }, w) =>
    `Personal leave is asked for by the person (sick leave may be asked for by others). I can remind ${w.name(who)} now.`,
  'leave.notDirect': ({ wanted, right }, w) =>
    `Personal leave goes level by level, to ${w.name(right)} first; it can't go straight to ${w.name(wanted)}.`,
  'leave.standsAtOnce': () =>
    'Sick leave and emergency visits that were told in time stand at once. If the papers leave doubts, the department head decides after the end.',
  'leave.statutoryFirm': ({ answer }) =>
    answer === 'dates'
      ? 'Annual leave is not refused; if the dates do not suit, propose others.'
      : 'This kind is taken note of, not refused.',
  'leave.mayNotTake': ({ able }, w) =>
    `It can be passed only to a colleague of the same department or the direct superior, who is not the person and has not decided an earlier level${able.length ? `: ${able.map((one) => w.name(one)).join(', ')}` : ''}.`,
  'leave.notAColleague': () => 'Please choose a colleague of this site from the list.',
  'leave.alreadyApproved': () => 'It is approved already. If you come back early, say so instead.',
  'leave.nothingAsked': () => 'Nothing is being asked of you now.',
  'leave.nothingReturned': () => 'Nothing was sent back to you.',
  'leave.remindedAlready': ({ who, again }, w) =>
    `${w.name(who)} has just been reminded; you can remind again after ${w.when(again)}.`,
  'leave.notDecidedYet': () => 'It is not decided yet. If you no longer need it, withdraw it.',
  'leave.notEarlier': ({ to }, w) => `It ends ${w.when(to)} anyway.`,
  'leave.noCertificateNeeded': () => 'No certificate is needed for this.',
  'leave.certificateMissing': () => 'Please attach a photo or file of the certificate; the diagnosis may be covered.',
  'leave.notACertificate': () => 'This file is no certificate. Please send a photo or PDF of it.',
  'leave.needsReason': () => 'Not accepting them needs a reason.',
};

export const leaveFields: { labels: Record<LeaveFieldName, string> } & Pick<Fields, 'own' | 'hints' | 'questions'> = {
  labels: {
    kind: 'Kind',
    statutory: 'Which statutory leave',
    start: 'From',
    end: 'To',
    reason: 'Reason',
    ground: 'Where to, or ground',
    compensation: 'Compensation',
    files: 'Files',
    yes: 'Did you want it',
    text: 'Words',
    question: 'Question',
    colleague: 'Colleague',
    from: 'First day',
    to: 'Last day',
    verdict: 'Decision',
  },
  own: {
    'ask.reason': 'Reason',
    'resubmit.reason': 'Reason',
    'reject.reason': 'Why not',
    'returnForChange.reason': 'What is missing',
    'proposeDates.reason': 'Why other dates',
    'withdrawLeave.reason': 'Anything to say',
    'approve.text': 'Anything to say',
    'giveOpinion.text': 'Opinion',
    'answerBack.text': 'Answer',
    'addCertificate.to': 'Last day',
    'addCertificate.from': 'First day',
    'addCertificate.files': 'Photo or PDF of the certificate',
    'comeBackEarly.end': 'Back when (now unless given)',
    'judgePapers.text': 'Reason',
  },
  hints: {
    start: '2026-11-27 for whole days, 2026-11-27 13:30 for part of a day',
    end: '2026-11-27 for whole days, 2026-11-27 17:30 for part of a day',
    'ask.statutory': 'for statutory leave',
    'ask.ground': 'the ground of public leave; where to for an outing',
    'ask.compensation': 'for overtime; time off on rest days only',
    'addCertificate.files': 'the diagnosis may be covered; only approvers and personnel see it',
  },
  questions: {
    'reject.reason': 'Why not? They will hear your reason.',
    'returnForChange.reason': 'What is missing?',
  },
};
