import type { Store } from '../../src/models/connection.js';
import { day, hour, minute, plus } from '../../src/rules/time.js';
import { openInMemory } from '../support/stores.js';
import { greeting, leaseFor, says, world, type World } from './support.js';

let store: Store;
let w: World;
beforeEach(async () => {
  store = await openInMemory();
  w = await world(store);
});
afterEach(() => store.close());

const outcomes = async (name?: string) =>
  (await w.fires(name)).map(({ slot, state, late, messages }) => [slot, state, late, messages.map(({ say }) => say)]);

describe('a job at nine', () => {
  test('fires once a day, and what it says is owed from then on', async () => {
    const { job, fired } = greeting();
    const scheduler = w.scheduler(job);
    await scheduler.run(w.at('2026-11-23 08:00'));
    for (const time of ['08:59', '09:00', '09:00', '09:01', '23:59']) await scheduler.run(w.at(`2026-11-23 ${time}`));
    await scheduler.run(w.at('2026-11-24 09:00'));

    expect(fired).toEqual([w.at('2026-11-23 09:00'), w.at('2026-11-24 09:00')]);
    const slot = '2026-11-23T09:00+08:00';
    const [first] = await w.fires();
    expect(first).toMatchObject({ _id: `greeting:${slot}`, state: 'done', late: false, attempts: 1 });
    expect(first?.messages).toMatchObject([{ id: `greeting:${slot}/m0`, say: 'greeting', to: { person: 'zhou' } }]);
    expect(await w.occurrences.dueMessages(w.at('2026-11-23 09:00'), 10)).toEqual([`greeting:${slot}`]);
    expect(w.nudged[0]).toEqual({ owes: 'occurrence', id: `greeting:${slot}` });
  });

  test('says nothing for the time before it existed', async () => {
    const { job, fired } = greeting();
    await w.scheduler(job).run(w.at('2026-11-23 09:05'));
    expect([fired, await w.fires()]).toEqual([[], []]);
  });

  test('whoever is off shift hears of it when they come', async () => {
    const { job } = greeting({ when: '0 6 * * *' });
    const scheduler = w.scheduler(job);
    await scheduler.run(w.at('2026-11-23 05:00'));
    await scheduler.run(w.at('2026-11-23 06:00'));
    expect(await w.occurrences.nextDue()).toBe(w.at('2026-11-23 08:30'));
    expect(w.nudged).toEqual([{ timer: w.at('2026-11-23 08:30') }]);
  });

  test('of several processes that wake at once exactly one works it', async () => {
    const { job, fired } = greeting();
    const processes = [1, 2, 3, 4].map(() => w.scheduler(job));
    await processes[0]!.run(w.at('2026-11-23 08:00'));
    for (let n = 23; n < 30; n += 1) await Promise.all(processes.map((one) => one.run(w.at(`2026-11-${n} 09:00`))));
    expect(fired).toHaveLength(7);
    expect(await w.fires()).toHaveLength(7);
  });

  test('reads what it needs before, and prepares from that', async () => {
    const scheduler = w.scheduler({
      ...greeting().job,
      read: ({ slot }) => Promise.resolve([slot, 'seven cases']),
      prepare: (_context, read) => [says('zhou', 'agenda', { read })],
    });
    await scheduler.run(w.at('2026-11-23 08:00'));
    await scheduler.run(w.at('2026-11-23 09:00'));
    expect((await w.fires())[0]?.messages[0]?.facts).toEqual({ read: ['2026-11-23T09:00+08:00', 'seven cases'] });
  });
});

