import type { ChainRefusals, ChainSays } from '../../src/flows/wording/chainSays.js';
import { hazards } from '../../src/rules/emergency/hazards.js';
import type { AccountCard, AlertCard, PersonCard } from '../../src/rules/emergency/messages.js';
import type { ReportCard } from '../../src/rules/report/messages.js';
import { reportSteps } from '../../src/rules/report/state.js';

const at = '2026-11-23T13:07:02.000Z';
const later = '2026-11-23T13:31:00.000Z';
const due = '2026-11-23T15:31:00.000Z';
const lin = { zh: '林姐', en: 'Lin' };
const chen = { zh: '陈主管', en: 'Chen' };
const zhou = { zh: '周经理', en: 'Zhou' };
const statuses = ['doubt', 'live', 'none', 'ended', 'calledOff', 'notAnEmergency'] as const;

const timeline: AlertCard['timeline'] = [
  { at, what: 'raised', text: '电梯困人' },
  { at, what: 'raised', by: lin },
  { at, what: 'alerted', people: [lin, chen] },
  { at, what: 'confirmed' },
  { at, what: 'criedAgain' },
  { at, what: 'criedAgain', by: lin, text: '还在里面' },
  { at, what: 'seen', by: chen },
  { at: later, what: 'takenOver', by: chen },
  { at: later, what: 'situation', by: chen, situation: 'atScene' },
  { at: later, what: 'situation', situation: 'safe' },
  { at: later, what: 'situation', situation: 'onMyWay', by: lin, text: '到三楼了' },
  { at: later, what: 'asked', by: lin, text: '能否开门' },
  { at: later, what: 'decided', by: zhou, text: '可以' },
  { at: later, what: 'ended', by: chen, text: '已放人' },
  { at: later, what: 'calledOff' },
  { at: later, what: 'calledOff', by: chen, text: '看过了' },
  { at: later, what: 'noEmergency', by: chen, text: '试灯' },
];

const personCard = (status: PersonCard['status']): PersonCard => ({
  status,
  hazards: ['lift'],
  since: at,
  told: true,
  staff: false,
  ...(status === 'ended' ? { measures: '已放人' } : {}),
});

const alertCard = (status: AlertCard['status']): AlertCard => ({
  status,
  hazards: ['lift', 'unwell'],
  since: at,
  text: '三号楼电梯卡住了里面有人在拍门',
  place: '3栋',
  customer: { name: '王女士', phone: '13812341234', room: '3-2-402' },
  again: 2,
  alerted: [
    { who: lin, state: 'seen', at },
    { who: chen, state: 'told' },
    { who: zhou, state: 'waiting' },
    { who: zhou, state: 'notReached', phone: '13700000001' },
    { who: zhou, state: 'notReached' },
  ],
  takenOver: { who: chen, at: later },
  timeline,
  questions: [
    { n: 0, question: '能否开门', by: lin },
    { n: 1, question: '能否开门', by: lin, answer: { by: zhou, verdict: 'yes', text: '可以' } },
    { n: 2, question: '能否开门', by: lin, answer: { by: zhou, verdict: 'no', text: '等工程部' } },
  ],
  ...(status === 'ended' ? { ended: { at: later, by: chen, cause: '门锁故障', measures: '已放人' } } : {}),
  ...(status === 'calledOff' ? { reason: '看错了' } : {}),
});

const account: AccountCard = {
  hazards: ['lift'],
  place: '3栋',
  from: at,
  to: later,
  outcome: 'ended',
  decider: zhou,
  decidedAt: later,
  why: 'noAnswer',
  alertedAt: at,
  timeline,
  cause: '门锁故障',
  measures: '已放人',
  report: { by: zhou, dueAt: due },
};

