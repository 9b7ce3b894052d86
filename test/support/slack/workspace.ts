import { fork } from 'node:child_process';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

export const botToken = 'xoxb-test';
export const botUser = 'UBOT';

/** A call of the Web API, as Slack got it. */
export interface Call {
  method: string;
  body: Record<string, string>;
}

/** What Slack does instead of what it was asked. `lost`: done, but the connection breaks; `kept`: done, never answered. */
export type Trouble =
  | { status: number; retryAfter?: number }
  | { error: string }
  | { instead: object }
  | 'hangs'
  | 'lost'
  | 'kept'
  | undefined;

export interface ShownMessage {
  ts: string;
  thread_ts?: string;
  text: string;
  blocks?: Block[];
  metadata?: { event_payload?: { id?: string } };
}
export interface Block {
  type: string;
  text?: { text: string };
  elements?: Element[];
}
interface Element {
  type: string;
  text?: { text: string } | string;
  elements?: { type: string; text?: string; url?: string }[];
  action_id?: string;
  value?: string;
  style?: string;
  url?: string;
}

export interface Workspace {
  /** For SLACK_API_URL. */
  apiUrl: string;
  /** Accounts by name. */
  users: Record<string, string>;
  /** What was asked, in order. */
  calls: Call[];
  /** Answers of Slack's that the emulator does not know, and its bad days. */
  behaves: (call: Call) => Trouble;
  called(method: string): Call[];
  /** What a person sees in direct messages with the bot, oldest first. */
  sees(name: string): Promise<ShownMessage[]>;
  channelOf(name: string): Promise<string>;
  /** A trigger as Slack gives it with a press: good once, for three seconds. */
  trigger(name: string): Promise<string>;
  /** Calls the emulator itself. */
  ask<Answer>(method: string, body: object): Promise<Answer>;
  stop(): Promise<void>;
}

