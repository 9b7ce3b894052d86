import mongoose from 'mongoose';
import type { PersonId } from '../../rules/organisation.js';
import { trusted, type Store } from '../connection.js';
import type { WebFile } from './records.js';

/** A file that a person may open: they uploaded it, or it was shown to them. */
interface AllowedFile extends WebFile {
  _id: string;
  person: PersonId;
}

const schema = new mongoose.Schema<AllowedFile>({
  _id: String,
  person: String,
  hash: String,
  name: String,
  type: { type: String },
  size: Number,
});
schema.index({ hash: 1 });

const keyOf = (person: PersonId, hash: string) => `${person}:${hash}`;
const fileOf = ({ hash, name, type, size }: AllowedFile): WebFile => ({ hash, name, type, size });

/** Who may open which file. */
export function webFilesOf(store: Store) {
  const model = store.model<AllowedFile>('web_files', schema);
  return {
    async allow(person: PersonId, { hash, name, type, size }: WebFile): Promise<void> {
      await model.collection.updateOne(
        { _id: keyOf(person, hash) } as never,
        { $set: { person, hash, name, type, size } },
        { upsert: true },
      );
    },

    /** Those of the files that this person may open. */
    async of(person: PersonId, hashes: string[]): Promise<WebFile[]> {
      const keys = hashes.map((hash) => keyOf(person, hash));
      return (
        await model
          .find({ _id: trusted({ $in: keys }) })
          .lean<AllowedFile[]>()
          .exec()
      ).map(fileOf);
    },

    /** What is known of a file from anybody. */
    async any(hash: string): Promise<WebFile | undefined> {
      const found = await model.findOne({ hash }).lean<AllowedFile>().exec();
      return found ? fileOf(found) : undefined;
    },
  };
}
