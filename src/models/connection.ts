/**
 * The store: Mongoose models over MongoDB where a URI is given, else over the embedded store in a folder.
 *
 * A model is one file: a schema, its indexes and named queries, returned as plain objects.
 *
 * ```ts
 * import { Schema } from 'mongoose';
 * import { trusted, type Store } from './connection.js';
 *
 * interface Bell { _id: string; room: string; dueAt?: Instant; facts: Facts }
 *
 * const schema = new Schema<Bell>({ _id: String, room: String, dueAt: String, facts: Schema.Types.Mixed });
 * schema.index({ dueAt: 1 });
 *
 * export const bellsOf = (store: Store) => {
 *   const bells = store.model<Bell>('bells', schema);
 *   return {
 *     due: (now: Instant, limit: number) =>
 *       bells.find({ dueAt: trusted({ $lte: now }) }).sort({ dueAt: 1 }).limit(limit).lean<Bell[]>().exec(),
 *     ring: async (id: string, seen: Instant) =>
 *       bells.findOneAndUpdate({ _id: id, dueAt: seen }, { $unset: { dueAt: 1 } }, { returnDocument: 'after' })
 *         .lean<Bell>().exec(),
 *   };
 * };
 * ```
 *
 * `sanitizeFilter` is on: an object with operators in a filter counts as a value unless it is marked with `trusted`, so
 * that `{ code: { $ne: null } }` from outside finds nothing. Operators in `$and` and `$or` need the mark too.
 * `store.model` sets what all schemas share: no version key, no virtual id, empty objects kept, unknown fields throw,
 * indexes built only by `ensureIndexes`. Keep to what both stores do: no update pipelines, partial indexes, positional
 * `$`, array filters, transactions.
 */
import mongoose, { type Connection, type Model, type Schema } from 'mongoose';
import { embeddedDriver, openEngine, type ScanInfo } from './embedded/index.js';

export type { ScanInfo };

/** Marks operators in a filter as ours: `{ dueAt: trusted({ $lte: now }) }`. Never give it what came from outside. */
export const trusted = <T>(operators: T): T => mongoose.trusted(operators as never);

/** True for the error of a write whose value is already taken (11000). */
export const isDuplicate = (error: unknown): boolean => (error as { code?: unknown } | null)?.code === 11000;

export interface StoreOptions {
  /** MongoDB; the embedded store when missing. */
  uri?: string;
  /** Folder of the embedded store, and of the originals; ':memory:' for tests. './data' unless given. */
  folder?: string;
  /** Embedded store: called before a query reads through more than 1,000 documents; may throw. */
  onScan?: (scan: ScanInfo) => void;
}

export interface Store {
  kind: 'embedded' | 'mongodb';
  connection: Connection;
  /** Where the embedded store lives; undefined with MongoDB. */
  folder: string | undefined;
  /** The model of a collection; the same one when asked again. */
  model<T>(name: string, schema: Schema<T>): Model<T>;
  /** Builds the indexes of all models that exist by now. */
  ensureIndexes(): Promise<void>;
  /** Removes documents whose TTL index (`expireAfterSeconds`) says so. @param nowMs machine time in milliseconds */
  sweepExpired(nowMs: number): Promise<number>;
  /** @throws {Error} where the store does not answer. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

/** @throws {Error} where the folder belongs to another process, or MongoDB does not answer within five seconds. */
export async function openStore(options: StoreOptions = {}): Promise<Store> {
  const instance = new mongoose.Mongoose({ sanitizeFilter: true, autoIndex: false, autoCreate: false });
  return options.uri ? openMongo(instance, options.uri) : openEmbedded(instance, options);
}

async function openMongo(instance: mongoose.Mongoose, uri: string): Promise<Store> {
  const connection = await instance
    .createConnection(uri, { serverSelectionTimeoutMS: 5000, bufferCommands: false, ignoreUndefined: true })
    .asPromise();
  const ping = async () => void (await connection.db!.admin().ping());
  return { kind: 'mongodb', folder: undefined, ping, ...common(connection, refuseUndefined) };
}

async function openEmbedded(instance: mongoose.Mongoose, { folder = './data', onScan }: StoreOptions): Promise<Store> {
  const engine = openEngine({ folder, onScan });
  instance.setDriver(embeddedDriver(engine));
  const connection = instance.connection;
  await connection.openUri(`embedded:${folder}`);
  const ping = async () => engine.write(() => undefined);
  return { kind: 'embedded', folder, ping, ...common(connection) };
}

/** The part that is the same for both. */
function common(connection: Connection, plugin?: (schema: Schema) => void) {
  return {
    connection,
    model: <T>(name: string, schema: Schema<T>): Model<T> =>
      (connection.models[name] as unknown as Model<T>) ?? connection.model<T>(name, prepared(schema, plugin), name),
    ensureIndexes: async () => {
      for (const { name, indexes } of indexesOf(connection))
        if (indexes.length) await connection.collection(name).createIndexes(indexes as never);
    },
    sweepExpired: (nowMs: number) => sweepExpired(connection, nowMs),
    close: () => connection.close(),
  };
}

function prepared<T>(schema: Schema<T>, plugin?: (schema: Schema) => void): Schema<T> {
  const own = schema.clone() as Schema;
  own.set('versionKey', false);
  own.set('minimize', false);
  own.set('id', false);
  own.set('strict', 'throw');
  plugin?.(own);
  return own as Schema<T>;
}

const indexesOf = (connection: Connection) =>
  Object.values(connection.models).map((model) => ({
    model,
    name: model.collection.name,
    indexes: model.schema.indexes().map(([key, { background: _, ...options }]) => ({ key, ...options })),
  }));

async function sweepExpired(connection: Connection, nowMs: number): Promise<number> {
  let removed = 0;
  for (const { model, indexes } of indexesOf(connection)) {
    for (const { key, expireAfterSeconds } of indexes) {
      if (typeof expireAfterSeconds !== 'number') continue;
      const before = new Date(nowMs - expireAfterSeconds * 1000);
      const { deletedCount } = await model.deleteMany({ [Object.keys(key)[0]!]: trusted({ $lte: before }) });
      removed += deletedCount;
    }
  }
  return removed;
}

/** MongoDB's client would leave `undefined` out of a filter, which then matches more than was meant. */
function refuseUndefined(schema: Schema): void {
  schema.pre(
    ['find', 'findOne', 'findOneAndUpdate', 'findOneAndDelete', 'findOneAndReplace', 'countDocuments', 'distinct'],
    check,
  );
  schema.pre(
    ['updateOne', 'updateMany', 'replaceOne', 'deleteOne', 'deleteMany'],
    { query: true, document: false },
    check,
  );
}

function check(this: { getFilter(): Record<string, unknown> }): void {
  for (const [path, value] of Object.entries(this.getFilter()))
    if (value === undefined) throw new Error(`store: filter.${path} is undefined`);
}
