import { z } from 'zod';
import type { Incoming } from '../../flows/messenger.js';
import type { Facts } from '../../rules/case.js';
import type { Actions, Shortcut, Submission } from './bodies.js';
import { hint, openForm } from './forms.js';
import { messengerName, type Account } from './people.js';
import type { Slack } from './slack.js';
import { plain } from './text.js';
import { unpack, type Carried } from './values.js';
import { valuesIn, type From } from './views.js';
import { wordsOf } from './words.js';

/** What goes back with the acknowledgement; undefined for nothing. */
export type Answer = object | undefined;

const pressed = (
  id: string,
  account: Account,
  { conversation, thread }: { conversation: string; thread?: string | undefined },
  { action, case: belongs, args }: Carried,
): Incoming => ({
  id: `${messengerName}:${id}`,
  messenger: messengerName,
  conversation,
  ...(thread ? { thread } : {}),
  person: account.person,
  what: { kind: 'press', action, ...(belongs ? { case: belongs } : {}), args },
});

/** A button: its command is stored before the acknowledgement; a form is opened at once. */
export async function actions(slack: Slack, body: Actions): Promise<Answer> {
  const [action] = body.actions;
  if (!action?.action_id.startsWith('press')) return undefined;
  const account = await slack.accounts.byUser(body.user.id);
  const carried = account && (await unpack(slack.options.files, action.value));
  if (!account || !carried) return undefined;
  const thread = body.message?.thread_ts ?? (carried.case ? body.message?.ts : undefined);
  const from: From = { ...(body.channel ? { conversation: body.channel.id } : {}), ...(thread ? { thread } : {}) };
  if (carried.form) {
    slack.aside('a form', () => openForm(slack, body.trigger_id, account, carried, from));
    return undefined;
  }
  const conversation = body.channel?.id ?? (await slack.accounts.channelOf(account));
  try {
    await slack.take(pressed(body.trigger_id, account, { conversation, thread }, carried));
  } catch (error) {
    slack.aside('that a press was not taken', () =>
      hint(slack, account, conversation, wordsOf(account.language).notTaken),
    );
    throw error;
  }
  return undefined;
}

const metadataSchema = z.object({
  p: z.string(),
  from: z.object({
    conversation: z.string().optional(),
    thread: z.string().optional(),
    source: z.object({ channel: z.string(), ts: z.string(), user: z.string() }).optional(),
  }),
});

/** A form: what is wrong stands beside its field, at once; what is right is stored before the form closes. */
export async function submission(slack: Slack, { user, view }: Submission): Promise<Answer> {
  const { options, accounts } = slack;
  const account = await accounts.byUser(user.id);
  const metadata = metadataSchema.safeParse(parsed(view.private_metadata));
  const carried = metadata.success ? await unpack(options.files, metadata.data.p) : undefined;
  if (!account || !metadata.success || !carried) return undefined;
  const { from } = metadata.data;
  const { args: given, unfetched } = valuesIn(view.state.values, options);
  const args: Facts = { ...carried.args, ...given };
  const { notTaken, fieldFaulty } = wordsOf(await options.language(account.person));
  const shown = view.blocks.flatMap(({ block_id }) => (block_id ? [block_id] : []));
  const faulty = await options.faultyFields(carried.action, carried.case, args);
  const beside = faulty.filter((name) => shown.includes(name));
  if (beside.length)
    return { response_action: 'errors', errors: Object.fromEntries(beside.map((name) => [name, fieldFaulty])) };
  const named = from.source ? { ...args, text: await withSource(slack, from.source, args.text) } : args;
  const conversation = from.conversation?.startsWith('D') ? from.conversation : await accounts.channelOf(account);
  const thread = from.conversation === conversation ? from.thread : undefined;
  const incoming = pressed(`view:${view.id}`, account, { conversation, thread }, { ...carried, args: named });
  try {
    await slack.take({ ...incoming, ...(unfetched.length ? { unfetched } : {}) });
    return undefined;
  } catch (error) {
    options.log.warn({ err: error }, 'a Slack form was not taken');
    return { response_action: 'errors', errors: { [shown[0] ?? '']: notTaken } };
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Where the words come from: author and link stand under them, in the original (complaint.1). */
async function withSource(
  { accounts, self }: Slack,
  { channel, ts, user }: NonNullable<From['source']>,
  text: unknown,
): Promise<string> {
  const author = await accounts.byUser(user).catch(() => undefined);
  const link = `${self().url ?? 'https://app.slack.com/'}archives/${channel}/p${ts.replace('.', '')}`;
  return `${typeof text === 'string' ? text : ''}\n${wordsOf(author?.language ?? 'zh').from(author?.name ?? user, link)}`;
}

/** [登记投诉] in Slack's own menus; on a message it takes the message along. */
export async function shortcut(slack: Slack, body: Shortcut): Promise<Answer> {
  const account = await slack.accounts.byUser(body.user.id);
  if (!account) return undefined;
  if (body.callback_id === 'huiyin_status') {
    const conversation = await slack.accounts.channelOf(account);
    await slack.take(pressed(body.trigger_id, account, { conversation }, { action: 'myCases', args: {} }));
    return undefined;
  }
  const { message, channel } = body;
  const text = message ? plain(message.text, slack.self().user).slice(0, 3000) : '';
  const source =
    message?.ts && channel ? { source: { channel: channel.id, ts: message.ts, user: message.user ?? '' } } : {};
  slack.aside('a form', async () =>
    openForm(slack, body.trigger_id, account, await complaintPress(slack, account, text), source),
  );
  return undefined;
}

/** Staff register for somebody else; everybody else writes down their own matter. */
export async function complaintPress({ options }: Slack, { person }: Account, text: string) {
  const menu = await options.menu(person);
  const action = menu.find((press) => press.action === 'registerFor') ? 'registerFor' : 'newMatter';
  return { action, args: text ? { text } : {}, form: true };
}
