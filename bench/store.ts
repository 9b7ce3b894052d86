// The store: node scripts/bench.mjs bench/store.ts
// Rates of the embedded store with group commit, of itself with one fsync per write, and of Mongoose on a server that
// speaks MongoDB's protocol and keeps everything in memory; in interleaved rounds, ratio by round. Then: opening.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import mongoose, { type Model } from 'mongoose';
import { openStore, type Store } from '../src/models/connection.js';

interface Case {
  _id: string;
  v: number;
  status: string;
  messageDueAt: string | null;
  events: unknown[];
}

const { Mixed } = mongoose.Schema.Types;
const schema = new mongoose.Schema<Case>({
  _id: String,
  v: Number,
  status: String,
  messageDueAt: String,
  events: [Mixed],
});
schema.index({ messageDueAt: 1 });
schema.index({ status: 1 });

const root = fileURLToPath(new URL('..', import.meta.url));
const rounds = 7;
const writers = 16;
const writesPerRound = 4_000;
const documents = 200_000;

const event = {
  type: 'received',
  at: '2026-11-23T14:41:00.000Z',
  by: { person: 'resident-7' },
  text: '楼上半夜装修'.repeat(20),
};
const caseOf = (_id: string): Case => ({ _id, v: 0, status: 'new', messageDueAt: event.at, events: [event] });

/** A name, and what makes one write and the guarded update that follows it. */
interface Contender {
  name: string;
  cases: Model<Case>;
  writers: number;
}

let made = 0;

/** Writes per second: each writer inserts a case and changes it, guarded by its version, again and again. */
async function rate({ cases, writers }: Contender, writes: number): Promise<number> {
  let left = writes;
  async function write(): Promise<void> {
    while ((left -= 2) >= 0) {
      const _id = `case-${made++}`;
      await cases.collection.insertOne(caseOf(_id) as never);
      const update = { $set: { v: 1, status: 'open', messageDueAt: null }, $push: { events: event } };
      const { matchedCount } = await cases.collection.updateOne({ _id, v: 0 } as never, update as never);
      if (matchedCount !== 1) throw new Error('bench: a guarded update found nothing');
    }
  }
  const started = performance.now();
  await Promise.all(Array.from({ length: writers }, write));
  return (writes / (performance.now() - started)) * 1000;
}

async function modelIn(store: Store): Promise<Model<Case>> {
  const cases = store.model('cases', schema);
  await store.ensureIndexes();
  return cases;
}

const sorted = (values: number[]) => values.toSorted((a, b) => a - b);
const median = (values: number[]) => sorted(values)[Math.floor(values.length / 2)]!;
const range = (values: number[], digits = 0) =>
  `${median(values).toFixed(digits)} (${Math.min(...values).toFixed(digits)}–${Math.max(...values).toFixed(digits)})`;

async function measureWrites(folder: string): Promise<void> {
  const embedded = await openStore({ folder });
  const cases = await modelIn(embedded);
  const server = await serverIfAny();
  const remote = server && (await openStore({ uri: `${server.uri}/bench` }));
  const contenders: Contender[] = [
    { name: `embedded, group commit, ${writers} writers`, cases, writers },
    { name: 'embedded, one fsync per write', cases, writers: 1 },
  ];
  if (remote)
    contenders.push({ name: `Mongoose on the wire server, ${writers} writers`, cases: await modelIn(remote), writers });
  for (const each of contenders) await rate(each, writesPerRound / 4);
  const rates = contenders.map((): number[] => []);
  for (let round = 0; round < rounds; round++)
    for (const [i, each] of contenders.entries()) rates[i]!.push(await rate(each, writesPerRound));
  console.log(`\nWrites per second, ${rounds} interleaved rounds: median (range)`);
  contenders.forEach(({ name }, i) => {
    const ratios = rates[0]!.map((first, round) => first / rates[i]![round]!);
    console.log(
      `  ${name.padEnd(44)} ${range(rates[i]!).padEnd(24)}${i ? `group commit is ${range(ratios, 1)} times it` : ''}`,
    );
  });
  if (!remote)
    console.log('  no server that speaks MongoDB’s protocol here: install Java 17 and Maven, or set MONGODB_URI');
  await embedded.close();
  await remote?.connection.dropDatabase();
  await remote?.close();
  await server?.stop();
}

interface Server {
  uri: string;
  stop: () => Promise<void>;
}

async function serverIfAny(): Promise<Server | undefined> {
  if (process.env.MONGODB_URI) return { uri: process.env.MONGODB_URI, stop: () => Promise.resolve() };
  const path = new URL('../scripts/mongo-server.mjs', import.meta.url).href;
  const { missingForMongoServer, startMongoServer } = (await import(path)) as {
    missingForMongoServer: () => string | undefined;
    startMongoServer: () => Promise<Server>;
  };
  return missingForMongoServer() ? undefined : startMongoServer();
}

async function fill(folder: string): Promise<void> {
  const store = await openStore({ folder });
  const cases = await modelIn(store);
  for (let from = 0; from < documents; from += 5_000) {
    const part = Array.from({ length: 5_000 }, (_, i) => caseOf(`case-${from + i}`));
    await cases.collection.insertMany(part as never);
  }
  await store.close();
}

/** In a process of its own: how long until the first answer, and how much memory. */
async function openAndAsk(folder: string): Promise<void> {
  const before = process.memoryUsage().rss;
  const started = performance.now();
  const store = await openStore({ folder });
  const found = await store
    .model('cases', schema)
    .findOne({ _id: `case-${documents - 1}` })
    .lean();
  const milliseconds = performance.now() - started;
  const { rss } = process.memoryUsage();
  if (!found) throw new Error('bench: the last document is missing');
  console.log(JSON.stringify({ milliseconds, megabytes: rss / 2 ** 20, grown: (rss - before) / 2 ** 20 }));
  await store.close();
}

async function measureOpening(folder: string): Promise<void> {
  await fill(folder);
  const runs = Array.from({ length: 5 }, () => {
    const { stdout } = spawnSync(process.execPath, [...process.execArgv, process.argv[1]!, 'open', folder], {
      encoding: 'utf8',
    });
    return JSON.parse(stdout) as { milliseconds: number; megabytes: number };
  });
  console.log(`\nOpening ${documents} documents, in a process of its own, to the first answer: median (range)`);
  console.log(
    `  milliseconds ${range(
      runs.map(({ milliseconds }) => milliseconds),
      1,
    )}`,
  );
  console.log(
    `  megabytes of the whole process ${range(
      runs.map(({ megabytes }) => megabytes),
      0,
    )}`,
  );
}

const [, , command, given] = process.argv;
if (command === 'open') await openAndAsk(given!);
else {
  mkdirSync(join(root, '.cache'), { recursive: true });
  const folder = mkdtempSync(join(root, '.cache', 'bench-store-'));
  try {
    await measureWrites(join(folder, 'writes'));
    await measureOpening(join(folder, 'opening'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