const card: ReportCard = {
  nature: 'report',
  reporter: lin,
  receivedAt: at,
  text: '2号楼水泵房漏水',
  proposal: '先关总阀',
  confidential: false,
  pressing: true,
  files: 1,
  opinions: [{ by: chen, at, text: '同意' }],
  instructions: [
    { by: chen, at, text: '马上关', until: due, receivedAt: at },
    {
      by: chen,
      at,
      text: '马上关',
      executed: { at: later },
      disagreement: { suggestion: '先通知', answer: { how: 'upheld', by: chen } },
    },
    {
      by: chen,
      at,
      text: '马上关',
      disagreement: { suggestion: '先通知', answer: { how: 'changed', by: chen, text: '先通知再关' } },
    },
    { by: chen, at, text: '不登记', stopped: { reason: '违规' } },
  ],
  raisedWith: '先通知更好',
  remarks: [{ by: chen, text: '知道了' }],
  next: { step: 'instruct', who: zhou, until: due, provisional: true },
  yours: true,
  own: false,
};

/** Facts of every message up the chain and in emergencies. */
export const chainSamples: { [Say in keyof ChainSays]: ChainSays[Say][] } = {
  'emergency.personCard': [
    ...statuses.map(personCard),
    ...hazards.map((hazard) => ({ ...personCard('live'), hazards: [hazard], told: false, takenOver: chen })),
    { ...personCard('doubt'), doubtUntil: later },
  ],
  'emergency.card': [
    ...statuses.map(alertCard),
    { ...alertCard('live'), takenOver: undefined, again: 0, questions: [] },
  ],
  'emergency.account': [
    account,
    { ...account, level: chen, why: 'notYetAlerted', alertedAt: undefined, confirmed: { at: later, by: chen } },
    { ...account, report: { by: zhou, dueAt: due, text: '经过如上。' }, to: undefined, outcome: 'calledOff' },
  ],
  'emergency.accountReminder': [{ decider: zhou }],
  'emergency.afterReportCard': [
    { from: at, to: later, dueAt: due, timeline, cause: '门锁故障', measures: '已放人', offShift: true },
    {
      from: at,
      to: later,
      dueAt: due,
      timeline,
      cause: '门锁故障',
      measures: '已放人',
      offShift: false,
      text: '两句话',
      at: later,
    },
  ],
  'emergency.afterReport': [{ by: chen, text: '两句话', hazards: ['lift'], place: '3栋' }],
  'emergency.afterReportDue': [{ dueAt: due }],
  'emergency.afterReportMissed': [{ by: chen, dueAt: due }],
  'emergency.ratifyCard': [
    { question: '能否开门', askedBy: lin, by: zhou, at, verdict: 'yes', text: '可以' },
    {
      question: '能否开门',
      askedBy: lin,
      by: zhou,
      at,
      verdict: 'no',
      text: '等',
      ratified: { how: 'ratified', by: chen },
    },
    {
      question: '能否开门',
      askedBy: lin,
      by: zhou,
      at,
      verdict: 'yes',
      text: '可以',
      ratified: { how: 'objected', by: chen, text: '应先叫工程部' },
    },
  ],
  'emergency.objected': [{ by: chen, question: '能否开门', text: '应先叫工程部' }],
  'emergency.decided': [
    { by: zhou, verdict: 'yes', question: '能否开门', text: '可以' },
    { by: zhou, verdict: 'no', question: '能否开门', text: '等' },
  ],
  'emergency.falseAlarm': [
    { by: chen, reason: '看过了', hazards: ['fire'], place: '3栋' },
    { by: chen, hazards: ['other'] },
  ],
  'emergency.notAnEmergency': [{ by: chen, reason: '试灯' }],
  'emergency.kindlyNone': [{}],
  'emergency.endedForPerson': [{ measures: '已放人', who: chen }],
  'emergency.nobodyYet': [{ since: at }],
  'emergency.howIsIt': [{ since: at }],
  'emergency.wantsToTalk': [{ by: chen, level: chen }],
  'emergency.done': (['asked', 'situation', 'afterReport', 'confirmed', 'again', 'ratified', 'talk'] as const).map(
    (what) => ({ what }),
  ),
  'report.card': [
    card,
    { ...card, nature: 'request', own: true, yours: false, confidential: true },
    { ...card, closed: { at: later, how: 'done' }, next: undefined, result: '修好' },
    { ...card, closed: { at: later, how: 'settled' }, next: undefined, settled: { by: chen, text: '知道了' } },
    ...reportSteps.map((step) => ({ ...card, next: { step, who: zhou, until: due, provisional: false } })),
  ],
  'report.pastCard': [{}],
  'report.askProposal': [{}],
  'report.instruction': [{ by: chen, text: '马上关', until: due }],
  'report.upheld': [{ by: chen }, { by: chen, text: '按原意' }],
  'report.settledFor': [{ by: chen, text: '知道了' }],
  'report.disagreed': [{ by: lin, suggestion: '先通知' }],
  'report.resultFor': [{ by: lin, text: '修好' }],
  'report.remarked': [
    { by: lin, text: '还在漏', files: 0 },
    { by: lin, text: '', files: 2 },
  ],
  'report.overdue': reportSteps.map((step) => ({ step, until: at })),
  'report.overdueBelow': [{ step: 'execute', who: lin, until: at }],
  'report.outage': [{ by: lin, text: '监控黑屏' }],
  'report.companyToo': [{ address: 'integrity@anhe.example' }],
  'report.done': (
    [
      'proposed',
      'instructed',
      'passedUp',
      'settled',
      'received',
      'disagreed',
      'upheld',
      'changed',
      'executed',
      'resultReported',
      'raised',
      'stopped',
      'remarked',
    ] as const
  ).map((what) => ({
    what,
    ...(what === 'settled' ? {} : { next: { step: 'instruct' as const, who: zhou, until: due, provisional: false } }),
  })),
  'report.aboutSuperior': [{ who: chen }],
  'report.mine': [{ reports: [{ number: 'BG-20261123-001', text: '漏水', step: 'instruct', who: zhou, until: due }] }],
  'upward.card': [
    {
      by: lin,
      question: '退费',
      proposal: '退一个月',
      opinions: [{ by: chen, text: '同意' }],
      holder: zhou,
      until: due,
      yours: true,
    },
    { by: lin, question: '退费', proposal: '退一个月', opinions: [], holder: zhou, until: due, yours: false },
    {
      by: lin,
      question: '退费',
      proposal: '退一个月',
      opinions: [],
      holder: zhou,
      until: due,
      yours: false,
      answer: { by: zhou, at: later, text: '退' },
    },
  ],
  'upward.overdue': [{ until: at }],
};

