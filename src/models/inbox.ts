import mongoose from 'mongoose';
import { isDuplicate, trusted, type Store } from './connection.js';

/** Something that came in, stored before it is acknowledged, until it is worked and a while after. */
export interface InboxEntry {
  _id: string;
  /** Worked in order within this: `messenger conversation`. */
  conversation: string;
  /** The event as the messenger gave it. */
  incoming: unknown;
  /** Business time of receipt, ISO. */
  at: string;
  /** Grows in order of receipt within one process. */
  order: string;
  state: 'open' | 'done' | 'parked';
  /** What the words were understood to ask for: stored once, never read again (a second reading could differ). */
  plan?: unknown;
  attempts: number;
  /** Held by a process until then (milliseconds, machine time). */
  leaseUntil: number;
  /** Kept some days after it was done, for late retries of the platform; then forgotten. */
  doneAt?: Date;
}

const schema = new mongoose.Schema<InboxEntry>({
  _id: String,
  conversation: String,
  incoming: mongoose.Schema.Types.Mixed,
  at: String,
  order: String,
  state: String,
  plan: mongoose.Schema.Types.Mixed,
  attempts: Number,
  leaseUntil: Number,
  doneAt: Date,
});
schema.index({ state: 1, order: 1 });
schema.index({ doneAt: 1 }, { expireAfterSeconds: 7 * 24 * 3600 });

export type Inbox = ReturnType<typeof inboxOf>;

export function inboxOf(store: Store) {
  const model = store.model<InboxEntry>('inbox', schema);
  const set = async (id: string, change: Partial<InboxEntry>) => {
    await model.collection.updateOne({ _id: id } as never, { $set: change });
  };
  return {
    /** @returns false when the same event is there already: it is the same event */
    async add(entry: InboxEntry): Promise<boolean> {
      try {
        await model.collection.insertOne(entry as never);
        return true;
      } catch (error) {
        if (isDuplicate(error)) return false;
        throw error;
      }
    },
    storePlan: (id: string, plan: unknown) => set(id, { plan }),
    done: (id: string) => set(id, { state: 'done', doneAt: new Date() }),
    parked: (id: string) => set(id, { state: 'parked', doneAt: new Date() }),
    failed: (id: string, attempts: number, leaseUntil: number) => set(id, { attempts, leaseUntil }),
    /** What is not worked yet and nobody holds, in the order of receipt. @param machineNow a lease that ended before is free */
    open: (machineNow: number): Promise<InboxEntry[]> =>
      model
        .find({ state: 'open', leaseUntil: trusted({ $lt: machineNow }) })
        .sort({ order: 1 })
        .lean<InboxEntry[]>()
        .exec(),

    /** Takes it for work. @returns it as it is now; null when another process was faster */
    hold: ({ _id, leaseUntil }: InboxEntry, until: number): Promise<InboxEntry | null> =>
      model
        .findOneAndUpdate(
          { _id, state: 'open', leaseUntil },
          { $set: { leaseUntil: until } },
          { returnDocument: 'after' },
        )
        .lean<InboxEntry>()
        .exec(),
  };
}
