import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Product } from '../../src/product.js';
import type { Attendance } from '../../src/rules/attendance/state.js';
import { startTestProduct, userOf, type User } from '../support/product.js';

/** The demonstration, where 小赵 and 小何 (day shift 08:00–17:30) are expected to clock. It begins on Tuesday at nine. */
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'huiyin-attendance-'));
  await cp('demo', folder, { recursive: true });
  const yaml = await readFile(join(folder, 'org.yaml'), 'utf8');
  await writeFile(
    join(folder, 'org.yaml'),
    yaml.replace(/^settings:$/m, 'settings:\n  attendanceRecord: { expects: [zhao, he] }'),
  );
});
afterAll(() => rm(folder, { recursive: true }));

let product: Product;
afterEach(() => product.stop());

const people = ['zhao', 'he', 'chen', 'zhou', 'gao', 'sun', 'wu', 'zheng'] as const;
async function begin(beginsAt = '2026-11-24T01:00:00.000Z'): Promise<Record<(typeof people)[number], User>> {
  product = await startTestProduct({ demoFolder: folder, beginsAt });
  const users = await Promise.all(people.map(async (id) => [id, await userOf(product, id)] as const));
  return Object.fromEntries(users) as Record<(typeof people)[number], User>;
}
const at = (date: string, time: string) => product.shell.organisation().calendar.at(date, time);
const jump = (date: string, time: string) => product.jump(at(date, time));
const days = async () =>
  (await product.shell.cases.since('attendance', 'YH', '')).map(({ state }) => state as Attendance);
const dayOf = async (person: string, date = '2026-11-24') =>
  (await days()).find((one) => one.person === person && one.date === date);
const threadOf = async (user: User) =>
  (await user.messages()).findLast(({ thread }) => thread !== 'main')?.thread ?? '';

test('上班了 is recorded, late is told in private first, the superior hears half an hour later (attendance.1, .12)', async () => {
  const { zhao, chen } = await begin('2026-11-25T00:22:00.000Z');
  await zhao.say('上班了');
  expect(await dayOf('zhao', '2026-11-25')).toMatchObject({ findings: [{ kind: 'late', minutes: 22, breach: true }] });
  expect(await zhao.reads()).toMatch(/上班.*08:22.*记下了/);
  expect(await zhao.reads()).toContain('迟到 22 分钟');
  expect(await zhao.reads()).toContain('还没有决定');
  expect(await chen.reads()).not.toContain('小赵');
  await zhao.say('地铁停运，证明明天补', { thread: await threadOf(zhao) });
  expect(await chen.reads()).toContain('地铁停运');
  await chen.pressShown('recordTalk', { text: '已了解，提醒留出余量' });
  expect(await dayOf('zhao', '2026-11-25')).toMatchObject({
    findings: [{ decision: { verdict: 'confirmed', by: 'chen' } }],
    open: false,
  });
  expect(await zhao.reads()).toContain('陈主管已了解并记录');
});

test('a clerk’s words decide nothing for others, nor a forged press (attendance.5)', async () => {
  const { zhao, sun, chen } = await begin();
  await zhao.say('上班了');
  await zhao.pressShown('explain', { text: '堵车' });
  const button = (await chen.buttons()).find(({ action }) => action === 'excuseFinding')!;
  await sun.press(button, { reason: '我来帮他' });
  await zhao.press(button, { reason: '自己不计' });
  expect((await dayOf('zhao'))?.findings[0]).not.toHaveProperty('decision');
  expect(await sun.reads()).toContain('不归您办');
});

test('a forgotten clock: one sentence asks, the superior’s 同意 grants it, and nothing is left of late (attendance.1)', async () => {
  const { zhao, chen } = await begin();
  await zhao.say('上班了');
  await zhao.say('忘打卡了，上班 7:55 就到了');
  expect((await dayOf('zhao'))?.corrections).toMatchObject([{ what: 'in', at: at('2026-11-24', '07:55') }]);
  await chen.say('同意', { thread: await threadOf(chen) });
  expect(await dayOf('zhao')).toMatchObject({ findings: [{ kind: 'late', cleared: expect.any(String) }], open: false });
  expect(await zhao.reads()).toContain('同意补卡');
});

test('what is missing of a correction is asked in a form', async () => {
  const { zhao } = await begin();
  await zhao.say('我忘打卡了');
  await zhao.pressShown('askCorrection', { what: 'in', time: '7:58' });
  expect((await dayOf('zhao'))?.corrections).toMatchObject([{ at: at('2026-11-24', '07:58') }]);
});

