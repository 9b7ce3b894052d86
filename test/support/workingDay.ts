import {
  attendanceCommands,
  type AttendanceCommand,
  type AttendanceCommandName,
} from '../../src/rules/attendance/commands.js';
import { attendance } from '../../src/rules/attendance/index.js';
import type { KnownForAttendance } from '../../src/rules/attendance/reading.js';
import type { Attendance, AttendanceHistory, Excuse } from '../../src/rules/attendance/state.js';
import { calendarOf, type Calendar } from '../../src/rules/calendar.js';
import type { Context, Message, Recorded, Timer } from '../../src/rules/case.js';
import { fold, record } from '../../src/rules/kernel.js';
import type { Organisation } from '../../src/rules/organisation.js';
import { isRefusal, type Refusal } from '../../src/rules/refusal.js';
import { settingsSchema } from '../../src/rules/settings.js';
import type { Instant } from '../../src/rules/time.js';
import { company, organisationFrom, type Company } from './company.js';

/** The small company, where everybody is expected to clock. */
export function clockingCompany(
  change: (raw: Company) => void = () => undefined,
  settings: object = {},
  timeZone = 'Asia/Shanghai',
): Organisation {
  const raw = company();
  raw.people.gao = { name: '高姐', posts: 'personnel', department: 'office', superior: 'zheng', shifts: 'day' };
  change(raw);
  const organisation = organisationFrom({ ...raw, timeZone });
  return {
    ...organisation,
    settings: settingsSchema.parse({
      ...organisation.settings,
      attendanceRecord: { expects: ['everybody'], ...settings },
    }),
  };
}

export interface Answer {
  refusal?: Refusal;
  events: AttendanceHistory[];
}

export interface WhoseDay {
  person?: string;
  date?: string;
  organisation?: Organisation;
}

/** One working day lived through by commands at moments, without a store. Everything said is delivered when it is due. */
export class WorkingDay {
  state?: Attendance;
  history: Recorded<AttendanceHistory>[] = [];
  timers: Timer[] = [];
  owed: Message[] = [];
  told: { at: Instant; message: Message }[] = [];
  excuses: Excuse[] = [];
  timesInMonth = 0;
  now: Instant;
  readonly person: string;
  readonly date: string;
  readonly organisation: Organisation;
  readonly calendar: Calendar;
  private count = 0;

  constructor({ person = 'sun', date = '2026-11-24', organisation = clockingCompany() }: WhoseDay = {}) {
    this.person = person;
    this.date = date;
    this.organisation = organisation;
    this.calendar = calendarOf(organisation);
    this.now = this.calendar.at(date, '00:00');
    this.take({ type: 'open' });
  }

  /** `at('08:50')`, or `at('2026-11-25', '08:50')`. Time passes: timers and owed messages come in their order. */
  at(date: string, time?: string): this {
    return this.passTo(time === undefined ? this.calendar.at(this.date, date) : this.calendar.at(date, time));
  }

  does(person: string, type: AttendanceCommandName, args: object = {}): Answer {
    return this.take({ type, ...attendanceCommands[type].parse(args) } as AttendanceCommand, person);
  }

  take(command: AttendanceCommand, person?: string): Answer {
    const known: KnownForAttendance = {
      site: 'YH',
      person: this.person,
      date: this.date,
      excuses: this.excuses,
      timesInMonth: this.timesInMonth,
    };
    const context: Context = {
      now: this.now,
      actor: person ? { person, role: 'staff' } : { clock: true },
      commandId: `c${this.count++}`,
      organisation: this.organisation,
      calendar: this.calendar,
      known: known as never,
    };
    const decision = attendance.decide(this.state, command, context);
    if (isRefusal(decision)) return { refusal: decision, events: [] };
    const recorded = record(decision.events, context);
    this.state = fold(attendance.evolve, this.state, recorded);
    this.history.push(...recorded);
    this.timers = decision.timers;
    this.owed.push(...decision.messages);
    return { events: decision.events };
  }

  deliver(): this {
    for (let round = 0; round < 50; round++) {
      const due = this.owed.filter(({ notBefore }) => (notBefore ?? this.now) <= this.now);
      if (due.length === 0) return this;
      this.owed = this.owed.filter((message) => !due.includes(message));
      for (const message of due) {
        if (!('person' in message.to)) continue;
        this.told.push({ at: this.now, message });
        const reference = {
          messenger: 'test',
          conversation: message.to.person,
          message: `m${this.count}`,
          thread: 't',
        };
        const { say, key } = message;
        this.take({
          type: 'noteDelivered',
          deliveries: [{ message: `m${this.count}`, to: message.to.person, say, ...(key ? { key } : {}), reference }],
        });
      }
    }
    throw new Error('messages without end');
  }

  passTo(moment: Instant): this {
    for (let round = 0; round < 500; round++) {
      this.deliver();
      const timer = [...this.timers]
        .filter(({ dueAt }) => dueAt <= moment)
        .sort((a, b) => (a.dueAt < b.dueAt ? -1 : 1))[0];
      const waiting = this.owed
        .map(({ notBefore }) => notBefore ?? this.now)
        .filter((due) => due <= moment)
        .sort()[0];
      const next = [timer?.dueAt, waiting].filter((due) => due !== undefined).sort()[0];
      if (next === undefined) break;
      if (next > this.now) this.now = next;
      if (timer && timer.dueAt <= this.now) this.take({ type: 'timerDue', name: timer.name, dueAt: timer.dueAt });
      if (round === 499) throw new Error(`timers without end: ${timer?.name}`);
    }
    if (moment > this.now) this.now = moment;
    return this.deliver();
  }

  /** A leave of the person: `leave('08:30', '12:00')` on this day, or whole with no times. */
  leave(from = '00:00', to = '24:00', more: Partial<Excuse> = {}): this {
    const at = (time: string) => this.calendar.at(this.date, time);
    this.excuses = [
      ...this.excuses,
      { number: `QJ-${this.excuses.length + 1}`, from: at(from), to: at(to), standing: 'covers', ...more },
    ];
    return this;
  }

  /** What stands or is proposed, `late 22!` where it counts as 违纪. */
  get found(): string[] {
    return (this.state?.findings ?? [])
      .filter(({ cleared }) => !cleared)
      .map(({ kind, minutes, breach }) => `${kind} ${minutes}${breach ? '!' : ''}`);
  }

  get turn(): string {
    const turn = this.state?.open ? this.state.turns.at(-1) : undefined;
    return turn ? `${turn.name} ${turn.holder}` : '';
  }

  saidTo(person: string, say: string): Message[] {
    return this.told
      .map(({ message }) => message)
      .filter((message) => 'person' in message.to && message.to.person === person && message.say === say);
  }
}
