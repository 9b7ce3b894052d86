import { getTasks } from 'node-cron';
import type { Store } from '../../src/models/connection.js';
import { day, hour, minute, plus } from '../../src/rules/time.js';
import { openInMemory } from '../support/stores.js';
import { greeting, world, type World } from './support.js';

let store: Store;
let w: World;
beforeEach(async () => {
  store = await openInMemory();
  w = await world(store);
});
afterEach(async () => {
  jest.useRealTimers();
  await store.close();
});

test('starting looks after what was due meanwhile; stopping leaves nothing behind', async () => {
  const { job, fired } = greeting();
  await w.scheduler(job).run(w.at('2026-11-23 08:00'));
  w.clock.now = w.at('2026-11-23 09:10');
  const scheduler = w.scheduler(job, greeting({ name: 'other', when: '30 7 * * *' }).job);
  await scheduler.start();
  expect(fired).toEqual([w.clock.now]);
  expect(getTasks().size).toBe(2);
  await scheduler.stop();
  expect(getTasks().size).toBe(0);
});

test('sleeps until business time reaches the next fire, wherever the machine’s clock stands', async () => {
  jest.useFakeTimers({ doNotFake: ['setImmediate', 'nextTick', 'queueMicrotask', 'performance', 'Date'] });
  const { job, fired } = greeting();
  w.clock.now = w.at('2026-11-23 08:20');
  const scheduler = w.scheduler(job);
  await scheduler.start();
  w.pass(40 * minute);
  jest.advanceTimersByTime(40 * minute);
  await scheduler.stop();
  expect(fired).toEqual([w.at('2026-11-23 09:00')]);
});

test('a jump that goes from slot to slot works each at its own time', async () => {
  const morning = greeting();
  const hourly = greeting({ name: 'hourly', when: '0 * * * *' });
  const scheduler = w.scheduler(morning.job, hourly.job);
  const [from, to] = [w.at('2026-11-23 07:30'), w.at('2026-11-24 10:15')];
  await scheduler.run(from);
  let now = from;
  for (let next = scheduler.nextSlot(now); next !== null && next <= to; next = scheduler.nextSlot(now))
    await scheduler.run((now = next));
  expect(morning.fired).toEqual([w.at('2026-11-23 09:00'), w.at('2026-11-24 09:00')]);
  expect(hourly.fired).toEqual(Array.from({ length: 27 }, (_, n) => plus(w.at('2026-11-23 08:00'), n * hour)));
  expect((await w.fires('hourly')).every(({ late }) => !late)).toBe(true);
});

test('what could not be stored while the store was away is stored at the next wake', async () => {
  const { job, fired } = greeting();
  const scheduler = w.scheduler(job);
  await scheduler.run(w.at('2026-11-23 08:00'));
  const ensure = w.occurrences.ensure.bind(w.occurrences);
  w.occurrences.ensure = () => Promise.reject(new Error('away'));
  await expect(scheduler.run(w.at('2026-11-23 09:00'))).rejects.toThrow('away');
  w.occurrences.ensure = ensure;
  await scheduler.run(w.at('2026-11-23 09:02'));
  expect(fired).toEqual([w.at('2026-11-23 09:02')]);
});

test('there is no next slot without a job', () => {
  expect(w.scheduler().nextSlot(w.clock.now)).toBeNull();
});

test('years of fires are not read through', async () => {
  const { job } = greeting({ name: 'hourly', when: '0 * * * *' });
  const old = Array.from({ length: 1500 }, (_, n) => plus(w.at('2026-11-23 08:00'), -n * hour));
  await Promise.all(
    old.map((dueAt) => w.occurrences.ensure({ name: 'hourly', slot: dueAt, dueAt, state: 'done', messageDueAt: null })),
  );
  await w.scheduler(job).run(w.at('2026-11-23 09:00'));
  const owing = await w.occurrences.dueMessages(w.at('2026-11-23 09:00'), 10);
  expect(owing).toEqual(['hourly:2026-11-23T09:00+08:00']);
  expect(await store.sweepExpired(w.clock.machine + 100 * day)).toBe(1);
});

test('a fire of a job that this release does not know stays for one that does', async () => {
  const dueAt = w.at('2026-11-23 09:00');
  await w.occurrences.ensure({ name: 'tomorrow', slot: '2026-11-23T09:00+08:00', dueAt, state: 'open' });
  await w.scheduler(greeting().job).run(dueAt);
  expect((await w.fires('tomorrow'))[0]).toMatchObject({ state: 'open', attempts: 0 });
});
