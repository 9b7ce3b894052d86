import type { Document } from './document.js';
import type { Row } from './table.js';

export interface Cursor extends AsyncIterable<Document> {
  toArray(): Promise<Document[]>;
  next(): Promise<Document | null>;
  hasNext(): Promise<boolean>;
  close(): Promise<void>;
  addCursorFlag(): Cursor;
}

/**
 * A cursor as MongoDB's driver gives one.
 * @param all everything at once
 * @param rows one after another, read in portions; from `all` unless given
 * @param shape what becomes of a row's document
 */
export function cursorOf(
  all: () => Document[],
  rows?: () => Generator<Row>,
  shape: (document: Document) => Document = (document) => document,
): Cursor {
  let source: Iterator<Document> | undefined;
  let ahead: IteratorResult<Document> | undefined;
  const open = () => (source ??= rows ? shaped(rows(), shape) : all()[Symbol.iterator]());
  const cursor: Cursor = {
    toArray: async () => Promise.resolve(all()),
    async hasNext() {
      ahead ??= open().next();
      return Promise.resolve(!ahead.done);
    },
    async next() {
      const result = ahead ?? open().next();
      ahead = undefined;
      return Promise.resolve(result.done ? null : result.value);
    },
    async close() {
      source?.return?.();
      source = [][Symbol.iterator]();
      return Promise.resolve();
    },
    addCursorFlag: () => cursor,
    async *[Symbol.asyncIterator]() {
      for (let each = await cursor.next(); each; each = await cursor.next()) yield each;
    },
  };
  return cursor;
}

function* shaped(rows: Generator<Row>, shape: (document: Document) => Document): Generator<Document> {
  for (const { document } of rows) yield shape(document);
}
