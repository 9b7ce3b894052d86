import type { CaseLine } from '../../models/cases.js';
import { recordSettingsOf } from '../../rules/attendanceRecordSettings.js';
import { attendanceCommands } from '../../rules/attendance/commands.js';
import { dayOfClock } from '../../rules/attendance/day.js';
import { isOpen, type Attendance } from '../../rules/attendance/state.js';
import type { Facts, Press } from '../../rules/case.js';
import { staffOf } from '../../rules/chain.js';
import type { LocalDate } from '../../rules/time.js';
import { answer, nothing, type Plan, type PlannedCommand, type Turn } from '../plan.js';
import type { Shell } from '../shell.js';
import { read, type Words } from '../words.js';
import { dayKey, siteIdOf } from './days.js';
import { monthIn, readClocking, type Said } from './reading.js';
import { myRecord, teamMonth } from './views.js';

/** What staff write about the attendance record. @returns undefined when the words are about something else */
export async function attendanceWords(shell: Shell, turn: Turn, words: Words): Promise<Plan | undefined> {
  if (turn.person.role !== 'staff' || words.files.length) return undefined;
  const said = readClocking(words.text, shell.organisation().calendar, shell.now());
  return said && doSaid(shell, turn, said, words.text);
}

/** Words in the thread of a working day or of a month. */
export async function attendanceThread(shell: Shell, turn: Turn, words: Words, line: CaseLine): Promise<Plan> {
  const said = await attendanceWords(shell, turn, words);
  if (said) return said;
  return line.kind === 'attendance' ? inDay(shell, turn, line, words) : inMonth(shell, turn, line, words);
}

function doSaid(shell: Shell, turn: Turn, said: Said, text: string): Promise<Plan> | Plan {
  switch (said.what) {
    case 'clock':
      return clock(shell, turn, { what: said.way, ...(said.code ? { code: said.code } : {}) });
    case 'whichClock':
      return answered('attendance.whichClock', [
        { action: 'clock', args: { what: 'in' }, label: 'clockIn', style: 'primary' },
        { action: 'clock', args: { what: 'out' }, label: 'clockOut' },
      ]);
    case 'forgot':
      return forgot(shell, turn, said, text);
    case 'record':
      return myRecord(shell, turn, said.month);
    case 'team':
      return teamMonth(shell, turn, said.month);
    case 'calendar':
      return calendarLink(shell, turn);
    case 'offPost':
      return answered('attendance.offPostForm', [{ action: 'noteOffPost', form: true, style: 'primary' }]);
  }
}

const answered = (say: string, buttons: Press[], facts: Facts = {}): Plan => ({
  commands: [],
  answers: [answer(say, facts, { buttons })],
});

/** A command to somebody's working day, which begins with it where nothing was on record yet. */
const toDay = (shell: Shell, person: string, date: LocalDate, command: PlannedCommand['command']): Plan => ({
  commands: [
    {
      ...{ kind: 'attendance', key: dayKey(person, date), command },
      known: { site: siteIdOf(shell, person), person, date },
    },
  ],
  answers: [],
});

/** 上班, 下班: for this moment and for oneself only. */
function clock(shell: Shell, { person }: Turn, args: Facts): Plan {
  const given = attendanceCommands.clock.safeParse(args);
  if (person.role !== 'staff' || !given.success) return nothing;
  const { organisation, calendar } = shell.organisation();
  const mark = { what: given.data.what, at: shell.now() };
  const date = dayOfClock(mark, person.id, calendar, recordSettingsOf(organisation));
  return toDay(shell, person.id, date, { type: 'clock', ...given.data });
}

function forgot(
  shell: Shell,
  { person }: Turn,
  { way, time, date }: Extract<Said, { what: 'forgot' }>,
  text: string,
): Plan {
  const reason = text.slice(0, 1000);
  if (way && time && date) return toDay(shell, person.id, date, { type: 'askCorrection', what: way, time, reason });
  const args = { reason, ...(way ? { what: way } : {}), ...(time ? { time } : {}), ...(date ? { date } : {}) };
  return answered('attendance.correctionForm', [{ action: 'askCorrection', args, form: true, style: 'primary' }]);
}

