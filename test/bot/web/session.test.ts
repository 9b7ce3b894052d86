import { checkToken, signLink, signSession, signToken } from '../../../src/bot/web/session.js';
import { readSecret } from '../../../src/bot/web/secret.js';
import { mkdtemp, readFile, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DemoPerson } from '../../../src/bot/web/api.js';
import { hour, secret, setUp, start, type Setup } from './support.js';

describe('a token', () => {
  const token = signSession(secret, 'wang', start + hour);

  it('says whose it is until it ends', () => {
    expect(checkToken(secret, token, 'session', start)).toEqual({
      claims: { person: 'wang', purpose: 'session', expires: start + hour },
    });
    expect(checkToken(secret, token, 'session', start + hour)).toEqual({ refused: 'expired' });
  });

  it('counts for nothing when altered, made with another key, or made for something else', () => {
    const [body, signature] = token.split('.') as [string, string];
    const other = Buffer.from(JSON.stringify(['session', 'lin', start + hour])).toString('base64url');
    const forged = [
      `${other}.${signature}`,
      body,
      `${body}.`,
      `${body}.AAAA`,
      `${token}.x`,
      `.${signature}`,
      '',
      '.',
      '💥.💥',
      'x'.repeat(100_000),
    ];
    const elsewhere = signToken(Buffer.alloc(32, 8), { person: 'wang', purpose: 'session', expires: start + hour });
    for (const one of [...forged, elsewhere, signLink(secret, 'wang', start + hour)]) {
      expect(checkToken(secret, one, 'session', start)).toEqual({ refused: 'altered' });
    }
  });
});

describe('the key', () => {
  it('is made once, and readable by its owner only', async () => {
    const path = join(await mkdtemp(join(tmpdir(), 'huiyin-key-')), 'secret');
    const key = await readSecret(path);
    expect(await readSecret(path)).toEqual(key);
    expect(key).toHaveLength(32);
    expect((await stat(path)).mode & 0o077).toBe(0);
    expect(await readFile(path, 'utf8')).not.toContain('\0');
  });

  it('is refused with what to do when the file holds something else', async () => {
    const path = join(await mkdtemp(join(tmpdir(), 'huiyin-key-')), 'secret');
    await writeFile(path, 'short');
    await expect(readSecret(path)).rejects.toThrow(`${path} holds no key. Delete it`);
  });
});

