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
  unreadFor: String,
  waitingFor: String,
});
schema.index({ person: 1, order: -1 });
schema.index({ person: 1, thread: 1, order: -1 });
schema.index({ order: -1 });
schema.index({ unreadFor: 1 }, { sparse: true });
schema.index({ waitingFor: 1 }, { sparse: true });

/** More unread or waiting messages of one person than this are not counted. */
const countLimit = 2000;

/** A later card in the place of an earlier one. */
export interface Replacement {
  meaning: Meaning;
  files: WebFile[];
  updatedAt: Instant;
  /** The person, when a button in it is the next step. */
  waits: PersonId | null;
  unreadFor?: PersonId;
}

/** Messages of the web messenger, by person. */
export function webMessagesOf(store: Store) {
  const model = store.model<WebRecord>('web_messages', schema);

  async function threadsWith(mark: 'unreadFor' | 'waitingFor', person: PersonId): Promise<string[]> {
    const found = await model
      .find({ [mark]: person }, { thread: 1 })
      .limit(countLimit)
      .lean<WebRecord[]>()
      .exec();
    return found.map(({ thread }) => thread);
  }

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

    all: (keys: string[]): Promise<WebRecord[]> =>
      model
        .find({ _id: trusted({ $in: keys }) })
        .lean<WebRecord[]>()
        .exec(),

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
    async replace(key: string, { waits, ...set }: Replacement): Promise<WebRecord | null> {
      const change = waits ? { $set: { ...set, waitingFor: waits } } : { $set: set, $unset: { waitingFor: 1 } };
      return (await model.collection.findOneAndUpdate({ _id: key } as never, change, {
        returnDocument: 'after',
      })) as WebRecord | null;
    },

    async remove(key: string): Promise<void> {
      await model.collection.deleteOne({ _id: key } as never);
    },

    /** @param upTo order of the last message that was seen */
    async markRead(person: PersonId, thread: string, upTo: string): Promise<void> {
      await model.collection.updateMany(
        { unreadFor: person, thread, order: { $lte: upTo } },
        { $unset: { unreadFor: 1 } },
      );
    },

    /** The thread of each unread message. */
    unread: (person: PersonId): Promise<string[]> => threadsWith('unreadFor', person),

    /** The thread of each message whose next step is this person's. */
    waiting: (person: PersonId): Promise<string[]> => threadsWith('waitingFor', person),

    /** The greatest order given so far. */
    async newestOrder(): Promise<string | undefined> {
      const [newest] = await model.find({}, { order: 1 }).sort({ order: -1 }).limit(1).lean<WebRecord[]>().exec();
      return newest?.order;
    },
  };
}
