import { slackOffice, type SlackOffice, type SlackUser } from '../../support/slack/office.js';

type Who = SlackUser;

let office: SlackOffice;
let wang: SlackUser, sun: SlackUser, zhou: SlackUser, wu: SlackUser, zhao: SlackUser, zheng: SlackUser;
beforeEach(async () => {
  office = await slackOffice();
  const names = ['wang', 'sun', 'zhou', 'wu', 'zhao', 'zheng'] as const;
  [wang, sun, zhou, wu, zhao, zheng] = names.map(office.user) as [Who, Who, Who, Who, Who, Who];
});
afterEach(() => office.stop());

const words = '3栋2单元501楼上半夜装修吵死了，说了三次没人管！！';
const threadOf = async (user: SlackUser) => (await user.buttons())[0]!.message.ts;

test('a complaint from first word to last callback, wholly in Slack', async () => {
  expect((await wang.say(words)).status).toBe(200);
  expect(await wang.reads()).toMatch(/TS-\d{8}-001/);
  await sun.press('我来核实');
  await sun.say('和保安上去看了，502在钉柜子，已劝停。建议发书面告知，工程部查装修备案', {
    thread: await threadOf(sun),
  });
  await zhou.say('同意，工程部今天查备案，书面告知', { thread: await threadOf(zhou) });
  await wu.press(/接收|收到/);
  await wu.press(/处理完成|办完|完成/);
  await wu.submit({ result: '已书面告知装修时间，安排巡查' });
  await sun.press(/答复|发送/);
  await sun.submit({ text: '已书面告知装修时间的规定，这几晚会加强巡查。' });
  expect(await wang.reads()).toContain('已书面告知装修时间的规定');
  expect(await zheng.reads()).toContain('已书面告知装修时间的规定');
  await wang.press(/满意|4/);
  await zhao.press(/回访/);
  await zhao.submit({ mode: 'visit', words: '这两晚安静了', solved: 'yes' });
  expect(await wang.reads()).toMatch(/办结|结束|完成/);
});
