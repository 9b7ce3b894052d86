import type { Store } from '../../src/models/connection.js';
import { between } from '../../src/rules/time.js';
import { openInMemory } from '../support/stores.js';
import { leaseFor, office, type Office } from './support.js';

let store: Store;
let o: Office;
beforeEach(async () => {
  store = await openInMemory();
  o = await office(store);
});
afterEach(() => store.close());

const card = 'complaint.residentCard';
const staffCard = 'complaint.staffCard';

describe('a platform that does not answer', () => {
  test('is waited for no longer than the time-out; the others have theirs on time', async () => {
    o.platform.behaves = ({ person }) => (person === 'r-wang' ? 'hangs' : 'takes');
    const here = o.process();
    const id = await here.complaint();
    await here.idle();
    expect(await o.told(id)).toEqual([`sun ${staffCard}`]);
    expect(await o.owed(id)).toMatchObject([{ to: { person: 'r-wang' }, attempts: 1 }]);
  });

  test('is tried again with growing pauses, and has it once it answers', async () => {
    o.platform.behaves = ({ person }) => (person === 'r-wang' ? 'refuses' : 'takes');
    const here = o.process();
    const id = await here.complaint();
    await here.idle();
    const pauses: number[] = [];
    for (let tries = 0; tries < 5; tries++) {
      const [owed] = await o.owed(id);
      expect(here.timers).toContain(owed!.dueAt);
      pauses.push(between(o.clock.now, owed!.dueAt));
      o.pass(pauses.at(-1)!);
      await here.delivers(id);
    }
    expect(pauses).toEqual([1000, 2000, 4000, 8000, 16_000]);
    o.platform.behaves = () => 'takes';
    o.pass(32_000);
    await here.delivers(id);
    expect(o.platform.shows('r-wang')).toEqual([card]);
    expect(await o.owed(id)).toEqual([]);
  });

  test('is not asked before its next try is due, however often somebody looks', async () => {
    o.platform.behaves = () => 'refuses';
    const here = o.process();
    const id = await here.complaint();
    for (let looks = 0; looks < 3; looks++) await here.delivers(id);
    expect(o.platform.attempts).toHaveLength(2);
  });

  test('took it and said nothing: it is asked once more, and the person has it once', async () => {
    o.platform.behaves = () => 'takesAndHangs';
    const here = o.process();
    const id = await here.complaint();
    await here.idle();
    o.platform.behaves = () => 'takes';
    o.pass(2000);
    await here.delivers(id);
    expect(o.platform.attempts).toHaveLength(4);
    expect([o.platform.shows('r-wang'), o.platform.shows('sun')]).toEqual([[card], [staffCard]]);
    expect(await o.owed(id)).toEqual([]);
  });

  test('is given up after thirty tries, on record', async () => {
    o.platform.behaves = ({ person }) => (person === 'r-wang' ? 'refuses' : 'takes');
    const here = o.process();
    const id = await here.complaint();
    for (let tries = 0; tries < 30; tries++) {
      await here.delivers(id);
      o.pass(3_600_000);
    }
    expect(await o.owed(id)).toEqual([]);
    const events = (await o.cases.byId(id))!.events.map(({ event }) => event);
    expect(events).toContainEqual(expect.objectContaining({ type: 'givenUp', to: 'r-wang', say: card }));
  });
});

test('nothing passes an earlier message to the same person', async () => {
  o.platform.behaves = ({ person }) => (person === 'sun' ? 'refuses' : 'takes');
  const here = o.process();
  const id = await here.complaint();
  await here.idle();
  o.platform.behaves = () => 'takes';
  await here.does(id, 'r-wang', { type: 'addWords', text: '刚刚又响了', files: [] });
  await here.idle();
  expect(o.platform.shows('sun')).toEqual([]);
  expect(o.platform.shows('r-wang')).toEqual([card, 'complaint.wordsAdded']);
  o.pass(1000);
  await here.delivers(id);
  expect(o.platform.shows('sun').slice(0, 2)).toEqual([staffCard, 'complaint.newWords']);
});

