import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Incoming, Messenger } from '../../flows/messenger.js';
import type { Instant } from '../../rules/time.js';
import { webApp } from './app.js';
import type { WebOptions } from './options.js';
import { send, update } from './send.js';
import { streams } from './stream.js';
import { taking } from './taking.js';
import { orders } from './orders.js';
import type { Web } from './web.js';

export interface WebMessenger extends Messenger {
  update: NonNullable<Messenger['update']>;
  /** Where it listens: `http://127.0.0.1:8080`. @throws before `start` */
  url(): string;
  /** Tells everybody's page the business time, after it jumped. */
  tellTime(now: Instant): void;
}

/** Milliseconds that requests under way have to end when it stops. */
const grace = 2000;
const loopback = ['127.0.0.1', '::1', 'localhost'];

function listen(server: Server, { host, port }: WebOptions): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const why =
        error.code === 'EADDRINUSE'
          ? `port ${port} is taken; choose another with PORT, or stop what listens there`
          : error.message;
      reject(new Error(`web messenger: cannot listen on ${host}:${port}: ${why}`));
    });
    server.listen(port, host, resolve);
  });
}

/** Requests under way end first; a connection kept open for later ones is closed as soon as it is idle. */
function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const idle = setInterval(() => server.closeIdleConnections(), 20);
    const patience = setTimeout(() => server.closeAllConnections(), grace);
    server.close(() => {
      clearInterval(idle);
      clearTimeout(patience);
      resolve();
    });
  });
}

/**
 * The web messenger: a chat page and its HTTP API, in this process.
 * @throws when a demonstration would be open to other machines
 */
export function webMessenger(options: WebOptions): WebMessenger {
  if (options.demo && !loopback.includes(options.host)) {
    throw new Error(
      `web messenger: the demonstration lets everybody be anybody, so it listens on 127.0.0.1 only, not on ${options.host} (HOST)`,
    );
  }
  let receive: ((incoming: Incoming) => Promise<void>) | undefined;
  let order = orders(options.machineNow, undefined);
  let server: Server | undefined;
  const web: Web = {
    options,
    streams: streams(options),
    order: () => order(),
    take: async (incoming) => receive?.(incoming) ?? Promise.reject(new Error('web messenger: not started')),
  };

  return {
    name: 'web',
    async start(onIncoming) {
      order = orders(options.machineNow, await options.records.messages.newestOrder());
      receive = onIncoming;
      const [take, app] = [taking(web), webApp(web)];
      server = createServer((request, response) => void (take(request, response) || app(request, response)));
      await listen(server, options);
    },
    send: (envelope, thread) => send(web, envelope, thread),
    update: (sent, envelope) => update(web, sent, envelope),
    async stop() {
      web.streams.close();
      if (server?.listening) await close(server);
    },
    url() {
      const { address, port, family } = server?.address() as AddressInfo;
      return `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`;
    },
    tellTime: (now) => web.streams.clock(now),
  };
}
