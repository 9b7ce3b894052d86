import { calendarOf, type Calendar } from '../../src/rules/calendar.js';
import type { CaseKind, Context, Message, Recorded, Timer } from '../../src/rules/case.js';
import { complaint } from '../../src/rules/complaint/index.js';
import type { Complaint, Reporter } from '../../src/rules/complaint/state.js';
import type { Emergency } from '../../src/rules/emergency/index.js';
import { fold, record } from '../../src/rules/kernel.js';
import type { Delegation, Organisation } from '../../src/rules/organisation.js';
import { isRefusal, type Refusal } from '../../src/rules/refusal.js';
import type { Instant } from '../../src/rules/time.js';
import { organisation as demo, wang } from './life.js';

type AnyKind = CaseKind<unknown, { type: string }, unknown>;

export interface Answered {
  refusal?: Refusal;
  messages: Message[];
}

/** One case of any kind lived through by commands at moments; the organisation may change on the way. */
export class CaseLife<State> {
  state?: State;
  history: Recorded<unknown>[] = [];
  timers: Timer[] = [];
  owed: Message[] = [];
  told: (Message & { at: Instant })[] = [];
  org: Organisation;
  cal: Calendar;
  /** What its messengers take; the rest stays owed. */
  reaches: (message: Message) => boolean = () => true;
  private readonly kind: AnyKind;
  private count = 0;

  constructor(
    kind: unknown,
    public now: Instant,
    org: Organisation = demo,
  ) {
    this.kind = kind as AnyKind;
    this.org = org;
    this.cal = calendarOf(org);
  }

  /** What is changed in chat, or a new import: in force from now on. */
  change(more: Partial<Organisation>): this {
    this.org = { ...this.org, ...more };
    this.cal = calendarOf(this.org);
    return this;
  }

  away(of: string, delegate: string, from: string, to: string): this {
    const delegation: Delegation = { of, delegate, from, to };
    return this.change({ delegations: [...this.org.delegations, delegation] });
  }

  at(date: string, time: string): this {
    return this.passTo(this.cal.at(date, time));
  }

  does(person: string, type: string, args: Record<string, unknown> = {}, known: Context['known'] = {}): Answered {
    const schema = this.kind.commands[type];
    if (!schema) throw new Error(`no command ${type}`);
    const answered = this.take({ type, ...schema.parse(args) }, person, known);
    this.deliver();
    return answered;
  }

  take(command: { type: string }, person?: string, known: Context['known'] = {}): Answered {
    const staff = this.org.staff.some(({ id }) => id === person);
    const context: Context = {
      now: this.now,
      actor: person ? { person, role: staff ? 'staff' : 'resident' } : { clock: true },
      commandId: `c${this.count++}`,
      organisation: this.org,
      calendar: this.cal,
      known,
    };
    const decision = this.kind.decide(this.state, command, context);
    if (isRefusal(decision)) return { refusal: decision, messages: [] };
    const recorded = record(decision.events, context);
    // As from the store: nothing but data survives a kill -9.
    this.state = JSON.parse(JSON.stringify(fold(this.kind.evolve, this.state, recorded))) as State;
    this.history.push(...recorded);
    this.timers = decision.timers;
    this.owed.push(...decision.messages);
    return { messages: decision.messages };
  }

  deliver(): this {
    for (let round = 0; round < 50; round++) {
      const due = this.owed.filter((message) => (message.notBefore ?? this.now) <= this.now && this.reaches(message));
      if (due.length === 0) return this;
      this.owed = this.owed.filter((message) => !due.includes(message));
      for (const message of due) {
        if (!('person' in message.to)) continue;
        this.told.push({ ...message, at: this.now });
        const { to, say, key } = message;
        const reference = { messenger: 'test', conversation: to.person, message: `m${this.count}`, thread: 't' };
        const delivery = { message: `m${this.count}`, to: to.person, say, ...(key ? { key } : {}), reference };
        this.take({ type: 'noteDelivered', deliveries: [delivery] } as never);
      }
    }
    throw new Error('messages without end');
  }

  passTo(moment: Instant): this {
    for (let round = 0; round < 5000; round++) {
      this.deliver();
      const timer = [...this.timers]
        .filter(({ dueAt }) => dueAt <= moment)
        .sort((a, b) => (a.dueAt < b.dueAt ? -1 : 1))[0];
      const waiting = this.owed
        .filter(this.reaches)
        .map(({ notBefore }) => notBefore ?? this.now)
        .filter((due) => due <= moment)
        .sort()[0];
      const next = [timer?.dueAt, waiting].filter((due): due is Instant => due !== undefined).sort()[0];
      if (next === undefined) break;
      if (next > this.now) this.now = next;
      if (timer && timer.dueAt <= this.now) {
        const before = JSON.stringify(this.timers);
        this.take({ type: 'timerDue', name: timer.name, dueAt: timer.dueAt } as never);
        if (JSON.stringify(this.timers) === before) throw new Error(`the timer ${timer.name} stands still`);
      }
    }
    if (moment > this.now) this.now = moment;
    return this.deliver();
  }

  pass(minutes: number): this {
    return this.passTo(new Date(Date.parse(this.now) + minutes * 60_000).toISOString());
  }

  saidTo(person: string, say: string) {
    return this.told.filter((message) => 'person' in message.to && message.to.person === person && message.say === say);
  }

  /** Everybody who was ever written to. */
  get reached(): string[] {
    return [...new Set(this.told.flatMap(({ to }) => ('person' in to ? [to.person] : [])))];
  }

  /** The newest of a person's cards with that key of the wording. */
  card(person: string, say: string) {
    return this.saidTo(person, say).at(-1);
  }

  buttons(person: string, say: string): string[] {
    return (this.card(person, say)?.buttons ?? []).map(({ label, action }) => label ?? action);
  }
}

/** A complaint that begins as an emergency, or as a doubt about one. */
export function alarmLife(
  date: string,
  time: string,
  given: { text?: string; place?: string; alarm?: 'yes' | 'ask' } = {},
  reporter: Reporter = wang,
  org?: Organisation,
): CaseLife<Complaint> & { emergency(): Emergency } {
  const life = new CaseLife<Complaint>(complaint, '', org) as CaseLife<Complaint> & { emergency(): Emergency };
  life.now = life.cal.at(date, time);
  life.emergency = () => life.state!.emergency!;
  life.does(
    reporter.person ?? 'sun',
    'register',
    { text: '三号楼电梯卡住了里面有人在拍门', category: 'lift', place: '3栋', alarm: 'yes', ...given },
    { site: 'YH', reporter, earlier: 0 },
  );
  return life;
}
