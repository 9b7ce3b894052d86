import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { calendarOf, type Calendar } from '../../src/rules/calendar.js';
import type {
  Context,
  DeliveryCommand,
  DeliveryEvent,
  Message,
  Recorded,
  Timer,
  TimerCommand,
} from '../../src/rules/case.js';
import {
  complaintCommands,
  type ComplaintCommand,
  type ComplaintCommandName,
} from '../../src/rules/complaint/commands.js';
import { complaint } from '../../src/rules/complaint/index.js';
import type { Complaint, ComplaintEvent, Reporter } from '../../src/rules/complaint/state.js';
import { fold, record } from '../../src/rules/kernel.js';
import { readOrganisation } from '../../src/rules/organisation/read.js';
import type { Organisation } from '../../src/rules/organisation.js';
import { isRefusal, type Refusal } from '../../src/rules/refusal.js';
import type { Instant } from '../../src/rules/time.js';

const read = readOrganisation(parse(readFileSync('demo/org.yaml', 'utf8')), '2026-11-23T00:00:00.000Z');
export const organisation: Organisation = read.organisation!;
export const calendar: Calendar = calendarOf(organisation);

export const wang: Reporter = {
  person: 'r-wang',
  name: '王',
  title: '女士',
  phone: '13812341234',
  room: '3-2-402',
  verified: true,
  reachable: true,
};

/** `at('2026-11-23', '09:00')` in the estate's own time zone. */
export const at = (date: string, time: string): Instant => calendar.at(date, time);

export interface Answer {
  refusal?: Refusal;
  events: (ComplaintEvent | DeliveryEvent)[];
  messages: Message[];
}

/** One complaint lived through by commands at moments: given / when / then without a store. */
export class Life {
  state?: Complaint;
  history: Recorded<ComplaintEvent | DeliveryEvent>[] = [];
  timers: Timer[] = [];
  owed: Message[] = [];
  told: Message[] = [];
  private count = 0;

  constructor(
    public now: Instant,
    readonly org: Organisation = organisation,
    readonly cal: Calendar = calendar,
  ) {}

  at(date: string, time: string): this {
    this.now = this.cal.at(date, time);
    return this;
  }

  /** A resident's first words, or what staff register for one. */
  register(
    given: Partial<{
      text: string;
      category: string;
      place: string;
      channel: string;
      nature: string;
      danger: boolean;
    }> = {},
    reporter: Reporter = wang,
    by?: string,
    earlier = 0,
  ): Answer {
    const command = {
      type: 'register' as const,
      ...complaintCommands.register.parse({ text: '楼上半夜装修', category: 'noise', ...given }),
    };
    return this.take(command, by ?? reporter.person ?? 'sun', { site: 'YH', reporter, earlier });
  }

  /** `life.does('zhou', 'decide', { handling, department })` */
  does(person: string, type: ComplaintCommandName, args: Record<string, unknown> = {}): Answer {
    return this.take({ type, ...complaintCommands[type].parse(args) } as ComplaintCommand, person);
  }

  take(
    command: ComplaintCommand | TimerCommand | DeliveryCommand,
    person?: string,
    known: Context['known'] = {},
  ): Answer {
    const staff = this.org.staff.some(({ id }) => id === person);
    const context: Context = {
      now: this.now,
      actor: person ? { person, role: staff ? 'staff' : 'resident' } : { clock: true },
      commandId: `c${this.count++}`,
      organisation: this.org,
      calendar: this.cal,
      known,
    };
    const decision = complaint.decide(this.state, command, context);
    if (isRefusal(decision)) return { refusal: decision, events: [], messages: [] };
    const recorded = record(decision.events, context);
    this.state = fold(complaint.evolve, this.state, recorded) as Complaint;
    this.history.push(...recorded);
    this.timers = decision.timers;
    this.owed.push(...decision.messages);
    return { events: decision.events, messages: decision.messages };
  }

  /** Delivers what is due to whoever `reaches`; the rest stays owed. */
  deliver(reaches: (message: Message) => boolean = () => true): this {
    for (let round = 0; round < 20; round++) {
      const due = this.owed.filter((message) => (message.notBefore ?? this.now) <= this.now && reaches(message));
      if (due.length === 0) return this;
      this.owed = this.owed.filter((message) => !due.includes(message));
      for (const message of due) {
        if (!('person' in message.to)) continue;
        this.told.push(message);
        const reference = {
          messenger: 'test',
          conversation: message.to.person,
          message: `m${this.count}`,
          thread: 't',
        };
        this.take({
          type: 'noteDelivered',
          deliveries: [
            {
              message: `m${this.count}`,
              to: message.to.person,
              say: message.say,
              ...(message.key ? { key: message.key } : {}),
              reference,
            },
          ],
        });
      }
    }
    throw new Error('messages without end');
  }

  /** Lets time pass to a moment: timers and deferred messages come in order. */
  passTo(moment: Instant): this {
    for (let round = 0; round < 1000; round++) {
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
      if (timer && timer.dueAt <= this.now) this.take({ type: 'timerDue', name: timer.name, dueAt: timer.dueAt });
    }
    if (moment > this.now) this.now = moment;
    return this.deliver();
  }

  /** What this person was told, by key of the wording. */
  saidTo(person: string, say: string): Message[] {
    return this.told.filter((message) => 'person' in message.to && message.to.person === person && message.say === say);
  }

  get step() {
    return this.state?.step;
  }
}

/** A complaint in working hours up to a step, everything delivered. */
export function lifeUpTo(
  step: 'takeUp' | 'investigate' | 'decide' | 'accept' | 'work' | 'answer' | 'callback',
  given: Parameters<Life['register']>[0] = {},
  reporter: Reporter = wang,
): Life {
  const life = new Life(at('2026-11-23', '09:00'));
  life.register(given, reporter, reporter.person ? undefined : 'sun');
  life.deliver();
  const steps: [string, () => Answer][] = [
    ['takeUp', () => life.does('sun', 'takeUp')],
    [
      'investigate',
      () =>
        life
          .at('2026-11-23', '09:30')
          .does('sun', 'recordFindings', { findings: '502在钉柜子，已劝停', proposal: '书面告知，工程部查装修备案' }),
    ],
    [
      'decide',
      () =>
        life
          .at('2026-11-23', '10:00')
          .does('zhou', 'decide', { handling: '工程部今天查备案，书面告知', department: 'engineering' }),
    ],
    ['accept', () => life.at('2026-11-23', '10:30').does('wu', 'accept')],
    ['work', () => life.at('2026-11-23', '14:00').does('wu', 'reportDone', { result: '已书面告知并巡查' })],
    [
      'answer',
      () =>
        reporter.reachable
          ? life.at('2026-11-23', '14:30').does('sun', 'sendAnswer', { text: '已书面告知装修时间，这几晚会加强巡查。' })
          : life.does('sun', 'recordTold', { how: 'phone', text: '已电话告知' }),
    ],
  ];
  for (const [name, act] of steps) {
    if (life.step?.name === step) return life;
    const { refusal } = act();
    if (refusal) throw new Error(`${name}: ${refusal.refused} ${JSON.stringify(refusal.facts)}`);
    life.deliver();
  }
  return life;
}