describe('when nothing ran', () => {
  test('a fire that is still useful is caught up once, marked late', async () => {
    const { job, fired } = greeting();
    await w.scheduler(job).run(w.at('2026-11-23 08:00'));
    const again = [w.scheduler(job), w.scheduler(job)];
    await Promise.all(again.map((one) => one.run(w.at('2026-11-23 10:30'))));
    await again[0]!.run(w.at('2026-11-23 10:40'));
    expect(fired).toEqual([w.at('2026-11-23 10:30')]);
    expect(await outcomes()).toEqual([['2026-11-23T09:00+08:00', 'done', true, ['greeting']]]);
  });

  test('one past its use is shown as missed, once', async () => {
    const { job, fired } = greeting();
    await w.scheduler(job).run(w.at('2026-11-23 08:00'));
    const again = w.scheduler(job);
    await again.run(w.at('2026-11-23 11:01'));
    await again.run(w.at('2026-11-23 11:02'));
    expect(fired).toEqual([]);
    const [missed, ...others] = await w.fires();
    expect(others).toEqual([]);
    expect(missed).toMatchObject({
      state: 'missed',
      messages: [
        {
          to: { person: 'it' },
          say: 'job.missed',
          facts: { name: 'greeting', slot: '2026-11-23T09:00+08:00' },
        },
      ],
    });
  });

  test('after weeks off there is one, not one for each day', async () => {
    const { job, fired } = greeting();
    const hourly = greeting({ name: 'hourly', when: '*/10 * * * *', usefulFor: 5 });
    await w.scheduler(job, hourly.job).run(w.at('2026-11-01 08:00'));
    await w.scheduler(job, hourly.job).run(w.at('2026-11-23 08:00'));
    expect(await outcomes()).toEqual([['2026-11-22T09:00+08:00', 'missed', false, ['job.missed']]]);
    expect(await outcomes('hourly')).toEqual([['2026-11-23T08:00+08:00', 'done', false, ['greeting']]]);
    expect(fired).toEqual([]);
  });

  test('a yearly one is still caught up when its last fire is long forgotten', async () => {
    const { job, fired } = greeting({ when: '0 9 5 1 *' });
    await w.scheduler(job).run(w.at('2026-01-04 09:00'));
    await w.scheduler(job).run(w.at('2026-01-05 09:00'));
    await store.sweepExpired(w.clock.machine + 200 * day);
    expect(await w.fires()).toEqual([]);
    await w.scheduler(job).run(w.at('2027-01-05 10:00'));
    expect(fired).toEqual([w.at('2026-01-05 09:00'), w.at('2027-01-05 10:00')]);
  });
});

