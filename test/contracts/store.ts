import mongoose, { Schema, type Model } from 'mongoose';
import { isDuplicate, trusted, type Store } from '../../src/models/connection.js';

interface Thing {
  _id: unknown;
  a?: any;
  b?: any;
  n?: any;
  key?: any;
  tags?: any;
  items?: any;
  at?: Date;
  job?: any;
  lease?: number;
  fence?: number;
}

const { Mixed } = Schema.Types;
const schema = new Schema<Thing>({
  _id: Mixed,
  a: Mixed,
  b: Mixed,
  n: Mixed,
  key: Mixed,
  tags: Mixed,
  items: Mixed,
  at: Date,
  job: Mixed,
  lease: Number,
  fence: Number,
});
schema.index({ n: 1 });
schema.index({ a: 1, b: -1 });
schema.index({ tags: 1 });
schema.index({ 'items.id': 1 });
schema.index({ 'job.state': 1, lease: 1 });
schema.index({ key: 1 }, { unique: true, sparse: true });
schema.index({ at: 1 }, { expireAfterSeconds: 60 });

const plain = (): Schema<Thing> =>
  new Schema<Thing>({ _id: Mixed, a: Mixed, b: Mixed, n: Mixed, key: Mixed, tags: Mixed, items: Mixed });

const after = { returnDocument: 'after' } as const;
const upsert = { upsert: true, returnDocument: 'after' } as const;

/**
 * What every store does, whatever is beneath it. Each check opens an empty store of its own.
 * @param indexed with the indexes above, or none: answers must not depend on them
 */
