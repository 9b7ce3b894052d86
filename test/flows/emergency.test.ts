import { offlineUnderstanding } from '../../src/bot/understanding/offline/index.js';
import type { Product } from '../../src/product.js';
import type { Understand } from '../../src/flows/understand.js';
import { isLive, type Emergency } from '../../src/rules/emergency/index.js';
import { startTestProduct, userOf, type User } from '../support/product.js';

let product: Product;
let wang: User, sun: User, chen: User, zhou: User;
async function begin(more: Parameters<typeof startTestProduct>[0] = {}) {
  product = await startTestProduct(more);
  [wang, sun, chen, zhou] = (await Promise.all(
    ['r-wang', 'sun', 'chen', 'zhou'].map((person) => userOf(product, person)),
  )) as [User, User, User, User];
}
afterEach(() => product.stop());

const all = async (kind = 'complaint') => product.shell.cases.since(kind, 'YH', '');
const emergency = async (kind = 'complaint') => ((await all(kind))[0]?.state as { emergency?: Emergency }).emergency;

describe('a resident in danger', () => {
  beforeEach(() => begin());

  test('within one reply: what to do now, whom to call, and that people are alerted; those who can act have it', async () => {
    await wang.say('三号楼电梯卡住了里面有人在拍门');
    const read = await wang.reads();
    expect(read).toMatch(/不要扒门/);
    expect(read).toMatch(/0571-5550-0110/);
    expect(read).toMatch(/120/);
    expect(read).toMatch(/值班人员已通知/);
    expect(await chen.reads()).toMatch(/紧急.*电梯/);
    expect(await chen.reads()).toContain('13800001234');
    expect((await all())[0]).toMatchObject({ number: expect.stringMatching(/^TS-/), size: 'major' });
  });

  test('收到 and 接手 in the thread do what the buttons do; updates reach all; 处置结束 answers the resident', async () => {
    await wang.say('三号楼电梯困人了');
    const thread = (await all())[0]!._id;
    await chen.say('收到', { thread });
    await chen.say('我接手', { thread });
    expect(await emergency()).toMatchObject({ takenOver: { by: 'chen' } });
    expect(await wang.reads()).toContain('陈主管已接手');
    await sun.say('维保到了，正在放人', { thread });
    expect(await chen.reads()).toContain('维保到了，正在放人');
    await chen.pressShown('endHandling', { cause: '门锁故障', measures: '21 分钟放出 2 人，均无恙，停梯检修' });
    expect(await wang.reads()).toContain('处置结束');
    expect(await chen.reads()).toContain('事后汇报');
  });

  test('a dialogue under way, or another thread, is no hindrance', async () => {
    await wang.say('楼上漏水');
    const [first] = await all();
    await wang.say('着火了！！', { thread: first!._id });
    expect((await product.shell.cases.byId(first!._id))?.state).toMatchObject({ emergency: { hazards: ['fire'] } });
    expect(await wang.reads()).toContain('119');
  });

  test('twenty cries in ten minutes: one alert, one case, each of them heard', async () => {
    for (let n = 0; n < 20; n++) await wang.say(`救命着火了${n}`);
    expect(await all()).toHaveLength(1);
    const alerts = (await chen.messages()).filter(({ rendered }) => rendered.card?.title?.includes('火情'));
    expect(alerts).toHaveLength(1);
    expect((await emergency())?.again).toBe(19);
  });

  test('弄错了: everybody alarmed hears that it was a false alarm', async () => {
    await wang.say('三号楼电梯困人了');
    await wang.pressShown('callOff');
    expect(isLive(await emergency())).toBe(false);
    expect(await chen.reads()).toContain('误报');
  });

  test('in doubt: the clerk and one question; 是 in words is enough', async () => {
    await wang.say('楼道里有股奇怪的味道');
    expect((await emergency())?.alerted).toHaveLength(1);
    expect((await wang.buttons()).map(({ action }) => action)).toEqual(
      expect.arrayContaining(['yesEmergency', 'noEmergency']),
    );
    await wang.say('是的', { thread: (await all())[0]!._id });
    expect((await emergency())?.alerted.length).toBeGreaterThan(1);
  });

  test('a guest who was never registered is heard too', async () => {
    const guest = await userOf(product, 'guest-a');
    await guest.say('地下室有煤气味');
    expect(await guest.reads()).toMatch(/不要开关电灯/);
    expect((await emergency())?.alerted.length).toBeGreaterThan(1);
  });
});