test('not there and no word: a call whether all is well; after the shift proposed, heard, decided, reviewed, filed (attendance.5)', async () => {
  const { he, chen, zhou, gao } = await begin('2026-11-24T13:00:00.000Z');
  await jump('2026-11-25', '08:30');
  expect(await he.reads()).toContain('Is all well?');
  await chen.pressShown('recordCall', { text: '没人接，已发短信' });
  await jump('2026-11-26', '08:30');
  expect(await dayOf('he', '2026-11-25')).toMatchObject({ findings: [{ kind: 'absence', minutes: 480 }] });
  expect(await he.reads()).toContain('nothing is decided');
  expect(await zhou.reads()).not.toContain('小何');
  const mine = (await he.buttons()).find(({ action }) => action === 'explain')!;
  await he.press(mine, { text: 'My phone was broken, I was at the clinic' });
  await zhou.pressShown('judgeFinding', { ruling: 'confirmed', text: '没有证明，也没有请假' });
  expect(await gao.reads()).toContain('小何');
  await gao.pressShown('agreeRuling');
  await he.pressShown('fileSelfCriticism', { text: 'I will call next time.' });
  const day = await dayOf('he', '2026-11-25');
  expect(day).toMatchObject({ selfCriticism: { text: 'I will call next time.' }, open: false });
  expect(await chen.reads()).not.toContain('I will call next time');
});

test('leave that is approved afterwards takes the proposal away (attendance.8)', async () => {
  const { zhao, chen } = await begin('2026-11-24T13:00:00.000Z');
  await jump('2026-11-26', '09:00');
  expect(await dayOf('zhao', '2026-11-25')).toMatchObject({ findings: [{ kind: 'absence' }] });
  await zhao.say('昨天事假一天，家里漏水来不及请');
  await zhao.pressShown('sendLeave');
  await chen.say('同意', {
    thread: (await chen.messages()).findLast(({ rendered }) => /小赵.*事假|事假.*小赵/.test(JSON.stringify(rendered)))
      ?.thread,
  });
  await jump('2026-11-27', '12:00');
  const day = await dayOf('zhao', '2026-11-25');
  expect(day?.findings.every(({ cleared }) => cleared)).toBe(true);
});

test('a superior’s dated note is seen by the person first (attendance.3)', async () => {
  const { sun, chen, wu } = await begin('2026-11-24T07:30:00.000Z');
  await wu.press({ action: 'noteOffPost', args: {} }, { staff: 'sun', from: '14:00', to: '14:25', text: '前台没人' });
  expect(await wu.reads()).toContain('只有上级可以记');
  await chen.say('小孙下午脱岗');
  await chen.pressShown('noteOffPost', { staff: 'sun', from: '14:00', to: '14:25', text: '前台没人' });
  expect(await sun.reads()).toContain('前台没人');
  expect(await chen.reads()).not.toContain('离岗超时 25 分钟');
  await sun.say('带业主去查看管道', { thread: await threadOf(sun) });
  expect(await chen.reads()).toContain('带业主去查看管道');
});

test('one’s own record, who is off without the kind, and a private calendar (security.1)', async () => {
  const { zhao, sun, chen } = await begin();
  await zhao.say('上班了');
  await zhao.say('下周一到周三病假');
  await zhao.pressShown('sendLeave');
  await sun.say('这个月谁休？');
  await sun.say('下个月谁休');
  expect(await sun.reads()).toMatch(/小赵.*休/);
  expect(await sun.reads()).not.toContain('病假');
  await zhao.say('我的考勤');
  expect(await zhao.reads()).toContain('应出勤');
  await sun.say('日历订阅');
  const url = /http:\/\/[^\s"\\]+\.ics/.exec(await sun.reads())![0];
  const answer = await fetch(url);
  const feed = await answer.text();
  expect(answer.headers.get('content-type')).toContain('text/calendar');
  expect(feed).toContain('小赵 休');
  expect(feed).not.toMatch(/病|sick/i);
  expect(feed.split('\r\n').every((line) => Buffer.byteLength(line) <= 75)).toBe(true);
  expect((await fetch(url.replace(/.{6}\.ics$/, 'aaaaaa.ics'))).status).toBe(404);
  expect(await chen.reads()).toContain('小赵');
});

test('the month: the head confirms, then personnel export it, with proposals and without amounts (attendance.5)', async () => {
  const { he, zhou, gao, sun, wu } = await begin('2026-11-27T00:30:00.000Z');
  await he.say('clock in');
  await jump('2026-12-01', '09:30');
  expect(await zhou.reads()).toContain('2026 年 11 月考勤');
  expect((await (await gao.get('attendance/2026-11.csv')).text()).trim().split('\r\n')).toHaveLength(1);
  expect((await sun.get('attendance/2026-11.csv')).status).toBe(403);
  await zhou.pressShown('confirmMonth');
  expect(await gao.reads()).toContain('可以导出');
  const csv = await (await gao.get('attendance/2026-11.csv')).text();
  expect(csv).toMatch(/2026-11,客服部,he,小何,/);
  expect(csv).not.toMatch(/¥|元/);
  expect((await (await wu.get('attendance/2026-11.csv')).text()).trim().split('\r\n')).toHaveLength(1);
  const xlsx = Buffer.from(await (await gao.get('attendance/2026-11.xlsx')).arrayBuffer());
  expect(xlsx.subarray(0, 2).toString()).toBe('PK');
  expect(xlsx.toString('utf8')).toContain('小何');
  expect((await gao.get('attendance/2026-13.csv')).status).toBe(400);
});

test('what nobody could clock is held against nobody: days before the record began are not looked at', async () => {
  const { he } = await begin();
  await jump('2026-11-24', '23:00');
  expect(await days()).toEqual([]);
  expect(await he.reads()).not.toContain('well?');
});