export const chainRefusalSamples: { [Key in keyof ChainRefusals]: ChainRefusals[Key][] } = {
  'emergency.notYours': [{}],
  'emergency.over': [{}, { at, by: chen }],
  'emergency.takesOverFirst': [{}, { who: chen }],
  'emergency.alreadyTaken': [{ who: chen, at }],
  'emergency.underWay': [{}],
  'emergency.superiorOnly': [{}],
  'emergency.neverLeave': [{}],
  'emergency.yoursToDecide': [{}],
  'emergency.alreadyDecided': [{ by: zhou, at, text: '可以' }, { by: zhou }],
  'emergency.reportOwedBy': [{ who: chen }],
  'emergency.reportIn': [{}, { at }],
  'emergency.notFiled': [{}],
  'report.notYours': [{}],
  'report.staffOnly': [{}],
  'report.turnOf': [
    { who: chen, step: 'instruct', until: at },
    { who: chen, step: 'execute', until: '2026-11-25T02:00:00.000Z' },
  ],
  'report.alreadyClosed': [{}, { at }],
  'report.alreadyAnswered': [{ at }],
  'report.wrongRecipient': [{ who: chen, named: zhou }],
  'report.companyAddress': [{ address: 'integrity@anhe.example' }],
  'report.top': [{}],
  'report.executeFirst': [{}],
  'report.nothingToRaise': [{}],
  'report.dateNotAhead': [{ until: '2026-11-01' }],
};
