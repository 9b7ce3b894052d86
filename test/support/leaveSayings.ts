import type { LeaveRefusals, LeaveSummary, LeaveWordsOf } from '../../src/flows/leave/says.js';
import type { LeaveDone, LeaveNews } from '../../src/rules/leave/messages.js';

const now = '2026-11-23T14:41:00.000Z';
const noon = '2026-11-24T04:00:00.000Z';
const chen = { zh: '陈主管', en: 'Chen' };
const zhao = { zh: '小赵', en: 'Zhao' };
const what = {
  kind: 'personal' as const,
  span: {
    start: '2026-11-27T13:30',
    end: '2026-11-27T17:30',
    from: '2026-11-27T05:30:00.000Z',
    to: '2026-11-27T09:30:00.000Z',
    minutes: 240,
    days: 0.5,
  },
};
const days = {
  kind: 'sick' as const,
  span: { ...what.span, start: '2026-11-24', end: '2026-11-27', minutes: 1920, days: 4 },
};
const annual = { ...what, kind: 'statutory' as const, statutory: { zh: '年休假', en: 'annual leave' } };
const next = { step: 'decide' as const, who: chen, until: noon };
const locked = [{ from: '2026-11-27', to: '2026-11-28', why: { zh: '业主开放日', en: 'open day' } }];
const overtime = { dayHours: 4, monthHours: 37, overDay: true, overMonth: true };
const summary: LeaveSummary = {
  ...what,
  levels: [{ who: chen }, { who: zhao, acting: chen }],
  notice: { by: now, late: false },
  standing: 'waiting',
  away: 0,
  onShift: 2,
  month: { times: 0, minutes: 0 },
  locked: [],
  firstOnShift: true,
};
const own = {
  ...what,
  standing: 'waiting' as const,
  notice: { by: now, late: false },
  pendingAtShift: false,
  levels: [{ who: chen, now: true }],
  next,
  missing: [],
  closed: false,
};
const approver = {
  ...what,
  requester: zhao,
  standing: 'waiting' as const,
  askedAt: now,
  notice: { by: now, late: true },
  month: { times: 2, minutes: 480 },
  away: [chen],
  onShift: 1,
  locked,
  certificates: [],
  missing: [],
  files: 0,
  levels: [
    { who: chen, now: false, decided: { by: chen, at: now, text: 'ok' } },
    { who: zhao, acting: chen, now: true },
  ],
  questions: [
    { by: chen, text: '?' },
    { by: chen, text: '?', answer: '!' },
  ],
  opinions: [{ of: zhao }, { of: zhao, text: 'ok' }],
  next,
  yours: true,
  closed: false,
};
const line = { ...what.span, number: 'QJ-20261123-001', kind: what.kind, requester: zhao };
const leaves = [
  { ...line, standing: 'waiting' as const, step: 'decide' as const, who: chen, until: noon },
  { ...line, ...annual, standing: 'approved' as const },
];

const newsOf: LeaveNews[] = [
  'asked',
  'stands',
  'approvedHere',
  'approved',
  'noted',
  'rejected',
  'askedBack',
  'returned',
  'proposed',
  'transferred',
  'chainChanged',
  'waitsTold',
  'pending',
  'pendingLate',
  'furtherUp',
  'papersDone',
  'papersPartly',
  'papersAccepted',
  'papersNotAccepted',
  'toJudge',
  'withdrawn',
  'datesChanged',
  'cameBackEarly',
  'back',
  'denied',
  'answered',
  'resubmitted',
  'reminded',
  'copied',
];
const doneOf: LeaveDone[] = [
  'approved',
  'noted',
  'rejected',
  'askedBack',
  'returned',
  'proposed',
  'transferred',
  'opinionAsked',
  'opinionGiven',
  'judged',
  'confirmed',
  'denied',
  'read',
  'askedFor',
];

