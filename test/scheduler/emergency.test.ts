import { pino } from 'pino';
import { deliveryOf } from '../../src/bot/delivery.js';
import { hears } from '../../src/bot/understanding/alarm.js';
import { offlineUnderstanding } from '../../src/bot/understanding/offline/index.js';
import { commit } from '../../src/flows/commit.js';
import type { Envelope, Messenger } from '../../src/flows/messenger.js';
import { peopleOf } from '../../src/flows/people.js';
import type { Shell } from '../../src/flows/shell.js';
import { word } from '../../src/flows/wording/index.js';
import { modelsOf } from '../../src/models/all.js';
import type { Store } from '../../src/models/connection.js';
import { between, plus } from '../../src/rules/time.js';
import { timersOf } from '../../src/scheduler/timers.js';
import { at, calendar, organisation, wang } from '../support/life.js';
import { openInMemory } from '../support/stores.js';

let store: Store;
beforeEach(async () => (store = await openInMemory()));
afterEach(() => store.close());

test('all messengers down for one of the alerted: tried again with growing pauses, the others see whom to call (report.4)', async () => {
  const staff = organisation.staff.map((one) => (one.id === 'chen' ? { ...one, phone: '13700000001' } : one));
  const inForce = { organisation: { ...organisation, staff }, calendar };
  const models = modelsOf(store);
  let now = at('2026-11-24', '21:07');
  const shell: Shell = {
    ...models,
    people: peopleOf(() => inForce.organisation, models.residents, models.preferences),
    understand: offlineUnderstanding(),
    hears,
    now: () => now,
    machineNow: () => Date.parse(now),
    organisation: () => inForce,
    nudge: (what) => 'owes' in what && delivery.deliver(what.owes, what.id, what.held),
    leaseFor: 1000,
  };
  const taken: Envelope[] = [];
  const tries: string[] = [];
  let away = true;
  const messenger: Messenger = {
    name: 'test',
    start: () => Promise.resolve(),
    stop: () => Promise.resolve(),
    send: (envelope) => {
      if (envelope.person === 'chen') tries.push(now);
      if (away && envelope.person === 'chen') return Promise.reject(new Error('away'));
      taken.push(envelope);
      return Promise.resolve({ messenger: 'test', conversation: envelope.person, message: envelope.id, thread: '' });
    },
  };
  const delivery = deliveryOf({ shell, messengers: [messenger], log: pino({ enabled: false }), timeout: 1000 });
  const deliverDue = async () => {
    for (const id of await models.cases.dueMessages(now, 10)) delivery.deliver('case', id);
    await delivery.idle();
  };
  const timers = timersOf({ shell, log: pino({ enabled: false }), deliverDue });
  const pass = async (seconds: number) => {
    for (let n = 0; n < seconds; n++) {
      now = plus(now, 1000);
      await timers.runDue();
      await deliverDue();
    }
  };
  const read = (person: string) => {
    const last = taken.filter((one) => one.person === person).at(-1)!;
    return JSON.stringify(
      word({ ...last, language: 'zh' }, { timeZone: calendar.timeZone, organisation: inForce.organisation }),
    );
  };

  await commit(shell, {
    commandId: 'e1#0',
    kind: 'complaint',
    command: {
      type: 'register',
      channel: 'chat',
      nature: 'complaint',
      text: '电梯困人',
      alarm: 'yes',
      danger: true,
      language: 'zh',
      files: [],
    } as never,
    actor: { person: 'r-wang', role: 'resident' },
    known: { site: 'YH', reporter: wang, earlier: 0 },
  });
  await deliverDue();
  expect(taken.map(({ person }) => person)).toEqual(expect.arrayContaining(['lin', 'r-wang']));
  await pass(40);
  const pauses = [...new Set(tries)].map((moment, n, all) => (n ? between(all[n - 1]!, moment) : 0)).slice(1);
  expect(pauses.length).toBeGreaterThanOrEqual(3);
  expect(Math.max(...pauses)).toBeGreaterThan(pauses[0]!);
  expect(read('lin')).toContain('没联系上：陈主管，请打 13700000001');
  away = false;
  await pass(60);
  expect(taken.some(({ person }) => person === 'chen')).toBe(true);
  expect(read('lin')).not.toContain('没联系上：陈主管');
});
