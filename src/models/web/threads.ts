import mongoose from 'mongoose';
import type { PersonId } from '../../rules/organisation.js';
import { isDuplicate, trusted, type Store } from '../connection.js';
import type { WebRecord, WebThread } from './records.js';

const schema = new mongoose.Schema<WebThread>({
  _id: String,
  person: String,
  thread: String,
  kind: String,
  number: String,
  opened: String,
});
schema.index({ person: 1, opened: -1 });

/** Threads that this process knows to be open; forgotten all at once, so that memory has an end. */
const mostRemembered = 50_000;

/** Which cases stand in whose thread list: those about which the bot has said something to them. */
export function webThreadsOf(store: Store) {
  const model = store.model<WebThread>('web_threads', schema);
  const open = new Set<string>();

  async function insert(thread: WebThread): Promise<void> {
    try {
      await model.collection.insertOne(thread as never);
    } catch (error) {
      if (!isDuplicate(error)) throw error;
    }
  }

  return {
    /** A message of the bot about a case opens its thread. A person's own words never do: they could name any case. */
    async open({ person, thread, order, meaning }: WebRecord): Promise<void> {
      const key = `${person}:${thread}`;
      if (!meaning?.case || open.has(key)) return;
      const { kind, number } = meaning.case;
      await insert({ _id: key, person, thread, kind, number, opened: order });
      if (open.size >= mostRemembered) open.clear();
      open.add(key);
    },

    /** The latest opened first. */
    latest: (person: PersonId, limit: number): Promise<WebThread[]> =>
      model.find({ person }).sort({ opened: -1 }).limit(limit).lean<WebThread[]>().exec(),

    /** Those of these threads that are in this person's list. */
    of: (person: PersonId, threads: string[]): Promise<WebThread[]> =>
      model
        .find({ _id: trusted({ $in: threads.map((thread) => `${person}:${thread}`) }) })
        .lean<WebThread[]>()
        .exec(),
  };
}
