import type { Envelope } from '../../flows/messenger.js';
import { botKey, type Meaning, type WebFile, type WebRecord } from '../../models/web/index.js';
import type { Reference } from '../../rules/case.js';
import type { PersonId } from '../../rules/organisation.js';
import { describeFile } from './media.js';
import { mainThread, type Web } from './web.js';

const meaningOf = ({ id, message, case: belongs, at }: Envelope): Meaning => ({
  id,
  message,
  ...(belongs ? { case: belongs } : {}),
  at,
});

/** Somebody's next step is in it: the button that the rules put forward. */
const waits = ({ message }: Envelope) => message.buttons?.some(({ style }) => style === 'primary') ?? false;
const hasButtons = (message: Envelope['message'] | undefined) => (message?.buttons?.length ?? 0) > 0;

const reference = (record: WebRecord): Reference => ({
  messenger: 'web',
  conversation: record.person,
  message: record.id,
  thread: record.thread,
});

/** Whoever is shown a file may open it. A file from elsewhere gets its type from its content. */
async function filesFor({ options }: Web, person: PersonId, hashes: string[] = []): Promise<WebFile[]> {
  const { files } = options.records;
  return Promise.all(
    hashes.map(async (hash) => {
      const file = (await files.any(hash)) ?? (await describeFile(options.files, hash));
      await files.allow(person, file);
      return file;
    }),
  );
}

/**
 * Stores the message for its person and shows it where they are looking. The same envelope again shows once.
 * @throws when the person is not on record, or the store did not take it
 */
export async function send(web: Web, envelope: Envelope, earlier?: Reference): Promise<Reference> {
  const { options, streams } = web;
  const { person, message } = envelope;
  if (!(await options.known(person))) throw new Error(`web messenger: nobody is on record as ${person}`);
  const record: WebRecord = {
    _id: botKey(person, envelope.id),
    id: envelope.id,
    person,
    order: web.order(),
    thread: envelope.case?.id ?? earlier?.thread ?? mainThread,
    at: envelope.at,
    meaning: meaningOf(envelope),
    files: await filesFor(web, person, message.files),
    unread: true,
    ...(waits(envelope) ? { waiting: true } : {}),
    openFor: person,
  };
  const [added] = await Promise.all([options.records.messages.add(record), options.records.threads.open(record)]);
  if (added) streams.push(record);
  return reference(record);
}

/**
 * Puts a later card in the place of an earlier one. It counts as unread only when it now has buttons and had none.
 * @throws when the store did not take it
 */
export async function update(web: Web, sent: Reference, envelope: Envelope): Promise<Reference> {
  const { options, streams } = web;
  const { messages } = options.records;
  const person = envelope.person;
  const before = await messages.find(botKey(person, sent.message));
  if (!before) return send(web, envelope, sent);
  if (before.meaning?.id === envelope.id) return reference(before);
  const asks = hasButtons(envelope.message) && !hasButtons(before.meaning?.message);
  const after = await messages.replace(before._id, person, {
    meaning: meaningOf(envelope),
    files: await filesFor(web, person, envelope.message.files),
    updatedAt: envelope.at,
    unread: asks || before.unread === true,
    waiting: waits(envelope),
  });
  if (!after) return send(web, envelope, sent);
  streams.push(after);
  return reference(after);
}
