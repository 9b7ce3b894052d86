import { Aggregator } from 'mingo';
import BaseCollection from 'mongoose/lib/collection.js';
import { cursorOf, type Cursor } from './cursor.js';
import { decode, isObject, type Document } from './document.js';
import type { Engine } from './engine.js';
import { failure } from './errors.js';
import { refusePrototype } from './filter.js';
import { keyOf, valuesAt } from './keys.js';
import { project } from './projection.js';
import { countOf, documentsOf, firstRow, rowsOf, type Selection } from './reader.js';
import { indexFrom, type Index } from './schema.js';
import { sortOf } from './sort.js';
import { changeAll, changeFirst, removeAll, removeFirst, type Change } from './changes.js';
import type { Table } from './table.js';

/** The options of MongoDB's driver that are honoured; others, such as write concerns, say nothing here. */
export interface Options {
  sort?: Parameters<typeof sortOf>[0];
  skip?: number;
  limit?: number;
  projection?: unknown;
  upsert?: boolean;
  returnDocument?: 'before' | 'after';
  returnOriginal?: boolean;
  includeResultMetadata?: boolean;
  ordered?: boolean;
  hint?: unknown;
  session?: unknown;
  arrayFilters?: unknown;
  collation?: unknown;
}

/** The collection class of the driver for one engine: MongoDB's operations as Mongoose calls them. */
export const collectionClass = (engine: Engine) =>
  class EmbeddedCollection extends BaseCollection {
    readonly table: Table;

    constructor(name: string, connection: unknown, options?: unknown) {
      super(name, connection, options);
      this.table = engine.table(name);
    }

    find(filter: Document = {}, options: Options = {}): Cursor {
      const selection = selectionOf('find', filter, options);
      return cursorOf(
        () => project(documentsOf(engine, this.table, selection), options.projection),
        () => rowsOf(engine, this.table, selection),
        (document) => project([document], options.projection)[0]!,
      );
    }

    async findOne(filter: Document = {}, options: Options = {}): Promise<Document | null> {
      const row = firstRow(engine, this.table, selectionOf('findOne', filter, options));
      return row ? project([row.document], options.projection)[0]! : null;
    }

    async countDocuments(filter: Document = {}, options: Options = {}): Promise<number> {
      return countOf(engine, this.table, selectionOf('countDocuments', filter, options));
    }

    async estimatedDocumentCount(): Promise<number> {
      return countOf(engine, this.table, { filter: {}, operation: 'estimatedDocumentCount', scan: true });
    }

    async distinct(path: string, filter: Document = {}, options: Options = {}): Promise<unknown[]> {
      const documents = documentsOf(engine, this.table, selectionOf('distinct', filter, options));
      const values = documents.flatMap((document) => valuesAt(document, path));
      return [...new Map(values.map((value) => [keyOf(value), value])).values()];
    }

    aggregate(pipeline: Document[], options: Options = {}): Cursor {
      const [first, ...rest] = pipeline;
      const pushed = first && isObject(first.$match) ? first.$match : undefined;
      const run = () => {
        const documents = documentsOf(engine, this.table, selectionOf('aggregate', pushed ?? {}, options));
        const stages = pushed ? rest : pipeline;
        return stages.length ? this.aggregator(stages).run<Document>(documents) : documents;
      };
      return cursorOf(run);
    }

    insertOne(document: Document, options: Options = {}) {
      refuseUnsupported(options);
      return engine.write(() => ({ acknowledged: true, insertedId: this.table.insert(document)._id }));
    }

    /** As MongoDB does it: in order up to the first that fails; the ones before it stay. */
    insertMany(documents: Document[], options: Options = {}) {
      refuseUnsupported(options);
      return engine.write(() => {
        const insertedIds = documents.map((document) => this.table.insert(document)._id);
        return { acknowledged: true, insertedCount: documents.length, insertedIds: { ...insertedIds } };
      });
    }

    updateOne(filter: Document, update: Document, options: Options = {}) {
      return this.changeOne('updateOne', filter, { update }, options).then(counts);
    }

    replaceOne(filter: Document, replacement: Document, options: Options = {}) {
      return this.changeOne('replaceOne', filter, { replacement }, options).then(counts);
    }

    updateMany(filter: Document, update: Document, options: Options = {}) {
      refuseUnsupported(options);
      const selection = selectionOf('updateMany', filter, options);
      return engine.write(() => changeAll(engine, this.table, selection, { update }, options.upsert)).then(counts);
    }

    findOneAndUpdate(filter: Document, update: Document, options: Options = {}) {
      return this.changeOne('findOneAndUpdate', filter, { update }, options).then((change) => found(change, options));
    }

    findOneAndReplace(filter: Document, replacement: Document, options: Options = {}) {
      const changed = this.changeOne('findOneAndReplace', filter, { replacement }, options);
      return changed.then((change) => found(change, options));
    }

    findOneAndDelete(filter: Document, options: Options = {}) {
      const selection = selectionOf('findOneAndDelete', filter, options);
      return engine
        .write(() => removeFirst(engine, this.table, selection))
        .then((document) => {
          const value = document ? project([document], options.projection)[0]! : null;
          return options.includeResultMetadata ? { value, ok: 1 } : value;
        });
    }

    deleteOne(filter: Document, options: Options = {}) {
      const selection = selectionOf('deleteOne', filter, options);
      return engine
        .write(() => removeFirst(engine, this.table, selection))
        .then((document) => ({ acknowledged: true, deletedCount: document ? 1 : 0 }));
    }

    deleteMany(filter: Document, options: Options = {}) {
      const selection = selectionOf('deleteMany', filter, options);
      return engine
        .write(() => removeAll(engine, this.table, selection))
        .then((deletedCount) => ({ acknowledged: true, deletedCount }));
    }

    async createIndex(key: Record<string, unknown>, options: Document = {}): Promise<string> {
      const [name] = await this.createIndexes([{ key, ...options }]);
      return name!;
    }

    async createIndexes(wanted: Document[]): Promise<string[]> {
      const indexes = wanted.map(({ key, ...options }) => indexFrom(key as Record<string, unknown>, options));
      await engine.createIndexes(this.name, indexes);
      return indexes.map(({ name }) => name);
    }

    listIndexes(): Cursor {
      const primary: Index = { name: '_id_', key: { _id: 1 } };
      return cursorOf(() => [primary, ...this.table.spec.indexes].map((index) => ({ v: 2, ...index })));
    }

    dropIndex(name: string) {
      return engine.write(() => {
        if (!this.table.spec.indexes.some((index) => index.name === name))
          throw failure(27, `index not found with name [${name}]`);
        this.table.dropIndex(name);
        return { ok: 1 };
      });
    }

    private changeOne(operation: string, filter: Document, how: Change, options: Options) {
      refuseUnsupported(options);
      const selection = selectionOf(operation, filter, options);
      const wantsBefore = operation.startsWith('findOne') && !wantsAfter(options);
      return engine.write(() => {
        const change = changeFirst(engine, this.table, selection, how, options.upsert);
        return wantsBefore && change.text ? { ...change, document: decode(change.text) } : change;
      });
    }

    private aggregator(stages: Document[]): Aggregator {
      for (const stage of stages) JSON.stringify(stage, (key, value: unknown) => (refusePrototype(key), value));
      const collectionResolver = (name: string) =>
        documentsOf(engine, engine.table(name), { filter: {}, operation: 'aggregate' });
      return new Aggregator(stages, { scriptEnabled: false, collectionResolver });
    }
  };

