import type { SlackEvent } from './bodies.js';
import { messengerName } from './people.js';
import type { Slack } from './slack.js';
import { unpack } from './values.js';
import { wordsOf } from './words.js';

const yes = new Set(['white_check_mark', 'heavy_check_mark', 'ballot_box_with_check']);

interface ShownButton {
  type?: string;
  style?: string;
  value?: string;
}
interface ShownMessage {
  ts?: string;
  thread_ts?: string;
  blocks?: { type?: string; elements?: ShownButton[] }[];
}

/** ✅ on one of our cards is the press of the button that it puts forward, where that needs no form. */
export async function reaction(
  slack: Slack,
  id: string,
  { reaction: sign, user, item, item_user }: SlackEvent,
): Promise<void> {
  const ours = item?.type === 'message' && item.channel?.startsWith('D') && item_user === slack.self().user;
  if (!ours || !user || !item.channel || !item.ts || !yes.has(sign?.split('::')[0] ?? '')) return;
  const { channel, ts } = item;
  const account = await slack.accounts.byUser(user, channel);
  const message = account && (await messageAt(slack, channel, ts));
  const button = message?.blocks
    ?.flatMap(({ type, elements }) => (type === 'actions' ? (elements ?? []) : []))
    .find(({ type, style }) => type === 'button' && style === 'primary');
  const carried = button && (await unpack(slack.options.files, button.value));
  if (!account || !carried) return;
  if (carried.form) {
    slack.aside('that a reaction is not enough', () =>
      slack.api.call(channel, (client) =>
        client.chat.postMessage({
          channel,
          thread_ts: message?.thread_ts ?? ts,
          text: wordsOf(account.language).reactionNeedsForm,
        }),
      ),
    );
    return;
  }
  await slack.take({
    id: `${messengerName}:${id}`,
    messenger: messengerName,
    conversation: channel,
    thread: message?.thread_ts ?? ts,
    person: account.person,
    what: {
      kind: 'press',
      action: carried.action,
      ...(carried.case ? { case: carried.case } : {}),
      args: carried.args,
    },
  });
}

async function messageAt({ api }: Slack, channel: string, ts: string): Promise<ShownMessage | undefined> {
  const asked = { channel, ts, latest: ts, oldest: ts, inclusive: true, limit: 1 };
  const { messages = [] } = await api.call(channel, (client) => client.conversations.replies(asked));
  return (messages as ShownMessage[]).find((message) => message.ts === ts);
}
