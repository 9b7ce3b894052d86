import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readSecret } from '../../src/bot/web/secret.js';
import { checkToken } from '../../src/bot/web/session.js';
import { signInLink } from '../../src/cli/sign-in.js';

const now = Date.UTC(2026, 10, 23);
const hour = 3_600_000;
let dataFolder: string;
beforeEach(async () => (dataFolder = join(await mkdtemp(join(tmpdir(), 'huiyin-link-')), 'data')));
afterEach(() => rm(join(dataFolder, '..'), { recursive: true }));

async function run(args: string[], more: { publicUrl?: string; host?: string; secret?: string } = {}) {
  const lines: string[] = [];
  const terminal = { say: (line: string) => void lines.push(line), ask: () => Promise.resolve('') };
  const code = await signInLink(args, { host: '127.0.0.1', port: 3000, dataFolder, ...more }, terminal, now);
  return { code, lines, key: await readSecret(join(dataFolder, 'secret')) };
}

describe('npm run link', () => {
  it('makes a link that signs one person in for a day', async () => {
    const { code, lines, key } = await run(['wang']);
    const [, token] = /^http:\/\/127\.0\.0\.1:3000\/l\/(.+)$/.exec(lines[0]!)!;
    expect(code).toBe(0);
    const claims = { person: 'wang', purpose: 'link', expires: now + 24 * hour };
    expect(checkToken(key, token!, 'link', now)).toEqual({ claims });
    expect(lines[1]).toContain('24 hours');
  });

  it('makes a token for a script, as long as is said', async () => {
    const { lines, key } = await run(['lin', '--bearer', '--hours=2']);
    expect(lines).toHaveLength(1);
    expect(checkToken(key, lines[0]!, 'session', now)).toMatchObject({
      claims: { person: 'lin', expires: now + 2 * hour },
    });
  });

  it('leads to where people reach the server, and signs with the key that is set', async () => {
    const secret = 'x'.repeat(32);
    const { lines } = await run(['wang'], { publicUrl: 'https://chat.example.com', secret });
    expect(lines[0]).toMatch(/^https:\/\/chat\.example\.com\/l\//);
    expect(checkToken(Buffer.from(secret), lines[0]!.split('/l/')[1]!, 'link', now)).toHaveProperty('claims');
    expect((await run(['wang'], { host: '0.0.0.0' })).lines[0]).toMatch(/^http:\/\/localhost:3000/);
    expect((await run(['wang'], { host: '::1' })).lines[0]).toMatch(/^http:\/\/\[::1\]:3000/);
  });

  it.each([
    [[]],
    [['a b']],
    [['wang', 'lin']],
    [['wang', '--hours=0']],
    [['wang', '--hours=99999']],
    [['wang', '--forever']],
  ])('says how it is called (%j)', async (args) => {
    const { code, lines } = await run(args);
    expect([code, lines[0]]).toEqual([2, 'npm run link -- PERSON [--hours=24] [--bearer]']);
  });
});
