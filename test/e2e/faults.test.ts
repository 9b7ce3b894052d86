import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { MessagePage } from '../../src/bot/web/api.js';
import { clientId } from '../support/product.js';
import { startProgram, type Program } from '../support/program.js';
import { temporaryFolder } from '../support/stores.js';

let folder: string;
let program: Program;
beforeAll(() => expect(spawnSync(process.execPath, ['scripts/build.mjs'], { stdio: ['ignore', 2, 2] }).status).toBe(0));
beforeEach(async () => {
  folder = temporaryFolder();
  mkdirSync(join(folder, 'data'));
  program = await startProgram(folder);
});
afterEach(async () => {
  await program.kill();
  rmSync(folder, { recursive: true, force: true });
});

/** Somebody at their page. */
async function pageOf(person: string) {
  const page = await fetch(`${program.url}/m/${person}/`, { redirect: 'manual' });
  const cookie = (page.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  const base = `${program.url}/m/${person}/api/`;
  const post = (path: string, body: unknown) =>
    fetch(base + path, {
      method: 'POST',
      headers: { cookie, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  return {
    say: (text: string, id = clientId()) => post('messages', { id, text, files: [] }),
    /** A jump waits until nothing is being worked or delivered. */
    later: () => post('demo/jump', { to: 'hour' }),
    async reads(): Promise<string[]> {
      const { messages } = (await (await fetch(`${base}messages`, { headers: { cookie } })).json()) as MessagePage;
      return messages.map(({ rendered }) => `${rendered.text ?? ''}${rendered.card?.title ?? ''}`);
    },
  };
}

test('stopped in the middle of the work: it ends in order, and what it had taken is done after the next start', async () => {
  const people = await Promise.all(['r-wang', 'r-liu', 'r-zhang', 'r-cai', 'guest-a', 'guest-b'].map(pageOf));
  const answers = people.flatMap((one) => Array.from({ length: 10 }, (_, n) => one.say(`楼道灯坏了，第${n}次说`)));
  const first = await Promise.race(answers);
  expect(first.status).toBe(202);
  const taken = Promise.allSettled(answers);
  expect(await program.stop()).toBe(0);
  const acknowledged = (await taken).map((one) => one.status === 'fulfilled' && one.value.status === 202);
  program = await startProgram(folder);
  for (const [n, person] of ['r-wang', 'r-liu', 'r-zhang', 'r-cai', 'guest-a', 'guest-b'].entries()) {
    const page = await pageOf(person);
    await page.later();
    const read = await page.reads();
    const said = acknowledged.slice(n * 10, n * 10 + 10).filter(Boolean).length;
    const mine = read.filter((text) => text.startsWith('楼道灯坏了'));
    expect(mine.length).toBeGreaterThanOrEqual(said);
    if (said) expect(read.some((text) => /TS-\d{8}-\d{3}/.test(text))).toBe(true);
  }
});

const prlimit = spawnSync('prlimit', ['--version']).status === 0;
const withPrlimit = prlimit ? test : test.skip;

/** From now on no file may grow beyond this many bytes: to SQLite the disk is full. */
const limitFiles = (bytes: number | 'unlimited') =>
  expect(spawnSync('prlimit', [`--pid=${program.pid}`, `--fsize=${bytes}:`]).status).toBe(0);

withPrlimit(
  'the disk is full: nothing is acknowledged and nothing half-shown, the old can be read; it goes on by itself when there is room (needs prlimit)',
  async () => {
    const wang = await pageOf('r-wang');
    await wang.say('楼上半夜装修吵死了');
    await wang.later();
    const before = await wang.reads();
    limitFiles(statSync(join(folder, 'data/store.sqlite-wal')).size);
    const id = clientId();
    const refused = await wang.say('刚刚又响了，第二次', id);
    expect(refused.status).toBe(503);
    expect(((await refused.json()) as { error: { message: string } }).error.message.length).toBeGreaterThan(5);
    expect(await wang.reads()).toEqual(before);
    limitFiles('unlimited');
    expect((await wang.say('刚刚又响了，第二次', id)).status).toBe(202);
    await wang.later();
    const after = await wang.reads();
    expect(after.filter((text) => text.includes('第二次'))).toHaveLength(1);
    expect(after.length).toBeGreaterThan(before.length + 1);
    await program.kill();
    program = await startProgram(folder);
    expect(await (await pageOf('r-wang')).reads()).toEqual(after);
  },
);

withPrlimit(
  'the disk fills up while something is being worked: it is worked when there is room, and not put aside (needs prlimit)',
  async () => {
    const wang = await pageOf('r-wang');
    await wang.say('楼上半夜装修吵死了');
    await wang.later();
    const wal = statSync(join(folder, 'data/store.sqlite-wal')).size;
    const taken: string[] = [];
    limitFiles(wal + 100_000);
    for (let n = 0; n < 20; n++) {
      const text = `刚刚又响了，第${n + 100}次`;
      if ((await wang.say(text)).status === 202) taken.push(text);
    }
    expect(taken.length).toBeLessThan(20);
    limitFiles('unlimited');
    await wang.later();
    const read = await wang.reads();
    expect(read.some((text) => text.includes('没能处理'))).toBe(false);
    for (const text of taken) expect(read.filter((one) => one === text)).toHaveLength(1);
    expect(read.filter((text) => /收到|已登记/.test(text))).toHaveLength(taken.length + 1);
  },
);
