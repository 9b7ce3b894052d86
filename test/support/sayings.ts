import { leaveRefusalSamples } from './leaveSayings.js';
import type { GeneralSays, RefusalSays } from '../../src/flows/wording/says.js';
import type { JobSays } from '../../src/flows/wording/jobSays.js';
import type { Closing, ComplaintSays, Next, ResidentCard, StaffCard } from '../../src/rules/complaint/messages.js';
import type { Text } from '../../src/rules/organisation.js';

/** Facts of every message there is, as the rules give them: the evening of Monday 23 November 2026, 22:41 in Shanghai. */
export const now = '2026-11-23T14:41:00.000Z';
export const midnight = '2026-11-23T16:00:00.000Z';
export const noon = '2026-11-24T04:00:00.000Z';
export const friday = '2026-11-27T10:00:00.000Z';
const earlier = '2026-11-23T14:00:00.000Z';

export const lin: Text = { zh: '客服林女士', en: 'Ms Lin, customer service' };
export const zhou: Text = { zh: '客服部周经理', en: 'Mr Zhou, customer-service manager' };
export const zhao: Text = { zh: '楼管员小赵', en: 'Zhao, building steward' };
export const engineering: Text = { zh: '工程部', en: 'Engineering' };

const next = (step: Next['step'], until = midnight, who = lin): Next => ({ step, who, until, provisional: false });

export const closing: Closing = {
  at: '2026-11-25T11:10:00.000Z',
  how: 'done',
  registered: now,
  found: '2026-11-23T15:21:00.000Z',
  decided: '2026-11-24T00:47:00.000Z',
  answered: '2026-11-24T07:02:00.000Z',
  calledBack: '2026-11-25T11:10:00.000Z',
  rating: 4,
};

export const residentCard: ResidentCard = {
  nature: 'complaint',
  category: 'noise',
  place: '3-2-402',
  receivedAt: now,
  night: true,
  channel: 'chat',
  keeper: lin,
  next: next('investigate'),
  decideBy: { who: zhou, until: noon },
  asksPlace: false,
  originals: 0,
  reopened: 0,
};

export const staffCard: StaffCard = {
  nature: 'complaint',
  channel: 'chat',
  category: 'noise',
  size: 'major',
  sizeConfirmed: false,
  place: '3-2-402',
  customer: { name: '王女士', phone: '138****1234', room: '3-2-402', verified: true, reachable: true },
  text: '楼上502天天半夜装修 说了三次没人管！！！你们到底管不管',
  words: ['刚刚又响了'],
  earlier: 2,
  night: true,
  receivedAt: now,
  originals: 1,
  reopened: 0,
  keeper: lin,
  next: next('takeUp', '2026-11-23T14:51:00.000Z'),
  yours: true,
};

const workedOn: StaffCard = {
  ...staffCard,
  size: 'ordinary',
  sizeConfirmed: true,
  customer: { ...staffCard.customer, verified: false, reachable: false },
  investigator: lin,
  next: next('callback', friday, zhao),
  fullBy: noon,
  finding: { at: now, text: '502在钉柜子，已劝停', proposal: '书面告知，工程部查装修备案', first: true },
  decision: { at: now, by: zhou, handling: '书面告知装修时间', department: engineering },
  notOurs: '装修时间归客服部告知',
  moreTime: { until: friday, reason: '材料周三到' },
  result: { at: now, text: '已书面告知，加强巡查' },
  answer: '昨晚我们已到现场劝停',
  callback: { mode: 'visit', by: zhao, slot: '周三 18:30–20:00', tries: 1 },
  ending: { how: 'notReached', reason: '三天没有接电话' },
  rating: 4,
  yours: false,
};

