import { App, Assistant, type types } from '@slack/bolt';
import type { Press } from '../../rules/case.js';
import { loggerFor, type Client } from './api.js';
import type { Body } from './door.js';
import { homeView } from './home.js';
import { limits } from './limits.js';
import type { Account } from './people.js';
import type { Slack } from './slack.js';
import { shortened } from './text.js';
import { wordsOf } from './words.js';

const views = new Set(['app_home_opened', 'assistant_thread_started', 'assistant_thread_context_changed', 'message']);

/**
 * What only changes what people see goes through Bolt: App Home, and the assistant's prompts and status. Nothing of it has
 * to survive a crash, so it comes after the acknowledgement.
 */
export function shownBy(slack: Slack): (body: Body) => void {
  const { options, api, accounts } = slack;
  const threads = new Set<string>();
  const app = new App({
    receiver: { init: () => undefined, start: () => Promise.resolve(), stop: () => Promise.resolve() },
    logger: loggerFor(options.log),
    ignoreSelf: false,
    convoStore: false,
    authorize: () => Promise.resolve({ botToken: options.botToken, ...botOf(slack) }),
  });

  const assistant = new Assistant({
    threadContextStore: { get: () => Promise.resolve({}), save: () => Promise.resolve() },
    threadStarted: async ({ event }) => {
      const { user_id: user, channel_id: channel, thread_ts: thread } = event.assistant_thread;
      if (threads.size > 10_000) threads.clear();
      threads.add(`${channel} ${thread}`);
      const account = await accounts.byUser(user, channel);
      if (!account) return;
      const prompts = await promptsFor(slack, account);
      await api.call(channel, (client: Client) =>
        client.assistant.threads.setSuggestedPrompts({
          ...{ channel_id: channel, thread_ts: thread, title: wordsOf(account.language).prompts },
          prompts: prompts,
        }),
      );
    },
    userMessage: async ({ event }) => {
      const {
        channel,
        thread_ts: thread = '',
        user = '',
      } = event as { channel: string; thread_ts?: string; user?: string };
      const account = await accounts.byUser(user, channel);
      if (!account) return;
      const status = wordsOf(account.language).working;
      await api.call(`status ${channel}`, (client: Client) =>
        client.assistant.threads.setStatus({ channel_id: channel, thread_ts: thread, status }),
      );
    },
  });
  app.assistant(assistant);
  app.event('app_home_opened', async ({ event }) => {
    if (event.tab !== 'home') return;
    const account = await accounts.byUser(event.user);
    if (!account) return;
    const view: types.HomeView = await homeView(slack, account);
    await api.call(`home ${event.user}`, (client: Client) => client.views.publish({ user_id: event.user, view }));
  });
  app.error(({ message }) => {
    options.log.warn({ slack: message.slice(0, 300) }, 'something in Slack could not be shown');
    return Promise.resolve();
  });

  return (body) => {
    const { type = '' } = body.event ?? {};
    if (!views.has(type)) return;
    const { channel, thread_ts: thread } = (body.event ?? {}) as { channel?: string; thread_ts?: string };
    if (type === 'message' && !threads.has(`${channel} ${thread}`)) return;
    slack.aside('a view', () => app.processEvent({ body, ack: () => Promise.resolve() }));
  };
}

interface Prompt {
  title: string;
  message: string;
}

const botOf = ({ self }: Slack) => ({ botUserId: self().user ?? '', botId: self().user ?? '' });

/** The short cuts as things to say. */
async function promptsFor({ options }: Slack, { person }: Account): Promise<Prompt[]> {
  const language = await options.language(person);
  const menu: Press[] = await options.menu(person);
  const { card } = options.word({
    id: 'prompts',
    person,
    message: { to: { person }, say: 'menu', facts: {}, buttons: menu.filter(({ form }) => !form) },
    language,
    at: options.now(),
  });
  return (card?.buttons ?? [])
    .slice(0, limits.prompts)
    .map(({ label }) => ({ title: shortened(label, limits.buttonText), message: label }));
}
