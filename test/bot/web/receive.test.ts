import { createServer, type AddressInfo } from 'node:net';
import type { WebMessage } from '../../../src/bot/web/api.js';
import { hour, setUp, start, type Setup } from './support.js';

let setup: Setup;
beforeEach(async () => (setup = await setUp()));
afterEach(() => setup.end());

const codeOf = async (response: Response) => [
  response.status,
  ((await response.json()) as { error: { code: string } }).error.code,
];

describe('what a person writes', () => {
  it('is taken durably, shown as their own, and goes on with its place', async () => {
    const response = await setup.as('wang').post('messages', { id: 'a1', text: '楼上半夜装修' });
    expect(response.status).toBe(202);
    const shown = (await response.json()) as WebMessage;
    const at = new Date(start + 24 * hour).toISOString();
    expect(shown).toEqual({
      id: 'a1',
      order: expect.any(String),
      thread: 'main',
      from: 'me',
      at,
      rendered: { text: '楼上半夜装修' },
      files: [],
    });
    expect(await setup.as('wang').messages()).toEqual([shown]);
    expect(setup.taken).toEqual([
      {
        id: 'web:wang:a1',
        messenger: 'web',
        conversation: 'wang',
        person: 'wang',
        language: 'zh',
        what: { kind: 'words', text: '楼上半夜装修', files: [] },
      },
    ]);
  });

  it('in the thread of a case goes to that case', async () => {
    await setup.as('wang').post('messages', { id: 'a1', text: '又响了', thread: 'web:wang:x#1' });
    await setup.as('wang').post('messages', { id: 'a2', text: '你好', thread: 'main' });
    expect(setup.taken.map(({ thread }) => thread)).toEqual(['web:wang:x#1', undefined]);
  });

  it('three times with the same id is one message with the same answer', async () => {
    const say = () => setup.as('wang').post('messages', { id: 'a1', text: '又响了' });
    const answers = await Promise.all([say(), say(), say()]);
    const bodies = await Promise.all(answers.map((answer) => answer.json()));
    expect(answers.map(({ status }) => status)).toEqual([202, 202, 202]);
    expect(new Set(bodies.map((body) => JSON.stringify(body))).size).toBe(1);
    expect(await setup.as('wang').messages()).toHaveLength(1);
    expect(new Set(setup.taken.map(({ id }) => id))).toEqual(new Set(['web:wang:a1']));
  });

  it('with the id that somebody else used is another message', async () => {
    await setup.as('wang').post('messages', { id: 'a1', text: '甲' });
    await setup.as('lin').post('messages', { id: 'a1', text: '乙' });
    expect(setup.taken.map(({ id }) => id)).toEqual(['web:wang:a1', 'web:lin:a1']);
    expect((await setup.as('lin').messages()).map(({ rendered }) => rendered.text)).toEqual(['乙']);
  });

  it.each([
    '<script>alert(1)</script>',
    '{"$where":"sleep(1000)"}',
    '__proto__',
    '同意；DROP TABLE',
    'a\u0000b',
    '𠮷👨‍👩‍👧',
    '\u202egnp.exe',
  ])('%j is a text like any other', async (text) => {
    const response = await setup.as('wang').post('messages', { id: 'a1', text });
    expect(response.headers.get('content-type')).toContain('application/json');
    expect((await setup.as('wang').messages()).map(({ rendered }) => rendered.text)).toEqual([text]);
    expect(setup.taken[0]!.what).toMatchObject({ text });
  });

  it('may be 30 KB long, however it is escaped', async () => {
    const longest = '吵'.repeat(10 * 1024);
    const escaped = `{"id":"a2","text":"${'\\u0041'.repeat(30 * 1024)}"}`;
    expect((await setup.as('wang').post('messages', { id: 'a1', text: longest })).status).toBe(202);
    expect((await setup.as('wang').post('messages', escaped)).status).toBe(202);
    expect(setup.taken.map(({ what }) => what.kind === 'words' && what.text)).toEqual([longest, 'A'.repeat(30 * 1024)]);
  });

  it.each([30 * 1024 + 1, 5 * 1024 * 1024])(
    'of %d bytes is not sent, and the answer says what to do',
    async (length) => {
      const response = await setup.as('wang').post('messages', { id: 'a1', text: 'a'.repeat(length) });
      expect(response.status).toBe(413);
      expect(await response.json()).toEqual({
        error: { code: 'tooLong', message: '这条消息太长（超过 30 KB），没有发出。请分成几条发，或者作为文件附上。' },
      });
      expect([setup.taken, await setup.as('wang').messages()]).toEqual([[], []]);
    },
  );

  it.each(['', ' \n\t '])('%j is kindly refused as empty', async (text) => {
    expect(await codeOf(await setup.as('wang').post('messages', { id: 'a1', text }))).toEqual([400, 'empty']);
    expect(setup.taken).toEqual([]);
  });

  it('is not half there when the inbox is away: the next press takes it', async () => {
    setup.away.inbox = true;
    const response = await setup.as('wang').post('messages', { id: 'a1', text: '又响了' });
    expect(response.status).toBe(503);
    expect(await response.json()).toEqual({ error: { code: 'notTaken', message: '没有收到，请再按一次。' } });
    expect(await setup.as('wang').messages()).toEqual([]);
    setup.away.inbox = false;
    expect((await setup.as('wang').post('messages', { id: 'a1', text: '又响了' })).status).toBe(202);
    expect(await setup.as('wang').messages()).toHaveLength(1);
  });

  it('stays when it was taken before and the inbox is away the second time', async () => {
    await setup.as('wang').post('messages', { id: 'a1', text: '又响了' });
    setup.away.inbox = true;
    await setup.as('wang').post('messages', { id: 'a1', text: '又响了' });
    expect(await setup.as('wang').messages()).toHaveLength(1);
  });

  it('goes on with the files that were uploaded for it, and with no others', async () => {
    const file = (await (await setup.as('wang').upload('声音.txt', '咚咚咚')).json()) as { hash: string };
    await setup.as('wang').post('messages', { id: 'a1', text: '', files: [file.hash] });
    expect(setup.taken[0]!.what).toEqual({
      kind: 'words',
      text: '',
      files: [{ hash: file.hash, name: '声音.txt', type: 'text/plain', size: 9 }],
    });
    expect((await setup.as('wang').messages())[0]!.files).toEqual([expect.objectContaining({ name: '声音.txt' })]);
    expect(await codeOf(await setup.as('lin').post('messages', { id: 'a1', text: '看', files: [file.hash] }))).toEqual([
      400,
      'unknownFile',
    ]);
  });
});

