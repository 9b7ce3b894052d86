import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Body, Door } from './door.js';
import type { SlackOptions } from './options.js';
import { signatureFault } from './signature.js';

/** How events arrive. */
export interface Receiver {
  start(): Promise<void>;
  stop(): Promise<void>;
  /** Where it listens; undefined with Socket Mode. */
  url(): string | undefined;
}

const longestBody = 1024 * 1024;
const path = '/slack/events';

/**
 * Slack's requests over HTTP: events, interactions and commands at one address. A request is answered 200 once what is in
 * it is stored, not before; while the store is away it is answered 503, and Slack sends it again.
 */
export function httpReceiver(options: SlackOptions, door: Door, fault: () => string | undefined): Receiver {
  const { log, host, port, machineNow, signingSecret = '' } = options;
  let server: Server | undefined;

  async function take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await read(request);
    if (!body) return end(response, 413);
    const { 'x-slack-request-timestamp': timestamp, 'x-slack-signature': signature } = request.headers;
    const given = { timestamp: text(timestamp), signature: text(signature), body };
    const refused = signatureFault(signingSecret, given, machineNow());
    if (refused) {
      log.warn({ refused }, 'a request that Slack did not sign');
      return end(response, 401);
    }
    const content = bodyOf(request.headers['content-type'], body);
    if (!content) return end(response, 400);
    if (content.type === 'url_verification') return end(response, 200, { challenge: content.challenge });
    if (content.ssl_check) return end(response, 200);
    try {
      end(response, 200, await door(content));
    } catch (error) {
      log.error({ err: error, retry: request.headers['x-slack-retry-num'] }, 'not acknowledged; Slack sends it again');
      end(response, 503);
    }
  }

  async function health(response: ServerResponse): Promise<void> {
    const store = await options.ping().then(
      () => 'ok',
      () => 'away',
    );
    const slack = fault() ?? 'ok';
    end(response, store === 'ok' && slack === 'ok' ? 200 : 503, { ok: store === 'ok' && slack === 'ok', store, slack });
  }

  function answer(request: IncomingMessage, response: ServerResponse): void {
    const { pathname } = new URL(request.url ?? '/', 'http://here');
    const work =
      request.method === 'POST' && pathname === path
        ? take(request, response)
        : request.method === 'GET' && pathname === '/health'
          ? health(response)
          : Promise.resolve(end(response, 404));
    work.catch((error: unknown) => {
      log.warn({ err: error }, 'a request of Slack broke off');
      if (!response.headersSent) end(response, 503);
    });
  }

  return {
    start: () =>
      new Promise((resolve, reject) => {
        server = createServer(answer);
        server.once('error', (error) =>
          reject(new Error(`slack: cannot listen on ${host}:${port} (SLACK_PORT): ${error.message}`)),
        );
        server.listen(port, host, resolve);
      }),
    stop: () =>
      new Promise((resolve) => {
        if (!server?.listening) return resolve();
        server.close(() => resolve());
        server.closeIdleConnections();
        setTimeout(() => server?.closeAllConnections(), 2000).unref();
      }),
    url() {
      const { address, port: taken } = server?.address() as AddressInfo;
      return `http://${address}:${taken}${path}`;
    },
  };
}

const text = (header: string | string[] | undefined): string | undefined =>
  typeof header === 'string' ? header : undefined;

function end(response: ServerResponse, status: number, body?: object): void {
  const content = body ? JSON.stringify(body) : '';
  const type = body ? { 'Content-Type': 'application/json; charset=utf-8' } : {};
  response.writeHead(status, { ...type, 'Content-Length': Buffer.byteLength(content) }).end(content);
}

/** @returns undefined when it is longer than anything of Slack's */
function read(request: IncomingMessage): Promise<Buffer | undefined> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > longestBody) resolve(undefined);
      else chunks.push(chunk);
    });
    request.on('end', () => resolve(Buffer.concat(chunks)));
    request.on('error', reject);
  });
}

type Content = Body & { challenge?: string; ssl_check?: string };

/** JSON for events; a form for commands, and around the JSON of interactions. */
function bodyOf(type: string | undefined, body: Buffer): Content | undefined {
  try {
    if (!type?.startsWith('application/x-www-form-urlencoded')) return JSON.parse(body.toString()) as Content;
    const form = Object.fromEntries(new URLSearchParams(body.toString()));
    return (form.payload === undefined ? form : JSON.parse(form.payload)) as Content;
  } catch {
    return undefined;
  }
}
