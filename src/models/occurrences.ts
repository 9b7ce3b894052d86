import mongoose from 'mongoose';
import type { Instant } from '../rules/time.js';
import { isDuplicate, trusted, type Store } from './connection.js';
import type { Owing } from './outbox.js';
import { owingIn } from './owing.js';

/** One fire of one scheduled job, `_id = name:slot`, whoever found it. It owes the job's messages. */
export interface OccurrenceDocument extends Owing {
  name: string;
  /** Local time with its offset, `2026-11-23T09:00+08:00`. */
  slot: string;
  /** Business time. */
  dueAt: Instant;
  /** Until it is settled, `leaseUntil` holds it for a worker, or for the pause before the next try. */
  state: 'open' | 'done' | 'missed' | 'failed';
  /** Done more than a minute after it was due. */
  late: boolean;
  /** Counted when a worker takes it, so that one that dies counts too. */
  attempts: number;
  /** Of the last attempt. */
  error?: string;
  /** Cards with a key and where they stand: words in their thread find what they belong to. */
  sent: { key: string; reference: unknown }[];
  /** Settled then (machine time); forgotten some months after. */
  doneAt?: Date;
}

/** What is not settled yet. */
export type OpenOccurrence = Pick<OccurrenceDocument, '_id' | 'name' | 'dueAt' | 'leaseUntil'>;

export const occurrenceId = (name: string, slot: string): string => `${name}:${slot}`;

const schema = new mongoose.Schema<OccurrenceDocument>({
  _id: String,
  v: Number,
  name: String,
  slot: String,
  dueAt: String,
  state: String,
  late: Boolean,
  attempts: Number,
  error: String,
  sent: [mongoose.Schema.Types.Mixed],
  messages: [mongoose.Schema.Types.Mixed],
  messageDueAt: { type: String, default: null },
  leaseUntil: { type: Number, default: 0 },
  fence: { type: Number, default: 0 },
  doneAt: Date,
});
schema.index({ name: 1, dueAt: 1 });
schema.index({ state: 1, dueAt: 1 });
schema.index({ messageDueAt: 1 });
schema.index({ doneAt: 1 }, { expireAfterSeconds: 90 * 24 * 3600 });

export type Occurrences = ReturnType<typeof occurrencesOf>;

/** Fires of scheduled jobs. Their key is what makes them once, whatever wakes and how often. */
export function occurrencesOf(store: Store) {
  const model = store.model<OccurrenceDocument>('occurrences', schema);
  const fresh = { v: 1, late: false, attempts: 0, sent: [], messages: [], messageDueAt: null, leaseUntil: 0, fence: 0 };
  return {
    ...owingIn(model),

    /** @returns false when that fire is there already, in whatever state */
    async ensure(
      fire: Pick<OccurrenceDocument, 'name' | 'slot' | 'dueAt' | 'state'> & Partial<OccurrenceDocument>,
    ): Promise<boolean> {
      try {
        await model.collection.insertOne({ _id: occurrenceId(fire.name, fire.slot), ...fresh, ...fire } as never);
        return true;
      } catch (error) {
        if (isDuplicate(error)) return false;
        throw error;
      }
    },

    /** The newest fire of a job that was due by then, settled or not. */
    lastSlot: (name: string, by: Instant): Promise<Pick<OccurrenceDocument, 'slot' | 'dueAt'> | null> =>
      model
        .findOne({ name, dueAt: trusted({ $lte: by }) }, { slot: 1, dueAt: 1 })
        .sort({ dueAt: -1 })
        .lean<OccurrenceDocument>()
        .exec(),

    /** Not settled yet, the longest due first. */
    open: (limit = 500): Promise<OpenOccurrence[]> =>
      model
        .find({ state: 'open' }, { name: 1, dueAt: 1, leaseUntil: 1 })
        .sort({ dueAt: 1 })
        .limit(limit)
        .lean<OpenOccurrence[]>()
        .exec(),

    /** Takes it for work when nobody holds it. Machine time. @returns it with the fence to settle it with, or null */
    claim: (id: string, machineNow: number, until: number): Promise<OccurrenceDocument | null> =>
      model
        .findOneAndUpdate(
          { _id: id, state: 'open', leaseUntil: trusted({ $lte: machineNow }) },
          { $set: { leaseUntil: until }, $inc: { fence: 1, attempts: 1, v: 1 } },
          { returnDocument: 'after' },
        )
        .lean<OccurrenceDocument>()
        .exec(),

    /** What came of the work: in one update, and only by who still holds it. @returns false when somebody else does */
    async settle(
      { _id, fence }: Pick<OccurrenceDocument, '_id' | 'fence'>,
      change: Partial<OccurrenceDocument>,
    ): Promise<boolean> {
      const update = { $set: change, $inc: { v: 1 } };
      const result = await model.collection.updateOne({ _id, fence, state: 'open' } as never, update);
      return result.matchedCount === 1;
    },

    /** For delivery: writes the whole document if nobody wrote since. @returns false when somebody did */
    async write(document: OccurrenceDocument): Promise<boolean> {
      const { _id, v } = document;
      const next = { ...document, v: v + 1 };
      return (await model.collection.replaceOne({ _id, v } as never, next)).matchedCount === 1;
    },
  };
}
