import type { Model } from 'mongoose';
import type { Instant } from '../rules/time.js';
import { trusted } from './connection.js';
import type { Owing } from './outbox.js';

/** What delivery asks of every collection whose documents owe messages. Needs the index `{ messageDueAt: 1 }`. */
export function owingIn<Document extends Owing>(model: Model<Document>) {
  const owing = model as unknown as Model<Owing>;
  const due = (operators: object, limit: number): Promise<Owing[]> =>
    owing
      .find({ messageDueAt: trusted(operators) }, { messageDueAt: 1 })
      .sort({ messageDueAt: 1 })
      .limit(limit)
      .lean<Owing[]>()
      .exec();

  return {
    byId: (id: string): Promise<Document | null> => owing.findOne({ _id: id }).lean<Document>().exec(),

    /** Ids of those that owe something by now, the longest due first. */
    dueMessages: async (now: Instant, limit: number): Promise<string[]> =>
      (await due({ $lte: now }, limit)).map(({ _id }) => _id),

    /** When the next message is due; null when nothing is owed. */
    nextDue: async (): Promise<Instant | null> => (await due({ $gt: '' }, 1))[0]?.messageDueAt ?? null,
  };
}