/** Every message about leave, with the facts that it may have. */
export const leaveSamples: { [Say in keyof LeaveWordsOf]: LeaveWordsOf[Say][] } = {
  'leave.ownCard': [
    own,
    { ...own, ...days, standing: 'standing', missing: ['2026-11-27'], madeBy: chen, confirmed: 'asked' },
    { ...own, ...annual, proposal: { start: '2026-12-01', end: '2026-12-02', reason: 'ok', by: chen } },
    { ...own, notice: { by: now, late: true }, question: { by: chen, text: '?' }, returned: 'ok' },
    { ...own, standing: 'rejected', closed: true, refusal: { by: chen, text: 'ok' } },
    { ...own, kind: 'overtime', compensation: 'pay', pendingAtShift: true },
  ],
  'leave.approverCard': [
    approver,
    {
      ...approver,
      ...days,
      certificates: [{ from: '2026-11-24', to: '2026-11-26' }],
      missing: ['2026-11-27'],
      files: 1,
      madeBy: chen,
      confirmed: 'no',
    },
    { ...approver, kind: 'overtime', compensation: 'timeOff', overtime, yours: false },
    { ...approver, ...annual, balance: { days: 5, left: -1 }, closed: true, refusal: { by: chen, text: 'ok' } },
    { ...approver, kind: 'emergencyVisit', delegate: chen, ground: 'ok', reason: 'ok' },
  ],
  'leave.pastCard': [{}],
  'leave.news': [
    ...newsOf.map((one) => ({ what: one, kind: 'personal' as const, by: chen })),
    { what: 'papersPartly', kind: 'sick', missing: ['2026-11-27'], next },
    { what: 'rejected', kind: 'personal', by: chen, text: 'ok' },
  ],
  'leave.done': doneOf.map((one) => ({ what: one, requester: zhao, next: { ...next, from: noon } })),
  'leave.reminder': (['decide', 'answer', 'change', 'certify', 'judge', 'back', 'read'] as const).map((step) => ({
    step,
    until: noon,
    requester: zhao,
  })),
  'leave.nudged': [{ requester: zhao, until: noon }],
  'leave.waits': [{ requester: zhao, holder: chen, since: now, until: noon }],
  'leave.answered': [{ requester: zhao, text: 'ok' }],
  'leave.opinionAsked': [{ requester: zhao, by: chen, question: '?', from: what.span.from, to: what.span.to }],
  'leave.opinionGiven': [{ of: zhao, text: 'ok' }],
  'leave.confirmAsked': [{ ...days, by: chen }],
  'leave.confirmPast': [{ yes: true }, { yes: false }],
  'leave.notConfirmed': [{ requester: zhao }],
  'leave.copied': [{ requester: zhao, ...what.span }],
  'leave.skipped': [
    { requester: zhao, by: chen, asked: now, decided: noon, read: false },
    { requester: zhao, by: chen, asked: now, decided: noon, read: true },
  ],
  'leave.certificateAsked': [
    { missing: ['2026-11-27'], again: false, until: noon },
    { missing: ['2026-11-27'], again: true, until: noon },
  ],
  'leave.toPersonnel': [
    { ...days, requester: zhao, workInjury: false, papers: true },
    { ...what, kind: 'public', ground: 'ok', requester: zhao, workInjury: true, papers: false },
    { ...what, kind: 'overtime', requester: zhao, workInjury: false, papers: false },
  ],
  'leave.backAsked': [{ since: now, kind: 'outing' }],
  'leave.changed': [
    { requester: zhao, what: 'withdrawn' },
    { requester: zhao, what: 'cameBackEarly', to: noon },
    { requester: zhao, what: 'back', to: noon },
  ],
  'leave.forColleague': [
    { requester: zhao, what: 'approved' },
    { requester: zhao, what: 'rejected' },
  ],
  'leave.summary': [
    summary,
    { ...summary, notice: { by: now, late: true }, reason: 'ok', locked },
    { ...summary, ...days, standing: 'standing', requester: zhao, away: 1 },
    { ...summary, ...annual, balance: { days: 5, left: 3 }, notice: { late: false } },
    { ...summary, kind: 'overtime', compensation: 'pay', overtime },
    { ...summary, kind: 'outing', ground: 'ok', firstOnShift: false },
  ],
  'leave.question': (['when', 'reason', 'ground', 'statutory', 'who'] as const).flatMap((field) =>
    (['personal', 'outing', 'overtime', 'public'] as const).map((kind) => ({ field, kind })),
  ),
  'leave.which': [{ names: [zhao, chen] }],
  'leave.dropped': [{}],
  'leave.phone': [
    { who: chen, onShift: true },
    { who: chen, phone: '13812341234', onShift: false },
  ],
  'leave.colleagueReminded': [{ who: zhao }],
  'leave.askYourself': [{ by: chen }],
  'leave.mine': [{ leaves }],
  'leave.waiting': [{ leaves }],
  'leave.verdictAsUnderstood': [{ text: 'ok', yes: true }],
  'leave.notVerdict': [{}],
  'leave.whichOfMine': [{ leaves }],
  'leave.certificateDates': [{ files: 1, missing: ['2026-11-27'] }],
};

export const leaveRefusalSamples: { [Key in keyof LeaveRefusals]: LeaveRefusals[Key][] } = {
  'leave.notYours': [{}],
  'leave.ownMatter': [{}],
  'leave.turnOf': [
    { who: chen, step: 'decide', until: noon },
    { who: chen, step: 'decide', until: '2026-11-22T04:00:00.000Z' },
  ],
  'leave.alreadyOver': [
    { standing: 'approved', by: chen, at: now },
    { standing: 'rejected', by: chen, at: now, text: 'ok' },
    { standing: 'withdrawn', at: now },
    { standing: 'waiting' },
    { standing: 'standing' },
  ],
  'leave.noSuchDate': [{ date: '2026-02-30' }],
  'leave.endsBeforeStart': [{ start: '2026-12-09', end: '2026-12-03' }],
  'leave.tooLong': [{ days: 365, most: 31 }],
  'leave.longPast': [{ days: 31 }],
  'leave.withinShift': [{}],
  'leave.noShiftThen': [{}, { next: noon }],
  'leave.overlaps': [{ number: 'QJ-20261123-001', kind: 'personal', from: now, to: noon }],
  'leave.nobodyAbove': [{ address: 'integrity@anhe.example' }],
  'leave.needs': [
    { kind: 'special', field: 'reason' },
    { kind: 'public', field: 'ground' },
    { kind: 'statutory', field: 'statutory' },
  ],
  'leave.notAStandIn': [{}],
  'leave.onlyPaid': [{}],
  'leave.notForOthers': [{ who: zhao }],
  'leave.notDirect': [{ wanted: zhao, right: chen }],
  'leave.standsAtOnce': [{}],
  'leave.statutoryFirm': [{ answer: 'note' }, { answer: 'dates' }],
  'leave.mayNotTake': [{ able: [chen] }, { able: [] }],
  'leave.notAColleague': [{}],
  'leave.alreadyApproved': [{}],
  'leave.nothingAsked': [{}],
  'leave.nothingReturned': [{}],
  'leave.remindedAlready': [{ who: chen, again: noon }],
  'leave.notDecidedYet': [{}],
  'leave.notEarlier': [{ to: noon }],
  'leave.noCertificateNeeded': [{}],
  'leave.certificateMissing': [{}],
  'leave.notACertificate': [{}],
  'leave.needsReason': [{}],
};
