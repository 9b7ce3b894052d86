import mongoose from 'mongoose';
import type { PersonId } from '../../rules/organisation.js';
import { isDuplicate, type Store } from '../connection.js';
import type { WebRecord, WebThread } from './records.js';

const schema = new mongoose.Schema<WebThread>({
  _id: String,
  person: String,
  thread: String,
  kind: String,
  number: String,
  newest: String,
});
schema.index({ person: 1, newest: -1 });

const keyOf = ({ person, thread }: WebRecord) => `${person}:${thread}`;
const newestOf = ({ order, _id }: WebRecord) => `${order} ${_id}`;

/** Which cases stand in whose thread list: those about which the bot has said something to them. */
export function webThreadsOf(store: Store) {
  const model = store.model<WebThread>('web_threads', schema);
  const { collection } = model;

  async function upsert(record: WebRecord): Promise<void> {
    const { person, thread, meaning } = record;
    const onInsert = { person, thread, kind: meaning?.case?.kind ?? '', number: meaning?.case?.number ?? '' };
    await collection.updateOne(
      { _id: keyOf(record) } as never,
      { $max: { newest: newestOf(record) }, $setOnInsert: onInsert },
      { upsert: true },
    );
  }

  return {
    /** A message of the bot about a case opens its thread, or moves it on. Nothing for messages outside cases. */
    async open(record: WebRecord): Promise<void> {
      if (!record.meaning?.case) return;
      try {
        await upsert(record);
      } catch (error) {
        // Two first ones at once: the thread is there now.
        if (!isDuplicate(error)) throw error;
        await upsert(record);
      }
    },

    /** The person's own words move a thread on, but never open one: they could name any case. */
    async moveOn(record: WebRecord): Promise<void> {
      await collection.updateOne({ _id: keyOf(record) } as never, { $max: { newest: newestOf(record) } });
    },

    /** The latest first. */
    newest: (person: PersonId, limit: number): Promise<WebThread[]> =>
      model.find({ person }).sort({ newest: -1 }).limit(limit).lean<WebThread[]>().exec(),
  };
}
