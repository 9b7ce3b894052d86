import { pino } from 'pino';
import { deliveryOf, type Delivery } from '../../src/bot/delivery.js';
import { offlineUnderstanding } from '../../src/bot/understanding/offline/index.js';
import { commit } from '../../src/flows/commit.js';
import type { Envelope, Messenger } from '../../src/flows/messenger.js';
import { peopleOf } from '../../src/flows/people.js';
import type { Shell } from '../../src/flows/shell.js';
import { modelsOf } from '../../src/models/all.js';
import type { Store } from '../../src/models/connection.js';
import type { Facts, Reference } from '../../src/rules/case.js';
import { plus } from '../../src/rules/time.js';
import { at, calendar, organisation, wang } from '../support/life.js';

export const leaseFor = 30_000;
/** Short enough to wait for, in milliseconds. */
export const sendTimeout = 40;

/** A platform whose behaviour a test chooses, person by person. It shows the same envelope once, as the port asks. */
export class Platform implements Messenger {
  readonly name = 'platform';
  /** What stands in somebody's window: say by say, in order. */
  readonly shown: { person: string; id: string; say: string }[] = [];
  /** Every attempt, also those that came to nothing. */
  readonly attempts: string[] = [];
  /** What becomes of a send: taken unless said otherwise. */
  behaves: (envelope: Envelope) => 'takes' | 'refuses' | 'hangs' | 'takesAndHangs' = () => 'takes';

  start = () => Promise.resolve();
  stop = () => Promise.resolve();

  send(envelope: Envelope): Promise<Reference> {
    const { id, person, message } = envelope;
    this.attempts.push(`${person} ${message.say}`);
    const how = this.behaves(envelope);
    if (how === 'refuses') return Promise.reject(new Error('the platform is away'));
    if (how !== 'hangs' && !this.shown.some((one) => one.id === id && one.person === person))
      this.shown.push({ person, id, say: message.say });
    if (how !== 'takes') return new Promise(() => undefined);
    return Promise.resolve({
      messenger: this.name,
      conversation: person,
      message: id,
      thread: envelope.case?.id ?? '',
    });
  }

  readonly shows = (person: string): string[] =>
    this.shown.filter((one) => one.person === person).map(({ say }) => say);
}

/** One store, one platform, clocks that the test moves, and as many processes as it likes. */
export async function office(store: Store) {
  const models = modelsOf(store);
  await store.ensureIndexes();
  const clock = { now: at('2026-11-24', '09:00'), machine: 1_000_000 };
  const platform = new Platform();
  const people = peopleOf(() => organisation, models.residents, models.preferences);
  let commands = 0;

  /** What is decided in it is delivered by it. */
  function process() {
    const timers: string[] = [];
    const shell: Shell = {
      ...models,
      people,
      understand: offlineUnderstanding(),
      hears: () => undefined,
      now: () => clock.now,
      machineNow: () => clock.machine,
      organisation: () => ({ organisation, calendar }),
      nudge: (what) => ('timer' in what ? timers.push(what.timer) : delivery.deliver(what.owes, what.id, what.held)),
      leaseFor,
    };
    const delivery: Delivery = deliveryOf({
      shell,
      messengers: [platform],
      log: pino({ enabled: false }),
      timeout: sendTimeout,
    });
    return {
      shell,
      timers,
      idle: () => delivery.idle(),
      /** Looks whether it owes something that is due. */
      async delivers(id: string): Promise<void> {
        delivery.deliver('case', id);
        await delivery.idle();
      },
      /** Ms Wang's complaint about noise. */
      async complaint(): Promise<string> {
        const command = { type: 'register', channel: 'chat', nature: 'complaint', text: '楼上半夜装修', ...rest };
        const actor = { person: 'r-wang', role: 'resident' } as const;
        const known = { site: 'YH', reporter: wang, earlier: 0 };
        const commandId = `first-${commands++}`;
        const done = await commit(shell, { commandId, kind: 'complaint', command, actor, known });
        if (!('case' in done)) throw new Error('a complaint was refused');
        return done.case;
      },
      /** What somebody does to it. */
      async does(id: string, person: string, command: { type: string } & Facts): Promise<void> {
        const role = person.startsWith('r-') ? 'resident' : 'staff';
        const commandId = `then-${commands++}`;
        await commit(shell, { commandId, kind: 'complaint', case: id, command, actor: { person, role } });
      },
    };
  }

  return {
    clock,
    platform,
    process,
    cases: models.cases,
    pass(milliseconds: number) {
      clock.machine += milliseconds;
      clock.now = plus(clock.now, milliseconds);
    },
    owed: async (id: string) => (await models.cases.byId(id))!.messages,
    async told(id: string): Promise<string[]> {
      const { events } = (await models.cases.byId(id))!;
      return events.flatMap(({ event }) => {
        const { type, to, say } = event as { type: string; to: string; say: string };
        return type === 'delivered' ? [`${to} ${say}`] : [];
      });
    },
  };
}
export type Office = Awaited<ReturnType<typeof office>>;

const rest = { category: 'noise', language: 'zh', danger: false, files: [] };
