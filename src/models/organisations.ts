import mongoose from 'mongoose';
import type { Organisation } from '../rules/organisation.js';
import { settingsSchema } from '../rules/settings.js';
import { isDuplicate, type Store } from './connection.js';

/** One version of the organisation. Old versions are kept: what was decided under them can be read again. */
interface OrganisationDocument {
  _id: number;
  organisation: Organisation;
}
const schema = new mongoose.Schema<OrganisationDocument>({ _id: Number, organisation: mongoose.Schema.Types.Mixed });

export type Organisations = ReturnType<typeof organisationsOf>;

/** The store's copy of the organisation, which is the truth: org.yaml is only imported into it. */
export function organisationsOf(store: Store) {
  const model = store.model<OrganisationDocument>('organisations', schema);

  const version = async (wanted?: number): Promise<Organisation | undefined> => {
    const query = wanted === undefined ? model.findOne({}).sort({ _id: -1 }) : model.findOne({ _id: wanted });
    const found = await query.lean<OrganisationDocument>().exec();
    // Settings that came with a later release have their defaults.
    return found ? { ...found.organisation, settings: settingsSchema.parse(found.organisation.settings) } : undefined;
  };

  return {
    /** The newest version; undefined in an empty store. */
    current: (): Promise<Organisation | undefined> => version(),

    /** An earlier version. */
    version: (wanted: number): Promise<Organisation | undefined> => version(wanted),

    /**
     * Stores the next version.
     * @param expected the version it was made from, 0 in an empty store
     * @returns it with its version; undefined when somebody else has stored one since: read `current` and try again
     */
    async save(organisation: Organisation, expected: number): Promise<Organisation | undefined> {
      if (((await version())?.version ?? 0) !== expected) return undefined;
      const next = { ...organisation, version: expected + 1 };
      try {
        // JSON leaves out what is undefined, which a store would keep as null.
        const plain = JSON.parse(JSON.stringify(next)) as Organisation;
        await model.collection.insertOne({ _id: next.version, organisation: plain } as never);
        return next;
      } catch (error) {
        if (isDuplicate(error)) return undefined;
        throw error;
      }
    },
  };
}
