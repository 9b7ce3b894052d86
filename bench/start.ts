// The start: node scripts/bench.mjs bench/start.ts [rounds]
// From `npm start`'s command on what is built until a resident's page and its first answers are there: on an empty
// store, and on the one that it leaves.
import { join } from 'node:path';
import { machine, range, root, serve, withFolder } from './measure.js';

interface Start {
  /** Milliseconds until the address is printed. */
  address: number;
  /** …until the page is there. */
  page: number;
  /** …until what it shows first is there: who this is, and the messages. */
  answers: number;
}

async function start(folder: string): Promise<Start> {
  const began = performance.now();
  const server = await serve([join(root, 'scripts/start.mjs'), 'dist/main.js'], {
    DATA_FOLDER: folder,
    PORT: '0',
    LOG_LEVEL: 'error',
  });
  const since = () => performance.now() - began;
  const address = since();
  const response = await fetch(`${server.url}/m/r-wang/`);
  if (!(await response.text()).includes('<script')) throw new Error('bench: that is not the page');
  const page = since();
  const cookie = (response.headers.get('set-cookie') ?? '').split(';')[0]!;
  for (const path of ['me', 'threads', 'messages'])
    if (!(await fetch(`${server.url}/m/r-wang/api/${path}`, { headers: { cookie } })).ok)
      throw new Error(`bench: no ${path}`);
  const answers = since();
  await server.stop();
  return { address, page, answers };
}

const rounds = Number(process.argv[2] ?? 7);
await withFolder('start', async (folder) => {
  const [empty, used]: [Start[], Start[]] = [[], []];
  for (let n = 0; n < rounds; n++) {
    empty.push(await start(join(folder, String(n))));
    used.push(await start(join(folder, String(n))));
  }
  console.log(`${machine()}; ${rounds} rounds, medians (ranges) in milliseconds since the command`);
  for (const [name, starts] of [
    ['on an empty store', empty],
    ['on a used one', used],
  ] as const)
    console.log(
      `  ${name.padEnd(18)} address ${range(starts.map(({ address }) => address))}, page ${range(starts.map(({ page }) => page))}, first answers ${range(starts.map(({ answers }) => answers))}`,
    );
});
