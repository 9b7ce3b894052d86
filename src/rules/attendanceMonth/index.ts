import { z } from 'zod';
import type { MonthRow } from '../attendance/month.js';
import type {
  CaseKind,
  Context,
  Decision,
  DeliveryCommand,
  DeliveryEvent,
  Message,
  Recorded,
  TimerCommand,
} from '../case.js';
import { actsFor, departmentOf, holdersOf, staffOf } from '../chain.js';
import { respectRest } from '../kernel.js';
import type { PersonId, Text } from '../organisation.js';
import { refuse, type Refusal } from '../refusal.js';
import type { Instant } from '../time.js';

/** A department's month, as its head has confirmed it: what the payroll export is made from (attendance.5). */
export interface AttendanceMonth {
  site: string;
  department: string;
  month: string;
  head: PersonId;
  /** As they were at the confirmation; until then as they were when the head was asked. */
  rows: MonthRow[];
  confirmed?: { by: PersonId; at: Instant };
}

export type AttendanceMonthEvent =
  | { type: 'monthAsked'; site: string; department: string; month: string; head: PersonId; rows: MonthRow[] }
  | { type: 'monthConfirmed'; rows: MonthRow[] };
type History = AttendanceMonthEvent | DeliveryEvent;

export const attendanceMonthCommands = { confirmMonth: z.object({}) } satisfies Record<string, z.ZodObject>;
type Command = { type: 'openMonth' } | { type: 'confirmMonth' } | TimerCommand | DeliveryCommand;

/** What the shell reads before each decision. */
export interface KnownForMonth {
  site: string;
  department: string;
  month: string;
  rows: MonthRow[];
}

export interface AttendanceMonthSays {
  'attendanceMonth.card': {
    department: Text;
    month: string;
    rows: (Omit<MonthRow, 'person'> & { person: Text })[];
    confirmed?: { by: Text; at: Instant };
  };
  'attendanceMonth.toPersonnel': { department: Text; month: string; by: Text; undecided: number };
}

const nameOf = (person: PersonId, { organisation }: Context): Text =>
  staffOf(organisation, person)?.name ?? { zh: person, en: person };
const departmentName = (id: string, { organisation }: Context): Text =>
  departmentOf(organisation, id)?.name ?? { zh: id, en: id };

/** The month of a department, confirmed by its head before anything goes to payroll. */
export const attendanceMonth: CaseKind<AttendanceMonth, Command, History> = {
  kind: 'attendanceMonth',
  prefix: 'KQY',
  version: 1,
  commands: attendanceMonthCommands,
  evolve(state: AttendanceMonth | undefined, { event, at, by }: Recorded<History>): AttendanceMonth {
    if (event.type === 'monthAsked') {
      const { type: _, ...asked } = event;
      return asked;
    }
    if (!state) throw new Error(`a month begins with monthAsked, not ${event.type}`);
    return event.type === 'monthConfirmed'
      ? { ...state, rows: event.rows, confirmed: { by: 'person' in by ? by.person : '', at } }
      : state;
  },
  decide(state: AttendanceMonth | undefined, command: Command, context: Context): Decision<History> | Refusal {
    switch (command.type) {
      case 'openMonth':
        return state ? nothing : ask(context);
      case 'confirmMonth':
        return state ? confirm(state, context) : refuse('attendance.notYours');
      case 'noteDelivered':
        return { ...nothing, events: command.deliveries.map((one) => ({ type: 'delivered' as const, ...one })) };
      case 'noteGivenUp': {
        const { type: _, ...facts } = command;
        return { ...nothing, events: [{ type: 'givenUp', ...facts }] };
      }
      case 'timerDue':
        return nothing;
    }
  },
  summary: ({ confirmed, head, department, month }) => ({
    status: confirmed ? 'closed' : 'confirm',
    open: !confirmed,
    ...(confirmed ? {} : { holder: head }),
    parties: [head],
    department,
    text: month,
  }),
};

const nothing: Decision<History> = { events: [], messages: [], timers: [] };

function ask(context: Context): Decision<History> | Refusal {
  const { site, department, month, rows } = context.known as unknown as KnownForMonth;
  const head = departmentOf(context.organisation, department)?.head;
  if (!head) return refuse('attendance.notYours');
  const state = { site, department, month, head, rows };
  return {
    events: [{ type: 'monthAsked', ...state }],
    messages: respectRest([card(state, context)], context),
    timers: [],
  };
}

/** The head, or who acts for them; again when something was decided afterwards. Rows are those of this moment. */
function confirm(state: AttendanceMonth, context: Context): Decision<History> | Refusal {
  const { actor, organisation, calendar, now } = context;
  const person = 'person' in actor ? actor.person : undefined;
  if (!person || !actsFor(organisation, calendar, person, state.head, now))
    return refuse('attendance.headConfirms', { who: nameOf(state.head, context) }, { article: 'attendance.5' });
  const { rows } = context.known as unknown as KnownForMonth;
  const after: AttendanceMonth = { ...state, rows, confirmed: { by: person, at: now } };
  const facts: AttendanceMonthSays['attendanceMonth.toPersonnel'] = {
    ...{ department: departmentName(state.department, context), month: state.month, by: nameOf(person, context) },
    undecided: rows.reduce((sum, { undecided }) => sum + undecided.length, 0),
  };
  const told: Message[] = holdersOf(organisation, state.site, 'personnel').map(({ id }) => ({
    ...{ to: { person: id }, say: 'attendanceMonth.toPersonnel', facts: { ...facts } },
  }));
  return {
    events: [{ type: 'monthConfirmed', rows }],
    messages: respectRest([card(after, context), ...told], context),
    timers: [],
  };
}

function card({ head, department, month, rows, confirmed }: AttendanceMonth, context: Context): Message {
  const facts: AttendanceMonthSays['attendanceMonth.card'] = {
    department: departmentName(department, context),
    month,
    rows: rows.map((row) => ({ ...row, person: nameOf(row.person, context) })),
    ...(confirmed ? { confirmed: { at: confirmed.at, by: nameOf(confirmed.by, context) } } : {}),
  };
  return {
    ...{ to: { person: head }, say: 'attendanceMonth.card', facts: { ...facts }, key: 'month' },
    buttons: confirmed ? [] : [{ action: 'confirmMonth', style: 'primary' }],
  };
}
