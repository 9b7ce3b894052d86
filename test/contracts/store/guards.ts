import { isDuplicate, trusted } from '../../../src/models/connection.js';
import { after, indexed, type Thing, type World } from './world.js';

const upsert = { upsert: true, returnDocument: 'after' } as const;

/** Upserts, guarded updates and claims: what holds when many do it at once. */
export function guards(world: World): void {
  const { given, one } = world;

  describe('upserts', () => {
    beforeEach(() => world.open(indexed));

    test('insert the equalities of the filter, the update and $setOnInsert', async () => {
      const update = { $set: { b: 2 }, $setOnInsert: { n: 3 } };
      const made = await world.things.findOneAndUpdate({ _id: 1, 'a.x': 1 }, update, upsert).lean();
      expect(made).toEqual({ _id: 1, a: { x: 1 }, b: 2, n: 3 });
    });

    test('leave $setOnInsert out where the document is there', async () => {
      await given({ _id: 1, n: 1 });
      await world.things.updateOne({ _id: 1 }, { $setOnInsert: { n: 9 }, $set: { a: 1 } }, { upsert: true });
      expect(await one()).toEqual({ _id: 1, n: 1, a: 1 });
    });

    test('say what they made; before it there was nothing', async () => {
      expect(await world.things.updateOne({ _id: 7 }, { $set: { n: 1 } }, { upsert: true })).toMatchObject({
        matchedCount: 0,
        upsertedCount: 1,
        upsertedId: 7,
      });
      expect(
        await world.things
          .findOneAndUpdate({ _id: 8 }, { $set: { n: 1 } }, { upsert: true, returnDocument: 'before' })
          .lean(),
      ).toBeNull();
    });

    test('that race for one id make one document', async () => {
      const upserted = () => world.things.updateOne({ _id: 1 }, { $inc: { n: 1 } }, { upsert: true }).exec();
      const outcomes = await Promise.allSettled(Array.from({ length: 20 }, upserted));
      const refusals = outcomes.filter(({ status }) => status === 'rejected') as PromiseRejectedResult[];
      expect(refusals.every(({ reason }) => isDuplicate(reason))).toBe(true);
      expect(await one()).toEqual({ _id: 1, n: 20 - refusals.length });
    });
  });

  describe('guards', () => {
    beforeEach(() => world.open(indexed));

    test('an update guarded by a version wins once', async () => {
      await given({ _id: 1, n: 0 });
      const attempt = (who: number) =>
        world.things.findOneAndUpdate({ _id: 1, n: 0 }, { $inc: { n: 1 }, $set: { a: who } }, after).lean();
      const won = (await Promise.all(Array.from({ length: 10 }, (_, i) => attempt(i)))).filter(Boolean);
      expect(won).toHaveLength(1);
      expect(await one()).toEqual(won[0]);
    });

    test('no increment is lost', async () => {
      await given({ _id: 1, n: 0 });
      await Promise.all(Array.from({ length: 50 }, () => world.things.updateOne({ _id: 1 }, { $inc: { n: 1 } })));
      expect((await one())!.n).toBe(50);
    });

    test('each job is claimed by exactly one of many workers', async () => {
      await given(...Array.from({ length: 40 }, (_, i) => ({ _id: i, job: { state: 'open' }, lease: 0 })));
      const claimed: unknown[] = [];
      async function work(): Promise<void> {
        for (;;) {
          const free = { 'job.state': 'open', lease: trusted({ $lt: 1000 }) };
          const job = await world.things
            .findOneAndUpdate(free, { $set: { lease: 2000 }, $inc: { fence: 1 } }, after)
            .lean<Thing>();
          if (!job) return;
          expect(job.fence).toBe(1);
          claimed.push(job._id);
        }
      }
      await Promise.all(Array.from({ length: 8 }, work));
      expect(claimed.sort((a, b) => Number(a) - Number(b))).toEqual(Array.from({ length: 40 }, (_, i) => i));
    });

    test('a lease that ran out is claimed again, and the old fence no longer writes', async () => {
      await given({ _id: 1, lease: 0, fence: 0 });
      const claim = (now: number) =>
        world.things
          .findOneAndUpdate(
            { _id: 1, lease: trusted({ $lte: now }) },
            { $set: { lease: now + 10 }, $inc: { fence: 1 } },
            after,
          )
          .lean<Thing>();
      expect((await claim(5))!.fence).toBe(1);
      expect(await claim(10)).toBeNull();
      expect((await claim(15))!.fence).toBe(2);
      expect(await world.things.updateOne({ _id: 1, fence: 1 }, { $set: { a: 'late' } })).toMatchObject({
        matchedCount: 0,
      });
    });

    test('what was acknowledged is read at once', async () => {
      for (let i = 0; i < 20; i++) {
        await world.things.updateOne({ _id: 1 }, { $set: { n: i } }, { upsert: true });
        expect((await one())!.n).toBe(i);
      }
    });
  });
}
