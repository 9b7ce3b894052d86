import mongoose from 'mongoose';
import type { PersonId } from '../../rules/organisation.js';
import type { Instant } from '../../rules/time.js';
import { isDuplicate, trusted, type Store } from '../connection.js';
import type { Meaning, WebFile, WebRecord } from './records.js';

const { Mixed } = mongoose.Schema.Types;

const schema = new mongoose.Schema<WebRecord>({
  _id: String,
  id: String,
  person: String,
  order: String,
  thread: String,
  at: String,
  text: String,
  meaning: Mixed,
  files: [Mixed],
  updatedAt: String,
  unread: Boolean,
  waiting: Boolean,
  openFor: String,
});
schema.index({ person: 1, order: -1 });
schema.index({ person: 1, thread: 1, order: -1 });
schema.index({ order: -1 });
schema.index({ openFor: 1 }, { sparse: true });

/** More unread or waiting messages of one person than this are not counted. */
const countLimit = 2000;

/** A later card in the place of an earlier one. */
export interface Replacement {
  meaning: Meaning;
  files: WebFile[];
  updatedAt: Instant;
  unread: boolean;
  waiting: boolean;
}

/** A message that is unread or waiting. */
export type Mark = Pick<WebRecord, 'thread' | 'unread' | 'waiting'>;

/** Messages of the web messenger, by person. */
export function webMessagesOf(store: Store) {
  const model = store.model<WebRecord>('web_messages', schema);

  return {
    /** @returns false when it is there already */
    async add(record: WebRecord): Promise<boolean> {
      try {
        await model.collection.insertOne(record as never);
        return true;
      } catch (error) {
        if (isDuplicate(error)) return false;
        throw error;
      }
    },

    find: (key: string): Promise<WebRecord | null> => model.findOne({ _id: key }).lean<WebRecord>().exec(),

    /** The newest of each of these threads. */
    newest: (person: PersonId, threads: string[]): Promise<(WebRecord | null)[]> =>
      Promise.all(
        threads.map((thread) => model.findOne({ person, thread }).sort({ order: -1 }).lean<WebRecord>().exec()),
      ),

    /** Newest first: of one thread or of all, before an order or from the newest on. */
    page(
      person: PersonId,
      { thread, before, limit }: { thread?: string; before?: string; limit: number },
    ): Promise<WebRecord[]> {
      const filter = {
        person,
        ...(thread !== undefined && { thread }),
        ...(before !== undefined && { order: trusted({ $lt: before }) }),
      };
      return model.find(filter).sort({ order: -1 }).limit(limit).lean<WebRecord[]>().exec();
    },

    /** @returns the message as it is now; null when it is not there */
    async replace(
      key: string,
      person: PersonId,
      { unread, waiting, ...shown }: Replacement,
    ): Promise<WebRecord | null> {
      const set = {
        ...shown,
        ...(unread && { unread }),
        ...(waiting && { waiting }),
        ...((unread || waiting) && { openFor: person }),
      };
      const gone = ['unread', 'waiting', 'openFor'].filter((mark) => !(mark in set)).map((mark) => [mark, 1]);
      const change = { $set: set, ...(gone.length > 0 && { $unset: Object.fromEntries(gone) as object }) };
      return (await model.collection.findOneAndUpdate({ _id: key } as never, change, {
        returnDocument: 'after',
      })) as WebRecord | null;
    },

    async remove(key: string): Promise<void> {
      await model.collection.deleteOne({ _id: key } as never);
    },

    /** @param upTo order of the last message that was seen */
    async markRead(person: PersonId, thread: string, upTo: string): Promise<void> {
      const seen = { openFor: person, thread, order: { $lte: upTo } };
      await model.collection.updateMany({ ...seen, waiting: { $ne: true } }, { $unset: { unread: 1, openFor: 1 } });
      await model.collection.updateMany({ ...seen, unread: true }, { $unset: { unread: 1 } });
    },

    /** What is unread or waiting. */
    marks: (person: PersonId): Promise<Mark[]> =>
      model.find({ openFor: person }, { thread: 1, unread: 1, waiting: 1 }).limit(countLimit).lean<Mark[]>().exec(),

    /** The greatest order given so far. */
    async newestOrder(): Promise<string | undefined> {
      const [newest] = await model.find({}, { order: 1 }).sort({ order: -1 }).limit(1).lean<WebRecord[]>().exec();
      return newest?.order;
    },
  };
}
