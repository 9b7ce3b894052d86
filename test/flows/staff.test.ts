import type { Product } from '../../src/product.js';
import type { Complaint } from '../../src/rules/complaint/state.js';
import { startTestProduct, userOf, type User } from '../support/product.js';

let product: Product;
let wang: User, sun: User, zhou: User, wu: User;
beforeEach(async () => {
  product = await startTestProduct();
  [wang, sun, zhou, wu] = (await Promise.all(
    ['r-wang', 'sun', 'zhou', 'wu'].map((person) => userOf(product, person)),
  )) as [User, User, User, User];
});
afterEach(() => product.stop());

const all = async () =>
  (await product.shell.cases.since('complaint', 'YH', '')).map((line) => ({ ...line, state: line.state as Complaint }));
const one = async () => (await all())[0]!;
const inThread = async (user: User, text: string) => user.say(text, { thread: (await one())._id });

test('a phone call is registered in one message, from where it was told (complaint.1, reception.1)', async () => {
  await sun.say('来电 张先生 13912345678 6-2-301 说水管爆了厨房漏水');
  expect(await one()).toMatchObject({
    category: 'water',
    place: '6-2-301',
    state: { channel: 'phone', keeper: 'sun', reporter: { name: '张先生', phone: '13912345678', reachable: false } },
  });
  expect(await sun.reads()).toMatch(/TS-20261124-001|…001/);
});

test('a letter with its original through the form; what is missing is asked, nothing is lost (complaint.3)', async () => {
  const { hash, name, type, size } = (await (await sun.upload('来信.pdf', '%PDF-1.4 x')).json()) as {
    hash: string;
    name: string;
    type: string;
    size: number;
  };
  await sun.press({ action: 'registerFor', args: {} }, { channel: 'letter', name: '李大爷' });
  expect(await all()).toHaveLength(0);
  await sun.press(
    { action: 'registerFor', args: {} },
    { channel: 'letter', name: '李大爷', room: '1-1-101', text: '楼道堆杂物', files: [{ hash, name, type, size }] },
  );
  expect(await one()).toMatchObject({
    state: {
      channel: 'letter',
      originals: [{ n: 1, name: '来信.pdf' }],
      reporter: { room: '1-1-101', reachable: false },
    },
  });
});

test('a resident cannot register for others', async () => {
  await wang.press({ action: 'registerFor', args: {} }, { channel: 'phone', name: '别人', text: '漏水' });
  expect(await all()).toHaveLength(0);
});

describe('words in the thread do what the buttons do', () => {
  beforeEach(() => wang.say('楼上漏水'));

  test('findings with a proposal are recorded; without one it is asked for (reception.2)', async () => {
    await sun.pressShown('takeUp');
    await inThread(sun, '上门看了，楼上地漏堵了');
    expect((await one()).status).toBe('investigate');
    await inThread(sun, '请工程部疏通');
    expect((await one()).state.findings[0]).toMatchObject({ text: '上门看了，楼上地漏堵了', proposal: '请工程部疏通' });
    expect((await one()).status).toBe('decide');
  });

  test('同意 by the manager decides, by anybody else it is refused kindly', async () => {
    await sun.pressShown('recordFindings', { findings: '楼上地漏堵了', proposal: '请工程部疏通' });
    await inThread(sun, '同意');
    expect((await one()).status).toBe('decide');
    expect(await sun.reads()).toContain('周经理');
    await inThread(zhou, '同意，工程部今天疏通');
    expect((await one()).state.decisions[0]).toMatchObject({ by: 'zhou', department: 'engineering' });
  });

  test('a department asked for in chat is answered by its name', async () => {
    await sun.pressShown('recordFindings', { findings: '说不清是谁的', proposal: '请经理定' });
    await zhou.press({ action: 'decide', case: (await one())._id, args: { handling: '先清走' } });
    expect((await one()).status).toBe('decide');
    await inThread(zhou, '同意，先清走，保洁部办');
    expect((await one()).state.decisions[0]).toMatchObject({ department: 'cleaning' });
  });

  test('a conditional yes is shown back for one press', async () => {
    await sun.pressShown('recordFindings', { findings: '楼上地漏堵了', proposal: '请工程部疏通' });
    await inThread(zhou, '如果费用不超过两百就同意');
    expect((await one()).status).toBe('decide');
  });

  test('the department accepts, asks for more time, reports done', async () => {
    await sun.pressShown('recordFindings', { findings: '楼上地漏堵了', proposal: '请工程部疏通' });
    await zhou.pressShown('agree');
    await inThread(wu, '收到');
    expect((await one()).status).toBe('work');
    await inThread(wu, '要延期到周五，缺配件');
    expect((await one()).state.moreTime?.reason).toContain('缺配件');
    await inThread(zhou, '同意');
    expect((await one()).state.moreTime).toBeUndefined();
    await inThread(wu, '已经疏通好了，试过水');
    expect((await one()).status).toBe('answer');
  });

  test('staff words are internal until sent', async () => {
    await inThread(sun, '这个业主脾气不好，注意说话');
    expect(await wang.reads()).not.toContain('脾气');
  });
});

test('help and what waits for me', async () => {
  await wang.say('楼上漏水');
  await sun.say('有什么要我办的');
  await sun.press({ action: 'myCases', args: {} });
  expect(await sun.reads()).toMatch(/TS-20261124-001|…001/);
});
