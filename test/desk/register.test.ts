import { text } from 'node:stream/consumers';
import { registerDesk } from '../../src/desk/index.js';
import { maskText } from '../../src/desk/masking.js';
import { caseIdOf, commit } from '../../src/flows/commit.js';
import type { RegisterQuery } from '../../src/flows/register.js';
import type { Shell } from '../../src/flows/shell.js';
import { casesOf } from '../../src/models/cases.js';
import { numbersOf } from '../../src/models/numbers.js';
import { calendarOf } from '../../src/rules/calendar.js';
import { complaintCommands, type ComplaintCommandName } from '../../src/rules/complaint/commands.js';
import type { Reporter } from '../../src/rules/complaint/state.js';
import type { Organisation } from '../../src/rules/organisation.js';
import { isRefusal } from '../../src/rules/refusal.js';
import type { Instant } from '../../src/rules/time.js';
import { at, organisation as estate, wang } from '../support/life.js';
import { mongoUri, openInMemory, openOnServer } from '../support/stores.js';

/** A store of its own with the demonstration's estate; people give commands at moments. */
async function desk(organisation: Organisation = estate) {
  const store = await (mongoUri ? openOnServer() : openInMemory());
  const calendar = calendarOf(organisation);
  const [cases, numbers] = [casesOf(store), numbersOf(store)];
  await store.ensureIndexes();
  let now: Instant = at('2026-11-24', '09:00');
  let count = 0;
  const shell = {
    cases,
    numbers,
    organisation: () => ({ organisation, calendar }),
    now: () => now,
    machineNow: () => 0,
    leaseFor: 0,
    nudge: () => undefined,
  } as unknown as Shell;
  const give = async (
    person: string,
    type: ComplaintCommandName,
    args: object = {},
    more: { id?: string; known?: Record<string, unknown> } = {},
  ) => {
    const commandId = `c${++count}`;
    const command = { type, ...complaintCommands[type].parse(args) };
    const role = organisation.staff.some(({ id }) => id === person) ? ('staff' as const) : ('resident' as const);
    const done = await commit(shell, {
      commandId,
      kind: 'complaint',
      command,
      actor: { person, role },
      ...(more.id ? { case: more.id } : {}),
      known: more.known,
    });
    if (isRefusal(done)) throw new Error(done.refused);
    return commandId;
  };
  const register = async (given: object = {}, reporter: Reporter = wang): Promise<string> =>
    caseIdOf(
      await give(
        reporter.person ?? 'sun',
        'register',
        { text: '楼上半夜装修', category: 'noise', ...given },
        { known: { site: 'YH', reporter, earlier: 0 } },
      ),
    );
  return {
    ...registerDesk(shell, { cases, numbers }),
    numbers,
    cases,
    register,
    does: (id: string, person: string, type: ComplaintCommandName, args: object = {}) =>
      give(person, type, args, { id }),
    comes: (date: string, time: string) => (now = at(date, time)),
    close: () => store.close(),
  };
}
type Desk = Awaited<ReturnType<typeof desk>>;

const all: RegisterQuery = { page: 1 };
let here: Desk;
beforeEach(async () => {
  here = await desk();
});
afterEach(() => here.close());

const page = async (query: Partial<RegisterQuery> = {}, person = 'zhou') =>
  (await here.page(person, { ...all, ...query }, 'zh'))!;
const numbers = async (query: Partial<RegisterQuery> = {}) => (await page(query)).rows.map(({ number }) => number);

/** Two on Tuesday, one on Wednesday, of which the first is with engineering. */
async function three() {
  here.comes('2026-11-24', '09:00');
  const leak = await here.register({ text: '卫生间漏水，电话 13812341234', category: 'water', place: '3-2-402' });
  const noise = await here.register(
    { text: '3栋2单元501楼上半夜装修' },
    { ...wang, person: 'r-li', name: '李明', title: '先生' },
  );
  await here.does(leak, 'sun', 'takeUp');
  await here.does(leak, 'sun', 'recordFindings', { findings: '水管接头松动', proposal: '请工程部更换' });
  await here.does(leak, 'zhou', 'decide', { handling: '更换接头', department: 'engineering' });
  await here.does(leak, 'wu', 'accept');
  await here.does(leak, 'wu', 'reportDone', { result: '接头已更换，402 王女士在场确认' });
  here.comes('2026-11-25', '09:00');
  const letter = await here.register(
    { text: '信函：路灯坏了', category: 'facilities', channel: 'letter', place: '北门' },
    { verified: false, reachable: false },
  );
  return { leak, noise, letter };
}

