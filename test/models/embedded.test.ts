import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';
import { Schema, type Model } from 'mongoose';
import { openStore, trusted, type Store } from '../../src/models/connection.js';
import { openDatabase } from '../../src/models/embedded/database.js';
import { openEngine } from '../../src/models/embedded/engine.js';
import { groupCommit } from '../../src/models/embedded/group-commit.js';
import { documentsOf } from '../../src/models/embedded/reader.js';
import { openInMemory, temporaryFolder } from '../support/stores.js';

interface Entry {
  _id: string;
  n?: number;
  text?: string;
  tags?: unknown;
}

const schema = new Schema<Entry>({ _id: String, n: Number, text: String, tags: Schema.Types.Mixed });
const indexed = schema.clone();
indexed.index({ n: 1 });
indexed.index({ tags: 1 });

const numbered = (count: number): Entry[] =>
  Array.from({ length: count }, (_, i) => ({ _id: `e${i}`, n: i, text: 'x' }));

describe('in one folder', () => {
  let folder: string;
  const children: ChildProcess[] = [];

  beforeEach(() => {
    folder = temporaryFolder();
  });
  afterEach(async () => {
    await Promise.all(children.splice(0).map(kill));
    rmSync(folder, { recursive: true, force: true });
  });

  /** A process that writes to the folder, once it has opened it. */
  async function writer(): Promise<{ child: ChildProcess; acknowledged: Map<string, number> }> {
    const loader = pathToFileURL(join(process.cwd(), 'scripts/typescript.mjs')).href;
    const program = join(process.cwd(), 'test/support/store-writer.ts');
    const child = spawn(process.execPath, ['--import', loader, program, folder, 'text'.repeat(500)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    children.push(child);
    const acknowledged = new Map<string, number>();
    const lines = createInterface(child.stdout);
    await once(lines, 'line');
    lines.on('line', (line) => {
      const [id, n] = line.split(' ');
      if (n) acknowledged.set(id!, Number(n));
    });
    return { child, acknowledged };
  }

  async function kill(child: ChildProcess): Promise<void> {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill('SIGKILL');
    await once(child, 'close');
  }

  test('kill -9 under load loses nothing that was acknowledged, and leaves nothing half-written', async () => {
    const told = new Map<string, number>();
    for (const writes of [50, 300]) {
      rmSync(folder, { recursive: true, force: true });
      const { child, acknowledged } = await writer();
      const lines = createInterface(child.stdout!);
      for (let seen = 0; seen < writes; seen++) await once(lines, 'line');
      await kill(child);
      told.clear();
      acknowledged.forEach((n, id) => told.set(id, n));
      expect(told.size).toBeGreaterThan(writes / 4);
      await expectAll(told);
    }
  });

  async function expectAll(acknowledged: Map<string, number>): Promise<void> {
    const store = await openStore({ folder });
    const entries = await store.model('entries', schema).find().lean<Entry[]>();
    const stored = new Map(entries.map(({ _id, n }) => [_id, n!]));
    const lost = [...acknowledged].filter(([id, n]) => !(stored.get(id)! >= n));
    await store.close();
    expect(lost).toEqual([]);
  }

  test('a second process is told who has it and what to do; after kill -9 of the first it opens', async () => {
    const { child } = await writer();
    await expect(openStore({ folder })).rejects.toThrow(new RegExp(`in use by process ${child.pid} .*MONGODB_URI`));
    await kill(child);
    const store = await openStore({ folder });
    await store.close();
  });

  test('the same process cannot open it twice either', async () => {
    const store = await openStore({ folder });
    await expect(openStore({ folder })).rejects.toThrow(`in use by process ${process.pid}`);
    await store.close();
    await (await openStore({ folder })).close();
  });

  test('20,000 documents are there again at once', async () => {
    const first = await openStore({ folder });
    const entries = first.model('entries', indexed);
    await first.ensureIndexes();
    await entries.collection.insertMany(numbered(20_000) as never);
    await first.close();

    const started = performance.now();
    const second = await openStore({ folder, onScan: refuseScan });
    const found = await second.model('entries', indexed).findOne({ n: 19_999 }).lean();
    const took = performance.now() - started;
    await second.close();
    expect(found).toMatchObject({ _id: 'e19999' });
    expect(took).toBeLessThan(500);
  });

  test('indexes, arrays and uniqueness survive reopening, and documents get new indexes later', async () => {
    const first = await openStore({ folder });
    await first.model('entries', schema).create({ _id: 'a', n: 1, tags: ['x', 'y'] }, { _id: 'b', n: 2, tags: 'y' });
    await first.close();

    const second = await openStore({ folder });
    second.model('entries', indexed);
    await second.ensureIndexes();
    await second.close();

    const third = await openStore({ folder });
    const entries = third.model('entries', indexed);
    expect(await entries.find({ tags: 'y' }).sort({ n: -1 }).lean()).toMatchObject([{ _id: 'b' }, { _id: 'a' }]);
    await third.close();
  });
});

describe('group commit', () => {
  let store: Store;
  let entries: Model<Entry>;

  beforeEach(async () => {
    store = await openInMemory();
    entries = store.model('entries', indexed);
    await store.ensureIndexes();
  });
  afterEach(() => store.close());

  const insert = (_id: string, n = 0) => entries.collection.insertOne({ _id, n } as never);

  test('all writes of one turn are one transaction', async () => {
    const database = openDatabase(':memory:');
    const statements: string[] = [];
    const { write, close } = groupCommit(
      { ...database, prepare: (sql) => (statements.push(sql), database.prepare(sql)) },
      () => undefined,
    );
    await Promise.all([1, 2, 3].map((n) => write(() => n)));
    await write(() => 4);
    close();
    database.close();
    expect(statements).toEqual(['BEGIN IMMEDIATE', 'COMMIT', 'BEGIN IMMEDIATE', 'COMMIT']);
  });

  test('a write that is refused leaves its neighbours alone', async () => {
    const outcomes = await Promise.allSettled([insert('a'), insert('a'), insert('b')]);
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(await entries.countDocuments({})).toBe(2);
  });

  test('nothing is read before it is on the disk', async () => {
    const writing = insert('a');
    expect(await entries.collection.findOne({ _id: 'a' } as never)).toBeNull();
    await writing;
    expect(await entries.collection.findOne({ _id: 'a' } as never)).toEqual({ _id: 'a', n: 0 });
  });

  test('an error of the disk fails the whole group, and nothing of it remains', async () => {
    const database = openDatabase(':memory:');
    database.exec('CREATE TABLE t (x)');
    database.exec('PRAGMA max_page_count = 3');
    const { write, close } = groupCommit(database, () => undefined);
    const put = (text: string) => write(() => database.prepare('INSERT INTO t VALUES (?)').run([text]));
    const outcomes = await Promise.allSettled([put('small'), put('x'.repeat(100_000)), put('small')]);
    expect(outcomes.map((outcome) => (outcome as PromiseRejectedResult).reason?.message as string)).toEqual(
      Array(3).fill(expect.stringMatching(/nothing was written: .*full/)),
    );
    expect(database.prepare('SELECT count(*) FROM t').get([])).toEqual([0]);
    await put('fits');
    expect(database.prepare('SELECT count(*) FROM t').get([])).toEqual([1]);
    close();
    database.close();
  });

  test('a first array whose write failed with its group is no obstacle to the next', async () => {
    const engine = openEngine({ folder: ':memory:' });
    const table = engine.table('entries');
    await engine.createIndexes('entries', [{ name: 'tags_1', key: { tags: 1 } }]);
    engine.database.exec('PRAGMA max_page_count = 20');
    const insert = (_id: string, text: string) => engine.write(() => table.insert({ _id, tags: ['x'], text }));
    const failing = await Promise.allSettled([insert('a', 'small'), insert('b', 'x'.repeat(500_000))]);
    expect(failing.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    engine.database.exec('PRAGMA max_page_count = 100000');
    await insert('c', 'small');
    expect(documentsOf(engine, table, { filter: { tags: 'x' }, operation: 'find' })).toMatchObject([{ _id: 'c' }]);
    engine.close();
  });

  test('what was written before closing is kept, what comes after is refused', async () => {
    const writing = insert('a');
    await store.close();
    await writing;
    await expect(insert('b')).rejects.toThrow('closed');
  });
});

describe('queries', () => {
  let store: Store;
  let entries: Model<Entry>;

  beforeEach(async () => {
    store = await openInMemory();
    entries = store.model('entries', indexed);
    await store.ensureIndexes();
  });
  afterEach(() => store.close());

  test('different elements of an array may answer each end of a range', async () => {
    await entries.create({ _id: 'a', tags: [1, 9] }, { _id: 'b', tags: [1] }, { _id: 'c', tags: [9] });
    expect(await entries.find({ tags: trusted({ $gt: 2, $lt: 5 }) }).lean()).toMatchObject([{ _id: 'a' }]);
  });

  test('the error of a value that is taken names index, path and value', async () => {
    await entries.collection.createIndex({ text: 1 }, { unique: true });
    await entries.create({ _id: 'a', text: 'x' });
    await expect(entries.create({ _id: 'b', text: 'x' })).rejects.toMatchObject({
      name: 'MongoServerError',
      code: 11000,
      keyPattern: { text: 1 },
      keyValue: { text: 'x' },
    });
  });

  describe('on 1,001 documents', () => {
    beforeEach(() => entries.collection.insertMany(numbered(1001) as never));

    test.each<[string, () => Promise<unknown>]>([
      ['a path without an index', () => entries.find({ text: 'y' }).lean().exec()],
      ['everything', () => entries.find().lean().exec()],
      ['an update by a path without an index', () => entries.updateOne({ text: 'y' }, { $set: { n: 1 } }).exec()],
      ['counting by a path without an index', () => entries.countDocuments({ text: 'y' }).exec()],
      ['an order without an index', () => entries.find().sort({ text: 1 }).limit(5).lean().exec()],
      [
        'one of several branches without an index',
        () =>
          entries
            .find({ $or: [{ n: 1 }, { text: 'y' }] })
            .lean()
            .exec(),
      ],
    ])('%s: the missing index is noticed', async (_, ask) => {
      await expect(ask()).rejects.toThrow('an index is missing');
    });

    test.each<[string, () => Promise<unknown>]>([
      ['by _id', () => entries.findOne({ _id: 'e5' }).lean().exec()],
      [
        'by a list of _ids',
        () =>
          entries
            .find({ _id: trusted({ $in: ['e5', 'e6'] }) })
            .lean()
            .exec(),
      ],
      [
        'a range with order and limit',
        () =>
          entries
            .find({ n: trusted({ $lte: 9 }) })
            .sort({ n: 1 })
            .limit(3)
            .lean()
            .exec(),
      ],
      ['the first by an order', () => entries.find().sort({ n: -1 }).limit(3).lean().exec()],
      ['by an element of an array', () => entries.find({ tags: 'x' }).lean().exec()],
      ['an index and something more', () => entries.find({ n: 5, text: 'x' }).lean().exec()],
      ['on purpose', () => entries.find().hint({ $natural: 1 }).lean().exec()],
    ])('%s: an index answers', async (_, ask) => {
      await ask();
    });
  });
});

function refuseScan(scan: object): void {
  throw new Error(JSON.stringify(scan));
}
