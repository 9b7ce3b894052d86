// The whole durable path: node scripts/bench.mjs bench/path.ts [rounds]
// Residents write to the real program over the web messenger's API, and each waits, as their page does, for the bot's
// first reply to that very message: readable, and on the disk. Beside it, in the same interleaved rounds, a bare
// Express echo that keeps nothing, and one that makes a single grouped write into our store before it answers: what is
// possible with one write and no rules. Servers run in processes of their own, the load in another.
import { get } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import express from 'express';
import { Schema } from 'mongoose';
import { Pool } from 'undici';
import { signSession } from '../src/bot/web/session.js';
import { openStore } from '../src/models/connection.js';
import { cpuOf, machine, median, quantile, range, root, serve, withFolder, type Server } from './measure.js';

const secret = 'a secret of at least thirty-two characters';
const conversations = [1, 16];
/** What a resident writes, one after the other: the first registers a complaint, the last asks how it stands. */
const words = ['楼上半夜装修吵死了', '刚刚又响了，麻烦再来看看', '今天晚上也在敲，孩子睡不着', '我的投诉怎么样了'];
/** Milliseconds of a round that are measured; as many before warm the server up. */
const roundLength = 2500;
/** Residents with their page open, by how many write at once: more than a round can use up. */
const residents = (atOnce: number) => (atOnce === 1 ? 600 : 1500);

interface Round {
  perSecond: number;
  latencies: number[];
  /** Milliseconds of the server's CPU per message. */
  cpu: number;
}

/** Somebody who writes and waits. */
type Write = (text: string, id: string) => Promise<void>;

async function measure(server: Server, people: Iterator<Write>, atOnce: number): Promise<Round> {
  const latencies: number[] = [];
  const [cpu, began] = [cpuOf(server.pid), performance.now()];
  async function one(): Promise<void> {
    while (performance.now() - began < roundLength) {
      const write = people.next().value as Write | undefined;
      if (!write) throw new Error('bench: a round needs more residents');
      for (const [n, text] of words.entries()) {
        const sent = performance.now();
        await write(text, `w${n}`);
        latencies.push(performance.now() - sent);
      }
    }
  }
  await Promise.all(Array.from({ length: atOnce }, one));
  const seconds = (performance.now() - began) / 1000;
  return { perSecond: latencies.length / seconds, latencies, cpu: (cpuOf(server.pid) - cpu) / latencies.length };
}

