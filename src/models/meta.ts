import mongoose from 'mongoose';
import type { Store } from './connection.js';

interface MetaDocument {
  _id: string;
  value: unknown;
}
const schema = new mongoose.Schema<MetaDocument>({ _id: String, value: mongoose.Schema.Types.Mixed });

export type Meta = ReturnType<typeof metaOf>;

/** Single facts about the store itself: what kind it is, the demo clock's offset. */
export function metaOf(store: Store) {
  const model = store.model<MetaDocument>('meta', schema);
  return {
    async get<Value>(name: string): Promise<Value | undefined> {
      return (await model.findOne({ _id: name }).lean<MetaDocument>().exec())?.value as Value | undefined;
    },
    async set(name: string, value: unknown): Promise<void> {
      await model.collection.updateOne({ _id: name } as never, { $set: { value } }, { upsert: true });
    },
  };
}
