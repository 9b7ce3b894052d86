import { caseIdOf } from '../../flows/caseIds.js';
import type { Incoming, Messenger } from '../../flows/messenger.js';
import { slackApi } from './api.js';
import { doorOf } from './door.js';
import { prepare } from './files.js';
import { httpReceiver, type Receiver } from './http.js';
import type { SlackOptions } from './options.js';
import { accountsOf, messengerName } from './people.js';
import { send, update } from './send.js';
import { shownBy } from './shown.js';
import type { Self, Slack } from './slack.js';
import { socketReceiver } from './socket.js';

export interface SlackMessenger extends Messenger {
  update: NonNullable<Messenger['update']>;
  /** Where Slack's requests arrive; undefined with Socket Mode. */
  url(): string | undefined;
  /** Takes nothing more; what is owed can still be sent. */
  stopReceiving(): Promise<void>;
  /** Resolves when nothing that is only shown is under way. */
  idle(): Promise<void>;
}

const mostThreads = 5000;

/**
 * The Slack messenger: Socket Mode with `appToken`, else HTTP.
 * @throws when neither way of receiving is set up
 */
export function slackMessenger(options: SlackOptions): SlackMessenger {
  if (!options.appToken && !options.signingSecret)
    throw new Error('slack: set SLACK_APP_TOKEN (Socket Mode) or SLACK_SIGNING_SECRET (HTTP); see docs/slack.md');
  const api = slackApi(options);
  const begun = new Map<string, { conversation: string; thread: string }>();
  const asides = new Set<Promise<void>>();
  let self: Self = {};
  let receive: ((incoming: Incoming) => Promise<void>) | undefined;

  const slack: Slack = {
    options,
    api,
    accounts: accountsOf(options, api, () => self.team),
    self: () => self,
    placeOf: (caseId) => begun.get(caseId),
    take: async (incoming) => receive?.(incoming) ?? Promise.reject(new Error('slack: not started')),
    begins({ id, conversation, thread }) {
      if (!thread) return;
      if (begun.size > mostThreads) begun.clear();
      begun.set(caseIdOf(`${id}#0`), { conversation, thread });
    },
    aside(what, work) {
      const done = work()
        .catch((error: unknown) => options.log.warn({ err: error, what }, 'something in Slack was not shown'))
        .then(() => void asides.delete(done));
      asides.add(done);
    },
  };
  const door = doorOf(slack, shownBy(slack));
  const receiver: Receiver = options.appToken
    ? socketReceiver(options, door)
    : httpReceiver(options, door, () => api.fault());

  /** Who we are; when Slack does not answer now, it is asked again with the next message. */
  async function learn(): Promise<void> {
    const { user_id, team_id, url } = await api.call('self', (client) => client.auth.test());
    self = { ...(user_id ? { user: user_id } : {}), ...(team_id ? { team: team_id } : {}), ...(url ? { url } : {}) };
  }

  return {
    name: messengerName,
    async start(onIncoming) {
      receive = onIncoming;
      await learn().catch((error: unknown) =>
        options.log.error({ err: error }, 'Slack does not know us; npm run slack:check says how to repair it'),
      );
      await receiver.start();
    },
    async send(envelope, thread) {
      if (!self.user) await learn();
      return send(slack, envelope, thread);
    },
    update: (sent, envelope) => update(slack, sent, envelope),
    reaches: async (person) => (await slack.accounts.byPerson(person)) !== undefined,
    prepare: (incoming) => prepare(options, incoming),
    url: () => receiver.url(),
    async idle() {
      while (asides.size) await Promise.all(asides);
    },
    stopReceiving: () => receiver.stop(),
    async stop() {
      await receiver.stop();
      await Promise.allSettled(asides);
      await api.close();
    },
  };
}