describe('complaint.2: the register', () => {
  it('lists every case, the newest first, with customer, number, summary and result', async () => {
    await three();
    const { rows, total, pages } = await page();
    expect({ total, pages }).toEqual({ total: 3, pages: 1 });
    expect(rows.map(({ number }) => number)).toEqual(['TS-20261125-001', 'TS-20261124-002', 'TS-20261124-001']);
    expect(rows[2]).toMatchObject({
      customer: '王**',
      place: '3-2-***',
      nature: '投诉',
      category: '漏水用水',
      channel: '在线',
      summary: '卫生间漏水，电话 138****1234',
      status: '答复业主',
      department: '工程部',
      result: '接头已更换，*** 王**在场确认',
      open: true,
      rating: null,
    });
    expect(rows[0]).toMatchObject({ customer: '未留姓名', channel: '来信', place: '北门' });
  });

  it('security.1: names, phone numbers and doors are masked, in words too', async () => {
    await three();
    const seen = JSON.stringify((await page()).rows) + (await text((await here.csv('zhou', all, 'zh'))!));
    expect(seen).not.toMatch(/13812341234|王女士|李明|李先生|402|501/);
  });

  it('reads in English too', async () => {
    await three();
    const listed = await here.page('zhou', all, 'en');
    expect(listed?.rows[2]).toMatchObject({
      category: 'Water and drains',
      status: 'answer the resident',
      department: 'Engineering',
    });
    expect(listed?.filters.size).toContainEqual({ value: 'major', label: 'Major' });
  });

  it.each<[string, Partial<RegisterQuery>, string[]]>([
    ['words', { query: '装修' }, ['TS-20261124-002']],
    ['the whole number', { query: 'ts-20261124-001' }, ['TS-20261124-001']],
    ['part of a number', { query: '1124' }, ['TS-20261124-002', 'TS-20261124-001']],
    ['a pattern is only words', { query: '.*' }, []],
    ['an operator is only words', { query: '{"$ne":null}' }, []],
    ['category', { category: 'water' }, ['TS-20261124-001']],
    ['department', { department: 'engineering' }, ['TS-20261124-001']],
    ['size', { size: 'minor' }, ['TS-20261125-001']],
    ['status', { status: 'takeUp' }, ['TS-20261125-001', 'TS-20261124-002']],
    ['open', { open: 'true', category: 'noise' }, ['TS-20261124-002']],
    ['closed', { open: 'false' }, []],
    ['from a day', { from: '2026-11-25' }, ['TS-20261125-001']],
    ['to a day, that day included', { to: '2026-11-24' }, ['TS-20261124-002', 'TS-20261124-001']],
    [
      'a day that there is not',
      { from: '2026-02-31', to: '2026-13-01' },
      ['TS-20261125-001', 'TS-20261124-002', 'TS-20261124-001'],
    ],
    [
      'empty filters',
      { query: '', status: '', open: '', from: '', to: '' },
      ['TS-20261125-001', 'TS-20261124-002', 'TS-20261124-001'],
    ],
  ])('finds by %s', async (_, query, expected) => {
    await three();
    expect(await numbers(query)).toEqual(expected);
  });

  it('marks what is overdue, and only while it is open', async () => {
    const { noise } = await three();
    here.comes('2026-11-27', '09:00');
    const overdue = async () => (await page()).rows.filter((row) => row.overdue).map(({ number }) => number);
    expect(await overdue()).toEqual(['TS-20261125-001', 'TS-20261124-002', 'TS-20261124-001']);
    await here.does(noise, 'r-li', 'withdraw', {});
    await here.does(noise, 'zhou', 'signEnd');
    const { rows } = await page({ status: 'closed' });
    expect(rows).toMatchObject([
      { number: 'TS-20261124-002', overdue: false, open: false, until: null, result: '业主撤回' },
    ]);
  });

  it('pages by 25, and void numbers stand once, between their neighbours (complaint.3)', async () => {
    for (let n = 0; n < 54; n++) {
      if ([3, 30].includes(n)) {
        await here.numbers.take('YH', 'TS', '2026-11-24', `void${n}`);
        await here.numbers.markVoid(`void${n}`, 'parked', [{ site: 'YH', prefix: 'TS', date: '2026-11-24' }]);
      }
      here.comes('2026-11-24', `09:${String(n).padStart(2, '0')}`);
      await here.register({ text: `第 ${n} 件` }, { ...wang, person: `r-${n}` });
    }
    const listed = [await page({ page: 1 }), await page({ page: 2 }), await page({ page: 3 })];
    expect(listed.map(({ total, pages }) => [total, pages])).toEqual([
      [56, 3],
      [56, 3],
      [56, 3],
    ]);
    const rows = listed.flatMap((one) => one.rows);
    const expected = Array.from({ length: 56 }, (_, n) => `TS-20261124-${String(56 - n).padStart(3, '0')}`);
    expect(rows.map(({ number }) => number)).toEqual(expected);
    expect(rows.filter((row) => row.void)).toMatchObject([
      { number: 'TS-20261124-032', void: '登记没有完成（系统故障），已通知管理员', customer: '', summary: '' },
      { number: 'TS-20261124-004' },
    ]);
    expect((await page({ page: 99 })).page).toBe(3);
    expect(await numbers({ query: '004' })).toEqual(['TS-20261124-004']);
    expect((await page({ category: 'noise', page: 2 })).rows).toHaveLength(25);
    const exported = await text((await here.csv('zhou', all, 'zh'))!);
    expect(
      exported
        .trim()
        .split('\r\n')
        .slice(1)
        .map((line) => line.slice(0, 15)),
    ).toEqual(expected);
  });
});

