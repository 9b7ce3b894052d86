import { deliver, eventId, messageEvent, signed, slackOffice, type SlackOffice } from '../../support/slack/office.js';

let office: SlackOffice;
beforeEach(async () => {
  office = await slackOffice();
});
afterEach(() => office.stop());

const cases = () => office.product.shell.cases.since('complaint', 'YH', '2026-01-01T00:00:00.000Z');
const now = () => Math.floor(office.product.shell.machineNow() / 1000);
const event = async (text = '楼上半夜装修', id = eventId()) =>
  JSON.stringify(
    messageEvent({ channel: await office.workspace.channelOf('wang'), user: office.user('wang').account, text }, id),
  );
const post = async (body: string, headers: object) => {
  const response = await fetch(office.product.slackUrl!, { method: 'POST', headers: { ...headers }, body });
  await office.product.idle();
  return response.status;
};
const json = 'application/json';

describe('a request', () => {
  test('that Slack signed is taken', async () => {
    const body = await event();
    expect(await post(body, signed(body, now(), json))).toBe(200);
    expect(await cases()).toHaveLength(1);
  });

  test.each([
    ['signed with another secret', (body: string) => signed(body, now(), json, 'another secret')],
    ['changed on the way', (body: string) => signed(`${body} `, now(), json)],
    ['more than five minutes old', (body: string) => signed(body, now() - 301, json)],
    ['dated an hour in the future', (body: string) => signed(body, now() + 3600, json)],
    ['without a signature', () => ({ 'content-type': json })],
    ['with a signature of another length', () => ({ ...signed('', now(), json), 'x-slack-signature': 'v0=00' })],
    [
      'with a date that is none',
      (body: string) => ({ ...signed(body, now(), json), 'x-slack-request-timestamp': 'NaN' }),
    ],
  ])('%s is refused', async (_what, headers) => {
    const body = await event();
    expect(await post(body, headers(body))).toBe(401);
    expect(await cases()).toHaveLength(0);
  });

  test('recorded and sent again is acknowledged, and nothing more comes of it', async () => {
    const body = await event();
    const headers = signed(body, now(), json);
    for (let times = 0; times < 3; times++) expect(await post(body, headers)).toBe(200);
    expect(await cases()).toHaveLength(1);
  });

  test('that is not JSON, too long, or to another address is answered, and nothing breaks', async () => {
    expect(await post('{', signed('{', now(), json))).toBe(400);
    const long = 'x'.repeat(1_100_000);
    expect(await post(long, signed(long, now(), json))).toBe(413);
    expect((await fetch(office.product.slackUrl!.replace('/slack/events', '/elsewhere'))).status).toBe(404);
    const odd = JSON.stringify({ type: 'event_callback', event: { type: 7 } });
    expect(await post(odd, signed(odd, now(), json))).toBe(200);
    const body = await event();
    expect(await post(body, signed(body, now(), json))).toBe(200);
  });

  test('with which Slack checks the address gets the challenge back', async () => {
    const body = JSON.stringify({ type: 'url_verification', challenge: 'abc' });
    const response = await fetch(office.product.slackUrl!, {
      method: 'POST',
      headers: { ...signed(body, now(), json) },
      body,
    });
    expect(await response.json()).toEqual({ challenge: 'abc' });
  });
});

test('what Slack sends again (x-slack-retry-num) is done once', async () => {
  const body = JSON.parse(await event()) as object;
  const answers = await Promise.all(
    [0, 1, 2, 3].map((n) =>
      deliver(
        office,
        body,
        'event',
        n ? { 'x-slack-retry-num': String(n), 'x-slack-retry-reason': 'http_timeout' } : {},
      ),
    ),
  );
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
  expect(await cases()).toHaveLength(1);
  expect((await office.user('wang').reads()).match(/TS-\d{8}-001/g)).toHaveLength(1);
});

test('one conversation keeps its order, however fast one writes', async () => {
  await office.user('wang').say('楼上半夜装修');
  const said = [...'甲乙丙丁戊己辛壬'].map((sign) => `补充${sign}，还在响`);
  for (const text of said) {
    const body = await event(text);
    await fetch(office.product.slackUrl!, { method: 'POST', headers: { ...signed(body, now(), json) }, body });
  }
  await office.product.idle();
  const [only] = (await cases()) as { state: unknown }[];
  expect((only!.state as { words: string[] }).words).toEqual(said);
});

describe('while the store is away', () => {
  function goAway() {
    const shell = office.product.shell as unknown as { inbox: { add: unknown } };
    const { add } = shell.inbox;
    shell.inbox.add = () => Promise.reject(new Error('the store is away'));
    return () => void (shell.inbox.add = add);
  }

  test('an event is not acknowledged; Slack sends it again, and then it is worked', async () => {
    const comeBack = goAway();
    const body = JSON.parse(await event()) as object;
    expect((await deliver(office, body)).status).toBe(503);
    comeBack();
    expect((await deliver(office, body, 'event', { 'x-slack-retry-num': '1' })).status).toBe(200);
    expect(await cases()).toHaveLength(1);
  });

  test('a press, a form and a command are told “not taken, please press again”', async () => {
    await office.user('wang').say('楼上半夜装修');
    const sun = office.user('sun');
    await sun.press('记录核实结果');
    const comeBack = goAway();
    expect((await sun.press('我来核实')).status).toBe(503);
    const hints = office.workspace.called('chat.postEphemeral');
    expect(hints.at(-1)?.body.text).toBe('没有收到，请再按一次。');
    expect(await sun.submit({ findings: '在钉柜子', proposal: '书面告知' })).toEqual({
      status: 200,
      errors: { findings: '没有收到，请再按一次。' },
    });
    expect(await (await sun.command('status')).json()).toMatchObject({ text: '没有收到，请再按一次。' });
    comeBack();
    expect((await sun.press('我来核实')).status).toBe(200);
  });
});

test('health says that all is well, and that Slack no longer takes our token', async () => {
  const health = async () => {
    const response = await fetch(office.product.slackUrl!.replace('/slack/events', '/health'));
    return [response.status, await response.json()];
  };
  expect(await health()).toEqual([200, { ok: true, store: 'ok', slack: 'ok' }]);
  office.workspace.behaves = ({ method }) => (method === 'chat.postMessage' ? { error: 'token_revoked' } : undefined);
  await office.user('wang').say('楼上半夜装修');
  expect(await health()).toEqual([503, { ok: false, store: 'ok', slack: 'token_revoked' }]);
});
