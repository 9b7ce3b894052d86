import type { AttendanceRefusals, AttendanceWordsOf } from '../../src/flows/attendance/says.js';
import type { AttendanceDone, FindingCard, TurnCard } from '../../src/rules/attendance/messages.js';
import type { MonthRow } from '../../src/rules/attendance/month.js';
import { attendanceSteps, findingKinds } from '../../src/rules/attendance/state.js';

/** Facts as the rules give them, for every message of the attendance record: with everything, and with as little as there can be. */
const he = { zh: '小何', en: 'He' };
const chen = { zh: '陈主管', en: 'Chen' };
const zhou = { zh: '周经理', en: 'Zhou' };
const at = '2026-11-23T00:52:00.000Z';
const until = '2026-11-25T10:00:00.000Z';
const shifts = [{ from: '2026-11-23T00:30:00.000Z', to: '2026-11-23T09:30:00.000Z' }];
const marks = [{ what: 'in', at, source: 'correction' } as const];
const day = { date: '2026-11-23', shifts, marks };

const finding: FindingCard = {
  ...day,
  ...{ kind: 'late', minutes: 22, breach: true, decider: chen, explained: false, correcting: false, cleared: false },
};
const decided = { verdict: 'confirmed', by: zhou, text: '已谈话' } as const;
const turn: TurnCard = {
  step: 'decide',
  person: he,
  ...day,
  findings: [finding, { ...finding, ...decided }],
  words: [{ at, text: '堵车' }],
  until,
  now: true,
};

const row: Omit<MonthRow, 'person'> = {
  ...{
    rostered: 21,
    present: 20,
    late: { times: 1, minutes: 22 },
    early: { times: 2, minutes: 30 },
    offPost: { times: 1, minutes: 25 },
  },
  ...{
    absent: ['2026-11-20'],
    leave: [
      { kind: 'annual', hours: 8 },
      { kind: 'overtime', hours: 2 },
    ],
    incomplete: ['2026-11-19'],
    undecided: ['2026-11-18'],
  },
};
const none = { times: 0, minutes: 0 };
const empty: typeof row = {
  rostered: 0,
  present: 0,
  late: none,
  early: none,
  offPost: none,
  absent: [],
  leave: [],
  incomplete: [],
  undecided: [],
};
const done = [
  'called',
  'explained',
  'careAnswered',
  'correctionAsked',
  'granted',
  'refused',
  'noted',
  'talkRecorded',
  'excused',
  'raised',
  'judged',
  'agreed',
  'sentBack',
  'filed',
] satisfies AttendanceDone[];
const next = { step: 'judge', who: zhou, until } as const;
const note = { by: chen, from: at, to: until, text: '前台没人' };
const call = { by: chen, at, text: '电话通了' };

export const attendanceSamples: { [Say in keyof AttendanceWordsOf]: AttendanceWordsOf[Say][] } = {
  'attendance.clocked': [
    { what: 'in', at, shift: shifts[0]!, again: false },
    { what: 'out', at, again: false },
    { what: 'in', at, again: true },
  ],
  'attendance.finding': [
    ...findingKinds.map((kind) => ({ ...finding, kind })),
    { ...finding, breach: false, explained: true, explainUntil: until, note },
    { ...finding, correcting: true },
    { ...finding, cleared: true },
    { ...finding, ...decided },
    { ...finding, ...decided, kind: 'absence', reviewed: true },
    { ...finding, ...decided, verdict: 'excused' },
    { ...finding, marks: [], shifts: [] },
  ],
  'attendance.turn': [
    ...attendanceSteps.map((step) => ({ ...turn, step })),
    { ...turn, now: false, correction: { what: 'out', at, reason: '忘打卡' }, care: { answer: '没事', call } },
    { ...turn, findings: [], words: [], marks: [] },
  ],
  'attendance.pastCard': [{}],
  'attendance.care': [
    { since: at, done: false },
    { since: at, done: true },
  ],
  'attendance.careCall': [
    { person: he, since: at },
    { person: he, since: at, answer: '在路上', arrived: until, call },
  ],
  'attendance.done': [...done.map((what) => ({ what })), { what: 'explained', next }],
  'attendance.correctionDecided': [
    { what: 'in', at, granted: true, by: chen },
    { what: 'out', at, granted: false, by: chen, reason: '门禁没有记录' },
  ],
  'attendance.reminder': [
    { step: 'judge', until, person: he, own: false },
    { step: 'selfCriticism', until, person: he, own: true },
  ],
  'attendance.waits': [{ step: 'decide', until, person: he, holder: chen }],
  'attendance.whichClock': [{}],
  'attendance.record': [
    { month: '2026-11', row, marks: [{ date: '2026-11-23', in: at, out: until }] },
    { month: '2026-11', row: empty, marks: [] },
  ],
  'attendance.team': [
    {
      month: '2026-11',
      people: [
        {
          name: he,
          away: [
            { from: '2026-11-23', to: '2026-11-24' },
            { from: '2026-11-27', to: '2026-11-27' },
          ],
        },
      ],
    },
    { month: '2026-12', people: [] },
  ],
  'attendance.waiting': [
    {
      waiting: [
        { number: 'KQ-20261123-001', who: he, step: 'decide', date: '2026-11-23', until },
        { number: 'KQY-20261201-001', who: he, month: '2026-11' },
      ],
    },
  ],
  'attendance.calendar': [{ url: 'http://127.0.0.1/calendar/x.ics' }, {}],
  'attendance.correctionForm': [{}],
  'attendance.offPostForm': [{}],
  'attendance.draft': [{ text: '情况属实', step: 'judge' }],
  'attendance.inThread': [{}],
  'attendanceMonth.card': [
    { department: { zh: '客服部', en: 'Customer service' }, month: '2026-11', rows: [{ ...row, person: he }] },
    {
      department: { zh: '客服部', en: 'Customer service' },
      month: '2026-11',
      rows: [{ ...empty, person: he }],
      confirmed: { by: zhou, at },
    },
  ],
  'attendanceMonth.toPersonnel': [
    { department: { zh: '客服部', en: 'Customer service' }, month: '2026-11', by: zhou, undecided: 0 },
    { department: { zh: '客服部', en: 'Customer service' }, month: '2026-11', by: zhou, undecided: 1 },
  ],
};

export const attendanceRefusalSamples: { [Key in keyof AttendanceRefusals]: AttendanceRefusals[Key][] } = {
  'attendance.notYours': [{}],
  'attendance.nothingOpen': [{}],
  'attendance.turnOf': [{ who: chen, step: 'decide', until }],
  'attendance.codeNeeded': [{ wrong: true }, { wrong: false }],
  'attendance.correctionUnderWay': [{}],
  'attendance.noSuchTime': [{ time: '25:10' }],
  'attendance.tooLongAgo': [{ days: 31 }],
  'attendance.superiorNotes': [{}],
  'attendance.notOnShift': [{}],
  'attendance.headConfirms': [{ who: zhou }],
};