test('what is decided while a delivery is under way follows it at once', async () => {
  const here = o.process();
  const id = await here.complaint();
  await here.does(id, 'sun', { type: 'takeUp' });
  await here.does(id, 'r-wang', { type: 'addWords', text: '刚刚又响了', files: [] });
  await here.idle();
  expect(await o.owed(id)).toEqual([]);
  expect(o.platform.shows('r-wang')[0]).toBe(card);
  expect(o.platform.shows('r-wang')).toContain('complaint.wordsAdded');
});

test('what waits for a shift is neither sent nor written again meanwhile', async () => {
  const here = o.process();
  const id = await here.complaint();
  o.pass(13 * 3_600_000);
  await here.does(id, 'sun', { type: 'recordFindings', findings: '在钉柜子', proposal: '工程部查备案', files: [] });
  await here.idle();
  const before = (await o.cases.byId(id))!;
  expect(before.messages.length).toBeGreaterThan(0);
  await here.delivers(id);
  expect(await o.cases.byId(id)).toEqual(before);
  expect(here.timers).toContain(before.messageDueAt);
});

describe('two processes', () => {
  /** Sent to both by one process that ended before it could note it. */
  async function killedAfterSending(): Promise<string> {
    o.platform.behaves = () => 'takesAndHangs';
    const id = await o.process().complaint();
    while (o.platform.attempts.length < 2) await new Promise(setImmediate);
    o.platform.behaves = () => 'takes';
    return id;
  }

  test('that look at the same moment deliver everything once', async () => {
    const id = await killedAfterSending();
    o.platform.attempts.length = 0;
    o.pass(leaseFor + 1);
    await Promise.all([o.process(), o.process()].map((one) => one.delivers(id)));
    expect(o.platform.attempts.toSorted()).toEqual([`r-wang ${card}`, `sun ${staffCard}`]);
  });

  test('one was killed between sending and noting: the other waits for its lease, and nobody has anything twice', async () => {
    const id = await killedAfterSending();
    const other = o.process();
    await other.delivers(id);
    expect(o.platform.attempts).toHaveLength(2);
    o.pass(leaseFor + 1);
    await other.delivers(id);
    expect(await o.owed(id)).toEqual([]);
    expect([o.platform.shows('r-wang'), o.platform.shows('sun')]).toEqual([[card], [staffCard]]);
  });

  test('one was killed between sending and noting, and the card changed since: the first one keeps its place', async () => {
    const id = await killedAfterSending();
    o.pass(leaseFor + 1);
    const other = o.process();
    await other.does(id, 'sun', { type: 'takeUp' });
    await other.idle();
    const { events } = (await o.cases.byId(id))!;
    const cards = events.map(({ event }) => event as { type: string; to?: string; key?: string });
    expect(cards.filter(({ to, key }) => to === 'sun' && key === 'card:1')).toHaveLength(2);
    expect(o.platform.shown.filter(({ id: shown }) => shown.startsWith('first'))).toHaveLength(2);
  });

  test('one wakes after its lease: it is fenced off and writes nothing', async () => {
    let wakes: (how: unknown) => void = () => undefined;
    const asleep = new Promise((resolve) => (wakes = resolve));
    const send = o.platform.send.bind(o.platform);
    o.platform.send = async (envelope) => {
      const reference = await send(envelope);
      await asleep;
      return reference;
    };
    const late = o.process();
    const id = await late.complaint();
    while (o.platform.attempts.length < 2) await new Promise(setImmediate);
    o.platform.send = send;
    o.pass(leaseFor + 1);
    await o.process().delivers(id);
    const noted = await o.cases.byId(id);
    wakes(undefined);
    await late.idle();
    expect(await o.cases.byId(id)).toEqual(noted);
    expect([o.platform.shows('r-wang'), o.platform.shows('sun')]).toEqual([[card], [staffCard]]);
    expect(await o.told(id)).toHaveLength(2);
  });

  test('a slow platform: a send that could outlast the lease is not begun, and the lease is renewed', async () => {
    const here = o.process();
    const send = o.platform.send.bind(o.platform);
    o.platform.send = async (envelope) => {
      o.clock.machine += leaseFor;
      return send(envelope);
    };
    const id = await here.complaint();
    await here.does(id, 'r-wang', { type: 'addWords', text: '刚刚又响了', files: [] });
    await here.idle();
    expect(await o.owed(id)).toEqual([]);
    expect(o.platform.attempts).toHaveLength(o.platform.shown.length);
  });
});
