// An emergency's first wave: node scripts/bench.mjs bench/alert.ts [open cases]
// A resident writes; the language model is still thinking about what they wrote before, and never answers. Measured from
// the words leaving the resident's page until the alert has reached the page of everybody of the first wave, over HTTP
// and the store on the disk, with 100,000 open cases. It must be less than a second (report.4).
import { get } from 'node:http';
import { pino } from 'pino';
import { Pool } from 'undici';
import { signSession } from '../src/bot/web/session.js';
import type { Understand } from '../src/flows/understand.js';
import type { CaseDocument } from '../src/models/cases.js';
import { modelsOf } from '../src/models/all.js';
import { openStore } from '../src/models/connection.js';
import { startProduct } from '../src/product.js';
import { machine, median, quantile, withFolder } from './measure.js';

const secret = 'a secret of at least thirty-two characters';
const alarms = 100;
const now = '2026-11-24T01:00:00.000Z';
const later = '2027-06-01T01:00:00.000Z';
const count = Number(process.argv[2] ?? 100_000);

const openCase = (n: number) =>
  ({
    ...{ _id: `case-${n}`, v: 1, kind: 'complaint', site: 'YH', number: `TS-${n}`, stateVersion: 1, receivedAt: now },
    ...{
      state: { text: '楼上半夜装修', words: [] },
      events: [],
      messages: [],
      messageDueAt: null,
      leaseUntil: 0,
      fence: 1,
    },
    ...{ threads: [`web r-${n} case-${n}`], timers: [{ name: 'remind:work', dueAt: later }], timerDueAt: later },
    ...{ status: 'work', open: true, holder: 'wu', until: later, parties: [`r-${n}`, 'wu'], owner: `r-${n}` },
    ...{ category: 'noise', size: 'ordinary', place: '3-2-402', text: '楼上半夜装修' },
  }) as unknown as CaseDocument;

async function fill(folder: string): Promise<void> {
  const store = await openStore({ folder });
  modelsOf(store);
  await store.ensureIndexes();
  const cases = store.connection.model('cases').collection;
  for (let from = 0; from < count; from += 5000)
    await cases.insertMany(Array.from({ length: Math.min(5000, count - from) }, (_, n) => openCase(from + n)) as never);
  await store.close();
}

/** Answers only when the measurement is over. */
let measured: () => void = () => undefined;
const over = new Promise<void>((resolve) => (measured = resolve));
const hanging: Understand = {
  read: async (text) => {
    await over;
    const matter = { intent: 'greeting' as const, confidence: 1, text, start: null, end: null, category: null };
    const rest = { location: null, conditional: false, settled: null, rating: null, leaveKind: null, people: [] };
    return { matters: [{ ...matter, ...rest }], emergency: false, language: 'zh' };
  },
};

const token = (person: string) => `Bearer ${signSession(Buffer.from(secret), person, Date.now() + 3_600_000)}`;

/** Everything that a person's page shows from now on. */
function watch(url: string, person: string, onText: (text: string) => void): Promise<() => void> {
  return new Promise((resolve, reject) => {
    const request = get(`${url}/m/${person}/api/stream`, { headers: { authorization: token(person) } }, (response) => {
      response.setEncoding('utf8').on('data', onText);
      response.on('error', () => undefined);
      resolve(() => request.destroy());
    }).on('error', reject);
  });
}

await withFolder('alert', async (folder) => {
  const began = performance.now();
  await fill(folder);
  console.error(`${count} open cases stored in ${((performance.now() - began) / 1000).toFixed(0)} s`);
  const product = await startProduct({
    ...{ host: '127.0.0.1', port: 0, dataFolder: folder, demo: 'on', secret, beginsAt: now, understand: hanging },
    ...{ pageFolder: 'dist/page', demoFolder: 'demo', log: pino({ level: 'silent' }) },
  });
  const pool = new Pool(product.url, { connections: 4 });
  const say = async (person: string, id: string, text: string) => {
    const { body } = await pool.request({
      path: `/m/${person}/api/messages`,
      method: 'POST',
      headers: { authorization: token(person), 'content-type': 'application/json' },
      body: JSON.stringify({ id, text, files: [] }),
    });
    await body.dump();
  };
  // Tuesday, nine o'clock: the clerk, a guard, an engineer and the supervisor are of the first wave.
  const { organisation, calendar } = product.shell.organisation();
  const onShift = (id: string) => calendar.onShift(id, product.shell.now());
  const guards = organisation.staff.filter(
    ({ id, posts }) => onShift(id) && (posts.includes('guard') || posts.includes('engineer')),
  );
  const wave = ['sun', 'chen', ...guards.map(({ id }) => id)];
  const waiting = new Map<string, Map<string, () => void>>(wave.map((person) => [person, new Map()]));
  const closed = await Promise.all(
    wave.map((person) =>
      watch(product.url, person, (text) => {
        for (const [words, reached] of waiting.get(person)!) if (text.includes(words)) reached();
      }),
    ),
  );
  const latencies: number[] = [];
  for (let n = 0; n < alarms; n++) {
    const person = `guest-b${n}`;
    const words = `着火了快来人第${n}次。`;
    await fetch(`${product.url}/m/${person}/`);
    await say(person, `x${n}`, '楼道灯好像坏了');
    const all = wave.map((one) => new Promise<void>((resolve) => waiting.get(one)!.set(words, resolve)));
    const sent = performance.now();
    await say(person, `y${n}`, words);
    await Promise.all(all);
    latencies.push(performance.now() - sent);
    for (const one of waiting.values()) one.delete(words);
  }
  const worst = Math.max(...latencies);
  console.log(
    `${machine()}; ${count} open cases, a model that never answers, ${alarms} alarms, first wave of ${wave.length} people`,
  );
  console.log(
    `  until the last of them has it: p50 ${median(latencies).toFixed(1)} ms, p99 ${quantile(latencies, 0.99).toFixed(1)} ms, worst ${worst.toFixed(1)} ms`,
  );
  measured();
  closed.forEach((close) => close());
  await pool.close();
  await product.stop();
  if (worst >= 1000) throw new Error('bench: an alert took a second or more');
});
