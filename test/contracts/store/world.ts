import { Schema, type Model } from 'mongoose';
import type { Store } from '../../../src/models/connection.js';

/* eslint-disable @typescript-eslint/no-explicit-any -- what is in a field is what these checks are about */
export interface Thing {
  _id: unknown;
  a?: any;
  b?: any;
  n?: any;
  key?: any;
  tags?: any;
  items?: any;
  at?: Date;
  job?: any;
  lease?: number;
  fence?: number;
}

const { Mixed } = Schema.Types;

export const plain = (): Schema<Thing> =>
  new Schema<Thing>({
    _id: Mixed,
    a: Mixed,
    b: Mixed,
    n: Mixed,
    key: Mixed,
    tags: Mixed,
    items: Mixed,
    at: Date,
    job: Mixed,
    lease: Number,
    fence: Number,
  });

export const indexed = plain();
indexed.index({ n: 1 });
indexed.index({ a: 1, b: -1 });
indexed.index({ tags: 1 });
indexed.index({ 'items.id': 1 });
indexed.index({ 'job.state': 1, lease: 1 });
indexed.index({ key: 1 }, { unique: true, sparse: true });
indexed.index({ at: 1 }, { expireAfterSeconds: 60 });

export const after = { returnDocument: 'after' } as const;

/** An empty store for each check, and short words for what is done with it. */
export class World {
  store!: Store;
  things!: Model<Thing>;

  constructor(private readonly openStore: () => Promise<Store>) {
    afterEach(() => this.store.close());
  }

  async open(schema: Schema<Thing>): Promise<void> {
    this.store = await this.openStore();
    this.things = this.store.model('things', schema);
    await this.store.ensureIndexes();
  }

  another = (): Promise<Store> => this.openStore();

  given = async (...documents: Thing[]): Promise<void> => {
    if (documents.length) await this.things.collection.insertMany(documents as never);
  };

  ids = async (filter: object, options: object = {}): Promise<unknown[]> =>
    (await this.things.find(filter as never, null, options).lean<Thing[]>()).map(({ _id }) => _id);

  one = (id: unknown = 1): Promise<Thing | null> => this.things.findOne({ _id: id }).lean<Thing>().exec();

  /** What an update makes of a document. */
  changed = async (document: object, update: object): Promise<Thing | null> => {
    await this.given({ _id: 1, ...document });
    return this.things.findOneAndUpdate({ _id: 1 }, update, after).lean<Thing>();
  };
}

/** The error of what must fail. */
export async function refused(work: Promise<unknown>): Promise<unknown> {
  const outcome = await work.then(
    () => undefined,
    (error: unknown) => error,
  );
  expect(outcome).toBeInstanceOf(Error);
  return outcome;
}
