import { toUSVString } from 'node:util';
import type { Incoming } from '../../flows/messenger.js';
import { ownKey, type WebFile, type WebRecord } from '../../models/web/index.js';
import type { Facts } from '../../rules/case.js';
import type { PersonId } from '../../rules/organisation.js';
import type { WebMessage } from './api.js';
import { Problem } from './problems.js';
import { maxTextBytes, pressFilesSchema, pressSchema, saySchema } from './schemas.js';
import { show } from './show.js';
import { checked, type Session } from './request.js';
import { mainThread, type Web } from './web.js';

const eventId = (person: PersonId, clientId: string) => `web:${person}:${clientId}`;

/** Only files that this person uploaded or was shown. @throws Problem `unknownFile` */
async function filesOf({ options }: Web, person: PersonId, hashes: string[]): Promise<WebFile[]> {
  if (hashes.length === 0) return [];
  const known = await options.records.files.of(person, hashes);
  return [...new Set(hashes)].map((hash) => {
    const file = known.find((one) => one.hash === hash);
    if (!file) throw new Problem('unknownFile');
    return file;
  });
}

function textOf(text: string, files: string[]): string {
  if (Buffer.byteLength(text) > maxTextBytes) throw new Problem('tooLong');
  if (text.trim() === '' && files.length === 0) throw new Problem('empty');
  return toUSVString(text);
}

function incoming(
  clientId: string,
  thread: string | undefined,
  { person, language }: Session,
  what: Incoming['what'],
): Incoming {
  return {
    id: eventId(person, clientId),
    messenger: 'web',
    conversation: person,
    ...(thread && thread !== mainThread ? { thread } : {}),
    person,
    language,
    what,
  };
}

/**
 * Shows a person's own words, and nothing of them when the inbox did not take them.
 * @returns the record that stands there: the first one, when the same message came again
 * @throws Problem `notTaken`
 */
async function keepAndTake(
  { options: { records, log }, take }: Web,
  record: WebRecord,
  event: Incoming,
): Promise<WebRecord> {
  const [kept, taken] = await Promise.allSettled([records.messages.add(record), take(event)]);
  if (kept.status === 'fulfilled' && taken.status === 'fulfilled')
    return kept.value ? record : ((await records.messages.find(record._id)) ?? record);
  log.warn(
    {
      err: kept.status === 'rejected' ? (kept.reason as unknown) : ((taken as PromiseRejectedResult).reason as unknown),
    },
    'web message not taken',
  );
  if (kept.status === 'fulfilled' && kept.value) await records.messages.remove(record._id).catch(() => undefined);
  throw new Problem('notTaken');
}

/** POST messages: what a person writes. */
export async function say(web: Web, session: Session, given: unknown): Promise<WebMessage> {
  const { options, streams } = web;
  const { person } = session;
  const body = checked(saySchema, given);
  const text = textOf(body.text, body.files);
  const files = await filesOf(web, person, body.files);
  const thread = body.thread ?? mainThread;
  const record: WebRecord = {
    _id: ownKey(person, body.id),
    id: body.id,
    person,
    order: web.order(),
    thread,
    at: options.now(),
    text,
    files,
  };
  const event = incoming(body.id, thread, session, { kind: 'words', text, files });
  const stands = await keepAndTake(web, record, event);
  streams.push(stands);
  return show(stands, session.language, options);
}

/** A form's files come as lists of hashes and go on as what they are. */
async function argsOf(web: Web, person: PersonId, args: Facts): Promise<Facts> {
  const entries = Object.entries(args).map(async ([name, value]) => {
    const hashes = Array.isArray(value) ? pressFilesSchema.safeParse(value) : undefined;
    return [name, hashes?.success ? await filesOf(web, person, hashes.data) : value] as const;
  });
  return Object.fromEntries(await Promise.all(entries));
}

/** POST press: a button. Nothing of it is shown; what comes of it is. */
export async function press(web: Web, session: Session, given: unknown): Promise<{ id: string }> {
  const body = checked(pressSchema, given);
  const args = await argsOf(web, session.person, body.args);
  const what: Incoming['what'] = {
    kind: 'press',
    action: body.action,
    ...(body.case ? { case: body.case } : {}),
    args,
  };
  await web.take(incoming(body.id, body.thread, session, what)).catch((error: unknown) => {
    web.options.log.warn({ err: error }, 'web press not taken');
    throw new Problem('notTaken');
  });
  return { id: body.id };
}
