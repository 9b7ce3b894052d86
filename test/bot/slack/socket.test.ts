import { eventId, messageEvent, slackOffice, type SlackOffice } from '../../support/slack/office.js';
import { socketServer, type SocketServer } from '../../support/slack/socketServer.js';

let server: SocketServer;
let office: SlackOffice;
beforeEach(async () => {
  server = await socketServer();
  office = await slackOffice({ socket: server });
});
afterEach(async () => {
  await office.stop();
  await server.stop();
});

const cases = () => office.product.shell.cases.since('complaint', 'YH', '2026-01-01T00:00:00.000Z');
const event = async (text: string, id = eventId()) =>
  messageEvent({ channel: await office.workspace.channelOf('wang'), user: office.user('wang').account, text }, id);

let count = 0;
/** As Slack sends it; resolves with its acknowledgement. */
async function sends(payload: object, more: { type?: string; retry_attempt?: number } = {}): Promise<void> {
  const envelope_id = `e${++count}`;
  server.send({ type: 'events_api', ...more, envelope_id, payload, accepts_response_payload: false });
  await server.acknowledged(envelope_id);
  await office.product.idle();
}

test('words come in, and are acknowledged once they are stored', async () => {
  await sends(await event('楼上半夜装修'));
  expect(await cases()).toHaveLength(1);
  expect(await office.user('wang').reads()).toContain('已登记');
});

test('a form with a fault is answered with the acknowledgement', async () => {
  await sends(await event('楼上半夜装修'));
  const sun = office.user('sun');
  const [button] = (await sun.buttons()).filter(({ label }) => label === '记录核实结果');
  const press = {
    ...{ type: 'block_actions', user: { id: sun.account }, channel: { id: await office.workspace.channelOf('sun') } },
    ...{ message: button!.message, trigger_id: await office.workspace.trigger('sun') },
    actions: [{ action_id: 'press:1', value: button!.value }],
  };
  await sends(press, { type: 'interactive' });
  const view = { ...sun.form(), id: 'V1', state: { values: {} } };
  await sends({ type: 'view_submission', user: { id: sun.account }, view }, { type: 'interactive' });
  expect(server.acks.at(-1)?.payload).toMatchObject({
    response_action: 'errors',
    errors: { findings: expect.any(String) },
  });
});

test('while the store is away nothing is acknowledged; sent again it is worked', async () => {
  const shell = office.product.shell as unknown as { inbox: { add: unknown } };
  const { add } = shell.inbox;
  const tried = new Promise<void>((resolve) => {
    shell.inbox.add = () => {
      resolve();
      return Promise.reject(new Error('the store is away'));
    };
  });
  const words = await event('楼上半夜装修');
  server.send({ type: 'events_api', envelope_id: 'away', payload: words });
  await tried;
  shell.inbox.add = add;
  await sends(words, { retry_attempt: 1 });
  expect(server.acks.map(({ envelope_id }) => envelope_id)).not.toContain('away');
  expect(await cases()).toHaveLength(1);
});

test.each([
  ['is cut in the middle', () => server.cut()],
  ['is refreshed by Slack', () => server.send({ type: 'disconnect', reason: 'refresh_requested' })],
])('a connection that %s is made again at once; an event of the gap is worked once', async (_what, end) => {
  const words = await event('楼上半夜装修');
  await sends(words);
  const again = server.connected();
  end();
  await again;
  await sends(words, { retry_attempt: 1 });
  await sends(await event('刚刚又响了'));
  expect(server.connections).toBe(2);
  expect(await cases()).toHaveLength(1);
});

test('the same Web API is asked for the connection as for everything else', () => {
  expect(office.workspace.called('apps.connections.open')).toHaveLength(1);
});

test('Slack away for a while is waited for; the connection comes back by itself', async () => {
  let refusals = 0;
  const { behaves } = office.workspace;
  office.workspace.behaves = (call) =>
    call.method === 'apps.connections.open' && refusals++ < 2 ? { status: 500 } : behaves(call);
  const again = server.connected();
  server.cut();
  await again;
  await sends(await event('楼上半夜装修'));
  expect(refusals).toBeGreaterThan(2);
});

test('a token that Slack refuses is said at start', async () => {
  await expect(slackOffice({ socket: { ...server, url: '' } })).rejects.toThrow(/SLACK_APP_TOKEN/);
});
