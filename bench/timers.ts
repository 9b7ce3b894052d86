// Timers: node scripts/bench.mjs bench/timers.ts [counts]
// One tick of the clock with 1,000, 100,000 and 1,000,000 open cases, each with its timers: is anything due, and when is
// the next? In interleaved rounds, each store in a folder of its own.
import { pino } from 'pino';
import { modelsOf } from '../src/models/all.js';
import type { CaseDocument } from '../src/models/cases.js';
import { openStore, type Store } from '../src/models/connection.js';
import type { Shell } from '../src/flows/shell.js';
import { instant } from '../src/rules/time.js';
import { timersOf, type Timers } from '../src/scheduler/timers.js';
import { machine, median, quantile, range, withFolder } from './measure.js';

const rounds = 7;
const ticksPerRound = 2000;
const now = '2026-11-24T01:00:00.000Z';

/** A case in the middle of its life, about 3 KB of JSON; its timers are due some minutes to weeks from now. */
function caseOf(n: number): CaseDocument {
  const dueAt = instant(Date.parse(now) + 60_000 + (n % 1_000_003) * 2_000);
  const event = { type: 'wordsAdded', text: '楼上半夜装修，说了三次没人管'.repeat(3), files: [] };
  const by = { person: `r-${n}`, role: 'resident' as const };
  const events = Array.from({ length: 8 }, (_, i) => ({
    id: `web:r-${n}:${i}#0/0`,
    command: `web:r-${n}:${i}#0`,
    at: now,
    by,
    v: 1 as const,
    event,
  }));
  return {
    ...{ _id: `case-${n}`, v: 9, kind: 'complaint', site: 'YH', number: `TS-${n}`, stateVersion: 1, receivedAt: now },
    state: {
      text: event.text,
      words: [event.text, event.text],
      step: { name: 'work', holder: 'wu', since: now, until: dueAt },
    },
    ...{ events, messages: [], messageDueAt: null, leaseUntil: 0, fence: 3, threads: [`web r-${n} case-${n}`] },
    timers: [
      { name: 'remind:work', dueAt },
      { name: 'missed:work:1', dueAt: instant(Date.parse(dueAt) + 3_600_000) },
    ],
    timerDueAt: dueAt,
    ...{ status: 'work', open: true, holder: 'wu', until: dueAt, parties: [`r-${n}`, 'wu', 'sun'], owner: `r-${n}` },
    ...{ category: 'noise', department: 'engineering', size: 'ordinary', place: '3-2-402', text: event.text },
  };
}

interface Contender {
  count: number;
  store: Store;
  timers: Timers;
}

async function filled(folder: string, count: number): Promise<Contender> {
  const store = await openStore({ folder: `${folder}/${count}` });
  const models = modelsOf(store);
  await store.ensureIndexes();
  const cases = store.connection.model('cases').collection;
  for (let from = 0; from < count; from += 5000)
    await cases.insertMany(Array.from({ length: Math.min(5000, count - from) }, (_, n) => caseOf(from + n)) as never);
  const shell = { ...models, now: () => now } as unknown as Shell;
  const deliverDue = async () => {
    for (const owing of [models.cases, models.dialogues, models.occurrences]) await owing.dueMessages(now, 500);
  };
  return { count, store, timers: timersOf({ shell, log: pino({ level: 'silent' }), deliverDue }) };
}

/** What the clock does when it wakes: works what is due, then looks when to wake again. */
async function ticks({ timers }: Contender, many: number): Promise<{ wall: number[]; cpu: number }> {
  const wall: number[] = [];
  const before = process.cpuUsage();
  for (let n = 0; n < many; n++) {
    const began = performance.now();
    await timers.tick();
    wall.push((performance.now() - began) * 1000);
  }
  const { user, system } = process.cpuUsage(before);
  return { wall, cpu: (user + system) / many };
}

const counts = (process.argv[2] ?? '1000,100000,1000000').split(',').map(Number);
await withFolder('timers', async (folder) => {
  const contenders: Contender[] = [];
  for (const count of counts) {
    const began = performance.now();
    contenders.push(await filled(folder, count));
    console.error(`${count} cases stored in ${((performance.now() - began) / 1000).toFixed(0)} s`);
  }
  for (const each of contenders) await ticks(each, ticksPerRound);
  const results = contenders.map((): Awaited<ReturnType<typeof ticks>>[] => []);
  for (let round = 0; round < rounds; round++)
    for (const [i, each] of contenders.entries()) results[i]!.push(await ticks(each, ticksPerRound));
  console.log(`${machine()}; ${rounds} interleaved rounds of ${ticksPerRound} ticks, medians (ranges)`);
  contenders.forEach(({ count }, i) => {
    const of = (pick: (round: (typeof results)[0][0], n: number) => number, digits: number) =>
      range(results[i]!.map(pick), digits);
    const p50 = ({ wall }: { wall: number[] }) => median(wall);
    console.log(
      `  ${String(count).padStart(9)} open: p50 ${of(p50, 1)} µs, p99 ${of(({ wall }) => quantile(wall, 0.99), 1)} µs, CPU ${of(({ cpu }) => cpu, 1)} µs`,
    );
    if (i > 0)
      console.log(
        `  ${' '.repeat(15)} p50 is ${of((round, n) => p50(round) / p50(results[0]![n]!), 2)} times that at ${counts[0]}`,
      );
  });
  for (const { store } of contenders) await store.close();
});