describe('never waits', () => {
  let answerAtLast: () => void = () => undefined;
  const hanging: Understand = {
    read: async (text, context) => {
      await new Promise<void>((resolve) => (answerAtLast = resolve));
      return offlineUnderstanding().read(text, context);
    },
  };

  test('for a language model that hangs, nor for what the conversation asked before it', async () => {
    await begin({ understand: hanging });
    const base = `${product.url}/m/r-wang/`;
    const cookie = ((await fetch(base, { redirect: 'manual' })).headers.get('set-cookie') ?? '').split(';')[0] ?? '';
    const say = (id: string, text: string) =>
      fetch(`${base}api/messages`, {
        method: 'POST',
        headers: { cookie, 'content-type': 'application/json' },
        body: JSON.stringify({ id, text, files: [] }),
      });
    await say('a1', '楼上漏水了麻烦看看');
    const began = performance.now();
    await say('a2', '着火了快来人');
    while (!(await chen.reads()).includes('火情') && performance.now() - began < 5000)
      await new Promise((resolve) => setTimeout(resolve, 10));
    expect(await chen.reads()).toContain('火情');
    expect(performance.now() - began).toBeLessThan(1000);
    answerAtLast();
  });
});

describe('a member of staff reports', () => {
  beforeEach(() => begin());

  test('an emergency from any chat: BG number, sent first, no proposal asked', async () => {
    await sun.say('3号楼电梯困人');
    expect((await all('report'))[0]).toMatchObject({ number: expect.stringMatching(/^BG-/), status: 'instruct' });
    expect((await emergency('report'))?.alerted.map(({ person }) => person)).toContain('chen');
    expect(await sun.reads()).toMatch(/不要扒门/);
  });

  test('what a caller says stays a complaint of the caller', async () => {
    await sun.say('来电 张先生 13912345678 说5号楼着火了');
    expect((await all())[0]).toMatchObject({ state: { channel: 'phone', emergency: { hazards: ['fire'] } } });
    expect(await all('report')).toHaveLength(0);
  });

  test('报告：… with a proposal goes to the direct superior, whose words are the instruction', async () => {
    await sun.say('报告：2号楼宣传栏玻璃松了，建议请工程部今天加固');
    const [line] = await all('report');
    expect(line).toMatchObject({
      holder: 'chen',
      state: { text: '2号楼宣传栏玻璃松了', proposal: '请工程部今天加固' },
    });
    await chen.say('同意，下午三点前弄好，拍照给我', { thread: line!._id });
    expect(await sun.reads()).toContain('“同意，下午三点前弄好，拍照给我”');
    await sun.say('收到', { thread: line!._id });
    await sun.say('已执行，加固好了', { thread: line!._id });
    await sun.say('玻璃换了新胶条，照片在群里', { thread: line!._id });
    expect((await all('report'))[0]).toMatchObject({ open: false });
    expect(await zhou.reads()).not.toContain('玻璃');
  });

  test('请示 without a proposal is asked for one; the next words are it', async () => {
    await sun.say('请示：业主要求退三个月物业费，超出我权限');
    const [line] = await all('report');
    expect(line).toMatchObject({ status: 'propose', state: { nature: 'request' } });
    await sun.say('退一个月，下月抵扣', { thread: line!._id });
    expect((await all('report'))[0]).toMatchObject({
      status: 'instruct',
      holder: 'chen',
      state: { proposal: '退一个月，下月抵扣' },
    });
  });

  test('addressed past the superior: one button sends it to the right one', async () => {
    await sun.say('向郑经理报告：车位线材料没到，建议催供应商');
    expect(await all('report')).toHaveLength(0);
    expect(await sun.reads()).toContain('陈主管');
    await sun.pressShown('submitReport');
    expect((await all('report'))[0]).toMatchObject({ holder: 'chen' });
  });

  test('about the own superior: asked once, then past them', async () => {
    await sun.say('报告：陈主管多次辱骂同事，建议公司调查');
    expect(await all('report')).toHaveLength(0);
    await sun.press((await sun.buttons()).find(({ args }) => args.confidential === 'yes')!);
    expect((await all('report'))[0]).toMatchObject({ holder: 'zhou', state: { confidential: true } });
    expect(await chen.reads()).not.toContain('辱骂');
  });
});
