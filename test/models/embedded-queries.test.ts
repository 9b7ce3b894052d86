import fc from 'fast-check';
import { Query } from 'mingo';
import { openEngine, type Engine } from '../../src/models/embedded/engine.js';
import { countOf, documentsOf } from '../../src/models/embedded/reader.js';
import { changeFirst } from '../../src/models/embedded/changes.js';

type Fields = Record<string, unknown>;

const plain = { noNullPrototype: true } as const;

const scalar = fc.oneof(
  fc.integer({ min: -2, max: 3 }),
  fc.constantFrom('', 'a', 'b', 'a\u0000', 'ä', '😀', '5'),
  fc.boolean(),
  fc.constant(null),
  fc.constantFrom(new Date(0), new Date(5)),
);
const value = fc.oneof(
  { weight: 4, arbitrary: scalar },
  fc.array(scalar, { maxLength: 3 }),
  fc.array(fc.record({ x: scalar }, { requiredKeys: [], noNullPrototype: true }), { maxLength: 3 }),
  fc.record({ x: fc.oneof(scalar, fc.array(scalar, { maxLength: 2 })) }, { requiredKeys: [], noNullPrototype: true }),
);
const fields = fc.record({ p: value, q: value }, { requiredKeys: [], noNullPrototype: true });

const path = fc.constantFrom('p', 'q', 'p.x', 'q.x');
const present = scalar.filter((each) => each !== null);
const operators = fc.oneof(
  fc.record({ $eq: scalar }, plain),
  fc.record({ $ne: scalar }, plain),
  fc.record({ $in: fc.array(scalar, { maxLength: 3 }) }, plain),
  fc.record({ $nin: fc.array(scalar, { maxLength: 3 }) }, plain),
  fc.record({ $exists: fc.boolean() }, plain),
  fc.record({ $gt: present }, plain),
  fc.record({ $lte: present }, plain),
  fc.record({ $gte: present, $lt: present }, plain),
);
const condition = fc.tuple(path, fc.oneof(scalar, operators)).map(([at, asked]): Fields => ({ [at]: asked }));
const filter = fc.oneof(
  { weight: 3, arbitrary: condition },
  fc.tuple(condition, condition).map(([a, b]): Fields => ({ $and: [a, b] })),
  fc.tuple(condition, condition).map(([a, b]): Fields => ({ $or: [a, b] })),
);

async function tableWith(engine: Engine, name: string, documents: Fields[], paths: string[]) {
  const table = engine.table(name);
  await engine.createIndexes(
    name,
    paths.map((each) => ({ name: each, key: { [each]: 1 } })),
  );
  for (const document of documents) await engine.write(() => table.insert(document));
  return table;
}

test('the answer to a question is the same with indexes, without, after changes, and by the definition', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fields, { maxLength: 6 }),
      fc.array(fields, { maxLength: 4 }),
      filter,
      async (stored, later, asked) => {
        const engine = openEngine({ folder: ':memory:' });
        try {
          const documents = stored.map((each, i): Fields => ({ _id: i, ...each }));
          const indexed = await tableWith(engine, 'indexed', documents, ['p', 'q', 'p.x', 'q.x']);
          const bare = await tableWith(engine, 'bare', documents, []);
          for (const table of [indexed, bare])
            for (const [i, each] of later.entries())
              await engine.write(() => {
                const change = { replacement: each };
                return changeFirst(engine, table, { filter: { _id: i }, operation: 'replaceOne' }, change);
              });
          const now = documents.map((each, i): Fields => (later[i] ? { _id: i, ...later[i] } : each));
          const query = new Query(asked, {});
          const expected = now.filter((each) => query.test(each as never)).map(({ _id }) => _id);
          for (const table of [indexed, bare]) {
            const selection = { filter: asked, sort: { _id: 1 as const }, operation: 'find' };
            expect(documentsOf(engine, table, selection).map(({ _id }) => _id)).toEqual(expected);
            expect(countOf(engine, table, selection)).toBe(expected.length);
          }
        } finally {
          engine.close();
        }
      },
    ),
    { numRuns: 150 },
  );
});
