import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { diceOf, type Dice } from '../support/kill/dice.js';
import { Actor, residents, staff, type Deed } from '../support/kill/people.js';
import { checkRecord, readRecord } from '../support/kill/record.js';
import { Site } from '../support/kill/site.js';
import { temporaryFolder } from '../support/stores.js';

/** `KILL_SEED=… KILL_TIMES=… npx jest test/e2e/kill.test.ts` throws the same dice again, or throws them longer. */
const seed = Number(process.env.KILL_SEED ?? Date.now() % 1_000_000);
const times = Number(process.env.KILL_TIMES ?? 50);

let folder: string;
beforeAll(() => {
  folder = temporaryFolder();
  mkdirSync(join(folder, 'data'));
  const { status } = spawnSync(process.execPath, ['scripts/build.mjs'], { stdio: ['ignore', 2, 2] });
  expect(status).toBe(0);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The demonstration's clock, for everybody, while people go on. */
async function turnTheClock(site: Site, dice: Dice): Promise<void> {
  await site.once('zhou', 'demo/jump', { to: dice.pick(['hour', 'hour', 'morning', 'day']) });
}

test(`killed at ${times} moments of many complaints' lives, nothing is lost, doubled or late (seed ${seed})`, async () => {
  const faults: string[] = [];
  const fault = (what: string) => void faults.push(what);
  const dice = diceOf(seed);
  const deeds: Deed[] = [];
  const site = new Site(folder, fault);
  const actors = [...residents, ...staff].map((person) => new Actor(site, person, dice.split(), deeds, fault));

  let over = false;
  const lives = Promise.all(actors.map((actor) => actor.liveUntil(() => over)));
  while (site.kills < times) {
    if (dice.chance(0.25)) void turnTheClock(site, dice);
    await site.killAndRestart(dice);
  }
  over = true;
  await lives;

  // A jump waits until nothing is being worked or delivered; then nobody acts for days.
  for (const to of ['hour', 'day', 'day', 'day', 'day', 'day'])
    expect((await site.insist('zhou', 'demo/jump', { to })).status).toBe(200);
  for (const { eyes } of actors) await eyes.all();
  const { now } = (await (await site.insist('zhou', 'me')).json()) as { now: string };
  expect(await site.stop()).toBe(0);

  const record = await readRecord(join(folder, 'data'));
  checkRecord(record, deeds, now, fault);
  console.log(
    `seed ${seed}: ${site.kills} kills, ${deeds.length} deeds, ${record.cases.length} complaints, ${record.cases.filter(({ open }) => !open).length} closed, ${record.windows.length} messages`,
  );
  expect([...new Set(faults)].slice(0, 40)).toEqual([]);
  expect(record.cases.length).toBeGreaterThan(residents.length);
}, 300_000);
