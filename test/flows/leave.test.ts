import type { Product } from '../../src/product.js';
import { startTestProduct, userOf, type User } from '../support/product.js';

/** Leave through the whole product, in everybody's own messenger. It is Tuesday, 24 November 2026, nine o'clock. */
let product: Product;
let people: Record<'sun' | 'zhao' | 'chen' | 'zhou' | 'gao' | 'he', User>;
beforeEach(async () => {
  product = await startTestProduct();
  const ids = ['sun', 'zhao', 'chen', 'zhou', 'gao', 'he'] as const;
  const users = await Promise.all(ids.map(async (id) => [id, await userOf(product, id)] as const));
  people = Object.fromEntries(users) as typeof people;
});
afterEach(() => product.stop());

/** The newest thing this person reads. */
const last = async (user: User): Promise<string> => {
  const message = (await user.messages()).at(-1);
  const { text, card } = message?.rendered ?? {};
  return [text, card?.title, ...(card?.lines ?? []).map((line) => `${line.label ?? ''} ${line.text}`)]
    .filter(Boolean)
    .join('\n');
};
const labels = async (user: User): Promise<string[]> =>
  ((await user.messages()).at(-1)?.rendered.card?.buttons ?? []).map(({ label }) => label);
const threadOf = async (user: User, title: RegExp): Promise<string> =>
  (await user.messages()).findLast(({ rendered }) => title.test(rendered.card?.title ?? ''))?.thread ?? '';

describe('asked for in one sentence', () => {
  test('half a day: the summary says the rule, who decides and what is left on the shift; one press sends it (attendance.8, .9)', async () => {
    const { zhao, chen } = people;
    await zhao.say('明天下午家里有点事 请半天');
    expect(await last(zhao)).toMatch(/事假 · 11月25日（周三）13:30–17:30 · 4 小时/);
    expect(await last(zhao)).toContain('陈主管');
    expect(await last(zhao)).toContain('提前时间符合规定');
    expect(await labels(zhao)).toEqual(expect.arrayContaining(['提交', '改时间', '取消']));
    await zhao.pressShown('sendLeave');
    expect(await zhao.reads()).toMatch(/QJ-\d{8}-001/);
    await chen.say('同意', { thread: await threadOf(chen, /小赵/) });
    expect(await zhao.reads()).toContain('已批准（陈主管）');
  });

  test('in English, with the words as the yes', async () => {
    const { he, chen } = people;
    await he.say('I need Thursday off');
    expect(await last(he)).toMatch(/personal leave/);
    await he.say('yes');
    expect(await he.reads()).toMatch(/QJ-\d{8}-001/);
    await chen.pressShown('approve');
    expect(await he.reads()).toContain('Approved by Chen');
  });

  test('what is missing is asked, one question at a time', async () => {
    const { zhao } = people;
    await zhao.say('请假');
    expect(await last(zhao)).toContain('请哪天的假');
    await zhao.say('后天');
    expect(await last(zhao)).toContain('1 天');
    await zhao.pressShown('sendLeave');
    expect(await zhao.reads()).toContain('已提交');
  });

  test('kept or dropped before it is sent; changed by words', async () => {
    const { zhao, chen } = people;
    await zhao.say('明天请假');
    await zhao.say('改到后天');
    expect(await last(zhao)).toContain('11月26日');
    await zhao.say('取消');
    expect(await last(zhao)).toContain('没有提交');
    expect(await chen.reads()).not.toContain('小赵');
  });

  test('late: it can be sent all the same, the rule and the phone are said, sick leave is a press away (attendance.8)', async () => {
    const { sun } = people;
    await sun.say('今天临时有事来不了了');
    expect(await last(sun)).toContain('批准后才生效');
    expect(await labels(sun)).toEqual(['照常提交', '是病假', '是急诊', '打电话给陈主管', '取消']);
    await sun.pressShown('callSuperior');
    expect(await last(sun)).toContain('陈主管');
    await sun.pressShown('sendLeave');
    expect(await sun.reads()).toContain('待批');
  });

  test('sick from tomorrow: stands at once, the certificate closes it; a gap is named (attendance.11)', async () => {
    const { zhao, chen, gao } = people;
    await zhao.say('明天到后天病假');
    await zhao.pressShown('sendLeave');
    expect(await zhao.reads()).toContain('已生效，待补证明');
    await chen.pressShown('approve');
    expect(await gao.reads()).toContain('病假');
    const photo = async (name: string, type: string, content: Buffer) =>
      ((await (await zhao.upload(name, content, type)).json()) as { hash: string }).hash;
    const png = Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
      'base64',
    );
    const thread = await threadOf(zhao, /QJ-/);
    await zhao.say('证明', { thread, files: [await photo('证明.txt', 'text/plain', Buffer.from('我病了'))] });
    await zhao.pressShown('addCertificate');
    expect(await last(zhao)).toContain('不能作为证明');
    await zhao.say('11月25日的证明', { thread, files: [await photo('证明.png', 'image/png', png)] });
    expect(await zhao.reads()).toContain('还缺 11月26日');
    await zhao.say('11月26日的', { thread, files: [await photo('证明2.png', 'image/png', png)] });
    expect(await zhao.reads()).toContain('证明已收齐');
  });

  test('an outing: back at two, straight to the manager, and back (attendance.13)', async () => {
    const { zhao, zhou } = people;
    await zhao.say('去街道办办事，两点回来');
    expect(await last(zhao)).toMatch(/因公外出/);
    expect(await last(zhao)).toContain('周经理');
    await zhao.pressShown('sendLeave');
    await zhou.pressShown('approve');
    await zhao.say('回来了');
    expect(await zhao.reads()).toContain('欢迎回来');
  });

  test('overtime last night: from the end of the shift, pay as a rule (attendance.7)', async () => {
    const { zhao, zhou, gao } = people;
    await zhao.say('昨晚加班到十点');
    expect(await last(zhao)).toMatch(/加班 · .*17:30/);
    expect(await last(zhao)).toContain('加班费');
    await zhao.pressShown('sendLeave');
    await zhou.pressShown('approve');
    expect(await gao.reads()).toContain('4.5 小时');
  });
});