describe('a worker that dies between taking it and finishing', () => {
  const never = () => new Promise<never>(() => undefined);

  async function taken() {
    const { job, fired } = greeting();
    w.clock.now = w.at('2026-11-23 08:00');
    await w.scheduler(job).run(w.clock.now);
    w.clock.now = w.at('2026-11-23 09:00');
    await w.occurrences.ensure({ name: 'greeting', slot: '2026-11-23T09:00+08:00', dueAt: w.clock.now, state: 'open' });
    const dead = await w.occurrences.claim(
      'greeting:2026-11-23T09:00+08:00',
      w.clock.machine,
      w.clock.machine + leaseFor,
    );
    return { job, fired, dead: dead! };
  }

  test('keeps it until the lease runs out; then another finishes it, marked late', async () => {
    const { job, fired } = await taken();
    const other = w.scheduler(job);
    await other.run(w.pass(leaseFor - 1));
    expect(fired).toEqual([]);
    await other.run(w.pass(2));
    expect(fired).toHaveLength(1);
    expect(await outcomes()).toEqual([['2026-11-23T09:00+08:00', 'done', true, ['greeting']]]);
  });

  test('and wakes after all: what it writes is fenced off', async () => {
    const { job, dead } = await taken();
    await w.scheduler(job).run(w.pass(leaseFor + 1));
    expect(await w.occurrences.settle(dead, { state: 'done', messages: [] })).toBe(false);
    expect(await outcomes()).toEqual([['2026-11-23T09:00+08:00', 'done', true, ['greeting']]]);
  });

  test('nor may it write while another is at it', async () => {
    const { dead } = await taken();
    const later = w.pass(leaseFor + 1);
    const other = await w.occurrences.claim(dead._id, w.clock.machine, w.clock.machine + leaseFor);
    expect(await w.occurrences.settle(dead, { state: 'failed', error: later })).toBe(false);
    expect(await w.occurrences.settle(other!, { state: 'done' })).toBe(true);
  });

  test('comes back past its use: missed, said once', async () => {
    const { job, fired } = await taken();
    await w.scheduler(job).run(w.pass(3 * hour));
    await w.scheduler(job).run(w.pass(minute));
    expect(fired).toEqual([]);
    expect(await outcomes()).toEqual([['2026-11-23T09:00+08:00', 'missed', false, ['job.missed']]]);
  });

  test('comes back days later: only the newest is spoken of', async () => {
    const { job } = await taken();
    await w.scheduler(job).run(w.pass(3 * day));
    expect((await outcomes()).map(([, state, , said]) => [state, said])).toEqual([
      ['missed', []],
      ['done', ['greeting']],
    ]);
  });

  test('a job that kills its process is given up as well', async () => {
    const { job } = await taken();
    for (let n = 0; n < 4; n += 1) {
      w.pass(leaseFor + 1);
      const { machine } = w.clock;
      await w.occurrences.claim('greeting:2026-11-23T09:00+08:00', machine, machine + leaseFor);
    }
    await w.scheduler(job).run(w.pass(leaseFor + 1));
    expect((await w.fires())[0]).toMatchObject({ state: 'failed', error: 'it never came to an end' });
  });

  test('a job that hangs holds nobody else up, and is tried again', async () => {
    jest.useFakeTimers({ doNotFake: ['setImmediate', 'nextTick', 'queueMicrotask', 'performance'] });
    try {
      const hanging = greeting({ name: 'hanging', read: never });
      const { job, fired } = greeting();
      const scheduler = w.scheduler(hanging.job, job);
      await scheduler.run(w.at('2026-11-23 08:00'));
      const running = scheduler.run(w.at('2026-11-23 09:00'));
      while (fired.length === 0) await new Promise(setImmediate);
      await jest.advanceTimersByTimeAsync(leaseFor);
      await running;
      expect((await w.fires('hanging'))[0]).toMatchObject({ state: 'open', attempts: 1 });
      expect((await w.fires())[0]).toMatchObject({ state: 'done' });
    } finally {
      jest.useRealTimers();
    }
  });
});

describe('a job that throws', () => {
  const failing = () =>
    greeting({
      name: 'failing',
      usefulFor: 600,
      prepare: () => {
        throw new Error('no figures for 13812341234');
      },
    });

  test('is tried again after growing pauses, and stops nobody else', async () => {
    const { job, fired } = greeting();
    const scheduler = w.scheduler(failing().job, job);
    await scheduler.run((w.clock.now = w.at('2026-11-23 08:00')));
    await scheduler.run((w.clock.now = w.at('2026-11-23 09:00')));
    expect(fired).toHaveLength(1);
    const attempts: number[] = [];
    for (const pause of [9_999, 1, 39_999, 1, 159_999, 1, 639_999]) {
      await scheduler.run(w.pass(pause));
      attempts.push((await w.fires('failing'))[0]!.attempts);
    }
    expect(attempts).toEqual([1, 2, 2, 3, 3, 4, 4]);
  });

  test('five times is shown to the administrator, without customer data, and left', async () => {
    const scheduler = w.scheduler(failing().job);
    await scheduler.run((w.clock.now = w.at('2026-11-23 08:00')));
    await scheduler.run((w.clock.now = w.at('2026-11-23 09:00')));
    for (let n = 0; n < 10; n += 1) await scheduler.run(w.pass(15 * minute));
    const [fire] = await w.fires('failing');
    expect(fire).toMatchObject({
      state: 'failed',
      attempts: 5,
      messages: [{ to: { person: 'it' }, say: 'job.failed' }],
    });
    expect(fire?.messages[0]?.facts).toEqual({
      name: 'failing',
      slot: '2026-11-23T09:00+08:00',
      error: 'no figures for 138****1234',
    });
  });

  test('and is well again says what it had to say, once', async () => {
    let broken = true;
    const { job, fired } = greeting({
      read: () => (broken ? Promise.reject(new Error('away')) : Promise.resolve()),
    });
    const scheduler = w.scheduler(job);
    await scheduler.run((w.clock.now = w.at('2026-11-23 08:00')));
    await scheduler.run((w.clock.now = w.at('2026-11-23 09:00')));
    broken = false;
    await scheduler.run(w.pass(5 * minute));
    await scheduler.run(w.pass(5 * minute));
    expect(fired).toEqual([w.at('2026-11-23 09:05')]);
    expect(await outcomes()).toEqual([['2026-11-23T09:00+08:00', 'done', true, ['greeting']]]);
  });
});

