import { createHmac, randomUUID } from 'node:crypto';
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import type { Product, ProductOptions } from '../../../src/product.js';
import { startTestProduct } from '../product.js';
import type { SocketServer } from './socketServer.js';
import { temporaryFolder } from '../stores.js';
import {
  botToken,
  botUser,
  buttonsIn,
  openWorkspace,
  wordsOf,
  type Call,
  type ShownButton,
  type ShownMessage,
  type Workspace,
} from './workspace.js';

export const signingSecret = 'the signing secret of the tests';

/** People of the demonstration who are in the workspace; everybody else there is nobody's staff. */
const staff = ['sun', 'zhou', 'wu', 'zhao', 'zheng', 'chen', 'lin'];
const guests = ['wang', 'li'];

export interface SlackOffice {
  product: Product;
  workspace: Workspace;
  /** Somebody at Slack. */
  user(name: string): SlackUser;
  stop(): Promise<void>;
}

/** The product with Slack over HTTP, on an estate whose staff have e-mail addresses. */
export async function slackOffice({
  callTimeout,
  socket,
  ...more
}: Partial<ProductOptions> & { callTimeout?: number; socket?: SocketServer } = {}): Promise<SlackOffice> {
  const workspace = await openWorkspace([...staff, ...guests]);
  if (socket)
    workspace.behaves = ({ method }) =>
      method !== 'apps.connections.open' ? undefined : socket.url ? { instead: { url: socket.url } } : refused;
  const demoFolder = withEmails();
  const slack = {
    ...{ botToken, signingSecret, apiUrl: workspace.apiUrl, port: 0 },
    ...(socket ? { appToken: 'xapp-test' } : {}),
    ...(callTimeout ? { callTimeout } : {}),
  };
  const stop = async () => {
    await workspace.stop();
    rmSync(demoFolder, { recursive: true, force: true });
  };
  const product = await startTestProduct({ demoFolder, slack, ...more }).catch(async (error: unknown) => {
    await stop();
    throw error;
  });
  return {
    product,
    workspace,
    user: (name) => userAt({ product, workspace }, name),
    async stop() {
      await product.stop();
      await stop();
    },
  };
}

const refused = { error: 'invalid_auth' };

/** The demonstration's estate, its staff with addresses. */
export function withEmails(): string {
  const folder = temporaryFolder();
  cpSync('demo', folder, { recursive: true });
  const file = join(folder, 'org.yaml');
  const organisation = parse(readFileSync(file, 'utf8')) as { people: Record<string, { email?: string }> };
  for (const [id, person] of Object.entries(organisation.people)) person.email = `${id}@anhe.example`;
  writeFileSync(file, stringify(organisation));
  return folder;
}

export interface Signed {
  'content-type': string;
  'x-slack-request-timestamp': string;
  'x-slack-signature': string;
}

/** @param at Unix time in seconds */
export function signed(body: string, at: number, type: string, secret = signingSecret): Signed {
  const signature = createHmac('sha256', secret).update(`v0:${at}:${body}`).digest('hex');
  return {
    'content-type': type,
    'x-slack-request-timestamp': String(at),
    'x-slack-signature': `v0=${signature}`,
  };
}

let count = 0;
/** A ts as Slack makes them: grows, and is no other message's. */
export const nextTs = (): string => `1900000000.${String(++count).padStart(6, '0')}`;
export const eventId = (): string => `Ev${randomUUID().replaceAll('-', '').slice(0, 10).toUpperCase()}`;

/** Sends what Slack would send, signed now. */
export async function deliver(
  { product }: Pick<SlackOffice, 'product'>,
  body: object,
  how: 'event' | 'interaction' | 'command' = 'event',
  headers: Record<string, string> = {},
): Promise<Response> {
  const content =
    how === 'event'
      ? JSON.stringify(body)
      : how === 'interaction'
        ? new URLSearchParams({ payload: JSON.stringify(body) }).toString()
        : new URLSearchParams(body as Record<string, string>).toString();
  const type = how === 'event' ? 'application/json' : 'application/x-www-form-urlencoded';
  const at = Math.floor(product.shell.machineNow() / 1000);
  const response = await fetch(product.slackUrl!, {
    method: 'POST',
    headers: { ...signed(content, at, type), ...headers },
    body: content,
  });
  await product.idle();
  return response;
}

export const messageEvent = (event: object, id = eventId()): object => ({
  type: 'event_callback',
  team_id: 'T000000001',
  event_id: id,
  event: { type: 'message', channel_type: 'im', ts: nextTs(), ...event },
});