export function storeContract(open: () => Promise<Store>): void {
  let store: Store;
  let things: Model<Thing>;

  async function given(...documents: Thing[]): Promise<void> {
    if (documents.length) await things.collection.insertMany(documents as never);
  }
  const ids = async (filter: object, options: object = {}): Promise<unknown[]> =>
    (await things.find(filter as never, null, options).lean<Thing[]>()).map(({ _id }) => _id);
  const one = (id: unknown = 1) => things.findOne({ _id: id }).lean<Thing>();
  /** What an update makes of a document. */
  async function changed(document: object, update: object): Promise<Thing | null> {
    await given({ _id: 1, ...document });
    return things.findOneAndUpdate({ _id: 1 }, update, after).lean<Thing>();
  }
  const refused = async (work: Promise<unknown>): Promise<any> => {
    const outcome = await work.then(
      () => undefined,
      (error: unknown) => error,
    );
    expect(outcome).toBeInstanceOf(Error);
    return outcome;
  };

  afterEach(() => store.close());

  describe.each([
    ['on indexed paths', schema],
    ['without indexes', plain()],
  ])('questions %s', (_, used) => {
    beforeEach(async () => {
      store = await open();
      things = store.model('things', used);
      await store.ensureIndexes();
    });

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

    test('different elements of an array may answer each end of a range', async () => {
      await given({ _id: 1, tags: [1, 9] }, { _id: 2, tags: [1] }, { _id: 3, tags: [9] });
      expect(await ids({ tags: trusted({ $gt: 5, $lt: 5 }) })).toEqual([1]);
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
      await things.updateOne({ _id: 1 }, { $set: { tags: ['b', 'c'] } });
      expect([await ids({ tags: 'a' }), await ids({ tags: 'c' })]).toEqual([[], [1]]);
      await things.updateOne({ _id: 1 }, { $set: { tags: 'd' } });
      expect([await ids({ tags: 'b' }), await ids({ tags: 'd' })]).toEqual([[], [1]]);
      await things.deleteOne({ _id: 1 });
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
      expect(await things.countDocuments({ n: 2 })).toBe(2);
      expect(await things.countDocuments({})).toBe(3);
      expect((await things.distinct('tags', {})).sort()).toEqual(['a', 'b', 'c']);
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
      expect(await things.aggregate(pipeline)).toEqual([
        { _id: 'x', sum: 3 },
        { _id: 'y', sum: 3 },
      ]);
    });

    test('a cursor goes through everything', async () => {
      await given(...Array.from({ length: 450 }, (__, i) => ({ _id: i, n: 450 - i })));
      const seen: unknown[] = [];
      for await (const { _id } of things.find().sort({ n: 1 }).lean<Thing[]>().cursor()) seen.push(_id);
      expect(seen).toEqual(Array.from({ length: 450 }, (__, i) => 449 - i));
    });
  });

  describe('documents', () => {
    beforeEach(openIndexed);

    test('come back as they were written', async () => {
      const bytes = new mongoose.mongo.BSON.Binary(Buffer.from([0, 255, 7]));
      const document = {
        _id: 1,
        a: { empty: {}, list: [], nothing: null, deep: [[1, [2]]], d: new Date(5) },
        b: bytes,
        n: -0.5,
      };
      await given(document);
      expect(await one()).toEqual(document);
    });

    test('hold any text: quotes, line ends, emoji, operators, NUL', async () => {
      const text = `"'\\\n\u2028 $where {"$date":"x"} 😀 \u0000 投诉`;
      await given({ _id: 1, n: text, a: { text } });
      expect(await one()).toEqual({ _id: 1, n: text, a: { text } });
      expect(await ids({ n: text })).toEqual([1]);
    });

    test('hold keys that look like operators inside a value, as they are', async () => {
      const strange = { $where: 'x', $date: 'no date', 'a b': 1 };
      await given({ _id: 1, a: [strange] });
      expect((await one())!.a).toEqual([strange]);
    });

    test('leave out undefined', async () => {
      await given({ _id: 1, a: { x: undefined, y: 1 } });
      expect(Object.keys((await one())!.a as object)).toEqual(['y']);
    });

    test('keep empty objects', async () => {
      await things.create({ _id: 1, a: {} });
      await things.updateOne({ _id: 1 }, { $set: { b: {} } });
      expect(await one()).toEqual({ _id: 1, a: {}, b: {} });
    });

    test('show only the fields asked for, or all but some', async () => {
      await given({ _id: 1, a: { x: 1, y: 2 }, b: 2, items: [{ id: 1, n: 2 }] });
      const shown = (projection: object) => things.findOne({ _id: 1 }, projection).lean();
      expect(await shown({ 'a.x': 1, 'items.id': 1 })).toEqual({ _id: 1, a: { x: 1 }, items: [{ id: 1 }] });
      expect(await shown({ b: 1, _id: 0 })).toEqual({ b: 2 });
      expect(await shown({ a: 0, 'items.n': 0 })).toEqual({ _id: 1, b: 2, items: [{ id: 1 }] });
    });

    test('get an id of their own where none is given', async () => {
      const id = (await things.collection.insertOne({ n: 1 } as never)).insertedId as unknown;
      expect(await ids({ n: 1 })).toEqual([id]);
    });

    test('of unknown fields are refused by the schema', async () => {
      await refused(things.create({ _id: 1, unheard: 1 } as never));
      await refused(things.updateOne({ _id: 1 }, { $set: { unheard: 1 } } as never).exec());
    });
  });

  describe('changes', () => {
    beforeEach(openIndexed);

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
      await refused(things.updateOne({ _id: 1 }, { $set: { 'a.b': 1 }, $inc: { n: 1 } }).exec());
      expect(await one()).toEqual({ _id: 1, a: 5, n: 1 });
    });

    test('$inc counts, from nothing too, and refuses text', async () => {
      expect(await changed({ n: 1 }, { $inc: { n: 2, fence: 1 } })).toMatchObject({ n: 3, fence: 1 });
      await things.updateOne({ _id: 1 }, { $set: { n: 'x' } });
      await refused(things.updateOne({ _id: 1 }, { $inc: { n: 1 } }).exec());
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
      await things.updateOne({ _id: 1 }, { $push: { tags: { $each: ['c', 'd'] } } });
      expect((await one())!.tags).toEqual(['a', 'b', 'c', 'd']);
    });

    test('$push with $slice keeps the last ones', async () => {
      expect(await changed({ tags: [1, 2] }, { $push: { tags: { $each: [3, 4], $slice: -3 } } })).toMatchObject({
        tags: [2, 3, 4],
      });
    });

    test('$push on what is no list is refused', async () => {
      await given({ _id: 1, a: 5 });
      await refused(things.updateOne({ _id: 1 }, { $push: { a: 1 } }).exec());
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
      await refused(things.collection.updateOne({ _id: 1 } as never, { $set: { n: 1 }, $inc: { n: 1 } }));
    });

    test('the _id never changes', async () => {
      await given({ _id: 1 });
      await refused(things.collection.updateOne({ _id: 1 } as never, { $set: { _id: 2 } } as never));
    });

    test('findOneAndUpdate gives the document before or after, or null', async () => {
      await given({ _id: 1, n: 1 });
      expect(
        await things.findOneAndUpdate({ _id: 1 }, { $inc: { n: 1 } }, { returnDocument: 'before' }).lean(),
      ).toEqual({ _id: 1, n: 1 });
      expect(await things.findOneAndUpdate({ _id: 1 }, { $inc: { n: 1 } }, after).lean()).toEqual({ _id: 1, n: 3 });
      expect(await things.findOneAndUpdate({ _id: 2 }, { $inc: { n: 1 } }, after).lean()).toBeNull();
    });

    test('findOneAndUpdate takes the first by the order given', async () => {
      await given({ _id: 1, n: 3 }, { _id: 2, n: 1 }, { _id: 3, n: 2 });
      const taken = await things
        .findOneAndUpdate({ n: trusted({ $gt: 0 }) }, { $set: { n: 0 } }, { sort: { n: 1 } })
        .lean<Thing>();
      expect(taken!._id).toBe(2);
    });

    test('updateMany tells how many matched and how many changed', async () => {
      await given({ _id: 1, n: 1 }, { _id: 2, n: 2 }, { _id: 3, n: 9 });
      expect(await things.updateMany({ n: trusted({ $lt: 9 }) }, { $set: { n: 2 } })).toMatchObject({
        matchedCount: 2,
        modifiedCount: 1,
      });
    });

    test('replaceOne leaves only what is new', async () => {
      await given({ _id: 1, n: 1, a: 1 });
      await things.collection.replaceOne({ _id: 1 } as never, { b: 2 } as never);
      expect(await one()).toEqual({ _id: 1, b: 2 });
    });

    test('deleteOne, deleteMany and findOneAndDelete', async () => {
      await given({ _id: 1, n: 1 }, { _id: 2, n: 1 }, { _id: 3, n: 2 }, { _id: 4, n: 3 });
      expect(await things.deleteOne({ n: 1 })).toMatchObject({ deletedCount: 1 });
      expect(await things.findOneAndDelete({ n: 3 }).lean()).toEqual({ _id: 4, n: 3 });
      expect(await things.deleteMany({})).toMatchObject({ deletedCount: 2 });
      expect(await ids({})).toEqual([]);
    });
  });

  describe('upserts', () => {
    beforeEach(openIndexed);

    test('insert the equalities of the filter, the update and $setOnInsert', async () => {
      const update = { $set: { b: 2 }, $setOnInsert: { n: 3 } };
      const made = await things.findOneAndUpdate({ _id: 1, 'a.x': 1 }, update, upsert).lean();
      expect(made).toEqual({ _id: 1, a: { x: 1 }, b: 2, n: 3 });
    });

    test('leave $setOnInsert out where the document is there', async () => {
      await given({ _id: 1, n: 1 });
      await things.updateOne({ _id: 1 }, { $setOnInsert: { n: 9 }, $set: { a: 1 } }, { upsert: true });
      expect(await one()).toEqual({ _id: 1, n: 1, a: 1 });
    });

    test('say what they made; before it there was nothing', async () => {
      expect(await things.updateOne({ _id: 7 }, { $set: { n: 1 } }, { upsert: true })).toMatchObject({
        matchedCount: 0,
        upsertedCount: 1,
        upsertedId: 7,
      });
      expect(
        await things
          .findOneAndUpdate({ _id: 8 }, { $set: { n: 1 } }, { upsert: true, returnDocument: 'before' })
          .lean(),
      ).toBeNull();
    });

    test('that race for one id make one document', async () => {
      const upserted = () => things.updateOne({ _id: 1 }, { $inc: { n: 1 } }, { upsert: true }).exec();
      const outcomes = await Promise.allSettled(Array.from({ length: 20 }, upserted));
      const refusals = outcomes.filter(({ status }) => status === 'rejected') as PromiseRejectedResult[];
      expect(refusals.every(({ reason }) => isDuplicate(reason))).toBe(true);
      expect(await one()).toEqual({ _id: 1, n: 20 - refusals.length });
    });
  });

  describe('guards', () => {
    beforeEach(openIndexed);

    test('an update guarded by a version wins once', async () => {
      await given({ _id: 1, n: 0 });
      const attempt = (who: number) =>
        things.findOneAndUpdate({ _id: 1, n: 0 }, { $inc: { n: 1 }, $set: { a: who } }, after).lean();
      const won = (await Promise.all(Array.from({ length: 10 }, (_, i) => attempt(i)))).filter(Boolean);
      expect(won).toHaveLength(1);
      expect(await one()).toEqual(won[0]);
    });

    test('no increment is lost', async () => {
      await given({ _id: 1, n: 0 });
      await Promise.all(Array.from({ length: 50 }, () => things.updateOne({ _id: 1 }, { $inc: { n: 1 } })));
      expect((await one())!.n).toBe(50);
    });

    test('each job is claimed by exactly one of many workers', async () => {
      await given(...Array.from({ length: 40 }, (_, i) => ({ _id: i, job: { state: 'open' }, lease: 0 })));
      const claimed: unknown[] = [];
      async function work(): Promise<void> {
        for (;;) {
          const free = { 'job.state': 'open', lease: trusted({ $lt: 1000 }) };
          const job = await things
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
        things
          .findOneAndUpdate(
            { _id: 1, lease: trusted({ $lte: now }) },
            { $set: { lease: now + 10 }, $inc: { fence: 1 } },
            after,
          )
          .lean<Thing>();
      expect((await claim(5))!.fence).toBe(1);
      expect(await claim(10)).toBeNull();
      expect((await claim(15))!.fence).toBe(2);
      expect(await things.updateOne({ _id: 1, fence: 1 }, { $set: { a: 'late' } })).toMatchObject({ matchedCount: 0 });
    });

    test('what was acknowledged is read at once', async () => {
      for (let i = 0; i < 20; i++) {
        await things.updateOne({ _id: 1 }, { $set: { n: i } }, { upsert: true });
        expect((await one())!.n).toBe(i);
      }
    });
  });

  describe('uniqueness', () => {
    beforeEach(openIndexed);

    const uniqueOn = async (name: string, key: object, options: object = {}): Promise<Model<Thing>> => {
      const own = plain();
      own.index(key as never, { unique: true, ...options });
      const model = store.model<Thing>(name, own);
      await store.ensureIndexes();
      return model;
    };
    const taken = async (work: Promise<unknown>) => expect(isDuplicate(await refused(work))).toBe(true);

    test('of _id', async () => {
      await given({ _id: 'a' });
      await taken(things.create({ _id: 'a' }));
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
      await taken(things.create({ _id: 4, key: 'x' }));
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
      await things.updateOne({ _id: 1 }, { $unset: { key: 1 } });
      await things.deleteOne({ _id: 2 });
      await things.create({ _id: 3, key: 'x' }, { _id: 4, key: 'y' });
    });

    test('insertMany stops at the first that is refused and keeps the ones before', async () => {
      await given({ _id: 2 });
      await taken(things.collection.insertMany([{ _id: 1 }, { _id: 2 }, { _id: 3 }] as never));
      expect(await ids({}, { sort: { _id: 1 } })).toEqual([1, 2]);
    });

    test('an index over documents that are there already', async () => {
      await given({ _id: 1, b: 'x' }, { _id: 2, b: 'x' });
      await refused(things.collection.createIndex({ b: 1 }, { unique: true }));
      await things.collection.createIndex({ b: 1 });
      expect(await ids({ b: 'x' }, { sort: { _id: 1 } })).toEqual([1, 2]);
    });

    test('indexes are listed, built once, and dropped', async () => {
      await store.ensureIndexes();
      const names = async () =>
        (await things.collection.listIndexes().toArray()).map(({ name }) => String(name)).sort();
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
      await things.collection.dropIndex('key_1');
      await things.create({ _id: 1, key: 'x' }, { _id: 2, key: 'x' });
      expect(await names()).not.toContain('key_1');
    });
  });

  describe('time to live', () => {
    beforeEach(openIndexed);

    test('a sweep removes what is past its time, and only that', async () => {
      await given({ _id: 1, at: new Date(1_000) }, { _id: 2, at: new Date(5_000) }, { _id: 3 });
      expect(await store.sweepExpired(60_000 + 2_000)).toBe(1);
      expect(await ids({}, { sort: { _id: 1 } })).toEqual([2, 3]);
    });
  });

  describe('what comes from outside', () => {
    beforeEach(openIndexed);

    test('operators that nobody vouched for are values', async () => {
      await given({ _id: 1, n: 'secret' });
      expect(await ids({ n: { $ne: null } })).toEqual([]);
      await refused(things.find({ $where: 'true' } as never).exec());
    });

    test('undefined in a filter is an error, never "anything"', async () => {
      await given({ _id: 1, n: 1 });
      await refused(things.findOne({ _id: undefined }).lean().exec());
      await refused(things.updateOne({ n: undefined }, { $set: { a: 1 } }).exec());
      await refused(things.deleteMany({ n: undefined }).exec());
      expect(await one()).toEqual({ _id: 1, n: 1 });
    });

    test('no path reaches a prototype', async () => {
      await given({ _id: 1 });
      await things.collection
        .updateOne({ _id: 1 } as never, { $set: { '__proto__.bad': 1 } } as never)
        .catch(() => undefined);
      await things.collection
        .updateOne({ _id: 1 } as never, { $set: { 'a.constructor.prototype.bad': 1 } } as never)
        .catch(() => undefined);
      await things.findOne({ _id: 1 }).lean();
      expect(({} as { bad?: number }).bad).toBeUndefined();
    });
  });

  test('a store answers, keeps its collections apart, and gives the same model twice', async () => {
    await openIndexed();
    await store.ping();
    const others = store.model<Thing>('others', plain());
    await given({ _id: 1 });
    expect(await others.countDocuments({})).toBe(0);
    expect(store.model<Thing>('others', plain())).toBe(others);
  });

  test('two stores at once do not see each other', async () => {
    await openIndexed();
    const second = await open();
    await given({ _id: 1 });
    expect(await second.model<Thing>('things', schema).countDocuments({})).toBe(0);
    await second.close();
  });

  async function openIndexed(): Promise<void> {
    store = await open();
    things = store.model('things', schema);
    await store.ensureIndexes();
  }
}
