import type { Me, MessagePage, WebMessage } from '../../../src/bot/web/api.js';
import type { ScanInfo } from '../../../src/models/connection.js';
import { envelope, hour, inCase, setUp, shownText, start, type Setup } from './support.js';

const scans: ScanInfo[] = [];
let setup: Setup;
beforeEach(async () => {
  scans.length = 0;
  setup = await setUp({}, (scan) => void scans.push(scan));
});
afterEach(async () => {
  await setup.end();
  expect(scans).toEqual([]);
});

const primary = [{ action: 'takeUp', style: 'primary' as const }];
const line = async (thread: string) => (await setup.as('wang').threads()).find((one) => one.thread === thread)!;

describe('me', () => {
  it('says who this is, business time, and the short cuts, in the person’s language', async () => {
    expect(await setup.as('smith').read<Me>('me')).toEqual({
      person: 'smith',
      name: 'Ms Wang',
      role: 'resident',
      title: '3-2-402',
      site: '和风苑',
      timeZone: 'Asia/Shanghai',
      language: 'en',
      demo: false,
      now: new Date(start + 24 * hour).toISOString(),
      menu: {
        card: expect.objectContaining({ title: 'About menu', buttons: [expect.objectContaining({ action: 'help' })] }),
      },
      mayUseRegister: false,
      maxFileMegabytes: 1,
    });
  });

  it('everything shown is worded anew in the language that is chosen', async () => {
    const wang = setup.as('wang');
    await setup.web.send(envelope('m1', { text: 'x' }));
    expect((await wang.messages())[0]!.rendered).toEqual({ text: '关于 note x' });
    expect((await wang.post('preferences', { language: 'en' })).status).toBe(204);
    expect((await wang.messages())[0]!.rendered).toEqual({ text: 'About note x' });
    expect((await wang.read<Me>('me')).language).toBe('en');
    expect((await wang.post('preferences', { language: 'fr' })).status).toBe(400);
  });
});

describe('messages', () => {
  const pageOf = (query: string) => setup.as('wang').read<MessagePage>(`messages${query}`);

  it('come fifty at a time, the newest first, until the beginning', async () => {
    for (let i = 0; i < 120; i++) await setup.web.send(envelope(`m${i}`, { text: '', ...(i % 2 ? inCase('c1') : {}) }));
    const ids: string[] = [];
    let query = '';
    const lengths: number[] = [];
    for (let before: string | null = ''; before !== null; query = `?before=${before}`) {
      const page: MessagePage = await pageOf(query);
      ids.unshift(...page.messages.map(({ id }) => id));
      lengths.push(page.messages.length);
      before = page.before;
    }
    expect(lengths).toEqual([50, 50, 20]);
    expect(ids).toEqual(Array.from({ length: 120 }, (_, i) => `m${i}`));
    const thread = await pageOf('?thread=c1');
    expect([thread.messages.length, thread.messages.at(-1)!.id, thread.messages[0]!.number]).toEqual([
      50,
      'm119',
      'TS-20261124-001',
    ]);
    expect((await pageOf(`?thread=c1&before=${thread.before}`)).messages).toHaveLength(10);
  });

  it('are found by index, however many there are', async () => {
    const { collection } = setup.store.connection.models.web_messages!;
    await collection.insertMany(
      Array.from({ length: 1500 }, (_, i) => ({
        _id: `b:x${i}:m`,
        id: 'm',
        person: `x${i}`,
        order: `0${i}`,
        thread: 'main',
        at: '',
        files: [],
        unreadFor: `x${i}`,
      })) as never[],
    );
    await setup.web.send(envelope('m1', inCase('c1')));
    await setup.as('wang').threads();
    await setup.as('wang').messages('?thread=main&before=zzz');
    await setup.as('wang').post('read', { thread: 'c1', order: 'zzz' });
    await setup.options.records.messages.newestOrder();
  });

  it('that cannot be put into words do not hide the others', async () => {
    await setup.end();
    setup = await setUp({
      word: ({ message }) => {
        if (message.say === 'broken') throw new Error('no wording');
        return { text: 'fine' };
      },
    });
    const broken = envelope('m1');
    await setup.web.send({ ...broken, message: { ...broken.message, say: 'broken' } });
    await setup.web.send(envelope('m2'));
    expect((await setup.as('wang').messages()).map(shownText)).toEqual(['这条消息暂时无法显示。', 'fine']);
  });

  it.each(['?before[$ne]=1', '?before=%00', '?thread=$where;', '?thread=a&thread=b'])(
    'asked for with %s are not given',
    async (query) => {
      const response = await setup.as('wang').get(`messages${query}`);
      // A name in brackets is a name like any other that nobody asks about.
      expect(response.status).toBe(query.includes('[') ? 200 : 400);
    },
  );
});

