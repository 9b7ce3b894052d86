import mongoose from 'mongoose';
import type { Language, PersonId } from '../rules/organisation.js';
import type { Store } from './connection.js';

/** Somebody's account in a messenger, and the person it belongs to. */
export interface Identity {
  messenger: string;
  /** The account's id in the messenger. */
  user: string;
  person: PersonId;
  /** As the messenger knows it; staff are matched by it. */
  email?: string;
  name?: string;
  language?: Language;
  /** Where the person is written to, once that is known. */
  conversation?: string;
}

interface IdentityDocument extends Identity {
  /** `messenger user`. */
  _id: string;
}

const schema = new mongoose.Schema<IdentityDocument>({
  _id: String,
  messenger: String,
  user: String,
  person: String,
  email: String,
  name: String,
  language: String,
  conversation: String,
});
schema.index({ person: 1, messenger: 1 });

const plain = ({ _id: _, ...identity }: IdentityDocument): Identity => identity;

export type Identities = ReturnType<typeof identitiesOf>;

/** Who is who in which messenger. */
export function identitiesOf(store: Store) {
  const model = store.model<IdentityDocument>('identities', schema);
  const found = (document: IdentityDocument | null) => (document ? plain(document) : undefined);
  return {
    byUser: async (messenger: string, user: string): Promise<Identity | undefined> =>
      found(
        await model
          .findOne({ _id: `${messenger} ${user}` })
          .lean<IdentityDocument>()
          .exec(),
      ),

    byPerson: async (messenger: string, person: PersonId): Promise<Identity | undefined> =>
      found(await model.findOne({ person, messenger }).lean<IdentityDocument>().exec()),

    async save(identity: Identity): Promise<void> {
      const _id = `${identity.messenger} ${identity.user}`;
      await model.collection.replaceOne({ _id } as never, identity, { upsert: true });
    },
  };
}
