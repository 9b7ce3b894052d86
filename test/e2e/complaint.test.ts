import { startTestProduct, userOf, type User } from '../support/product.js';
import type { Product } from '../../src/product.js';

let product: Product;
let wang: User, sun: User, zhou: User, wu: User, zhao: User, zheng: User;
beforeEach(async () => {
  product = await startTestProduct();
  [wang, sun, zhou, wu, zhao, zheng] = (await Promise.all(
    ['r-wang', 'sun', 'zhou', 'wu', 'zhao', 'zheng'].map((person) => userOf(product, person)),
  )) as [User, User, User, User, User, User];
});
afterEach(() => product.stop());

const words = '3栋2单元501楼上半夜装修吵死了，说了三次没人管！！';

test('a complaint from first word to last callback, in everybody’s own messenger', async () => {
  await wang.say(words);
  expect(await wang.reads()).toMatch(/TS-\d{8}-001/);
  await sun.pressShown('takeUp');
  const thread = (await sun.messages()).find(({ rendered }) => rendered.card)?.thread ?? '';
  await sun.say('和保安上去看了，502在钉柜子，已劝停，业主说不知道有时间规定。建议发书面告知，工程部查装修备案', {
    thread,
  });
  const zhouThread = (await zhou.messages())[0]?.thread ?? '';
  await zhou.say('同意，工程部今天查备案，书面告知', { thread: zhouThread });
  await wu.pressShown('accept');
  await wu.pressShown('reportDone', { result: '已书面告知装修时间，安排巡查' });
  await sun.pressShown('sendAnswer', { text: '已书面告知装修时间的规定，这几晚会加强巡查。' });
  expect(await wang.reads()).toContain('已书面告知装修时间的规定');
  expect(await zheng.reads()).toContain('已书面告知装修时间的规定');
  await wang.pressShown('rate', { rating: 4 });
  await zhao.pressShown('recordCallback', { mode: 'visit', words: '这两晚安静了', solved: 'yes' });
  expect(await wang.reads()).toMatch(/办结|结束|完成/);
  const register = (await (await sun.get('register')).json()) as {
    rows: { number: string; open: boolean; customer: string }[];
  };
  expect(register.rows[0]).toMatchObject({ open: false, customer: '王**' });
});