describe('a press', () => {
  const press = {
    id: 'p1',
    case: 'web:wang:x#1',
    thread: 'web:wang:x#1',
    action: 'rate',
    args: { rating: 4, words: '$where' },
  };

  it('goes on as what it is, and stands nowhere', async () => {
    const response = await setup.as('wang').post('press', press);
    expect([response.status, await response.json()]).toEqual([202, { id: 'p1' }]);
    const { id: _, thread, action, case: of, args } = press;
    expect(setup.taken).toEqual([
      {
        id: 'web:wang:p1',
        messenger: 'web',
        conversation: 'wang',
        thread,
        person: 'wang',
        language: 'zh',
        what: { kind: 'press', action, case: of, args },
      },
    ]);
    expect(await setup.as('wang').messages()).toEqual([]);
  });

  it('names the files of its form by hash', async () => {
    const { hash } = (await (await setup.as('wang').upload('a.txt', 'a')).json()) as { hash: string };
    await setup
      .as('wang')
      .post('press', { ...press, args: { files: [hash], text: hash, also: [{ hash, name: 'forged' }] } });
    const file = { hash, name: 'a.txt', type: 'text/plain', size: 1 };
    expect(setup.taken[0]!.what).toMatchObject({ args: { files: [file], text: hash, also: [file] } });
    expect(await codeOf(await setup.as('wang').post('press', { ...press, args: { files: ['f'.repeat(64)] } }))).toEqual(
      [400, 'unknownFile'],
    );
  });

  it('is not taken while the inbox is away', async () => {
    setup.away.inbox = true;
    expect(await codeOf(await setup.as('wang').post('press', press))).toEqual([503, 'notTaken']);
  });

  it.each([
    ['an operator as a field', '{"id":"p1","action":"rate","args":{"$where":"1"}}'],
    ['a prototype as a field', '{"id":"p1","action":"rate","args":{"a":{"__proto__":{"x":1}}}}'],
    ['fields without end', `{"id":"p1","action":"rate","args":{"a":${'['.repeat(20_000)}${']'.repeat(20_000)}}}`],
    ['a list as args', '{"id":"p1","action":"rate","args":[]}'],
    ['an operator as an id', '{"id":{"$ne":null},"action":"rate","args":{}}'],
    ['an operator as an action', '{"id":"p1","action":"$where","args":{}}'],
    ['a path as an id', '{"id":"../x","action":"rate"}'],
    ['no JSON', '{"id":'],
    ['a list', '[]'],
    ['nothing', ''],
  ])('with %s is refused', async (_what, body) => {
    expect(await codeOf(await setup.as('wang').post('press', body))).toEqual([400, 'invalid']);
    expect(setup.taken).toEqual([]);
  });
});

describe('another site', () => {
  const say = (headers: Record<string, string>) => setup.as('wang').post('messages', { id: 'a1', text: 'x' }, headers);

  it.each(['https://evil.example', 'null', 'nonsense'])('%s says nothing in a person’s name', async (origin) => {
    expect(await codeOf(await say({ Origin: origin }))).toEqual([403, 'otherSite']);
    expect(setup.taken).toEqual([]);
  });

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x'])(
    'has forms only, and %s is not taken',
    async (type) => {
      expect(await codeOf(await say({ 'Content-Type': type }))).toEqual([415, 'wrongType']);
    },
  );

  it('is not what this one is', async () => {
    expect((await say({ Origin: setup.url })).status).toBe(202);
  });
});

describe('starting', () => {
  it('names the port that is taken, and what to do', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => other.once('listening', resolve));
    const { port } = other.address() as AddressInfo;
    await expect(setUp({ port })).rejects.toThrow(`port ${port} is taken; choose another with PORT`);
    other.close();
  });
});
