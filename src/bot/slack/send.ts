import type { Envelope } from '../../flows/messenger.js';
import type { Reference } from '../../rules/case.js';
import { NotTaken } from '../../flows/notTaken.js';
import { codeOf, type SlackApi } from './api.js';
import { messagesFrom, type SlackMessage } from './cards.js';
import type { SlackOptions } from './options.js';
import { messengerName, type Accounts } from './people.js';
import { shortened } from './text.js';

/** What sending needs. */
export interface Sending {
  options: SlackOptions;
  api: SlackApi;
  accounts: Accounts;
  /** The thread in which a case was begun, while this process remembers it. */
  placeOf: (caseId: string) => { conversation: string; thread: string } | undefined;
}

const eventType = 'huiyin_message';
/** A message is posted only while so much of delivery's time-out is left that its answer can be waited for, in milliseconds. */
const latestPost = 5000;
/** How many messages back one in doubt is looked for. */
const lookBack = { page: 200, pages: 5 };

const tooMuch = new Set(['invalid_blocks', 'invalid_blocks_format', 'msg_blocks_too_long', 'msg_too_long']);
const cannotUpdate = new Set(['message_not_found', 'cant_update_message', 'edit_window_closed', 'thread_not_found']);

interface Found {
  ts?: string;
  thread_ts?: string;
  metadata?: { event_type?: string; event_payload?: { id?: unknown } };
}

const metadataOf = (id: string) => ({ event_type: eventType, event_payload: { id } });
const partId = (id: string, part: number): string => (part === 0 ? id : `${id}+${part}`);

/**
 * Shows a message in its person's direct messages, in the thread of its case. One that may have been shown already
 * (`unsure`) is looked up first, by the id in its metadata, so that nobody sees it twice.
 * @throws {NotTaken} when Slack surely did not take it
 */
export async function send(sending: Sending, envelope: Envelope, thread?: Reference): Promise<Reference> {
  const { options, accounts, placeOf } = sending;
  const began = options.machineNow();
  const account = await accounts.byPerson(envelope.person);
  if (!account) throw new Error(`slack: ${envelope.person} has no account here`);
  const conversation = await accounts.channelOf(account);
  const begun = envelope.case && placeOf(envelope.case.id);
  const standing = thread?.messenger === messengerName && thread.conversation === conversation ? thread.thread : '';
  const root = standing || (begun?.conversation === conversation ? begun.thread : undefined);
  const messages = await messagesFrom(options.word(envelope), options.files);
  const shown = envelope.unsure ? await lookUp(sending, conversation, root, envelope.id) : new Map<string, Found>();

  if (options.machineNow() - began > latestPost) throw new NotTaken('slack: too slow to send anything now');
  const first = shown.get(envelope.id)?.ts ?? (await post(sending, conversation, root, envelope.id, messages[0]!));
  for (const [n, message] of messages.entries())
    if (n > 0 && !shown.has(partId(envelope.id, n)))
      await post(sending, conversation, root ?? first, partId(envelope.id, n), message);
  return { messenger: messengerName, conversation, message: first, thread: root ?? first };
}

/** Puts a later card in the place of an earlier one; where Slack no longer lets that happen it is sent anew. */
export async function update(sending: Sending, sent: Reference, envelope: Envelope): Promise<Reference> {
  const { options, api } = sending;
  const [message] = await messagesFrom(options.word(envelope), options.files);
  const { conversation: channel, message: ts } = sent;
  const change = (text: string, blocks: SlackMessage['blocks']) =>
    api.call(channel, (client) => client.chat.update({ channel, ts, text, blocks, metadata: metadataOf(envelope.id) }));
  try {
    await change(message!.text, message!.blocks).catch((error: unknown) => {
      if (!tooMuch.has(codeOf(error) ?? '')) throw error;
      return change(message!.text, []);
    });
    return sent;
  } catch (error) {
    if (!cannotUpdate.has(codeOf(error) ?? '')) throw error;
    return send(sending, envelope, sent);
  }
}

async function post(
  { api, options: { log } }: Sending,
  channel: string,
  root: string | undefined,
  id: string,
  { text, blocks }: SlackMessage,
): Promise<string> {
  const asked = (with_: SlackMessage['blocks']) =>
    api.call(channel, (client) =>
      client.chat.postMessage({
        channel,
        text: shortened(text, 3000),
        ...(with_.length ? { blocks: with_ } : {}),
        ...(root ? { thread_ts: root } : {}),
        metadata: metadataOf(id),
        unfurl_links: false,
        unfurl_media: false,
      }),
    );
  const answer = await asked(blocks).catch((error: unknown) => {
    if (!tooMuch.has(codeOf(error) ?? '')) throw error;
    log.error({ id, err: error }, 'Slack did not take the blocks of a message; its text is sent alone');
    return asked([]);
  });
  if (!answer.ts) throw new Error('slack: a message without a ts');
  return answer.ts;
}

/** The messages of ours that stand there, by the envelope's id. */
async function lookUp(
  sending: Sending,
  channel: string,
  root: string | undefined,
  id: string,
): Promise<Map<string, Found>> {
  const { api } = sending;
  const found = new Map<string, Found>();
  let cursor: string | undefined;
  for (let page = 0; page < lookBack.pages; page++) {
    const asked = {
      ...{ channel, limit: lookBack.page, include_all_metadata: true },
      ...(cursor ? { cursor } : {}),
    };
    const answer = await api.call(channel, (client) =>
      root ? client.conversations.replies({ ...asked, ts: root }) : client.conversations.history(asked),
    );
    for (const message of (answer.messages ?? []) as Found[]) {
      const known = message.metadata?.event_type === eventType ? message.metadata.event_payload?.id : undefined;
      if (typeof known === 'string' && (known === id || known.startsWith(`${id}+`))) found.set(known, message);
    }
    cursor = answer.response_metadata?.next_cursor || undefined;
    if (!cursor || (found.has(id) && !root)) break;
  }
  const first = found.get(id)?.ts;
  // What goes on after a message without a thread stands in the thread under it.
  return first && !root ? new Map([...found, ...(await lookUp(sending, channel, first, id))]) : found;
}
