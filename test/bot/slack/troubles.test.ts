import { slackOffice, type SlackOffice } from '../../support/slack/office.js';
import type { Trouble } from '../../support/slack/workspace.js';
import { userOf } from '../../support/product.js';

let office: SlackOffice;
beforeEach(async () => {
  office = await slackOffice({ callTimeout: 300 });
});
afterEach(() => office.stop());

const words = '楼上半夜装修';
const post = 'chat.postMessage';

/** Lets business time pass: what waits for its next try is tried. */
async function later(seconds: number): Promise<void> {
  const { shell, jump } = office.product;
  await jump(new Date(Date.parse(shell.now()) + seconds * 1000).toISOString());
  await office.product.idle();
}

/** The next messages to this person have this trouble, one after the other; then all is well. */
async function troubles(name: string, ...given: Trouble[]): Promise<void> {
  const channel = await office.workspace.channelOf(name);
  office.workspace.behaves = ({ method, body }) =>
    method === post && body.channel === channel ? given.shift() : undefined;
}
const numbers = async (name: string) => (await office.user(name).reads()).match(/TS-\d{8}-001/g) ?? [];

test('429 on one channel: that one waits as long as Slack says, the others are on time', async () => {
  await troubles('wang', { status: 429, retryAfter: 30 });
  await office.user('wang').say(words);
  expect(await numbers('wang')).toHaveLength(0);
  expect(await office.user('sun').reads()).toContain(words);
  const [{ messages }] = (await Promise.all(
    (await office.product.shell.cases.since('complaint', 'YH', '2026-01-01T00:00:00.000Z')).map(({ _id }) =>
      office.product.shell.cases.byId(_id),
    ),
  )) as unknown as [{ messages: { dueAt: string; at: string; unsure?: true }[] }];
  const [owed] = messages;
  expect(Date.parse(owed!.dueAt) - Date.parse(owed!.at)).toBeGreaterThanOrEqual(30_000);
  expect(owed!.unsure).toBeUndefined();
});

test.each<[string, Trouble]>([
  ['500', { status: 500 }],
  ['a refusal of its own trouble', { error: 'internal_error' }],
  ['a broken connection', 'lost'],
])('%s: tried again, and shown once', async (_what, trouble) => {
  await troubles('wang', trouble);
  await office.user('wang').say(words);
  await later(10);
  expect(await numbers('wang')).toHaveLength(1);
});

test('Slack does not answer at all: the others are on time, and it is sent once it does', async () => {
  await troubles('wang', 'hangs');
  await office.user('wang').say(words);
  expect(await office.user('sun').reads()).toContain(words);
  expect(await numbers('wang')).toHaveLength(0);
  await later(10);
  expect(await numbers('wang')).toHaveLength(1);
});

test('accepted, but the answer is lost: looked up by its metadata before it is sent again', async () => {
  await troubles('wang', 'lost');
  await office.user('wang').say(words);
  expect(await numbers('wang')).toHaveLength(1);
  await later(10);
  expect(await numbers('wang')).toHaveLength(1);
  const channel = await office.workspace.channelOf('wang');
  const sent = office.workspace.calls.filter(({ method, body }) => method === post && body.channel === channel);
  expect(sent).toHaveLength(1);
  expect(office.workspace.called('conversations.history')).not.toHaveLength(0);
});

test('the token is revoked: nothing is lost, and everything arrives once it is repaired', async () => {
  office.workspace.behaves = ({ method }) => (method === post ? { error: 'token_revoked' } : undefined);
  await office.user('wang').say(words);
  await later(60);
  expect(await numbers('wang')).toHaveLength(0);
  office.workspace.behaves = () => undefined;
  await later(3600);
  expect(await numbers('wang')).not.toHaveLength(0);
  expect(await office.user('sun').reads()).toContain(words);
});

test('Slack does not take the blocks of a message: its words are sent all the same', async () => {
  office.workspace.behaves = ({ method, body }) =>
    method === post && body.blocks ? { error: 'invalid_blocks' } : undefined;
  await office.user('wang').say(words);
  expect(await office.user('wang').reads()).toContain('已登记');
});

test('a card that was deleted in Slack is sent anew', async () => {
  await office.user('wang').say(words);
  const [card] = (await office.user('sun').buttons()).map(({ message }) => message);
  await office.workspace.ask('chat.delete', { channel: await office.workspace.channelOf('sun'), ts: card!.ts });
  const zhou = await userOf(office.product, 'zhou');
  await zhou.pressShown('setSize', { size: 'major', reason: '夜间' }).catch(() => undefined);
  await office.user('wang').say('刚刚又响了');
  expect(await office.user('sun').reads()).toContain('刚刚又响了');
});
