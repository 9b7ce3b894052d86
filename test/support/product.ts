import { randomUUID } from 'node:crypto';
import { pino } from 'pino';
import { startProduct, type Product, type ProductOptions } from '../../src/product.js';
import type { MessagePage, WebMessage } from '../../src/bot/web/api.js';
import type { Button } from '../../src/flows/messenger.js';

/** Tuesday, nine o'clock in the estate: on any machine, on any day. */
export const morning = '2026-11-24T01:00:00.000Z';

/** A product of its own on a free port, in memory unless a folder is given; business time begins on a working morning. */
export function startTestProduct(more: Partial<ProductOptions> = {}): Promise<Product> {
  const started = performance.now();
  return startProduct({
    machineNow: () => Math.round(Date.parse(morning) + performance.now() - started),
    host: '127.0.0.1',
    port: 0,
    dataFolder: ':memory:',
    ...mongo(),
    demo: 'on',
    secret: 'a secret of at least thirty-two characters',
    pageFolder: 'dist/page',
    demoFolder: 'demo',
    log: pino({ level: 'silent' }),
    beginsAt: morning,
    ...more,
  });
}

/** With MONGODB_URI a database of its own there. */
function mongo(): { mongodbUri?: string } {
  const uri = process.env.MONGODB_URI;
  return uri ? { mongodbUri: `${/^mongodb(?:\+srv)?:\/\/[^/]+/.exec(uri)?.[0]}/product-${randomUUID()}` } : {};
}

let count = 0;
/** Ids that a client makes: new for every deed. */
export const clientId = (): string => `t${process.pid}-${Date.now().toString(36)}-${count++}`;

/** Somebody at the web messenger: a script with the page's own API. */
export interface User {
  person: string;
  say(text: string, more?: { thread?: string; files?: string[]; id?: string }): Promise<Response>;
  press(
    button: Pick<Button, 'action'> & Partial<Button>,
    args?: Record<string, unknown>,
    id?: string,
  ): Promise<Response>;
  /** Presses the newest button with this action in what the person sees. */
  pressShown(action: string, args?: Record<string, unknown>): Promise<Response>;
  messages(thread?: string): Promise<WebMessage[]>;
  /** All buttons in sight. */
  buttons(): Promise<Button[]>;
  /** Everything the person reads, as text. */
  reads(thread?: string): Promise<string>;
  get(path: string): Promise<Response>;
  upload(name: string, content: string | Buffer, type?: string): Promise<Response>;
}

export async function userOf(product: Product, person: string): Promise<User> {
  const page = await fetch(`${product.url}/m/${person}/`, { redirect: 'manual' });
  const cookie = (page.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  const base = `${product.url}/m/${person}/api/`;
  const post = async (path: string, body: unknown) => {
    const response = await fetch(base + path, {
      method: 'POST',
      headers: { cookie, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    await product.idle();
    return response;
  };
  const get = (path: string) => fetch(base + path, { headers: { cookie } });
  const messages = async (thread?: string) =>
    ((await (await get(`messages${thread ? `?thread=${thread}` : ''}`)).json()) as MessagePage).messages;
  const buttons = async () => (await messages()).flatMap(({ rendered }) => rendered.card?.buttons ?? []);
  return {
    person,
    say: (text, { thread, files = [], id = clientId() } = {}) =>
      post('messages', { id, text, files, ...(thread ? { thread } : {}) }),
    press: (button, args = {}, id = clientId()) =>
      post('press', { id, case: button.case, action: button.action, args: { ...button.args, ...args } }),
    async pressShown(action, args = {}) {
      const button = (await buttons()).filter((one) => one.action === action).at(-1);
      if (!button)
        throw new Error(`${person} sees no button ${action}: ${(await buttons()).map((one) => one.action).join(' ')}`);
      return post('press', { id: clientId(), case: button.case, action, args: { ...button.args, ...args } });
    },
    messages,
    buttons,
    reads: async (thread) =>
      JSON.stringify(
        (await messages(thread)).map(({ rendered }) => [
          rendered.text,
          rendered.card?.title,
          ...(rendered.card?.lines ?? []).map((line) => [line.label, line.text]),
        ]),
      ),
    get,
    upload: (name, content, type = 'application/octet-stream') =>
      fetch(`${base}files?name=${encodeURIComponent(name)}`, {
        method: 'POST',
        headers: { cookie, 'content-type': type },
        body: content as never,
      }),
  };
}
