import type { Product } from '../../src/product.js';
import type { Complaint } from '../../src/rules/complaint/state.js';
import { startTestProduct, userOf, type User } from '../support/product.js';

let product: Product;
let wang: User;
beforeEach(async () => {
  product = await startTestProduct();
  wang = await userOf(product, 'r-wang');
});
afterEach(() => product.stop());

const cases = async (person = 'r-wang') =>
  (await product.shell.cases.ofOwner(person, ''))
    .map((line) => ({ ...line, state: line.state as Complaint }))
    .reverse();
const newest = async (user: User) => (await user.messages()).filter(({ from }) => from === 'bot').at(-1)!;

/** Answers the person's only case, so that it waits for their word. */
async function answered(): Promise<void> {
  const [sun, zhou, wu] = (await Promise.all(['sun', 'zhou', 'wu'].map((person) => userOf(product, person)))) as [
    User,
    User,
    User,
  ];
  await sun.pressShown('recordFindings', { findings: '看过了', proposal: '工程部维修' });
  await zhou.pressShown('agree');
  await wu.pressShown('accept');
  await wu.pressShown('reportDone', { result: '已修好' });
  await sun.pressShown('sendAnswer', { text: '已修好，让您久等了。' });
}

test('the first message is enough: number, who has it, until when (reception.1)', async () => {
  await wang.say('3栋2单元501楼上半夜装修吵死了，说了三次没人管！！');
  const [one] = await cases();
  expect(one).toMatchObject({ category: 'noise', place: '3-2-501', status: 'takeUp' });
  expect(await wang.reads()).toMatch(/TS-20261124-001.*(周经理|孙先生)/);
});

test('somebody who never registered is heard too, and asked only for the place', async () => {
  const guest = await userOf(product, 'guest-visitor');
  await guest.say('楼道灯坏了一个月了');
  expect((await cases('guest-visitor'))[0]?.state).toMatchObject({ asksPlace: true, reporter: { verified: false } });
  expect(await guest.reads()).toContain('哪');
  await guest.say('5栋1单元3楼');
  expect((await cases('guest-visitor'))[0]).toMatchObject({ place: '5号楼1单元3楼', state: { asksPlace: false } });
});

test('more words go to the open case, another place or matter is a new one', async () => {
  await wang.say('楼上漏水，天花板都湿了');
  await wang.say('刚刚又漏了');
  expect(await cases()).toHaveLength(1);
  expect((await cases())[0]?.state.words).toEqual(['刚刚又漏了']);
  await wang.say('还有小区北门的门禁坏了');
  expect((await cases()).map(({ category }) => category)).toEqual([
    'water',
    expect.stringMatching(/security|facilities/),
  ]);
});

test('with several open cases, words that fit none ask which one', async () => {
  await wang.say('楼上漏水');
  await wang.say('电梯一直响，2栋的');
  await wang.say('我明天上午在家');
  const buttons = (await newest(wang)).rendered.card?.buttons ?? [];
  expect(buttons.map(({ label }) => label)).toEqual(
    expect.arrayContaining([expect.stringContaining('002'), expect.stringContaining('001')]),
  );
  await wang.press(buttons[0]!);
  expect((await cases()).flatMap(({ state }) => state.words)).toEqual(['我明天上午在家']);
});

test('我的投诉怎么样了: number, who has it, until when', async () => {
  await wang.say('楼上漏水');
  await wang.say('我的投诉怎么样了');
  expect(await cases()).toHaveLength(1);
  expect(JSON.stringify((await newest(wang)).rendered)).toMatch(/001.*孙先生/);
});

test('can withdraw, after one press', async () => {
  await wang.say('楼上漏水');
  await wang.say('算了，不用处理了，撤回吧');
  expect((await cases())[0]?.status).toBe('takeUp');
  await wang.pressShown('withdraw');
  expect((await cases())[0]?.status).toBe('sign');
});

test('several matters in one message are each registered at once', async () => {
  await wang.say('1号楼电梯坏了，另外楼道垃圾三天没人收');
  expect((await cases()).map(({ category }) => category).sort()).toEqual(['cleaning', 'lift']);
});

test('a photo without words belongs to the open case; before any, it is asked what it is about', async () => {
  const { hash } = (await (
    await wang.upload('a.png', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'))
  ).json()) as { hash: string };
  await wang.say('', { files: [hash] });
  expect(await cases()).toHaveLength(0);
  expect(
    (await newest(wang)).rendered.text?.length ?? JSON.stringify((await newest(wang)).rendered).length,
  ).toBeGreaterThan(5);
  await wang.say('楼上漏水');
  await wang.say('', { files: [hash] });
  expect((await cases())[0]?.state.originals).toHaveLength(1);
});

test('a greeting is greeted, what is not understood can be registered with one press (件件有回音)', async () => {
  await wang.say('你好');
  expect(await cases()).toHaveLength(0);
  await wang.say('哈哈哈今天天气真好');
  await wang.pressShown('newMatter');
  expect(await cases()).toHaveLength(1);
});

test.each([
  ['5', { rating: 5 }],
  ['已经好了，谢谢', { step: { name: 'callback' } }],
  ['还没解决，昨晚又响了', { reopened: 1, step: { name: 'investigate' } }],
])('after the answer, %s says what it says', async (words, expected) => {
  await wang.say('楼上漏水');
  await answered();
  await wang.say(words);
  expect((await cases())[0]?.state).toMatchObject(expected);
  expect(await cases()).toHaveLength(1);
});

test('thanks are answered, not registered', async () => {
  await wang.say('楼上漏水');
  await wang.say('谢谢');
  expect((await cases())[0]?.state.words).toEqual([]);
  expect(await cases()).toHaveLength(1);
});

test('English is understood and answered in English', async () => {
  const miller = await userOf(product, 'r-miller');
  await miller.say('There is water leaking from the ceiling in my bathroom!');
  expect((await cases('r-miller'))[0]).toMatchObject({ category: 'water', place: '5-1-1203' });
  expect(await miller.reads()).toMatch(/sorry.*TS-20261124-001/s);
});

test('a question nobody can answer at once is answered by a person (conduct.10)', async () => {
  await wang.say('请问物业费怎么算的？');
  expect((await cases())[0]?.state).toMatchObject({ nature: 'question', step: { name: 'answer', holder: 'sun' } });
  await (await userOf(product, 'sun')).pressShown('sendAnswer', { text: '按建筑面积每月每平米 2.8 元。' });
  expect((await cases())[0]?.open).toBe(false);
  expect(await wang.reads()).toContain('2.8');
});
