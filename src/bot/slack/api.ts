import { webApi } from '@slack/bolt';
import type { Logger as BoltLogger } from '@slack/bolt';
import type { Logger } from 'pino';
import { Agent, request } from 'undici';
import { NotTaken } from '../../flows/notTaken.js';
import type { SlackOptions } from './options.js';

export type Client = webApi.WebClient;

/** Errors after which nothing works until somebody repairs the set-up. */
const broken = new Set([
  'invalid_auth',
  'not_authed',
  'token_revoked',
  'token_expired',
  'account_inactive',
  'missing_scope',
]);
/** Slack's own troubles: it may have done what was asked. */
const unclear = new Set(['fatal_error', 'internal_error', 'service_unavailable', 'request_timeout']);

export interface SlackApi {
  client: Client;
  /**
   * One call for a channel. While Slack wants that channel to wait, nothing is asked for it; the others go on.
   * @throws {NotTaken} when Slack surely did not take it; anything else when that is not known
   */
  call<Result>(channel: string, ask: (client: Client) => Promise<Result>): Promise<Result>;
  /** The error after which nothing works until it is repaired: `token_revoked`. */
  fault(): string | undefined;
  close(): Promise<void>;
}

/** Slack's error code of a refused call: `channel_not_found`. */
export const codeOf = (error: unknown): string | undefined => {
  const cause = error instanceof NotTaken ? error.cause : error;
  const { data } = (cause ?? {}) as { data?: { error?: string } };
  return data?.error;
};

/** Slack's logger in ours: it writes bodies at its debug level, which we never ask for. */
export function loggerFor(log: Logger): BoltLogger {
  const said = (...parts: unknown[]) => parts.map(String).join(' ').slice(0, 500);
  return {
    debug: () => undefined,
    info: () => undefined,
    warn: (...parts: unknown[]) => log.warn({ slack: said(...parts) }, 'Slack client'),
    error: (...parts: unknown[]) => log.warn({ slack: said(...parts) }, 'Slack client'),
    setLevel: () => undefined,
    getLevel: () => 'error' as never,
    setName: () => undefined,
  };
}

/** The Web API with one try per call: trying again is delivery's, which remembers it. */
export function slackApi({ botToken, apiUrl, callTimeout = 4000, log, machineNow }: SlackOptions): SlackApi {
  const agent = new Agent({ keepAliveTimeout: 30_000, connections: 64 });
  const client = new webApi.WebClient(botToken, {
    ...(apiUrl ? { slackApiUrl: apiUrl } : {}),
    retryConfig: { retries: 0 },
    timeout: callTimeout,
    rejectRateLimitedCalls: true,
    fetch: quickFetch(agent),
    logger: loggerFor(log),
  });
  const waiting = new Map<string, number>();
  let fault: string | undefined;

  function noticed(channel: string, error: unknown): unknown {
    const { retryAfter, data } = error as { retryAfter?: number; data?: { error?: string } };
    if (typeof retryAfter === 'number') {
      waiting.set(channel, machineNow() + retryAfter * 1000);
      return notTaken(`Slack wants ${channel} to wait`, error, retryAfter * 1000);
    }
    if (data?.error && !unclear.has(data.error)) {
      if (broken.has(data.error)) report(data.error);
      return notTaken(`Slack refused: ${data.error}`, error);
    }
    return error;
  }

  function report(code: string): void {
    if (fault !== code) log.error({ code }, 'Slack refuses our token; npm run slack:check says how to repair it');
    fault = code;
  }

  return {
    client,
    async call(channel, ask) {
      const left = (waiting.get(channel) ?? 0) - machineNow();
      if (left > 0) throw new NotTaken(`Slack wants ${channel} to wait`, left);
      waiting.delete(channel);
      try {
        const result = await ask(client);
        fault = undefined;
        return result;
      } catch (error) {
        throw noticed(channel, error);
      }
    },
    fault: () => fault,
    close: () => agent.close(),
  };
}

function notTaken(message: string, cause: unknown, retryAfter?: number): NotTaken {
  const error = new NotTaken(message, retryAfter);
  error.cause = cause;
  return error;
}

/** What the client uses of fetch, without fetch's streams: a third of the work. */
const quickFetch = (dispatcher: Agent): typeof fetch =>
  (async (url: string, { method, headers, body, signal }: RequestInit) => {
    const answer = await request(url, {
      method: method as 'POST',
      headers: headers as Record<string, string>,
      body: body as string,
      signal: signal ?? null,
      dispatcher,
    });
    return {
      url,
      status: answer.statusCode,
      statusText: answer.statusText,
      headers: {
        get: (name: string) => answer.headers[name.toLowerCase()]?.toString() ?? null,
        entries: () => Object.entries(answer.headers),
      },
      text: () => answer.body.text(),
      arrayBuffer: () => answer.body.arrayBuffer(),
    };
  }) as unknown as typeof fetch;