/** Short cuts and forms that stand outside a working day. */
export const attendanceMenu: Record<string, (shell: Shell, turn: Turn, args: Facts) => Promise<Plan>> = {
  clock: async (shell, turn, args) => clock(shell, turn, args),
  askCorrection: async (shell, turn, args) => {
    const given = attendanceCommands.askCorrection.safeParse(args);
    if (turn.person.role !== 'staff') return nothing;
    if (!given.success) return answered('attendance.correctionForm', [{ action: 'askCorrection', args, form: true }]);
    const { calendar } = shell.organisation();
    const date = given.data.date ?? calendar.dateOf(shell.now());
    return toDay(shell, turn.person.id, date, { type: 'askCorrection', ...given.data });
  },
  noteOffPost: async (shell, turn, args) => {
    const given = attendanceCommands.noteOffPost.safeParse(args);
    const { organisation, calendar } = shell.organisation();
    if (turn.person.role !== 'staff') return nothing;
    if (!given.success || !staffOf(organisation, given.data.staff))
      return answered('attendance.offPostForm', [{ action: 'noteOffPost', args, form: true }]);
    const date = given.data.date ?? calendar.dateOf(shell.now());
    return toDay(shell, given.data.staff, date, { type: 'noteOffPost', ...given.data });
  },
  myRecord: (shell, turn, { month }) => myRecord(shell, turn, monthOf(shell, month)),
  teamMonth: (shell, turn, { month }) => teamMonth(shell, turn, monthOf(shell, month)),
  calendarLink: async (shell, turn) => calendarLink(shell, turn),
};

function monthOf(shell: Shell, month: unknown): string {
  const { calendar } = shell.organisation();
  const today = calendar.dateOf(shell.now());
  return typeof month === 'string' && /^\d{4}-(0[1-9]|1[0-2])$/.test(month) ? month : monthIn('', today, calendar);
}

function calendarLink(shell: Shell, { person }: Turn): Plan {
  if (person.role !== 'staff') return nothing;
  const url = shell.links?.calendar(person.id);
  return answered('attendance.calendar', [], url ? { url } : {});
}

/** Words in the thread of a working day: the person is heard; whoever's turn it is decides by one press more. */
async function inDay(shell: Shell, turn: Turn, line: CaseLine, { text }: Words): Promise<Plan> {
  const day = line.state as Attendance;
  const { person } = turn;
  const words = text.trim();
  const about = { id: line._id, kind: line.kind, number: line.number };
  const give = (command: PlannedCommand['command']): Plan => ({
    commands: [{ kind: line.kind, case: line._id, command }],
    answers: [],
  });
  const current = day.open ? day.turns.at(-1) : undefined;
  if (!words) return { commands: [], answers: [answer('attendance.inThread', {}, { about })] };
  if (person.id === day.person) {
    if (current?.name === 'selfCriticism') return draft('selfCriticism', words, about);
    if (day.findings.some(isOpen)) return give({ type: 'explain', text: words });
    if (day.care && day.care.answer === undefined) return give({ type: 'answerCare', text: words });
    return { commands: [], answers: [answer('attendance.inThread', {}, { about })] };
  }
  if (current?.holder !== person.id && day.care && !day.care.call) return give({ type: 'recordCall', text: words });
  if (!current) return { commands: [], answers: [answer('attendance.inThread', {}, { about })] };
  const [matter] = (await read(shell, words, person, 'leave')).matters;
  const plain = matter && !matter.conditional;
  if (current.name === 'correct' && plain && matter.intent === 'approve') return give({ type: 'grantCorrection' });
  if (current.name === 'review' && plain && matter.intent === 'approve') return give({ type: 'agreeRuling' });
  return draft(current.name, words, about);
}

/** Shown back with its buttons: where somebody's name is concerned, words alone decide nothing. */
function draft(
  step: Attendance['turns'][number]['name'],
  text: string,
  about: { id: string; kind: string; number: string },
): Plan {
  const press = (action: string, args: Facts, more: Partial<Press> = {}): Press => ({
    action,
    case: about.id,
    args,
    ...more,
  });
  const buttons: Record<typeof step, Press[]> = {
    correct: [
      press('grantCorrection', {}, { style: 'primary' }),
      press('refuseCorrection', { reason: text.slice(0, 1000) }),
    ],
    decide: [
      press('recordTalk', { text }, { style: 'primary', label: 'asTalk' }),
      press('excuseFinding', { reason: text.slice(0, 1000) }, { label: 'asExcused' }),
    ],
    judge: [
      press('judgeFinding', { text, ruling: 'excused' }, { label: 'asExcused' }),
      press('judgeFinding', { text, ruling: 'confirmed' }, { label: 'asConfirmed' }),
    ],
    review: [press('agreeRuling', {}, { style: 'primary' }), press('sendRulingBack', { reason: text.slice(0, 1000) })],
    selfCriticism: [press('fileSelfCriticism', { text }, { style: 'primary' })],
    explain: [],
  };
  return { commands: [], answers: [answer('attendance.draft', { text, step }, { about, buttons: buttons[step] })] };
}

async function inMonth(shell: Shell, { person }: Turn, line: CaseLine, { text }: Words): Promise<Plan> {
  const [matter] = (await read(shell, text, person, 'leave')).matters;
  const about = { id: line._id, kind: line.kind, number: line.number };
  return matter?.intent === 'approve' && !matter.conditional
    ? { commands: [{ kind: line.kind, case: line._id, command: { type: 'confirmMonth' } }], answers: [] }
    : { commands: [], answers: [answer('attendance.inThread', {}, { about })] };
}
