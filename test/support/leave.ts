import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { calendarOf, type Calendar } from '../../src/rules/calendar.js';
import type { Context, Message, Timer } from '../../src/rules/case.js';
import { fold, record } from '../../src/rules/kernel.js';
import type { Away, OtherLeave } from '../../src/rules/leave/circumstances.js';
import { leaveCommands, type LeaveCommand, type LeaveCommandName } from '../../src/rules/leave/commands.js';
import { leave } from '../../src/rules/leave/index.js';
import type { Leave, LeaveHistory } from '../../src/rules/leave/state.js';
import { readOrganisation } from '../../src/rules/organisation/read.js';
import type { Organisation } from '../../src/rules/organisation.js';
import { isRefusal, type Refusal } from '../../src/rules/refusal.js';
import type { Instant } from '../../src/rules/time.js';

const demo: unknown = parse(readFileSync('demo/org.yaml', 'utf8'));

/** The demonstration's organisation, with what a test is about changed in the file's own form. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- as somebody writes it, before it is checked
export function orgWith(change: (file: any) => void = () => undefined): Organisation {
  const file = structuredClone(demo);
  change(file);
  const { organisation, faults } = readOrganisation(file, '2026-11-23T00:00:00.000Z');
  if (!organisation) throw new Error(JSON.stringify(faults));
  return organisation;
}

export const demoOrg = orgWith();

export interface LeaveAnswer {
  refusal?: Refusal;
  messages: Message[];
}

/** One request lived through by commands at moments: given / when / then without a store. */
export class LeaveLife {
  state?: Leave;
  timers: Timer[] = [];
  owed: Message[] = [];
  told: Message[] = [];
  events: LeaveHistory[] = [];
  known: { site: string; mine: OtherLeave[]; team: Away[] } = { site: 'YH', mine: [], team: [] };
  now: Instant;
  cal: Calendar;
  private count = 0;

  /** @param at local, `2026-11-26 20:10` */
  constructor(
    at: string,
    public org: Organisation = demoOrg,
  ) {
    this.cal = calendarOf(org);
    this.now = this.moment(at);
  }

  moment(at: string): Instant {
    const [date = '', time = '00:00'] = at.split(' ');
    return this.cal.at(date, time);
  }

  at(moment: string): this {
    this.now = this.moment(moment);
    return this;
  }

  /** The organisation changes while the request is under way. */
  reorganise(org: Organisation): this {
    this.org = org;
    this.cal = calendarOf(org);
    return this;
  }

  ask(person: string, given: Record<string, unknown>): LeaveAnswer {
    return this.does(person, 'ask', given);
  }

  does(person: string, type: LeaveCommandName, args: Record<string, unknown> = {}): LeaveAnswer {
    return this.take({ type, ...leaveCommands[type].parse(args) } as LeaveCommand, person);
  }

  take(command: LeaveCommand, person?: string): LeaveAnswer {
    const context: Context = {
      now: this.now,
      actor: person ? { person, role: 'staff' } : { clock: true },
      commandId: `c${this.count++}`,
      organisation: this.org,
      calendar: this.cal,
      known: this.known,
    };
    const decision = leave.decide(this.state, command, context);
    if (isRefusal(decision)) return { refusal: decision, messages: [] };
    this.state = fold(leave.evolve, this.state, record(decision.events, context)) as Leave;
    this.events.push(...decision.events);
    this.timers = decision.timers;
    this.owed.push(...decision.messages);
    return { messages: decision.messages };
  }

  /** Delivers what is due. */
  deliver(): this {
    const due = this.owed.filter((message) => (message.notBefore ?? this.now) <= this.now);
    this.owed = this.owed.filter((message) => !due.includes(message));
    this.told.push(...due);
    return this;
  }

  /** Lets time pass to a local moment: timers and deferred messages come in order. */
  passTo(at: string): this {
    const moment = this.moment(at);
    for (let round = 0; round < 500; round++) {
      this.deliver();
      const timer = [...this.timers]
        .filter(({ dueAt }) => dueAt <= moment)
        .sort((a, b) => (a.dueAt < b.dueAt ? -1 : 1))[0];
      const waiting = this.owed
        .map(({ notBefore }) => notBefore ?? this.now)
        .filter((due) => due <= moment)
        .sort()[0];
      const next = [timer?.dueAt, waiting].filter((due): due is Instant => due !== undefined).sort()[0];
      if (next === undefined) break;
      if (next > this.now) this.now = next;
      if (timer && timer.dueAt <= this.now) this.take({ type: 'timerDue', ...timer });
      if (round === 499) throw new Error('timers without end');
    }
    if (moment > this.now) this.now = moment;
    return this.deliver();
  }

  /** What this person was told, by key of the wording. */
  saidTo(person: string, say: string): Message[] {
    return [...this.told, ...this.owed].filter(
      (message) => 'person' in message.to && message.to.person === person && message.say === say,
    );
  }

  /** What the requester heard, in order. */
  get heard(): string[] {
    return [...this.told, ...this.owed]
      .filter(({ say }) => say === 'leave.news')
      .map(({ facts }) => String(facts.what));
  }

  /** Buttons on the newest card of this person. */
  buttonsOf(person: string): string[] {
    const cards = [...this.told, ...this.owed].filter(
      (message) => 'person' in message.to && message.to.person === person && message.key?.startsWith('card'),
    );
    return (cards.at(-1)?.buttons ?? []).map(({ action }) => action);
  }

  /** Who said yes, in order. */
  get said(): string[] {
    return (this.state?.verdicts ?? []).map(({ level, by }) => (level === by ? by : `${by} for ${level}`));
  }

  get holder(): string | undefined {
    return this.state?.step?.holder;
  }
}

/** A person’s other request, as the shell knows it. */
export const other = (given: Partial<OtherLeave> & Pick<OtherLeave, 'from' | 'to'>): OtherLeave => ({
  number: 'QJ-20261101-001',
  kind: 'personal',
  minutes: 240,
  days: 0.5,
  dates: [given.from.slice(0, 10)],
  standing: 'approved',
  ...given,
});