describe('complaint.2: only those allowed', () => {
  it.each(['lin', 'chen', 'zhou', 'zheng'])('%s may see it', async (person) => {
    expect(await here.page(person, all, 'zh')).toBeDefined();
  });
  it.each(['wu', 'ma', 'xu', 'r-wang', 'guest-1', 'nobody', '__proto__'])('%s may not', async (person) => {
    const { leak } = await three();
    expect(await here.page(person, all, 'zh')).toBeUndefined();
    expect(await here.csv(person, all, 'zh')).toBeUndefined();
    expect(await here.form(person, leak, 'zh')).toBeUndefined();
  });
  it('another site is another register', async () => {
    const elsewhere = {
      ...estate.staff.find(({ id }) => id === 'chen')!,
      id: 'elsewhere',
      site: 'XX',
      department: 'x',
    };
    const site = { ...estate.sites[0]!, id: 'XX', officeManager: 'elsewhere', serviceDepartment: 'x' };
    await here.close();
    here = await desk({ ...estate, sites: [...estate.sites, site], staff: [...estate.staff, elsewhere] });
    const id = await here.register();
    expect((await page()).rows.map(({ number }) => number)).toEqual(['TS-YH-20261124-001']);
    expect((await page({}, 'elsewhere')).rows).toEqual([]);
    expect(await here.form('elsewhere', id, 'zh')).toBeUndefined();
  });
});

describe('the register as a spreadsheet', () => {
  it('abuse 24: nothing in it is taken for a formula', async () => {
    const formulas = ['=HYPERLINK("http://x","y")', '+1', '-1', '@SUM(A1)', '\tx', '\rx'];
    for (const formula of formulas) await here.register({ text: formula, place: '=1+1' });
    const content = await text((await here.csv('zhou', all, 'zh'))!);
    expect(content.startsWith('\uFEFF投诉文件编号,')).toBe(true);
    expect(content).toContain(`"'=HYPERLINK(""http://x"",""y"")"`);
    expect(content).toContain(",'=1+1,");
    const cells = content.replaceAll(/"(?:[^"]|"")*"/g, (cell) => cell.slice(1, 2)).split(/,|\r\n/);
    expect(cells.filter((cell) => /^[=+\-@\t\r]/.test(cell))).toEqual([]);
  });
  it('follows the filters', async () => {
    await three();
    const content = await text((await here.csv('lin', { ...all, category: 'water' }, 'en'))!);
    expect(content.split('\r\n')).toHaveLength(3);
    expect(content).toContain('TS-20261124-001,2026-11-24 09:00');
  });
});

