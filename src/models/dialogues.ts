import mongoose from 'mongoose';
import { isDuplicate, type Store } from './connection.js';
import type { Owing } from './outbox.js';
import { owingIn } from './owing.js';

/** A talk with one person in one thread: what is being collected, and answers that are owed outside a case. */
export interface DialogueDocument extends Owing {
  person: string;
  /** The flow that asked, with its version; null when nothing is being asked. */
  asking: { flow: string; version: number; state: Record<string, unknown> } | null;
  /** The last inbox entries whose answers are here: a retry adds nothing. */
  worked: string[];
  /** Cards with a key and where they stand: a later one takes their place. */
  sent: { key: string; reference: unknown }[];
  /** Where the person writes: answers go there. */
  place?: { messenger: string; conversation: string; thread?: string };
}

const schema = new mongoose.Schema<DialogueDocument>({
  _id: String,
  v: Number,
  person: String,
  asking: mongoose.Schema.Types.Mixed,
  worked: [String],
  sent: [mongoose.Schema.Types.Mixed],
  place: mongoose.Schema.Types.Mixed,
  messages: [mongoose.Schema.Types.Mixed],
  messageDueAt: { type: String, default: null },
  leaseUntil: { type: Number, default: 0 },
  fence: { type: Number, default: 0 },
});
schema.index({ messageDueAt: 1 });

export type Dialogues = ReturnType<typeof dialoguesOf>;

export function dialoguesOf(store: Store) {
  const model = store.model<DialogueDocument>('dialogues', schema);
  return {
    ...owingIn(model),

    /** Writes the whole dialogue if nobody wrote since; creates it when `v` is 0. @returns false when somebody did */
    async write(document: DialogueDocument): Promise<boolean> {
      const { v } = document;
      const next = { ...document, v: v + 1 };
      if (v > 0) return (await model.collection.replaceOne({ _id: document._id, v } as never, next)).matchedCount === 1;
      try {
        await model.collection.insertOne(next as never);
        return true;
      } catch (error) {
        if (isDuplicate(error)) return false;
        throw error;
      }
    },
  };
}