type View = { callback_id: string; private_metadata: string; title: { text: string }; blocks: ViewBlock[] };
interface ViewBlock {
  type: string;
  block_id: string;
  optional?: boolean;
  label?: { text: string };
  hint?: { text: string };
  element: { type: string; options?: { value: string; text: { text: string } }[]; initial_value?: string };
}

export interface SlackUser {
  account: string;
  say(text: string, more?: { thread?: string; id?: string; files?: object[] }): Promise<Response>;
  sees(): Promise<ShownMessage[]>;
  reads(): Promise<string>;
  buttons(): Promise<ShownButton[]>;
  /** Presses the newest button in sight with this label. */
  press(label: string | RegExp): Promise<Response>;
  pressButton(button: ShownButton, trigger?: string): Promise<Response>;
  /** The form that was opened last for this person. */
  form(): View;
  /** Fills it in and submits it. */
  submit(values: Record<string, unknown>, view?: string): Promise<{ status: number; errors?: Record<string, string> }>;
  command(text: string, channel?: string): Promise<Response>;
  react(message: ShownMessage, reaction?: string): Promise<Response>;
}

function userAt(office: Pick<SlackOffice, 'product' | 'workspace'>, name: string): SlackUser {
  const { workspace } = office;
  const account = workspace.users[name]!;
  const channel = () => workspace.channelOf(name);
  const sees = () => workspace.sees(name);
  const user: SlackUser = {
    account,
    say: async (text, { thread, id, files } = {}) =>
      deliver(
        office,
        messageEvent(
          {
            ...{ channel: await channel(), user: account, text },
            ...(thread ? { thread_ts: thread } : {}),
            ...(files ? { files, subtype: 'file_share' } : {}),
          },
          id,
        ),
      ),
    sees,
    reads: async () => (await sees()).map(wordsOf).join('\n'),
    buttons: async () => buttonsIn(await sees()),
    async press(label) {
      const shown = await user.buttons();
      const button = shown.findLast((one) => (typeof label === 'string' ? one.label === label : label.test(one.label)));
      if (!button) throw new Error(`${name} sees no button ${label}: ${shown.map((one) => one.label).join(' | ')}`);
      return user.pressButton(button);
    },
    async pressButton({ value, label, message }, trigger) {
      const payload = {
        type: 'block_actions',
        user: { id: account },
        channel: { id: await channel() },
        message: { ts: message.ts, text: message.text, ...(message.thread_ts ? { thread_ts: message.thread_ts } : {}) },
        trigger_id: trigger ?? (await workspace.trigger(name)),
        response_url: `${workspace.apiUrl}response`,
        actions: [{ action_id: 'press:0', type: 'button', value, text: { type: 'plain_text', text: label } }],
      };
      return deliver(office, payload, 'interaction');
    },
    form() {
      const call = workspace.called('views.open').at(-1);
      if (!call) throw new Error('no form was opened');
      return viewOf(call);
    },
    async submit(values, id = `V${eventId()}`) {
      const view = user.form();
      const state = Object.fromEntries(view.blocks.map((block) => [block.block_id, { value: stateOf(block, values) }]));
      const body = { type: 'view_submission', user: { id: account }, view: { ...view, id, state: { values: state } } };
      const response = await deliver(office, body, 'interaction');
      const text = await response.text();
      const answer = (text ? JSON.parse(text) : {}) as { errors?: Record<string, string> };
      return { status: response.status, ...(answer.errors ? { errors: answer.errors } : {}) };
    },
    command: async (text, from) =>
      deliver(
        office,
        {
          ...{ command: '/huiyin', text, user_id: account, channel_id: from ?? (await channel()) },
          trigger_id: await workspace.trigger(name),
        },
        'command',
      ),
    react: async (message, reaction = 'white_check_mark') =>
      deliver(office, {
        type: 'event_callback',
        event_id: eventId(),
        event: {
          ...{ type: 'reaction_added', user: account, reaction, item_user: botUser },
          item: { type: 'message', channel: await channel(), ts: message.ts },
        },
      }),
  };
  return user;
}

export const viewOf = ({ body }: Call): View => JSON.parse(body.view!) as View;

function stateOf({ block_id, element }: ViewBlock, values: Record<string, unknown>): object {
  const value = values[block_id] ?? null;
  switch (element.type) {
    case 'static_select':
      return { type: element.type, selected_option: value === null ? null : { value } };
    case 'datepicker':
      return { type: element.type, selected_date: value };
    case 'datetimepicker':
      return { type: element.type, selected_date_time: value };
    case 'file_input':
      return { type: element.type, files: value ?? [] };
    default:
      return { type: element.type, value: value === null ? (element.initial_value ?? null) : String(value) };
  }
}