export const complaintSamples: { [Say in keyof ComplaintSays]: ComplaintSays[Say][] } = {
  'complaint.residentCard': [
    residentCard,
    { ...residentCard, next: next('takeUp', '2026-11-23T15:11:00.000Z') },
    { ...residentCard, decideBy: { who: zhou, until: midnight } },
    { ...residentCard, night: false, place: undefined, category: 'water', asksPlace: true, originals: 2 },
    { ...residentCard, night: false, category: 'fees', place: undefined, channel: 'phone' },
    { ...residentCard, nature: 'suggestion', category: 'facilities' },
    { ...residentCard, nature: 'question', category: 'fees', decideBy: undefined, next: next('answer', noon) },
    ...(['decide', 'accept', 'work', 'answer', 'callback', 'finalAnswer', 'sign', 'close'] as const).map((step) => ({
      ...residentCard,
      decideBy: undefined,
      reopened: 1,
      next: { ...next(step, friday, zhou), provisional: step === 'work' },
    })),
    { ...residentCard, decideBy: undefined, next: next('work', earlier, zhou) },
    ...(['done', 'withdrawn', 'declined', 'notReached'] as const).map((how) => ({
      ...residentCard,
      next: undefined,
      decideBy: undefined,
      closed: { ...closing, how },
    })),
  ],
  'complaint.staffCard': [
    staffCard,
    { ...staffCard, next: next('takeUp', earlier), size: 'minor', place: undefined },
    { ...staffCard, customer: { verified: false, reachable: false }, channel: 'letter', nature: 'suggestion' },
    workedOn,
    { ...workedOn, next: undefined, closed: closing },
  ],
  'complaint.pastCard': [{}, { step: 'decide' }],
  'complaint.wordsAdded': [
    { at: now, who: lin, files: 0 },
    { at: now, who: lin, files: 2 },
  ],
  'complaint.newWords': [
    { text: '刚刚又响了', files: 0 },
    { text: '', files: 1 },
  ],
  'complaint.sentBack': [
    { by: { zh: '周经理', en: 'Zhou' }, reason: '再问一下502', until: '2026-11-24T16:00:00.000Z' },
  ],
  'complaint.noteAdded': [{ by: lin, text: '已联系保安', files: 1 }],
  'complaint.corrected': [{ place: '3-2-502' }, { category: 'water' }, { place: '3-2-502', category: 'water' }],
  'complaint.decided': [{ department: engineering, until: noon }],
  'complaint.newDate': [{ until: friday, reason: '材料周三到' }],
  'complaint.answer': [
    { text: '昨晚我们已到现场劝停。', final: false, callback: { mode: 'visit', by: zhao, until: friday } },
    { text: '灯已换好。', final: false, callback: { mode: 'chat', by: lin, until: friday } },
    { text: '管理处的答复……', final: true, callback: { mode: 'phone', by: lin, until: friday, slot: '周三晚上' } },
    { text: '物业费统一答复……', final: false },
  ],
  'complaint.answerPast': [
    { text: '昨晚我们已到现场劝停。', final: false, rating: 4 },
    { text: '昨晚我们已到现场劝停。', final: false },
  ],
  'complaint.rated': [{ rating: 5 }, { rating: 1 }, {}],
  'complaint.residentRated': [{ rating: 4, words: '处理得挺快' }, { rating: 4 }, { words: '好了' }, {}],
  'complaint.reopened': [
    { who: lin, until: midnight, final: false },
    { who: zhou, until: noon, final: true },
  ],
  'complaint.residentNotSolved': [{ words: '还是响', reopened: 1 }],
  'complaint.outsideWays': [{}],
  'complaint.stillWorking': [{ next: next('work', friday, zhao) }],
  'complaint.callbackArranged': [
    { mode: 'visit', slot: '周三晚上', by: zhao },
    { mode: 'phone', by: zhao },
  ],
  'complaint.callbackSlot': [{ mode: 'visit', slot: '周三晚上' }, { mode: 'phone' }],
  'complaint.withdrawalPassed': [{ who: zhou }],
  'complaint.notWithdrawn': [{ reason: '涉及消防安全' }],
  'complaint.closed': [{ closing }, { closing: { ...closing, how: 'withdrawn', rating: undefined } }],
  'complaint.done': (
    [
      'takenUp',
      'handedOver',
      'findingsRecorded',
      'firstFindingsRecorded',
      'sentBack',
      'decided',
      'accepted',
      'notOurs',
      'moreTimeAsked',
      'moreTimeGranted',
      'moreTimeRefused',
      'workReported',
      'answerSent',
      'told',
      'noted',
      'tried',
      'calledBack',
      'signed',
      'endRefused',
      'sizeSet',
      'corrected',
      'callerCompleted',
      'callerNamed',
      'finalAnswered',
      'registeredFor',
    ] as const
  ).flatMap((what) => [
    { what, inTime: true, next: { ...next('decide', noon, zhou), from: noon } },
    { what, inTime: false },
    { what, next: { ...next('decide', noon, zhou), provisional: true } },
  ]),
  'complaint.reminder': [
    { step: 'decide', until: noon },
    { step: 'investigate', until: earlier },
  ],
  'complaint.missed': [{ step: 'decide', holder: zhou, until: earlier, category: 'noise', size: 'ordinary' }],
  'complaint.fullAsked': [{ until: earlier }],
  'complaint.resultToOffice': [
    {
      how: 'done',
      category: 'noise',
      size: 'ordinary',
      place: '3-2-402',
      handling: '书面告知',
      department: engineering,
      result: '已告知',
      answer: '您好，已书面告知',
      reopened: 1,
    },
    { how: 'withdrawn', category: 'other', size: 'minor', reason: '邻居已和好', reopened: 0 },
  ],
  'complaint.moreTimeAsked': [
    { until: friday, reason: '材料周三到', department: engineering, due: noon, open: true },
    { until: friday, reason: '材料周三到', department: engineering, due: noon, open: false },
  ],
  'complaint.moreTimeRefused': [{ reason: '业主等不了', until: noon }],
  'complaint.phone': [{ name: '王女士', phone: '13812341234' }, { phone: '13812341234' }],
  'complaint.notDelivered': [{ reason: 'channel_not_found' }],
};

