import mongoose from 'mongoose';
import type { Recorded, Reference, Summary, Timer } from '../rules/case.js';
import type { Instant, Interval } from '../rules/time.js';
import { trusted, type Store } from './connection.js';
import type { Owing } from './outbox.js';
import { owingIn, smallest } from './owing.js';

/** One case is one document: state, history, owed messages and timers change in one atomic update. */
export interface CaseDocument extends Owing, Summary {
  kind: string;
  site: string;
  number: string;
  /** Version of the state's form. */
  stateVersion: number;
  state: unknown;
  events: Recorded<unknown>[];
  timers: Timer[];
  timerDueAt: Instant | null;
  receivedAt: Instant;
  /** `messenger conversation thread` of every delivered message: words in a thread find their case. */
  threads: string[];
}

/** What a list shows; the history stays where it is. */
export type CaseLine = Omit<CaseDocument, 'events' | 'messages' | 'timers'>;

const schema = new mongoose.Schema<CaseDocument>({
  _id: { type: String, required: true },
  v: Number,
  kind: String,
  site: String,
  number: String,
  stateVersion: Number,
  state: mongoose.Schema.Types.Mixed,
  events: [mongoose.Schema.Types.Mixed],
  messages: [mongoose.Schema.Types.Mixed],
  messageDueAt: { type: String, default: null },
  timers: [mongoose.Schema.Types.Mixed],
  timerDueAt: { type: String, default: null },
  leaseUntil: { type: Number, default: 0 },
  fence: { type: Number, default: 0 },
  threads: [String],
  receivedAt: String,
  status: String,
  open: Boolean,
  holder: String,
  until: String,
  parties: [String],
  owner: String,
  category: String,
  department: String,
  size: String,
  place: String,
  text: String,
});
schema.index({ messageDueAt: 1 });
schema.index({ timerDueAt: 1 });
schema.index({ number: 1 }, { unique: true });
schema.index({ threads: 1 });
schema.index({ owner: 1, receivedAt: 1 });
schema.index({ holder: 1, until: 1 });
schema.index({ kind: 1, site: 1, receivedAt: 1 });

export const threadKey = ({
  messenger,
  conversation,
  thread,
}: Pick<Reference, 'messenger' | 'conversation' | 'thread'>): string => `${messenger} ${conversation} ${thread}`;

const lines = { events: 0, messages: 0, timers: 0 } as const;

export type Cases = ReturnType<typeof casesOf>;

/** Cases in the store. Everything returned is plain data; every write is guarded by the document's version. */
export function casesOf(store: Store) {
  const model = store.model<CaseDocument>('cases', schema);
  return {
    ...owingIn(model),

    byIds: (ids: string[]): Promise<CaseLine[]> =>
      model
        .find({ _id: trusted({ $in: ids }) }, lines)
        .lean<CaseLine[]>()
        .exec(),

    byThread: (thread: Pick<Reference, 'messenger' | 'conversation' | 'thread'>): Promise<CaseLine | null> =>
      model
        .findOne({ threads: threadKey(thread) }, lines)
        .lean<CaseLine>()
        .exec(),

    /** The person's own cases, newest first: open ones, and closed ones since a moment. */
    async ofOwner(owner: string, closedSince: Instant): Promise<CaseLine[]> {
      const found = await model.find({ owner }, lines).sort({ receivedAt: -1 }).limit(50).lean<CaseLine[]>().exec();
      return found.filter(({ open, receivedAt }) => open || receivedAt >= closedSince);
    },

    /** What waits for a person, the most urgent first. */
    heldBy: (holder: string): Promise<CaseLine[]> =>
      model.find({ holder }, lines).sort({ until: 1 }).limit(100).lean<CaseLine[]>().exec(),

    /** Cases of a kind and site received since a moment, for "how often before". */
    since: (kind: string, site: string, from: Instant, limit = 500): Promise<CaseLine[]> =>
      model
        .find({ kind, site, receivedAt: trusted({ $gte: from }) }, lines)
        .sort({ receivedAt: -1 })
        .limit(limit)
        .lean<CaseLine[]>()
        .exec(),

    /** The register: cases received from a moment until before another, newest first (complaint.2). */
    register: (kind: string, site: string, { from, to }: Interval, skip: number, limit: number): Promise<CaseLine[]> =>
      model
        .find({ kind, site, receivedAt: trusted({ $gte: from, $lt: to }) }, lines)
        .sort({ receivedAt: -1 })
        .skip(skip)
        .limit(limit)
        .lean<CaseLine[]>()
        .exec(),

    countRegister: (kind: string, site: string, { from, to }: Interval): Promise<number> =>
      model.countDocuments({ kind, site, receivedAt: trusted({ $gte: from, $lt: to }) }).exec(),

    /** @throws the store's duplicate-key error when the case is there already: its id comes from its first command */
    insert: async (document: CaseDocument): Promise<void> => {
      await model.collection.insertOne(document as never);
    },

    /**
     * Writes what changed, if nobody wrote since `before` was read.
     * @returns the case as it is then; undefined when somebody did
     */
    async write(before: CaseDocument, after: CaseDocument): Promise<CaseDocument | undefined> {
      const { _id, v } = before;
      const next = { ...after, v: v + 1 };
      const result = await model.collection.replaceOne({ _id, v } as never, next);
      return result.matchedCount === 1 ? next : undefined;
    },

    dueTimers: (now: Instant, limit: number): Promise<Pick<CaseDocument, '_id' | 'kind' | 'timers'>[]> =>
      model
        .find({ timerDueAt: trusted({ $lte: now }) }, { kind: 1, timers: 1 })
        .sort({ timerDueAt: 1 })
        .limit(limit)
        .lean<CaseDocument[]>()
        .exec(),

    /** When the next timer or message is due; null when there is none. */
    async nextDue(): Promise<Instant | null> {
      const moments = await Promise.all([smallest(model, 'timerDueAt'), smallest(model, 'messageDueAt')]);
      return moments.filter((moment) => moment !== null).sort()[0] ?? null;
    },
  };
}
