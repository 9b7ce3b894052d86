import mongoose from 'mongoose';
import { indexed, refused, type World } from './world.js';

/** What is stored comes back, and nothing from outside becomes more than a value. */
export function documents(world: World): void {
  const { given, ids, one } = world;

  describe('documents', () => {
    beforeEach(() => world.open(indexed));

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
      await world.things.create({ _id: 1, a: {} });
      await world.things.updateOne({ _id: 1 }, { $set: { b: {} } });
      expect(await one()).toEqual({ _id: 1, a: {}, b: {} });
    });

    test('show only the fields asked for, or all but some', async () => {
      await given({ _id: 1, a: { x: 1, y: 2 }, b: 2, items: [{ id: 1, n: 2 }] });
      const shown = (projection: object) => world.things.findOne({ _id: 1 }, projection).lean();
      expect(await shown({ 'a.x': 1, 'items.id': 1 })).toEqual({ _id: 1, a: { x: 1 }, items: [{ id: 1 }] });
      expect(await shown({ b: 1, _id: 0 })).toEqual({ b: 2 });
      expect(await shown({ a: 0, 'items.n': 0 })).toEqual({ _id: 1, b: 2, items: [{ id: 1 }] });
    });

    test('get an id of their own where none is given', async () => {
      const id = (await world.things.collection.insertOne({ n: 1 })).insertedId as unknown;
      expect(await ids({ n: 1 })).toEqual([id]);
    });

    test('of unknown fields are refused by the schema', async () => {
      await refused(world.things.create({ _id: 1, unheard: 1 } as never));
      await refused(world.things.updateOne({ _id: 1 }, { $set: { unheard: 1 } }).exec());
    });
  });

  describe('what comes from outside', () => {
    beforeEach(() => world.open(indexed));

    test('operators that nobody vouched for are values', async () => {
      await given({ _id: 1, n: 'secret' });
      expect(await ids({ n: { $ne: null } })).toEqual([]);
      await refused(world.things.find({ $where: 'true' } as never).exec());
    });

    test('undefined in a filter is an error, never "anything"', async () => {
      await given({ _id: 1, n: 1 });
      await refused(world.things.findOne({ _id: undefined }).lean().exec());
      await refused(world.things.updateOne({ n: undefined }, { $set: { a: 1 } }).exec());
      await refused(world.things.deleteMany({ n: undefined }).exec());
      expect(await one()).toEqual({ _id: 1, n: 1 });
    });

    test('no path reaches a prototype', async () => {
      await given({ _id: 1 });
      await world.things.collection
        .updateOne({ _id: 1 } as never, { $set: { '__proto__.bad': 1 } })
        .catch(() => undefined);
      await world.things.collection
        .updateOne({ _id: 1 } as never, { $set: { 'a.constructor.prototype.bad': 1 } })
        .catch(() => undefined);
      await world.things.findOne({ _id: 1 }).lean();
      expect(({} as { bad?: number }).bad).toBeUndefined();
    });
  });
}