/** Names get the e-mail address `name@anhe.example`. */
export async function openWorkspace(names: string[]): Promise<Workspace> {
  const seed = {
    slack: {
      users: names.map((name) => ({ name, real_name: name, email: `${name}@anhe.example` })),
      channels: [{ name: 'general' }],
      oauth_apps: [
        {
          ...{ client_id: '1.2', client_secret: 's', app_id: 'A1', name: 'Huiyin', redirect_uris: [] },
          ...{ bot_user_id: botUser, bot_id: 'BBOT', bot_name: 'huiyin' },
        },
      ],
      tokens: [{ token: botToken, user: botUser, bot_id: 'BBOT', bot_user_id: botUser, app_id: 'A1' }],
    },
  };
  const emulator = fork(join(__dirname, 'emulator.mjs'), [JSON.stringify(seed)], { execArgv: [] });
  const address = await new Promise<string>((resolve) => emulator.once('message', (url) => resolve(url as string)));
  const threads = new Set<string>();
  const hanging = new Set<ServerResponse>();

  const forward = async (path: string, headers: Record<string, string>, body: string, method = 'POST') =>
    fetch(address + path, { method, headers, ...(method === 'POST' ? { body } : {}) });

  async function ask<Answer>(method: string, body: object): Promise<Answer> {
    const headers = { authorization: `Bearer ${botToken}`, 'content-type': 'application/json' };
    const answer = (await (await forward(`/api/${method}`, headers, JSON.stringify(body))).json()) as {
      ok: boolean;
      error?: string;
    };
    if (!answer.ok) throw new Error(`${method}: ${answer.error}`);
    return answer as Answer;
  }

  async function front(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const content = Buffer.concat(chunks).toString();
    const method = /^\/api\/([\w.]+)/.exec(request.url ?? '')?.[1] ?? request.url ?? '';
    const call: Call = { method, body: Object.fromEntries(new URLSearchParams(content)) };
    workspace.calls.push(call);
    const trouble = workspace.behaves(call);
    if (trouble === 'hangs') return void hanging.add(response);
    if (trouble && trouble !== 'lost' && trouble !== 'kept') return answerTrouble(response, trouble);
    if (call.body.thread_ts) threads.add(`${call.body.channel} ${call.body.thread_ts}`);
    if (/^assistant\./.test(method)) return json(response, 200, { ok: true });
    const headers = {
      authorization: request.headers.authorization ?? '',
      'content-type': request.headers['content-type'] ?? '',
    };
    const answer = await forward(request.url ?? '', headers, content, request.method);
    if (trouble === 'lost') return void request.socket.destroy();
    if (trouble === 'kept') return void hanging.add(response);
    response.writeHead(answer.status, { 'content-type': answer.headers.get('content-type') ?? '' });
    response.end(Buffer.from(await answer.arrayBuffer()));
  }

  const server = createServer((request, response) => void front(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { members } = await ask<{ members: { id: string; name: string }[] }>('users.list', {});
  const users = Object.fromEntries(members.map(({ id, name }) => [name, id]));
  const channelOf = async (name: string) =>
    (await ask<{ channel: { id: string } }>('conversations.open', { users: users[name] })).channel.id;

  const workspace: Workspace = {
    apiUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/`,
    users,
    calls: [],
    behaves: () => undefined,
    called: (method) => workspace.calls.filter((call) => call.method === method),
    ask,
    channelOf,
    async sees(name) {
      const channel = await channelOf(name);
      const { messages } = await ask<{ messages: ShownMessage[] }>('conversations.history', { channel, limit: 999 });
      const roots = new Set([
        ...messages.map(({ ts }) => ts),
        ...[...threads].flatMap((one) => (one.startsWith(`${channel} `) ? [one.split(' ')[1]!] : [])),
      ]);
      const all = new Map(messages.map((message) => [message.ts, message]));
      for (const ts of roots) {
        const replies = await ask<{ messages: ShownMessage[] }>('conversations.replies', { channel, ts });
        for (const message of replies.messages) all.set(message.ts, message);
      }
      return [...all.values()].sort((a, b) => (a.ts < b.ts ? -1 : 1));
    },
    async trigger(name) {
      return (await ask<{ trigger_id: string }>('views.generateTriggerId', { user_id: users[name] })).trigger_id;
    },
    async stop() {
      for (const response of hanging) response.destroy();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      const ended = new Promise((resolve) => emulator.once('exit', resolve));
      emulator.disconnect();
      await ended;
    },
  };
  return workspace;
}

function answerTrouble(response: ServerResponse, trouble: Exclude<Trouble, string | undefined>): void {
  if ('instead' in trouble) return json(response, 200, { ok: true, ...trouble.instead });
  if ('error' in trouble) return json(response, 200, { ok: false, error: trouble.error });
  const later = trouble.retryAfter === undefined ? {} : { 'retry-after': String(trouble.retryAfter) };
  response.writeHead(trouble.status, later).end('{"ok":false,"error":"ratelimited"}');
}

function json(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

/** All words of a message, as a person reads them. */
export function wordsOf({ text, blocks }: ShownMessage): string {
  if (!blocks?.length) return text;
  return blocks.map((block) => `${block.text?.text ?? ''}${(block.elements ?? []).map(elementText).join('')}`).join('');
}

const elementText = ({ type, elements }: Element): string =>
  type === 'rich_text_section' ? (elements ?? []).map(({ text, url }) => text ?? url ?? '').join('') : '';

export interface ShownButton {
  label: string;
  value: string;
  style?: string;
  message: ShownMessage;
}

export const buttonsIn = (messages: ShownMessage[]): ShownButton[] =>
  messages.flatMap((message) =>
    (message.blocks ?? [])
      .filter(({ type }) => type === 'actions')
      .flatMap(({ elements }) => elements ?? [])
      .map(({ text, value = '', style }) => ({
        label: (text as { text: string }).text,
        value,
        ...(style ? { style } : {}),
        message,
      })),
  );