const wantsAfter = ({ returnDocument, returnOriginal }: Options): boolean =>
  returnDocument === 'after' || returnOriginal === false;

type Changed = ReturnType<typeof changeFirst>;

/** A document that an upsert made was not there before. */
function found(change: Changed, options: Options): unknown {
  const shown =
    change.matched || (change.upsertedId !== undefined && wantsAfter(options)) ? change.document : undefined;
  const value = shown ? project([shown], options.projection)[0]! : null;
  if (!options.includeResultMetadata) return value;
  return { value, ok: 1, lastErrorObject: { n: 1, updatedExisting: change.matched > 0, upserted: change.upsertedId } };
}

const counts = ({ matched, modified, upsertedId }: Omit<Changed, 'document' | 'text'>) => ({
  acknowledged: true,
  matchedCount: matched,
  modifiedCount: modified,
  upsertedCount: upsertedId === undefined ? 0 : 1,
  upsertedId: upsertedId ?? null,
});

function selectionOf(operation: string, filter: Document, options: Options): Selection {
  const scan = isObject(options.hint) && '$natural' in options.hint;
  return { filter, sort: sortOf(options.sort), skip: options.skip, limit: options.limit, scan, operation };
}

function refuseUnsupported(options: Options): void {
  for (const option of ['session', 'arrayFilters', 'collation'] as const)
    if (options[option]) throw failure(72, `The option ${option} is not supported by the embedded store`);
}
