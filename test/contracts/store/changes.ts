import { trusted } from '../../../src/models/connection.js';
import { after, indexed, refused, type Thing, type World } from './world.js';

/** What the update operators make of a document. */
export function changes(world: World): void {
  const { given, ids, one, changed } = world;

  describe('changes', () => {
    beforeEach(() => world.open(indexed));

    test('$set makes the objects on its way, $unset removes', async () => {
      expect(await changed({ a: 1, n: 2 }, { $set: { 'b.c.d': 5 }, $unset: { n: 1 } })).toEqual({
        _id: 1,
        a: 1,
        b: { c: { d: 5 } },
      });
    });

    test('$set reaches an element of an array', async () => {
      expect(await changed({ items: [{ n: 1 }, { n: 2 }] }, { $set: { 'items.1.n': 9 } })).toMatchObject({
        items: [{ n: 1 }, { n: 9 }],
      });
    });

    test('$set through a scalar is refused and changes nothing', async () => {
      await given({ _id: 1, a: 5, n: 1 });
      await refused(world.things.updateOne({ _id: 1 }, { $set: { 'a.b': 1 }, $inc: { n: 1 } }).exec());
      expect(await one()).toEqual({ _id: 1, a: 5, n: 1 });
    });

    test('$inc counts, from nothing too, and refuses text', async () => {
      expect(await changed({ n: 1 }, { $inc: { n: 2, fence: 1 } })).toMatchObject({ n: 3, fence: 1 });
      await world.things.updateOne({ _id: 1 }, { $set: { n: 'x' } });
      await refused(world.things.updateOne({ _id: 1 }, { $inc: { n: 1 } }).exec());
    });

    test('$min and $max keep the lesser and the greater', async () => {
      expect(await changed({ n: 5, a: 5 }, { $min: { n: 3, b: 1 }, $max: { a: 3 } })).toEqual({
        _id: 1,
        n: 3,
        a: 5,
        b: 1,
      });
    });

    test('$push appends one, or each, or begins the list', async () => {
      expect(await changed({ tags: ['a'] }, { $push: { tags: 'b', items: { id: 1 } } })).toMatchObject({
        tags: ['a', 'b'],
        items: [{ id: 1 }],
      });
      await world.things.updateOne({ _id: 1 }, { $push: { tags: { $each: ['c', 'd'] } } });
      expect((await one())!.tags).toEqual(['a', 'b', 'c', 'd']);
    });

    test('$push with $slice keeps the last ones', async () => {
      expect(await changed({ tags: [1, 2] }, { $push: { tags: { $each: [3, 4], $slice: -3 } } })).toMatchObject({
        tags: [2, 3, 4],
      });
    });

    test('$push on what is no list is refused', async () => {
      await given({ _id: 1, a: 5 });
      await refused(world.things.updateOne({ _id: 1 }, { $push: { a: 1 } }).exec());
    });

    test('$addToSet adds what is not there yet', async () => {
      expect(
        await changed(
          { tags: ['a'], items: [{ id: 1 }] },
          { $addToSet: { tags: { $each: ['a', 'b'] }, items: { id: 1 } } },
        ),
      ).toMatchObject({ tags: ['a', 'b'], items: [{ id: 1 }] });
    });

    test('$pull removes by value and by condition', async () => {
      expect(
        await changed(
          { tags: ['a', 'b', 'a'], items: [{ id: 1 }, { id: 2 }], b: [1, 5] },
          { $pull: { tags: 'a', items: { id: 1 }, b: { $gt: 3 } } },
        ),
      ).toMatchObject({ tags: ['b'], items: [{ id: 2 }], b: [1] });
    });

    test('two operators on one path are refused', async () => {
      await given({ _id: 1, n: 1 });
      await refused(world.things.collection.updateOne({ _id: 1 } as never, { $set: { n: 1 }, $inc: { n: 1 } }));
    });

    test('the _id never changes', async () => {
      await given({ _id: 1 });
      await refused(world.things.collection.updateOne({ _id: 1 } as never, { $set: { _id: 2 } }));
    });

    test('findOneAndUpdate gives the document before or after, or null', async () => {
      await given({ _id: 1, n: 1 });
      expect(
        await world.things.findOneAndUpdate({ _id: 1 }, { $inc: { n: 1 } }, { returnDocument: 'before' }).lean(),
      ).toEqual({ _id: 1, n: 1 });
      expect(await world.things.findOneAndUpdate({ _id: 1 }, { $inc: { n: 1 } }, after).lean()).toEqual({
        _id: 1,
        n: 3,
      });
      expect(await world.things.findOneAndUpdate({ _id: 2 }, { $inc: { n: 1 } }, after).lean()).toBeNull();
    });

    test('findOneAndUpdate takes the first by the order given', async () => {
      await given({ _id: 1, n: 3 }, { _id: 2, n: 1 }, { _id: 3, n: 2 });
      const taken = await world.things
        .findOneAndUpdate({ n: trusted({ $gt: 0 }) }, { $set: { n: 0 } }, { sort: { n: 1 } })
        .lean<Thing>();
      expect(taken!._id).toBe(2);
    });

    test('updateMany tells how many matched and how many changed', async () => {
      await given({ _id: 1, n: 1 }, { _id: 2, n: 2 }, { _id: 3, n: 9 });
      expect(await world.things.updateMany({ n: trusted({ $lt: 9 }) }, { $set: { n: 2 } })).toMatchObject({
        matchedCount: 2,
        modifiedCount: 1,
      });
    });

    test('replaceOne leaves only what is new', async () => {
      await given({ _id: 1, n: 1, a: 1 });
      await world.things.collection.replaceOne({ _id: 1 } as never, { b: 2 });
      expect(await one()).toEqual({ _id: 1, b: 2 });
    });

    test('deleteOne, deleteMany and findOneAndDelete', async () => {
      await given({ _id: 1, n: 1 }, { _id: 2, n: 1 }, { _id: 3, n: 2 }, { _id: 4, n: 3 });
      expect(await world.things.deleteOne({ n: 1 })).toMatchObject({ deletedCount: 1 });
      expect(await world.things.findOneAndDelete({ n: 3 }).lean()).toEqual({ _id: 4, n: 3 });
      expect(await world.things.deleteMany({})).toMatchObject({ deletedCount: 2 });
      expect(await ids({})).toEqual([]);
    });
  });
}
