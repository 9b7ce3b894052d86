import mongoose from 'mongoose';
import type { Language, PersonId } from '../rules/organisation.js';
import type { Store } from './connection.js';

/** What a person chose, and whether they have ever written here. */
export interface Preference {
  _id: PersonId;
  language?: Language;
  /** They have a messenger: answers can go there. */
  wrote?: boolean;
  /** The messenger they wrote in last. */
  messenger?: string;
}
const schema = new mongoose.Schema<Preference>({ _id: String, language: String, wrote: Boolean, messenger: String });

export type Preferences = ReturnType<typeof preferencesOf>;

export function preferencesOf(store: Store) {
  const model = store.model<Preference>('preferences', schema);
  return {
    byId: (id: PersonId): Promise<Preference | null> => model.findOne({ _id: id }).lean<Preference>().exec(),
    async set(id: PersonId, change: Omit<Preference, '_id'>): Promise<void> {
      await model.collection.updateOne({ _id: id } as never, { $set: change }, { upsert: true });
    },
  };
}