describe('complaint.3: the handling form', () => {
  it('has the number, its originals and all steps with names and times', async () => {
    const { leak } = await three();
    const files = [{ hash: 'a'.repeat(64), name: '接头.jpg', type: 'image/jpeg', size: 10 }];
    await here.does(leak, 'r-wang', 'addWords', { text: '还有一张照片', files });
    const form = (await here.form('sun', leak, 'zh'))!;
    expect(form).toMatch(/<h1>投诉处理表<\/h1>\s*<p class="number">TS-20261124-001<\/p>/);
    for (const part of [
      'TS-20261124-001/1',
      '接头.jpg',
      '王女士',
      '138****1234',
      '水管接头松动',
      '更换接头',
      '工程部',
      '吴经理',
      '2026-11-24 09:00',
      '还有一张照片',
    ])
      expect(form).toContain(part);
    expect(form).not.toContain('13812341234</dd>');
    expect(form).not.toMatch(/undefined|\[object|null/);
    expect((await here.form('sun', leak, 'en'))!).toContain('<h1>Complaint handling form</h1>');
  });

  it('everything in it is escaped; no scripts, no handlers, nothing loaded', async () => {
    const evil = `<script>alert(1)</script><img src=x onerror="alert(1)">'&`;
    const id = await here.register({ text: evil, place: evil }, { ...wang, name: evil });
    await here.does(id, 'sun', 'note', {
      text: evil,
      files: [{ hash: 'a'.repeat(64), name: evil, type: 'text/html', size: 1 }],
    });
    const form = (await here.form('sun', id, 'zh'))!;
    expect(form).not.toMatch(/<script|<img|<link|<iframe|javascript:/i);
    expect(form.replaceAll(/<style>[^]*?<\/style>/g, '')).not.toMatch(/<[^>]*\son\w+=/i);
    expect(form).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
  });

  it('security.1: readers who have no part in the case see no names and doors', async () => {
    const { leak } = await three();
    const staff = estate.staff.map((one) => (one.id === 'qian' ? { ...one, register: true } : one));
    const other = registerDesk(
      {
        organisation: () => ({ organisation: { ...estate, staff }, calendar: calendarOf(estate) }),
        now: () => at('2026-11-25', '09:00'),
      },
      here,
    );
    const form = (await other.form('qian', leak, 'zh'))!;
    expect(form).toContain('王**');
    expect(form).not.toMatch(/王女士|3-2-402|13812341234/);
  });

  it('there is none of a case that there is not', async () => {
    expect(await here.form('zhou', 'nothing', 'zh')).toBeUndefined();
  });
});

describe('security.1: masking of words', () => {
  it('who wrote is masked however they call themselves', () => {
    const who = { name: '仉丽', title: '女士', room: '3-2-402' };
    expect(maskText('我是仉丽女士，仉丽', who)).toBe('我是仉**，仉**');
  });
  const own = { name: '王', room: '3-2-402' };
  it.each([
    ['打 138 1234 1234 或 0571-55500110', '打 138****1234 或 0571****0110'],
    ['3栋2单元501漏水', '3栋2单元***漏水'],
    ['3-2-501 和 5-301', '3-2-*** 和 5-***'],
    ['楼上502天天吵', '楼上***天天吵'],
    ['我住402，王女士', '我住***，王**'],
    ['反映李明先生和张太太的狗', '反映李**和张**的狗'],
    ['2026-11-24 交了 300 元', '2026-11-24 交了 300 元'],
  ])('%s', (before, after) => {
    expect(maskText(before, own)).toBe(after);
  });
});