describe('clocks', () => {
  /** Goes minute by minute, as a process that wakes often; also a second one that looks at its own times. */
  async function through(berlin: World, from: string, hours: number, when: string) {
    const { job, fired } = greeting({ when });
    const processes = [berlin.scheduler(job), berlin.scheduler(job)];
    for (let now = from, n = 0; n <= hours * 12; n += 1, now = plus(now, 5 * minute)) await processes[n % 2]!.run(now);
    return fired;
  }

  test.each([
    ['is skipped', '2026-03-28T23:00:00.000Z', '30 2 * * *', ['2026-03-29T03:00+02:00'], ['2026-03-29T01:00:00.000Z']],
    ['comes twice', '2026-10-24T22:00:00.000Z', '30 2 * * *', ['2026-10-25T02:30+02:00'], ['2026-10-25T00:30:00.000Z']],
  ])('a time that %s in Berlin fires exactly once', async (_, from, when, slots, instants) => {
    const berlin = await world(store, 'Europe/Berlin');
    expect(await through(berlin, from, 12, when)).toEqual(instants);
    expect((await berlin.fires()).map(({ slot }) => slot)).toEqual(slots);
  });

  test('every hour stays once an hour of the clock when an hour is skipped', async () => {
    const berlin = await world(store, 'Europe/Berlin');
    const fired = await through(berlin, '2026-03-28T23:30:00.000Z', 4, '0 * * * *');
    expect(fired.map((at) => berlin.calendar.timeOf(at))).toEqual(['01:00', '03:00', '04:00', '05:00']);
  });

  test('down through the change: caught up once', async () => {
    const berlin = await world(store, 'Europe/Berlin');
    const { job, fired } = greeting({ when: '30 2 * * *' });
    await berlin.scheduler(job).run('2026-10-25T00:00:00.000Z');
    await berlin.scheduler(job).run('2026-10-25T01:45:00.000Z');
    await berlin.scheduler(job).run('2026-10-25T02:15:00.000Z');
    expect(fired).toEqual(['2026-10-25T01:45:00.000Z']);
  });

  test('one that jumps back makes nothing happen twice', async () => {
    const { job, fired } = greeting();
    const scheduler = w.scheduler(job);
    for (const local of ['2026-11-22 08:00', '2026-11-22 09:00', '2026-11-23 09:00', '2026-11-22 08:30'])
      await scheduler.run(w.at(local));
    for (const local of ['2026-11-22 09:00', '2026-11-21 09:30', '2026-11-23 09:00', '2026-11-24 09:00'])
      await w.scheduler(job).run(w.at(local));
    expect(fired).toEqual(['2026-11-22 09:00', '2026-11-23 09:00', '2026-11-24 09:00'].map(w.at));
    expect(await w.fires()).toHaveLength(3);
  });

  test('one that was years ahead for a moment does not silence the years between', async () => {
    const { job, fired } = greeting();
    const scheduler = w.scheduler(job);
    for (const local of ['2026-11-22 10:00', '2030-01-01 10:00', '2026-11-22 10:01', '2026-11-23 09:00'])
      await scheduler.run(w.at(local));
    expect(fired).toContain(w.at('2026-11-23 09:00'));
  });
});
