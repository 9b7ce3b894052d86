import { pino } from 'pino';
import { deliveryOf } from '../../src/bot/delivery.js';
import { offlineUnderstanding } from '../../src/bot/understanding/offline/index.js';
import type { Envelope, Messenger } from '../../src/flows/messenger.js';
import { peopleOf } from '../../src/flows/people.js';
import { modelsOf } from '../../src/models/all.js';
import type { Store } from '../../src/models/connection.js';
import { minute } from '../../src/rules/time.js';
import { openInMemory } from '../support/stores.js';
import { companyIn, greeting, leaseFor, world, type World } from './support.js';

let store: Store;
let w: World;
beforeEach(async () => {
  store = await openInMemory();
  w = await world(store);
});
afterEach(() => store.close());

/** A messenger that keeps what it is given; away while `refuses`. */
class Letterbox implements Messenger {
  readonly name = 'letterbox';
  readonly taken: Envelope[] = [];
  refuses = false;
  start = () => Promise.resolve();
  stop = () => Promise.resolve();
  send = (envelope: Envelope) => {
    if (this.refuses) return Promise.reject(new Error('away'));
    this.taken.push(envelope);
    return Promise.resolve({ messenger: this.name, conversation: envelope.person, message: envelope.id, thread: '' });
  };
}

/** Delivery of one process. */
function deliveryTo(messenger: Messenger) {
  const models = modelsOf(store);
  const organisation = companyIn('Asia/Shanghai');
  const shell = {
    ...models,
    people: peopleOf(() => organisation, models.residents, models.preferences),
    understand: offlineUnderstanding(),
    hears: () => undefined,
    now: () => w.clock.now,
    machineNow: () => w.clock.machine,
    organisation: () => ({ organisation, calendar: w.calendar }),
    nudge: () => undefined,
    leaseFor,
  };
  return deliveryOf({ shell, messengers: [messenger], log: pino({ enabled: false }), timeout: 1000 });
}

/** At nine the job has spoken. */
async function spoken(): Promise<string> {
  const { job } = greeting();
  await w.scheduler(job).run(w.at('2026-11-23 08:40'));
  await w.scheduler(job).run((w.clock.now = w.at('2026-11-23 09:00')));
  return 'greeting:2026-11-23T09:00+08:00';
}

test('what a job owes is delivered once, also by two processes that look at the same moment', async () => {
  const id = await spoken();
  const box = new Letterbox();
  const processes = [deliveryTo(box), deliveryTo(box)];
  for (const one of processes) one.deliver('occurrence', id);
  await Promise.all(processes.map((one) => one.idle()));
  expect(box.taken).toMatchObject([{ id: `${id}/m0`, person: 'zhou', at: w.clock.now }]);
  expect(await w.occurrences.nextDue()).toBeNull();
});

test('what the messenger did not take is tried again', async () => {
  const id = await spoken();
  const box = new Letterbox();
  const delivery = deliveryTo(box);
  box.refuses = true;
  delivery.deliver('occurrence', id);
  await delivery.idle();
  box.refuses = false;
  expect(await w.occurrences.dueMessages(w.pass(minute), 10)).toEqual([id]);
  delivery.deliver('occurrence', id);
  await delivery.idle();
  expect(box.taken.map(({ id }) => id)).toEqual([`${id}/m0`]);
});

test('another process delivers what one held that died', async () => {
  const id = await spoken();
  await w.occurrences.hold(id, w.clock.now, w.clock.machine, w.clock.machine + leaseFor);
  const box = new Letterbox();
  const delivery = deliveryTo(box);
  delivery.deliver('occurrence', id);
  await delivery.idle();
  expect(box.taken).toEqual([]);
  w.pass(leaseFor + 1);
  delivery.deliver('occurrence', id);
  await delivery.idle();
  expect(box.taken).toHaveLength(1);
});
