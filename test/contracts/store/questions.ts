import mongoose from 'mongoose';
import { trusted } from '../../../src/models/connection.js';
import { indexed, plain, type Thing, type World } from './world.js';

/** What filters and orders find; the answers must not depend on the indexes. */
export function questions(world: World): void {
  const { given, ids, one } = world;

  describe.each([
    ['on indexed paths', indexed],
    ['without indexes', plain()],
  ])('questions %s', (_, used) => {
    beforeEach(() => world.open(used));

    test('equality finds a scalar, and an element of an array', async () => {
      await given({ _id: 1, tags: 'red' }, { _id: 2, tags: ['blue', 'red'] }, { _id: 3, tags: ['blue'] }, { _id: 4 });
      expect(await ids({ tags: 'red' }, { sort: { _id: 1 } })).toEqual([1, 2]);
    });

    test('equality with an array means the whole array', async () => {
      await given({ _id: 1, tags: ['a', 'b'] }, { _id: 2, tags: ['b', 'a'] }, { _id: 3, tags: ['a'] });
      expect(await ids({ tags: ['a', 'b'] })).toEqual([1]);
    });

    test('null finds null and missing', async () => {
      await given({ _id: 1, n: null }, { _id: 2 }, { _id: 3, n: 0 }, { _id: 4, n: '' }, { _id: 5, n: false });
      expect(await ids({ n: null }, { sort: { _id: 1 } })).toEqual([1, 2]);
    });

    test('$ne: null finds what is there', async () => {
      await given({ _id: 1, n: null }, { _id: 2 }, { _id: 3, n: 0 }, { _id: 4, n: false });
      expect(await ids({ n: trusted({ $ne: null }) }, { sort: { _id: 1 } })).toEqual([3, 4]);
    });

    test('$exists tells null from missing', async () => {
      await given({ _id: 1, n: null }, { _id: 2 }, { _id: 3, n: 0 });
      expect(await ids({ n: trusted({ $exists: true }) }, { sort: { _id: 1 } })).toEqual([1, 3]);
      expect(await ids({ n: trusted({ $exists: false }) })).toEqual([2]);
    });

    test('$in with values, null and nothing', async () => {
      await given({ _id: 1, n: 1 }, { _id: 2, n: 'x' }, { _id: 3 }, { _id: 4, n: 4 });
      expect(await ids({ n: trusted({ $in: [1, 'x'] }) }, { sort: { _id: 1 } })).toEqual([1, 2]);
      expect(await ids({ n: trusted({ $in: [4, null] }) }, { sort: { _id: 1 } })).toEqual([3, 4]);
      expect(await ids({ n: trusted({ $in: [] }) })).toEqual([]);
    });

    test('$in finds an element of an array once', async () => {
      await given({ _id: 1, tags: ['a', 'b'] }, { _id: 2, tags: ['c'] });
      expect(await ids({ tags: trusted({ $in: ['a', 'b'] }) })).toEqual([1]);
    });

    test('$ne and $nin count missing as different, and look into arrays', async () => {
      await given({ _id: 1, n: 1, tags: ['a', 'b'] }, { _id: 2, n: 2, tags: ['c'] }, { _id: 3 });
      expect(await ids({ n: trusted({ $ne: 1 }) }, { sort: { _id: 1 } })).toEqual([2, 3]);
      expect(await ids({ tags: trusted({ $nin: ['a', 'x'] }) }, { sort: { _id: 1 } })).toEqual([2, 3]);
    });

    test('a range stays within the type of its bound', async () => {
      await given({ _id: 1, n: 1 }, { _id: 2, n: 5 }, { _id: 3, n: '5' }, { _id: 4, n: null }, { _id: 5, n: true });
      expect(await ids({ n: trusted({ $gt: 0 }) }, { sort: { _id: 1 } })).toEqual([1, 2]);
      expect(await ids({ n: trusted({ $lte: 5 }) }, { sort: { _id: 1 } })).toEqual([1, 2]);
      expect(await ids({ n: trusted({ $gte: '' }) })).toEqual([3]);
      expect(await ids({ n: trusted({ $lt: '9' }) })).toEqual([3]);
    });

    test('both ends of a range', async () => {
      await given({ _id: 1, n: 1 }, { _id: 2, n: 2 }, { _id: 3, n: 3 }, { _id: 4, n: 4 });
      expect(await ids({ n: trusted({ $gt: 1, $lte: 3 }) }, { sort: { _id: 1 } })).toEqual([2, 3]);
    });

    test('moments as text compare as moments', async () => {
      await given({ _id: 1, n: '2026-11-23T09:00:00.000Z' }, { _id: 2, n: '2026-11-23T10:00:00.000Z' }, { _id: 3 });
      expect(await ids({ n: trusted({ $lte: '2026-11-23T09:30:00.000Z' }) })).toEqual([1]);
    });

    test('dates keep their type and compare', async () => {
      await given({ _id: 1, n: new Date(1000) }, { _id: 2, n: new Date(2000) }, { _id: 3, n: 1500 });
      expect(await ids({ n: trusted({ $gt: new Date(1500) }) })).toEqual([2]);
      expect(await ids({ n: new Date(1000) })).toEqual([1]);
      expect((await one())!.n).toEqual(new Date(1000));
    });

    test('object ids find their document', async () => {
      const id = new mongoose.Types.ObjectId();
      await given({ _id: id, n: id }, { _id: 2, n: id.toHexString() });
      expect(await ids({ n: id })).toEqual([id]);
      expect(await ids({ _id: id })).toEqual([id]);
    });

    test('booleans are not numbers', async () => {
      await given({ _id: 1, n: true }, { _id: 2, n: 1 }, { _id: 3, n: false }, { _id: 4, n: 0 });
      expect(await ids({ n: true })).toEqual([1]);
      expect(await ids({ n: 0 })).toEqual([4]);
    });

    test('dotted paths lead into objects', async () => {
      await given(
        { _id: 1, a: { b: { c: 1 } } },
        { _id: 2, a: { b: { c: 2 } } },
        { _id: 3, a: { b: 1 } },
        { _id: 4, a: 1 },
      );
      expect(await ids({ 'a.b.c': 2 })).toEqual([2]);
      expect(await ids({ 'a.b.c': null }, { sort: { _id: 1 } })).toEqual([3, 4]);
    });

    test('dotted paths lead through arrays', async () => {
      await given(
        { _id: 1, items: [{ id: 'x' }, { id: 'y' }] },
        { _id: 2, items: [{ id: 'z' }] },
        { _id: 3, items: [] },
      );
      expect(await ids({ 'items.id': 'y' })).toEqual([1]);
      expect(await ids({ 'items.id': trusted({ $in: ['y', 'z'] }) }, { sort: { _id: 1 } })).toEqual([1, 2]);
    });

    test('a number in a path is a place in an array', async () => {
      await given({ _id: 1, items: ['x', 'y'] }, { _id: 2, items: ['y', 'x'] });
      expect(await ids({ 'items.1': 'x' })).toEqual([2]);
    });

    test('a path that is an array in one document still finds the scalar in another', async () => {
      await given({ _id: 1, tags: 'a' });
      await given({ _id: 2, tags: ['a', 'b'] });
      await given({ _id: 3, tags: null });
      expect(await ids({ tags: 'a' }, { sort: { _id: 1 } })).toEqual([1, 2]);
      expect(await ids({ tags: null })).toEqual([3]);
      expect(await ids({ tags: trusted({ $ne: null }) }, { sort: { _id: 1 } })).toEqual([1, 2]);
    });

    test('arrays that change are found by what they are now', async () => {
      await given({ _id: 1, tags: ['a', 'b'] });
      await world.things.updateOne({ _id: 1 }, { $set: { tags: ['b', 'c'] } });
      expect([await ids({ tags: 'a' }), await ids({ tags: 'c' })]).toEqual([[], [1]]);
      await world.things.updateOne({ _id: 1 }, { $set: { tags: 'd' } });
      expect([await ids({ tags: 'b' }), await ids({ tags: 'd' })]).toEqual([[], [1]]);
      await world.things.deleteOne({ _id: 1 });
      expect(await ids({ tags: 'd' })).toEqual([]);
    });

    test('several conditions all have to hold; $and and $or', async () => {
      await given({ _id: 1, n: 1, a: 1 }, { _id: 2, n: 1, a: 2 }, { _id: 3, n: 2, a: 1 });
      expect(await ids({ n: 1, a: 2 })).toEqual([2]);
      expect(await ids({ $and: [{ n: 1 }, { a: 1 }] })).toEqual([1]);
      expect(await ids({ $or: [{ n: 2 }, { a: 2 }] }, { sort: { _id: 1 } })).toEqual([2, 3]);
    });

    test('$elemMatch means one element, $size the length, $regex the text', async () => {
      await given(
        {
          _id: 1,
          items: [
            { id: 'x', n: 1 },
            { id: 'y', n: 2 },
          ],
          n: 'water',
        },
        { _id: 2, items: [{ id: 'x', n: 2 }], n: 'noise' },
      );
      expect(await ids({ items: trusted({ $elemMatch: { id: 'x', n: 2 } }) })).toEqual([2]);
      expect(await ids({ items: trusted({ $size: 2 }) })).toEqual([1]);
      expect(await ids({ n: trusted({ $regex: '^wat' }) })).toEqual([1]);
    });

    test('the order of types: nothing, numbers, text, booleans, dates', async () => {
      await given({ _id: 1, n: new Date(0) }, { _id: 2, n: true }, { _id: 3, n: 'a' }, { _id: 4, n: 7 }, { _id: 5 });
      expect(await ids({}, { sort: { n: 1 } })).toEqual([5, 4, 3, 2, 1]);
      expect(await ids({}, { sort: { n: -1 } })).toEqual([1, 2, 3, 4, 5]);
    });

    test('text is in the order of its code points', async () => {
      await given({ _id: 1, n: 'b' }, { _id: 2, n: 'B' }, { _id: 3, n: '投诉' }, { _id: 4, n: 'a' }, { _id: 5, n: '' });
      expect(await ids({}, { sort: { n: 1 } })).toEqual([5, 2, 4, 1, 3]);
    });

    test('two fields to sort by, skip and limit', async () => {
      await given({ _id: 1, a: 1, b: 1 }, { _id: 2, a: 1, b: 2 }, { _id: 3, a: 2, b: 1 }, { _id: 4, a: 0, b: 9 });
      expect(await ids({}, { sort: { a: 1, b: -1 } })).toEqual([4, 2, 1, 3]);
      expect(await ids({}, { sort: { a: 1, b: -1 }, skip: 1, limit: 2 })).toEqual([2, 1]);
    });

    test('an array sorts by its least element, or its greatest when descending', async () => {
      await given({ _id: 1, tags: [5, 1] }, { _id: 2, tags: [3] }, { _id: 3, tags: [9, 2] });
      expect(await ids({}, { sort: { tags: 1 } })).toEqual([1, 3, 2]);
      expect(await ids({}, { sort: { tags: -1 } })).toEqual([3, 1, 2]);
    });

    test('counting, and the distinct values of arrays too', async () => {
      await given({ _id: 1, n: 1, tags: ['a', 'b'] }, { _id: 2, n: 2, tags: ['b'] }, { _id: 3, n: 2, tags: 'c' });
      expect(await world.things.countDocuments({ n: 2 })).toBe(2);
      expect(await world.things.countDocuments({})).toBe(3);
      expect((await world.things.distinct('tags', {})).sort()).toEqual(['a', 'b', 'c']);
    });

    test('aggregation after a match', async () => {
      await given(
        { _id: 1, n: 1, a: 'x' },
        { _id: 2, n: 2, a: 'x' },
        { _id: 3, n: 3, a: 'y' },
        { _id: 4, n: 9, a: 'y' },
      );
      const pipeline = [
        { $match: { n: { $lt: 9 } } },
        { $group: { _id: '$a', sum: { $sum: '$n' } } },
        { $sort: { _id: 1 as const } },
      ];
      expect(await world.things.aggregate(pipeline)).toEqual([
        { _id: 'x', sum: 3 },
        { _id: 'y', sum: 3 },
      ]);
    });

    test('a cursor goes through everything', async () => {
      await given(...Array.from({ length: 450 }, (__, i) => ({ _id: i, n: 450 - i })));
      const seen: unknown[] = [];
      for await (const { _id } of world.things.find().sort({ n: 1 }).lean<Thing[]>().cursor()) seen.push(_id);
      expect(seen).toEqual(Array.from({ length: 450 }, (__, i) => 449 - i));
    });
  });
}