async function post(pool: Pool, path: string, person: string, body: object): Promise<void> {
  const { statusCode, body: answer } = await pool.request({
    path,
    method: 'POST',
    headers: { authorization: `Bearer ${tokenOf(person)}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  await answer.dump();
  if (statusCode !== 202) throw new Error(`bench: ${path} answered ${statusCode}`);
}

const tokenOf = (person: string) => signSession(Buffer.from(secret), person, Date.now() + 3_600_000);

/** A resident with their page open: its stream brings the reply. */
async function resident(url: string, pool: Pool, person: string): Promise<Write> {
  let arrived: ((frame: string) => void) | undefined;
  await new Promise<void>((resolve) =>
    get(`${url}/m/${person}/api/stream`, { headers: { authorization: `Bearer ${tokenOf(person)}` } }, (response) => {
      let rest = '';
      response.setEncoding('utf8').on('data', (chunk: string) => {
        const frames = (rest + chunk).split('\n\n');
        rest = frames.pop()!;
        for (const frame of frames) arrived?.(frame);
      });
      response.on('error', () => undefined);
      resolve();
    }).on('error', () => undefined),
  );
  return async (text, id) => {
    const reply = new Promise<void>((resolve) => {
      arrived = (frame) => void (frame.includes(`${person}:${id}`) && frame.includes('"from":"bot"') && resolve());
    });
    await Promise.all([reply, post(pool, `/m/${person}/api/messages`, person, { id, text, files: [] })]);
  };
}

/** Each round begins with an empty store. */
const product = (atOnce: number): Promise<Round> =>
  withFolder('path', async (folder) => {
    const env = { DATA_FOLDER: folder, PORT: '0', DEMO: 'on', LOG_LEVEL: 'error', SECRET: secret };
    const server = await serve([join(root, 'dist/main.js')], env);
    return round(server, atOnce, async (pool) => {
      const names = Array.from({ length: residents(atOnce) }, (_, n) => `guest-r${n}`);
      return (await Promise.all(names.map((person) => resident(server.url, pool, person)))).values();
    });
  });

const echo = (atOnce: number, keeps = ''): Promise<Round> =>
  withFolder('echo', async (folder) => {
    const server = await serve([...process.execArgv, process.argv[1]!, 'echo', keeps && folder]);
    return round(server, atOnce, (pool) => Promise.resolve(strangers(pool)));
  });

function* strangers(pool: Pool): Generator<Write> {
  for (let n = 0; ; n++) {
    const person = `guest-r${n}`;
    const path = `/m/${person}/api/messages`;
    yield (text, id) => post(pool, path, person, { id: `${person}-${id}`, text, files: [] });
  }
}

async function round(server: Server, atOnce: number, join: (pool: Pool) => Promise<Iterator<Write>>): Promise<Round> {
  const pool = new Pool(server.url, { connections: atOnce });
  const people = await join(pool);
  await measure(server, people, atOnce);
  const measured = await measure(server, people, atOnce);
  await pool.destroy();
  await server.stop();
  return measured;
}

async function echoServer(folder: string | undefined): Promise<void> {
  const app = express();
  app.use(express.json());
  const keep = folder ? await keeper(folder) : () => Promise.resolve();
  app.post('/m/:person/api/messages', async (request, response) => {
    const message = request.body as { id: string };
    await keep({ _id: message.id, ...message });
    response.status(202).json(message);
  });
  const server = app.listen(0, '127.0.0.1', () => {
    console.log(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  });
  process.once('SIGTERM', () => process.exit(0));
}

async function keeper(folder: string): Promise<(message: object) => Promise<unknown>> {
  const store = await openStore({ folder });
  const messages = store.model('kept', new Schema({ _id: String, id: String, text: String, files: [String] }));
  return (message) => messages.collection.insertOne(message);
}

const contenders: [string, (atOnce: number) => Promise<Round>][] = [
  ['bare Express echo', (atOnce) => echo(atOnce)],
  ['echo, one write', (atOnce) => echo(atOnce, 'keeps')],
  ['huiyin', product],
];

async function compare(rounds: number): Promise<void> {
  console.log(`${machine()}; ${rounds} interleaved rounds, medians (ranges)`);
  for (const atOnce of conversations) {
    const results = contenders.map((): Round[] => []);
    for (let n = 0; n < rounds; n++)
      for (const [i, [, run]] of contenders.entries()) results[i]!.push(await run(atOnce));
    console.log(`\n${atOnce === 1 ? '1 conversation' : `${atOnce} conversations at once`}`);
    contenders.forEach(([name], i) => show(name, results[i]!, results[0]!));
  }
}

function show(name: string, rounds: Round[], echoes: Round[]): void {
  const of = (pick: (round: Round, n: number) => number, digits: number) => range(rounds.map(pick), digits);
  console.log(`  ${name}`);
  console.log(`    replies/s ${of(({ perSecond }) => perSecond, 0)}`);
  console.log(`    latency   p50 ${of(({ latencies }) => median(latencies), 2)} ms`);
  console.log(`              p99 ${of(({ latencies }) => quantile(latencies, 0.99), 2)} ms`);
  console.log(`    CPU       ${of(({ cpu }) => cpu, 3)} ms a message`);
  if (rounds === echoes) return;
  console.log(`    of the echo's replies/s ${of(({ perSecond }, n) => perSecond / echoes[n]!.perSecond, 3)}`);
  console.log(`    times the echo's CPU    ${of(({ cpu }, n) => cpu / echoes[n]!.cpu, 1)}`);
}

const [, , command, folder] = process.argv;
if (command === 'echo') await echoServer(folder);
else await compare(Number(command ?? 5));