describe('outside the demonstration', () => {
  let setup: Setup;
  beforeEach(async () => (setup = await setUp()));
  afterEach(() => setup.end());
  const open = (path: string, headers: Record<string, string> = {}) =>
    fetch(setup.url + path, { headers, redirect: 'manual' });
  const cookieOf = (response: Response) => response.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  const enter = async (person = 'wang') => cookieOf(await open(`/l/${signLink(secret, person, start + hour)}`));

  it('a signed link gives its person a session that lives in their pages only', async () => {
    const response = await open(`/l/${signLink(secret, 'wang', start + hour)}`);
    expect(response.status).toBe(200);
    expect(await response.text()).toContain('url=/m/wang/');
    expect(response.headers.getSetCookie()).toEqual([
      expect.stringMatching(/^huiyin=[\w.-]+; Path=\/m\/wang\/; Max-Age=2592000; HttpOnly; SameSite=Strict$/),
    ]);
    const cookie = cookieOf(response);
    expect((await open('/m/wang/', { cookie })).status).toBe(200);
    expect(await (await open('/m/wang/api/me', { cookie })).json()).toMatchObject({ person: 'wang', demo: false });
  });

  it('the cookie is sent over TLS only where people come over TLS', async () => {
    await setup.end();
    setup = await setUp({ publicUrl: 'https://chat.example.com' });
    const [cookie] = (await open(`/l/${signLink(secret, 'wang', start + hour)}`)).headers.getSetCookie();
    expect(cookie).toMatch(/; Secure$/);
  });

  it("nobody comes in with somebody else's session, an altered one, or none", async () => {
    const cookie = await enter('wang');
    const forged: Record<string, string>[] = [
      {},
      { cookie: `${cookie}x` },
      { Authorization: 'Bearer x.y' },
      { Authorization: `Bearer ${signLink(secret, 'lin', start + hour)}` },
    ];
    for (const headers of [...forged, { cookie }]) {
      const response = await open('/m/lin/api/me', { ...headers, 'Accept-Language': 'en' });
      expect(response.status).toBe(401);
      expect(await response.json()).toEqual({
        error: { code: 'noSession', message: expect.stringContaining('sign-in link') },
      });
    }
  });

  it.each([
    ['no link', '/m/wang/', 401],
    ['an altered link', '/l/abc.def', 401],
    ['an expired link', `/l/${signLink(secret, 'wang', start - 1)}`, 401],
    ['a session used as a link', `/l/${signSession(secret, 'wang', start + hour)}`, 401],
    ['a link for somebody who is not on record', `/l/${signLink(secret, 'ghost', start + hour)}`, 403],
    ['a person whose id is no id', '/m/%2e%2e%2f/', 401],
    ['an address that does not exist', '/nothing/here', 404],
    ['the demonstration', '/side', 404],
  ])('with %s a page says kindly what to do', async (_what, path, status) => {
    const response = await open(path, { 'Accept-Language': 'zh-CN' });
    expect(response.status).toBe(status);
    expect(response.headers.get('content-type')).toContain('text/html');
    expect(await response.text()).toMatch(/前台|没有找到/);
    expect(response.headers.getSetCookie()).toEqual([]);
  });

  it('the first page says how to get a link, and chooses nobody', async () => {
    const response = await open('/', { 'Accept-Language': 'en' });
    expect(await response.text()).toContain('npm run link -- PERSON');
    expect((await open('/api/demo/people')).status).toBe(404);
    expect((await setup.as('lin').post('demo/jump', { to: 'day' })).status).toBe(404);
  });

  it('a session ends by the machine’s clock, and opening the page begins it anew', async () => {
    const cookie = await enter();
    setup.clock.machine = start + 29 * 24 * hour;
    const renewed = cookieOf(await open('/m/wang/', { cookie }));
    setup.clock.machine = start + 31 * 24 * hour;
    const old = await open('/m/wang/api/me', { cookie });
    expect([old.status, await old.json()]).toEqual([401, { error: { code: 'expired', message: expect.any(String) } }]);
    expect((await open('/m/wang/api/me', { cookie: renewed })).status).toBe(200);
  });

  it('somebody who is no longer on record comes in no more', async () => {
    const session = signSession(secret, 'gone', start + hour);
    const response = await open('/m/gone/api/messages', { Authorization: `Bearer ${session}` });
    expect([response.status, await response.json()]).toEqual([
      403,
      { error: { code: 'unknownPerson', message: expect.any(String) } },
    ]);
  });

  it('a link in another site’s page opens what the person is signed in to', async () => {
    const response = await open('/m/wang/', { 'Sec-Fetch-Site': 'cross-site' });
    expect([response.status, await response.text()]).toEqual([200, expect.stringContaining('url=/m/wang/')]);
  });

  it('an address without its last slash finds its page', async () => {
    const response = await open('/m/wang');
    expect([response.status, response.headers.get('location')]).toEqual([308, '/m/wang/']);
  });
});

describe('in the demonstration', () => {
  let setup: Setup;
  const one: DemoPerson = {
    person: 'wang',
    name: { zh: '王女士', en: 'Ms Wang' },
    title: { zh: '业主', en: 'owner' },
    group: 'resident',
    what: { zh: '投诉', en: 'complains' },
  };
  beforeEach(async () => {
    const jump = () => Promise.resolve(new Date(start + 48 * hour).toISOString());
    setup = await setUp({
      demo: { people: () => Promise.resolve([one]), allows: (person) => person === 'wang', jump },
    });
  });
  afterEach(() => setup.end());

  it('whoever comes chooses who to be', async () => {
    expect(await (await fetch(`${setup.url}/api/demo/people`)).json()).toEqual([one]);
    const page = await fetch(`${setup.url}/m/wang/`);
    expect(await page.text()).toContain('<title>page</title>');
    const cookie = page.headers.getSetCookie()[0]!.split(';')[0]!;
    expect(await (await fetch(`${setup.url}/m/wang/api/me`, { headers: { cookie } })).json()).toMatchObject({
      person: 'wang',
      demo: true,
    });
    for (const path of ['/', '/side?left=wang&right=wang', '/m/wang/register'])
      expect((await fetch(setup.url + path)).status).toBe(200);
  });

  it('nobody can be somebody who is not offered', async () => {
    const page = await fetch(`${setup.url}/m/lin/`);
    expect([page.status, page.headers.getSetCookie()]).toEqual([401, []]);
    expect(await page.text()).toContain('演示模式');
  });

  it('the clock jumps for everybody, and only to what is offered', async () => {
    const wang = setup.as('wang');
    expect(await (await wang.post('demo/jump', { to: 'morning' })).json()).toEqual({
      now: new Date(start + 48 * hour).toISOString(),
    });
    expect((await wang.post('demo/jump', { to: 'yesterday' })).status).toBe(400);
  });

  it('does not listen to other machines', async () => {
    const demo = { people: () => Promise.resolve([]), allows: () => true, jump: () => Promise.resolve('') };
    await expect(setUp({ demo, host: '0.0.0.0' })).rejects.toThrow('127.0.0.1 only, not on 0.0.0.0 (HOST)');
  });
});
