import { SocketModeReceiver } from '@slack/bolt';
import { setTimeout as sleep } from 'node:timers/promises';
import { codeOf, loggerFor } from './api.js';
import type { Body, Door } from './door.js';
import type { Receiver } from './http.js';
import type { SlackOptions } from './options.js';

interface Envelope {
  ack: (response?: object) => Promise<void>;
  body: Body;
  retry_num?: number;
}

/** Longest wait before a new connection is tried, in milliseconds. */
const longestWait = 30_000;

/**
 * Socket Mode that stores before it acknowledges: Bolt's own receiver acknowledges first, so that a crash would lose what
 * was under way. It connects again itself, at once and then with growing waits, whatever the reason was.
 */
class DurableReceiver extends SocketModeReceiver {
  constructor(
    private readonly options: SlackOptions,
    private readonly door: Door,
  ) {
    super({
      appToken: options.appToken ?? '',
      logger: loggerFor(options.log),
      clientPingTimeout: options.pingTimeout ?? 5000,
      autoReconnectEnabled: false,
      installerOptions: {
        clientOptions: {
          ...(options.apiUrl ? { slackApiUrl: options.apiUrl } : {}),
          retryConfig: { retries: 0 },
          timeout: options.callTimeout ?? 4000,
        },
      },
    });
    this.client.removeAllListeners('slack_event');
    this.client.on('slack_event', (envelope: Envelope) => void this.taken(envelope));
  }

  private async taken({ ack, body, retry_num }: Envelope): Promise<void> {
    try {
      const answer = await this.door(body);
      await ack(answer);
    } catch (error) {
      this.options.log.error({ err: error, retry: retry_num }, 'not acknowledged; Slack sends it again');
    }
  }
}

export function socketReceiver(options: SlackOptions, door: Door): Receiver {
  const receiver = new DurableReceiver(options, door);
  const { client } = receiver;
  const ended = new AbortController();

  const connect = () =>
    client.start().catch((error: unknown) => {
      throw error instanceof Error ? error : new Error('the connection closed before it was open');
    });

  async function again(): Promise<void> {
    for (let wait = 0; !ended.signal.aborted; wait = Math.min(2 * wait + 500, longestWait)) {
      await sleep(wait, undefined, { signal: ended.signal }).catch(() => undefined);
      if (ended.signal.aborted) return;
      try {
        await connect();
        return;
      } catch (error) {
        options.log.warn({ err: error }, 'no connection to Slack yet; it is tried again');
      }
    }
  }

  return {
    /** @throws when Slack refuses the token; a Slack that does not answer is waited for */
    async start() {
      let connected = false;
      client.on('connected', () => (connected = true));
      client.on('disconnected', () => {
        if (!connected || ended.signal.aborted) return;
        connected = false;
        options.log.info('Slack closed the connection; connecting again');
        void again();
      });
      await connect().catch((error: unknown) => {
        const code = codeOf(error);
        if (code)
          throw new Error(`slack: Socket Mode was refused (${code}); check SLACK_APP_TOKEN with npm run slack:check`);
        void again();
      });
    },
    async stop() {
      ended.abort();
      await Promise.race([client.disconnect().catch(() => undefined), sleep(2000, undefined, { ref: false })]);
    },
    url: () => undefined,
  };
}