describe('emergency visit', () => {
  test('no answer before the shift: the next superior; the skipped one is told and confirms (attendance.11, report.4)', async () => {
    const { chen, zhou } = people;
    const lin = await userOf(product, 'lin');
    await lin.say('急诊，今天上不了班');
    expect(await last(lin)).toContain('提交后马上生效');
    await lin.pressShown('sendLeave');
    expect(await chen.reads()).toContain('急诊');
    expect(await zhou.reads()).not.toContain('急诊');
    await product.jump('2026-11-24T08:05:00.000Z');
    await product.idle();
    expect(await lin.reads()).toContain('已请周经理');
    await zhou.pressShown('approve');
    expect(await chen.reads()).toContain('事后告知');
    await chen.pressShown('readSkipped');
    expect(await chen.reads()).toContain('已阅');
    expect(await lin.reads()).toContain('已批准');
  });
});

describe('for somebody else, and to somebody else', () => {
  test('personal leave is refused; [提醒小赵] reminds the colleague (attendance.10)', async () => {
    const { sun, zhao } = people;
    await sun.say('替小赵请事假');
    expect(await last(sun)).toContain('可以这样办');
    expect(await sun.reads()).toContain('事假要本人来请');
    await sun.pressShown('remindColleague');
    expect(await zhao.reads()).toContain('小孙说您要请假');
  });

  test('sick leave is taken, with a question for the name; the colleague confirms (attendance.10)', async () => {
    const { sun, zhao, chen } = people;
    await sun.say('替我同事请病假，他发烧了，明天');
    expect(await last(sun)).toContain('替哪位同事');
    await sun.say('小赵');
    await sun.pressShown('sendLeave');
    expect(await zhao.reads()).toContain('小孙替您请了病假');
    expect(await chen.reads()).toContain('由小孙代为提出');
    await zhao.pressShown('confirmForOther', { yes: 'yes' });
    expect(await chen.reads()).toContain('本人已确认');
  });

  test('a name that fits two people asks which', async () => {
    const two = product.shell.organisation().organisation;
    const he = two.staff.find(({ id }) => id === 'he');
    if (he) he.name = { zh: '小赵', en: 'He' };
    const { sun } = people;
    await sun.say('替小赵请病假，明天');
    expect(await sun.reads()).toContain('是哪一位');
    const [first] = (await sun.buttons()).filter(({ action }) => action === 'reviseLeave');
    await sun.press(first!);
    expect(await last(sun)).toContain('替小赵提出');
  });

  test('sent over the supervisor’s head: refused with the right one as a button (attendance.9)', async () => {
    const { zhao, chen } = people;
    await zhao.say('明天请假');
    await zhao.say('直接发给周经理');
    expect(await zhao.reads()).toContain('先由陈主管看');
    await zhao.pressShown('sendLeave');
    expect(await chen.reads()).toContain('小赵');
  });
});

describe('what can’t be is asked again, kindly', () => {
  test.each([
    ['2月30日请假', '没有“2月30日”这个日期'],
    ['从明天起请假365天', '太长'],
    ['11月28日请假', '没有班'],
  ])('%s', async (text, said) => {
    const { zhao } = people;
    await zhao.say(text);
    expect(await zhao.reads()).toContain(said);
    await zhao.say('后天');
    expect(await zhao.reads()).toContain('11月26日');
  });

  test('a second request for the same day names the first', async () => {
    const { zhao } = people;
    await zhao.say('明天请假');
    await zhao.pressShown('sendLeave');
    await zhao.say('明天上午请半天假');
    expect(await zhao.reads()).toMatch(/和您已有的 QJ-\d{8}-001/);
  });

  test('[提交] pressed twice is one request', async () => {
    const { zhao, chen } = people;
    await zhao.say('明天请假');
    await zhao.pressShown('sendLeave');
    await zhao.pressShown('sendLeave').catch(() => undefined);
    expect((await chen.buttons()).filter(({ action }) => action === 'approve')).toHaveLength(1);
  });
});