/** What residents are told. */
export const toResidents: (keyof ComplaintSays)[] = [
  'complaint.residentCard',
  'complaint.wordsAdded',
  'complaint.corrected',
  'complaint.decided',
  'complaint.newDate',
  'complaint.answer',
  'complaint.answerPast',
  'complaint.rated',
  'complaint.reopened',
  'complaint.outsideWays',
  'complaint.stillWorking',
  'complaint.callbackArranged',
  'complaint.withdrawalPassed',
  'complaint.notWithdrawn',
  'complaint.closed',
];

const line = { number: 'TS-20261123-014', receivedAt: now, category: 'noise', place: '3-2-402' } as const;
const lines: GeneralSays['status.staff']['cases'] = [
  { ...line, status: 'decide', who: zhou, until: noon, size: 'major' },
  { ...line, status: 'work', who: zhou, until: earlier },
  { ...line, status: 'closed', closedAt: now, how: 'done' },
  { number: 'TS-20261123-015', receivedAt: now, status: 'takeUp', until: midnight },
];

export const generalSamples: { [Say in keyof GeneralSays]: GeneralSays[Say][] } = {
  menu: [{}],
  welcome: [
    { name: '王女士', role: 'resident' },
    { name: '', role: 'resident' },
    { name: '林姐', role: 'staff' },
  ],
  'help.resident': [{}],
  'help.staff': [{}],
  privacyNotice: [{ company: { zh: '安和物业', en: 'Anhe' } }],
  'status.resident': [
    { cases: lines, more: 3 },
    { cases: [], more: 0 },
  ],
  'status.staff': [
    { cases: lines, more: 3 },
    { cases: [], more: 0 },
  ],
  whichCase: [{ cases: [line, { number: 'TS-20261123-015' }] }],
  notUnderstood: [{}],
  filesWithoutWords: [{ files: 1 }, { files: 3 }],
  thanks: [{}],
  withdrawAsked: [{}],
  draft: [{ text: '王女士您好，灯已换好。' }],
  verdictAsUnderstood: [{ handling: '书面告知', department: 'engineering' }, { handling: '' }],
  'ask.field': [
    { action: 'recordFindings', field: 'proposal' },
    { action: 'askMoreTime', field: 'until' },
    { action: 'recordCallback', field: 'words' },
  ],
  'ask.again': [{ field: 'until' }, { field: 'department', options: [] }],
  'ask.left': [{}],
  'form.faulty': [
    { action: 'registerFor', fields: ['text'] },
    { action: 'decide', fields: ['handling', 'department'] },
    { action: 'decide', fields: [] },
    { action: 'decide', fields: [''] },
  ],
  parked: [{}],
  parkedForAdministrator: [{ entry: 'web:r-0001:1', error: 'the store is away' }],
};

export const refusalSamples: { [Key in keyof RefusalSays]: RefusalSays[Key][] } = {
  ...leaveRefusalSamples,
  unknownAction: [{}],
  'complaint.notYours': [{}],
  'complaint.turnOf': [
    { who: zhou, step: 'decide', until: noon },
    { who: zhou, step: 'decide', until: earlier },
  ],
  'complaint.alreadyDecided': [{ by: zhou, at: now, handling: '书面告知' }],
  'complaint.alreadyClosed': [{ at: now }, {}],
  'complaint.nothingToAdd': [{}],
  'complaint.sizeNeedsReason': [{}],
  'complaint.notAColleague': [{}],
  'complaint.unknownDepartment': [{ handling: '书面告知' }],
  'complaint.needsFindings': [{}],
  'complaint.noSuchDate': [{ until: '2026-02-31' }],
  'complaint.dateNotLater': [{ until: noon }],
  'complaint.answerUnderWay': [{}],
  'complaint.tellThem': [{}],
  'complaint.heldBack': [{ found: ['138****1234', '3-2-502'] }],
  'complaint.tabooWords': [{ words: ['不属实'] }],
  'complaint.notAnsweredYet': [{}],
  'complaint.ownWork': [{}],
  'complaint.visitNeeded': [{}],
  'complaint.withdrawalUnderWay': [{}],
  'complaint.noPhone': [{}],
};

export const jobSamples: { [Say in keyof JobSays]: JobSays[Say][] } = {
  'job.dutyGap': [
    { dates: ['2026-11-28', '2027-01-02'], site: { zh: '雅和苑', en: 'Yahe Garden' } },
    { dates: ['2026-11-28'] },
  ],
  'job.calendarMissing': [{ year: 2027 }],
  'job.failed': [{ name: 'dutyGap', slot: '2026-11-23T08:00+08:00', error: 'the store is away' }],
  'job.missed': [{ name: 'dutyGap', slot: '2026-11-23T08:00+08:00' }],
};