describe('threads', () => {
  it('are the conversation outside cases, and the cases by their latest word', async () => {
    expect(await setup.as('wang').threads()).toEqual([
      { thread: 'main', title: '回音', last: null, unread: 0, waiting: false, open: true },
    ]);
    await setup.web.send(envelope('m1', { text: '一\n  二', ...inCase('c1') }));
    await setup.web.send(envelope('m2', { ...inCase('closed', 'TS-20261124-002') }));
    await setup.as('wang').post('messages', { id: 'a1', text: '又响了', thread: 'c1' });
    await setup.as('wang').post('messages', { id: 'a2', text: '你好' });
    expect(await setup.as('wang').threads()).toEqual([
      expect.objectContaining({ thread: 'main', last: { at: expect.any(String), text: '你好' } }),
      expect.objectContaining({
        thread: 'c1',
        number: 'TS-20261124-001',
        title: 'zh c1',
        open: true,
        unread: 1,
        last: { at: expect.any(String), text: '又响了' },
      }),
      expect.objectContaining({ thread: 'closed', number: 'TS-20261124-002', open: false }),
    ]);
  });

  it('show nothing of a case that a person only names', async () => {
    await setup.as('wang').post('messages', { id: 'a1', text: '怎么样了', thread: 'c9' });
    expect((await setup.as('wang').threads()).map(({ thread }) => thread)).toEqual(['main']);
  });

  it('have no title where the person may not know it, only the number they were told', async () => {
    await setup.web.send(envelope('m1', inCase('secret1')));
    expect((await line('secret1')).title).toBe('TS-20261124-001');
  });

  it('cut a long last line short, between characters', async () => {
    await setup.as('wang').post('messages', { id: 'a1', text: '👍'.repeat(500) });
    expect((await line('main')).last!.text).toBe(`${'👍'.repeat(79)}…`);
  });

  it('count what is unread up to where it was read', async () => {
    const wang = setup.as('wang');
    for (const id of ['m1', 'm2', 'm3']) await setup.web.send(envelope(id, inCase('c1')));
    const [, second] = await wang.messages();
    await wang.post('read', { thread: 'c1', order: second!.order });
    expect((await line('c1')).unread).toBe(1);
    await setup.as('lin').post('read', { thread: 'c1', order: 'zzzz' });
    expect((await line('c1')).unread).toBe(1);
    await wang.post('read', { thread: 'c1', order: 'zzzz' });
    expect((await line('c1')).unread).toBe(0);
  });

  it('wait for a person while the next step is theirs', async () => {
    const reference = await setup.web.send(envelope('m1', { ...inCase('c1'), buttons: primary }));
    await setup.web.send(envelope('m2', { ...inCase('c2'), buttons: [{ action: 'withdraw' }] }));
    expect([(await line('c1')).waiting, (await line('c2')).waiting]).toEqual([true, false]);
    await setup.web.update(reference, envelope('m3', inCase('c1')));
    expect((await line('c1')).waiting).toBe(false);
  });
});

describe('a later card', () => {
  it('stands where the earlier one stood, and is marked as changed', async () => {
    const reference = await setup.web.send(envelope('m1', { text: '待处理', buttons: primary, ...inCase('c1') }));
    await setup.web.send(envelope('m2', inCase('c1')));
    const at = new Date(start + hour).toISOString();
    expect(await setup.web.update(reference, envelope('m3', { text: '已处理', at, ...inCase('c1') }))).toEqual(
      reference,
    );
    const [first, second] = await setup.as('wang').messages();
    expect(first).toMatchObject({ id: 'm1', at: new Date(start).toISOString(), updatedAt: at });
    expect([shownText(first!), second!.id]).toEqual(['关于 note 已处理', 'm2']);
  });

  it('is unread again only when it newly has buttons', async () => {
    const wang = setup.as('wang');
    const reference = await setup.web.send(envelope('m1', inCase('c1')));
    const read = async () => wang.post('read', { thread: 'c1', order: (await wang.messages()).at(-1)!.order });
    await read();
    await setup.web.update(reference, envelope('m2', inCase('c1')));
    expect((await line('c1')).unread).toBe(0);
    await setup.web.update(reference, envelope('m3', { ...inCase('c1'), buttons: primary }));
    expect((await line('c1')).unread).toBe(1);
    await read();
    await setup.web.update(reference, envelope('m4', { ...inCase('c1'), buttons: primary }));
    expect((await line('c1')).unread).toBe(0);
  });

  it('is shown all the same when the earlier one is gone', async () => {
    const gone = { messenger: 'web', conversation: 'wang', message: 'gone', thread: 'c1' };
    expect(await setup.web.update(gone, envelope('m2', inCase('c1')))).toEqual({ ...gone, message: 'm2' });
    expect((await setup.as('wang').messages()).map(({ id }) => id)).toEqual(['m2']);
  });
});

describe('order', () => {
  it('goes on although the machine’s clock was set back', async () => {
    await setup.as('wang').post('messages', { id: 'a1', text: '一' });
    setup.clock.machine = start - 24 * hour;
    await setup.as('wang').post('messages', { id: 'a2', text: '二' });
    await setup.restart();
    await setup.as('wang').post('messages', { id: 'a3', text: '三' });
    expect((await setup.as('wang').messages()).map(({ rendered }: WebMessage) => rendered.text)).toEqual([
      '一',
      '二',
      '三',
    ]);
  });
});

describe('the register', () => {
  it('is read by those who may, as a list, a file and a form', async () => {
    const lin = setup.as('lin');
    expect(await lin.read('register?query=噪音&status=&open=true&page=2')).toMatchObject({ rows: [], page: 2 });
    const file = await lin.get('register.csv');
    expect([file.headers.get('content-disposition'), await file.text()]).toEqual([
      'attachment; filename="register-2026-11-24.csv"',
      '编号\nTS-1\n',
    ]);
    const form = await lin.get(`register/${encodeURIComponent('web:wang:x#1')}`);
    expect(form.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(await form.text()).toContain('web:wang:x#1');
  });

  it.each(['register', 'register.csv', 'register/c1'])('is closed to others (%s)', async (path) => {
    expect((await setup.as('wang').get(path)).status).toBe(403);
  });

  it.each(['page=0', 'page=x', 'from=yesterday', 'open=maybe', `query=${'x'.repeat(201)}`])(
    'does not take %s',
    async (query) => {
      expect((await setup.as('lin').get(`register?${query}`)).status).toBe(400);
    },
  );
});