describe('decided in the thread', () => {
  test('不同意，人手不够: the reason goes to the requester', async () => {
    const { zhao, chen } = people;
    await zhao.say('明天请假');
    await zhao.pressShown('sendLeave');
    await chen.say('不同意，人手不够', { thread: await threadOf(chen, /小赵/) });
    expect(await zhao.reads()).toContain('陈主管没有同意：人手不够');
  });

  test('a bare 不同意 is asked for its reason', async () => {
    const { zhao, chen } = people;
    await zhao.say('明天请假');
    await zhao.pressShown('sendLeave');
    const thread = await threadOf(chen, /小赵/);
    await chen.say('不同意', { thread });
    expect(await chen.reads(thread)).toContain('理由');
    await chen.say('那天有检查', { thread });
    expect(await zhao.reads()).toContain('那天有检查');
  });

  test('a conditional yes is shown back for one press', async () => {
    const { zhao, chen } = people;
    await zhao.say('明天请假');
    await zhao.pressShown('sendLeave');
    await chen.say('可以，但要先找好人替班', { thread: await threadOf(chen, /小赵/) });
    expect(await zhao.reads()).not.toContain('已批准');
    await chen.pressShown('approve');
    expect(await zhao.reads()).toContain('已批准');
  });

  test('two levels: the second sees the first; status says who has it (attendance.9)', async () => {
    const { zhao, chen, zhou } = people;
    await zhao.say('11月25日到11月26日请假');
    await zhao.pressShown('sendLeave');
    await chen.say('同意，已安排替班', { thread: await threadOf(chen, /小赵/) });
    await zhao.say('我的假批了吗');
    expect(await last(zhao)).toContain('周经理');
    expect(await zhou.reads()).toContain('已安排替班');
    await zhou.pressShown('approve');
    expect(await zhao.reads()).toContain('已批准（周经理）');
  });

  test('several waiting ones are decided from one list', async () => {
    const { zhao, he, chen } = people;
    await zhao.say('明天请假');
    await zhao.pressShown('sendLeave');
    await he.say('I need tomorrow off');
    await he.pressShown('sendLeave');
    await chen.say('同意');
    expect(await last(chen)).toContain('等您审批的 2 件');
    await chen.pressShown('approveAll');
    expect(await zhao.reads()).toContain('已批准');
    expect(await he.reads()).toContain('Approved by Chen');
  });

  test('withdrawn by words before the decision; back early by words after it', async () => {
    const { zhao, chen } = people;
    await zhao.say('明天请假');
    await zhao.pressShown('sendLeave');
    await zhao.say('撤回我的请假');
    expect(await zhao.reads()).toContain('已撤回');
    await zhao.say('11月26日到11月27日请年假');
    await zhao.pressShown('sendLeave');
    await chen.pressShown('approve');
    await people.zhou.pressShown('approve');
    await product.jump('2026-11-26T00:30:00.000Z');
    await product.idle();
    await zhao.say('我提前回来上班了');
    expect(await zhao.reads()).toContain('已销假');
  });

  test('a withdrawal and an approval in the same instant: one wins, everybody is told the same', async () => {
    const { zhao, chen } = people;
    await zhao.say('明天请假');
    await zhao.pressShown('sendLeave');
    const [withdraw, approve] = [
      (await zhao.buttons()).find(({ action }) => action === 'withdrawLeave'),
      (await chen.buttons()).find(({ action }) => action === 'approve'),
    ];
    await Promise.all([zhao.press(withdraw!), chen.press(approve!)]);
    await product.idle();
    const [told, decided] = [await zhao.reads(), await chen.reads()];
    const approved = told.includes('· 已批准');
    expect(told.includes('· 已撤回')).toBe(!approved);
    expect(decided.includes(approved ? '已同意' : '已撤回')).toBe(true);
    expect(`${told}${decided}`).toContain(approved ? '不用撤回' : '这件事已撤回');
  });

  test('somebody else’s press and a forged one change nothing', async () => {
    const { zhao, sun, zhou, chen } = people;
    await zhao.say('明天请假');
    await zhao.pressShown('sendLeave');
    const approve = (await chen.buttons()).find(({ action }) => action === 'approve');
    await sun.press(approve!);
    await zhou.press(approve!);
    await zhao.press(approve!);
    expect(await zhao.reads()).toContain('自己的事不能自己批');
    expect(await zhao.reads()).not.toContain('已批准');
    await chen.press(approve!);
    expect(await zhao.reads()).toContain('已批准');
  });

  test('others see 休, never the kind (security.1)', async () => {
    const { zhao, he } = people;
    await zhao.say('明天病假');
    await zhao.pressShown('sendLeave');
    await zhao.pressShown('copyTo', { colleague: 'he' }).catch(() => undefined);
    expect(await he.reads()).not.toContain('sick');
  });
});
