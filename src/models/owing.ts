import type { Model } from 'mongoose';
import type { Instant } from '../rules/time.js';
import { trusted } from './connection.js';
import { inDoubt, type Owing } from './outbox.js';

/**
 * The smallest value of an indexed field, null where no document has one. Asked at every tick of the clock, so without a
 * Mongoose query around it.
 */
export async function smallest<Document>(model: Model<Document>, field: string): Promise<Instant | null> {
  const filter = { [field]: { $gt: '' } } as never;
  const options = { sort: { [field]: 1 }, projection: { _id: 0, [field]: 1 } } as const;
  const first = (await model.collection.findOne(filter, options)) as Record<string, Instant> | null;
  return first?.[field] ?? null;
}

/** What delivery asks of every collection whose documents owe messages. Needs the index `{ messageDueAt: 1 }`. */
export function owingIn<Document extends Owing>(model: Model<Document>) {
  const owing = model as unknown as Model<Owing>;
  return {
    byId: (id: string): Promise<Document | null> => owing.findOne({ _id: id }).lean<Document>().exec(),

    /** Ids of those that owe something by now, the longest due first. */
    dueMessages: async (now: Instant, limit: number): Promise<string[]> =>
      (
        await owing
          .find({ messageDueAt: trusted({ $lte: now }) }, { _id: 1 })
          .sort({ messageDueAt: 1 })
          .limit(limit)
          .lean<Owing[]>()
          .exec()
      ).map(({ _id }) => _id),

    /**
     * Takes it for delivery while it owes something that is due and nobody holds it.
     * @param machineNow a lease that ended before is free; milliseconds, as `until`
     * @returns it with the fence to write it with; null when it owes nothing, or somebody else has it
     */
    async hold(id: string, now: Instant, machineNow: number, until: number): Promise<Document | null> {
      const before = await owing
        .findOneAndUpdate(
          { _id: id, messageDueAt: trusted({ $lte: now }), leaseUntil: trusted({ $lt: machineNow }) },
          { $set: { leaseUntil: until }, $inc: { fence: 1, v: 1 } },
          { returnDocument: 'before' },
        )
        .lean<Document>()
        .exec();
      return before && { ...inDoubt(before, now), leaseUntil: until, fence: before.fence + 1, v: before.v + 1 };
    },

    /** When the next message is due; null when nothing is owed. */
    nextDue: (): Promise<Instant | null> => smallest(model, 'messageDueAt'),
  };
}
