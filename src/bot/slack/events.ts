import type { Incoming, UnfetchedFile } from '../../flows/messenger.js';
import type { SlackEvent } from './bodies.js';
import { messengerName, type Account } from './people.js';
import { reaction } from './reactions.js';
import type { Slack } from './slack.js';
import { plain, shortened } from './text.js';
import { wordsOf } from './words.js';

/** Kinds of messages that are somebody's words; all others are Slack's own notes. */
const words = new Set([undefined, 'file_share', 'thread_broadcast', 'me_message']);
/** Longest words that are taken, in characters: Slack's own limit. */
const longest = 40_000;

export const eventId = (id: string): string => `${messengerName}:${id}`;

/** An event of the Events API: resolves once it is stored, or is none of ours. */
export async function event(slack: Slack, id: string, given: SlackEvent): Promise<void> {
  switch (given.type) {
    case 'message':
      return message(slack, id, given);
    case 'app_mention':
      return given.channel_type === 'im' ? undefined : mention(slack, id, given);
    case 'reaction_added':
      return reaction(slack, id, given);
    default:
      return undefined;
  }
}

const isBots = (slack: Slack, said: { bot_id?: string | null; user?: string }): boolean =>
  !!said.bot_id || !said.user || said.user === slack.self().user || said.user === 'USLACKBOT';

async function message(slack: Slack, id: string, given: SlackEvent): Promise<void> {
  if (given.channel_type !== undefined && given.channel_type !== 'im') return;
  if (given.subtype === 'message_changed') return edited(slack, given);
  if (given.subtype === 'message_deleted') return deleted(slack, given);
  if (!words.has(given.subtype) || isBots(slack, given)) return;
  const channel = String(given.channel);
  const account = await slack.accounts.byUser(given.user!, channel);
  if (account) await say(slack, id, account, { ...given, channel, thread: given.thread_ts });
}

interface Said extends Pick<SlackEvent, 'text' | 'files'> {
  channel: string;
  thread?: string;
}

async function say(slack: Slack, id: string, account: Account, said: Said): Promise<void> {
  const text = plain(said.text, slack.self().user).slice(0, longest);
  const unfetched = filesOf(said);
  if (!text && unfetched.length === 0) return;
  const incoming: Incoming = {
    ...incomingFrom(id, account, said.channel),
    ...(said.thread ? { thread: said.thread } : {}),
    what: { kind: 'words', text, files: [] },
    ...(unfetched.length ? { unfetched } : {}),
  };
  slack.begins(incoming);
  await slack.take(incoming);
}

const incomingFrom = (id: string, { person }: Account, conversation: string) => ({
  ...{ id: eventId(id), messenger: messengerName, conversation, person },
});

const filesOf = ({ files }: Pick<SlackEvent, 'files'>): UnfetchedFile[] =>
  files.flatMap(({ name = '', size = 0, url_private_download, url_private }) => {
    const ref = url_private_download ?? url_private;
    return ref ? [{ ref, name: shortened(name, 255), size }] : [];
  });

/** A mention in a channel is answered in direct messages: what people complain about is nobody else's business. */
async function mention(slack: Slack, id: string, given: SlackEvent): Promise<void> {
  if (isBots(slack, given)) return;
  const account = await slack.accounts.byUser(given.user!);
  if (!account) return;
  const channel = await slack.accounts.channelOf(account);
  const nothing = !plain(given.text, slack.self().user) && given.files.length === 0;
  if (nothing)
    await slack.take({ ...incomingFrom(id, account, channel), what: { kind: 'press', action: 'help', args: {} } });
  else await say(slack, id, account, { ...given, channel });
  slack.aside('a hint where to look', () =>
    slack.api.call(String(given.channel), (client) =>
      client.chat.postEphemeral({
        channel: String(given.channel),
        user: account.user,
        text: wordsOf(account.language).inDirectMessage,
        ...(given.thread_ts ? { thread_ts: given.thread_ts } : {}),
      }),
    ),
  );
}

/** Somebody changed what they had written. The register keeps the first words (complaint.1); they are told how to correct. */
function edited(slack: Slack, { channel, message: after, previous_message: before }: SlackEvent): void {
  if (!after || isBots(slack, after) || after.subtype === 'tombstone' || after.text === before?.text) return;
  tell(slack, String(channel), after.user!, after.thread_ts ?? after.ts, 'edited');
}

function deleted(slack: Slack, { channel, previous_message: before }: SlackEvent): void {
  if (!before || isBots(slack, before)) return;
  tell(slack, String(channel), before.user!, before.thread_ts, 'deleted');
}

function tell(slack: Slack, channel: string, user: string, thread: string | undefined, what: 'edited' | 'deleted') {
  slack.aside(`what an ${what} message means`, async () => {
    const account = await slack.accounts.byUser(user, channel);
    const text = account && wordsOf(account.language)[what];
    if (text)
      await slack.api.call(channel, (client) =>
        client.chat.postMessage({ channel, text, ...(thread ? { thread_ts: thread } : {}) }),
      );
  });
}
