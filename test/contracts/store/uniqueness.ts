import { type Model } from 'mongoose';
import { isDuplicate } from '../../../src/models/connection.js';
import { indexed, plain, refused, type Thing, type World } from './world.js';

/** Unique indexes, and indexes as such. */
export function uniqueness(world: World): void {
  const { given, ids } = world;

  describe('uniqueness', () => {
    beforeEach(() => world.open(indexed));

    const uniqueOn = async (name: string, key: object, options: object = {}): Promise<Model<Thing>> => {
      const own = plain();
      own.index(key as never, { unique: true, ...options });
      const model = world.store.model<Thing>(name, own);
      await world.store.ensureIndexes();
      return model;
    };
    const taken = async (work: Promise<unknown>) => expect(isDuplicate(await refused(work))).toBe(true);

    test('of _id', async () => {
      await given({ _id: 'a' });
      await taken(world.things.create({ _id: 'a' }));
    });

    test('a value twice is refused with 11000, on insert, update and upsert', async () => {
      const model = await uniqueOn('once', { key: 1 });
      await model.create({ _id: 1, key: 'x' }, { _id: 2, key: 'y' });
      await taken(model.create({ _id: 3, key: 'x' }));
      await taken(model.updateOne({ _id: 2 }, { $set: { key: 'x' } }).exec());
      await taken(model.updateOne({ _id: 4 }, { $set: { key: 'x' } }, { upsert: true }).exec());
      expect(await model.find().sort({ _id: 1 }).lean()).toEqual([
        { _id: 1, key: 'x' },
        { _id: 2, key: 'y' },
      ]);
    });

    test('missing counts as null, once, unless sparse', async () => {
      const model = await uniqueOn('dense', { key: 1 });
      await model.create({ _id: 1 });
      await taken(model.create({ _id: 2 }));
      await taken(model.create({ _id: 3, key: null }));
      await given({ _id: 1 }, { _id: 2 }, { _id: 3, key: 'x' });
      await taken(world.things.create({ _id: 4, key: 'x' }));
    });

    test('over two paths, only both together', async () => {
      const model = await uniqueOn('pairs', { a: 1, b: 1 });
      await model.create({ _id: 1, a: 1, b: 1 }, { _id: 2, a: 1, b: 2 }, { _id: 3, a: 1 });
      await taken(model.create({ _id: 4, a: 1, b: 2 }));
      await taken(model.create({ _id: 5, a: 1 }));
      await model.create({ _id: 6, a: 2 });
    });

    test('over the elements of arrays', async () => {
      const model = await uniqueOn('spread', { tags: 1 });
      await model.create({ _id: 1, tags: ['a', 'b'] });
      await model.create({ _id: 2, tags: ['c'] });
      await taken(model.create({ _id: 3, tags: ['d', 'b'] }));
      await taken(model.updateOne({ _id: 2 }, { $push: { tags: 'a' } }).exec());
      await model.updateOne({ _id: 1 }, { $push: { tags: 'e' } });
    });

    test('a value given up is free again', async () => {
      await given({ _id: 1, key: 'x' }, { _id: 2, key: 'y' });
      await world.things.updateOne({ _id: 1 }, { $unset: { key: 1 } });
      await world.things.deleteOne({ _id: 2 });
      await world.things.create({ _id: 3, key: 'x' }, { _id: 4, key: 'y' });
    });

    test('insertMany stops at the first that is refused and keeps the ones before', async () => {
      await given({ _id: 2 });
      await taken(world.things.collection.insertMany([{ _id: 1 }, { _id: 2 }, { _id: 3 }] as never));
      expect(await ids({}, { sort: { _id: 1 } })).toEqual([1, 2]);
    });

    test('an index over documents that are there already', async () => {
      await given({ _id: 1, b: 'x' }, { _id: 2, b: 'x' });
      await refused(world.things.collection.createIndex({ b: 1 }, { unique: true }));
      await world.things.collection.createIndex({ b: 1 });
      expect(await ids({ b: 'x' }, { sort: { _id: 1 } })).toEqual([1, 2]);
    });

    test('indexes are listed, built once, and dropped', async () => {
      await world.store.ensureIndexes();
      const names = async () =>
        (await world.things.collection.listIndexes().toArray()).map(({ name }) => String(name)).sort();
      expect(await names()).toEqual([
        '_id_',
        'a_1_b_-1',
        'at_1',
        'items.id_1',
        'job.state_1_lease_1',
        'key_1',
        'n_1',
        'tags_1',
      ]);
      await world.things.collection.dropIndex('key_1');
      await world.things.create({ _id: 1, key: 'x' }, { _id: 2, key: 'x' });
      expect(await names()).not.toContain('key_1');
    });
  });

  describe('time to live', () => {
    beforeEach(() => world.open(indexed));

    test('a sweep removes what is past its time, and only that', async () => {
      await given({ _id: 1, at: new Date(1_000) }, { _id: 2, at: new Date(5_000) }, { _id: 3 });
      expect(await world.store.sweepExpired(60_000 + 2_000)).toBe(1);
      expect(await ids({}, { sort: { _id: 1 } })).toEqual([2, 3]);
    });
  });
}
