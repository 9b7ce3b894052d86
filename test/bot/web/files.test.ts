import { request } from 'node:http';
import type { FileLine } from '../../../src/bot/web/api.js';
import { originalsOf } from '../../../src/models/originals.js';
import { signSession } from '../../../src/bot/web/session.js';
import { envelope, hour, secret, setUp, start, type Setup } from './support.js';

const bearer = signSession(secret, 'wang', start + hour);

let setup: Setup;
beforeEach(async () => (setup = await setUp()));
afterEach(() => setup.end());

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const megabyte = 1024 * 1024;
const line = async (response: Response) => (await response.json()) as FileLine;
const codeOf = async (response: Response) => [
  response.status,
  ((await response.json()) as { error: { code: string } }).error.code,
];

describe('a file', () => {
  it('comes back as it was, in the page where it is a picture', async () => {
    const response = await setup.as('wang').upload('门口 📷.png', png);
    expect(response.status).toBe(201);
    const file = await line(response);
    expect(file).toEqual({
      hash: expect.stringMatching(/^[0-9a-f]{64}$/),
      name: '门口 📷.png',
      type: 'image/png',
      size: png.length,
    });
    const back = await setup.as('wang').get(`files/${file.hash}?name=x`);
    expect(Object.fromEntries(back.headers)).toMatchObject({
      'content-type': 'image/png',
      'content-length': String(png.length),
      'content-disposition': `inline; filename*=UTF-8''${encodeURIComponent('门口 📷.png')}`,
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
    });
    expect(Buffer.from(await back.arrayBuffer())).toEqual(png);
  });

  it.each([
    ['photo.png', 'image/png', 'just words', 'text/plain'],
    ['page.html', 'text/html', '<!doctype html><script>alert(1)</script>', 'text/plain'],
    ['drawing.svg', 'image/svg+xml', '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>', 'text/plain'],
    ['声音.wav', '', Buffer.from('RIFF\0\0\0\0WAVEfmt '), 'audio/wav'],
    ['x', '', Buffer.from([0, 1, 2, 255, 254]), 'application/octet-stream'],
  ])('called %s (%s) is what its content is, and is downloaded', async (name, claimed, content, type) => {
    const file = await line(await setup.as('wang').upload(name, content, claimed || undefined));
    expect(file.type).toBe(type);
    const back = await setup.as('wang').get(`files/${file.hash}`);
    expect(back.headers.get('content-type')).toBe(type === 'text/plain' ? 'text/plain; charset=utf-8' : type);
    expect(back.headers.get('content-disposition')).toMatch(/^attachment;/);
  });

  it.each([
    ['../../etc/passwd', 'passwd'],
    ['C:\\photos\\楼道.jpg', '楼道.jpg'],
    ['.htaccess', 'htaccess'],
    ['a\r\nSet-Cookie: x=1.txt', 'aSet-Cookie x=1.txt'],
    ['invoice\u202egpj.exe', 'invoicegpj.exe'],
    [`<script>"'$where.txt`, `script'$where.txt`],
    [`${'长'.repeat(300)}.jpeg`, `${'长'.repeat(115)}.jpeg`],
    ['👨‍👩‍👧.png', '👨‍👩‍👧.png'],
  ])('called %j is shown under a safe name', async (name, safe) => {
    expect((await line(await setup.as('wang').upload(name, 'x'))).name).toBe(safe);
  });

  it('without a name gets one', async () => {
    const { name, hash } = await line(await setup.as('wang').upload('..', 'x'));
    expect(name).toBe(hash.slice(0, 8));
  });

  it('is opened by nobody who was not shown it', async () => {
    const { hash } = await line(await setup.as('wang').upload('a.txt', '私人'));
    expect((await setup.as('lin').get(`files/${hash}`)).status).toBe(404);
    await setup.web.send(envelope('m1', { person: 'lin', files: [hash] }));
    expect((await setup.as('lin').get(`files/${hash}`)).status).toBe(200);
    expect((await setup.as('lin').messages())[0]!.files).toEqual([
      { hash, name: 'a.txt', type: 'text/plain', size: 6 },
    ]);
    for (const wrong of ['f'.repeat(64), '..%2f..%2fsecret', '$where'])
      expect(await codeOf(await setup.as('wang').get(`files/${wrong}`))).toEqual([404, 'notFound']);
  });

  it('that came another way is told by its content', async () => {
    const { hash } = await originalsOf(setup.store).put(png, { maxBytes: megabyte });
    await setup.web.send(envelope('m1', { files: [hash] }));
    expect((await setup.as('wang').messages())[0]!.files).toEqual([
      { hash, name: `${hash.slice(0, 8)}.png`, type: 'image/png', size: png.length },
    ]);
  });

  it('that the store does not have makes the message come back to its sender', async () => {
    await expect(setup.web.send(envelope('m1', { files: ['f'.repeat(64)] }))).rejects.toThrow(
      'no original with the hash',
    );
  });
});

describe('a file that is too large', () => {
  it.each([megabyte + 1, 40 * megabyte])('of %d bytes is kindly refused', async (size) => {
    const response = await setup.as('wang').upload('video.mp4', Buffer.alloc(size));
    expect(response.status).toBe(413);
    expect(await response.json()).toEqual({
      error: { code: 'tooLarge', message: '这个文件超过 1 MB，没有上传。请压缩后再传，或者分成几个文件。' },
    });
  });

  it('is refused while it comes when it did not say so before', async () => {
    const token = await new Promise<number | undefined>((resolve, reject) => {
      const authorization = `Bearer ${bearer}`;
      const upload = request(
        `${setup.url}/m/wang/api/files?name=x`,
        { method: 'POST', headers: { authorization, 'Content-Type': 'application/octet-stream' } },
        (response) => resolve(response.statusCode),
      );
      upload.on('error', reject);
      for (let i = 0; i < 40; i++) upload.write(Buffer.alloc(megabyte));
      upload.end();
    });
    expect(token).toBe(413);
    expect(await codeOf(await setup.as('wang').get(`files/${'f'.repeat(64)}`))).toEqual([404, 'notFound']);
  });

  it('may be exactly as large as is allowed', async () => {
    expect((await setup.as('wang').upload('x', Buffer.alloc(megabyte))).status).toBe(201);
  });
});

it('an empty file is kindly refused', async () => {
  expect(await codeOf(await setup.as('wang').upload('x', ''))).toEqual([400, 'emptyFile']);
});

it('an upload that breaks off leaves nothing, and the next one works', async () => {
  await new Promise<void>((resolve) => {
    const upload = request(`${setup.url}/m/wang/api/files`, {
      method: 'POST',
      headers: { authorization: `Bearer ${bearer}`, 'Content-Length': 1000 },
    });
    upload.on('error', () => resolve());
    upload.write('some', () => upload.destroy());
    upload.on('close', () => resolve());
  });
  expect((await setup.as('wang').upload('x', 'y')).status).toBe(201);
});

it.each(['multipart/form-data; boundary=x', 'application/x-www-form-urlencoded'])(
  'a form of another site (%s) uploads nothing',
  async (type) => {
    expect(await codeOf(await setup.as('wang').upload('x', 'x', type))).toEqual([415, 'wrongType']);
  },
);
