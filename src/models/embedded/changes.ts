import { types } from 'node:util';
import mongoose from 'mongoose';
import type { Document } from './document.js';
import { decode, encode, isObject } from './document.js';
import type { Engine } from './engine.js';
import { failure } from './errors.js';
import { hasOperators } from './filter.js';
import { compareKeys, keyOf } from './keys.js';
import { firstRow, rowsOf, type Selection } from './reader.js';
import type { Row, Table } from './table.js';
import { applyUpdate } from './update.js';

export type Change = { update: Document } | { replacement: Document };

export interface Outcome {
  matched: number;
  modified: number;
  upsertedId?: unknown;
}

/** @returns `document` as it is afterwards, `text` as it was before. */
export function changeFirst(
  engine: Engine,
  table: Table,
  selection: Selection,
  change: Change,
  upsert?: boolean,
): Outcome & { document?: Document; text?: string } {
  const row = firstRow(engine, table, selection);
  if (row) return { matched: 1, modified: changeRow(table, row, change), document: row.document, text: row.text };
  if (!upsert) return { matched: 0, modified: 0 };
  const document = insertFor(table, selection.filter, change);
  return { matched: 0, modified: 0, upsertedId: document._id, document };
}

export function changeAll(
  engine: Engine,
  table: Table,
  selection: Selection,
  change: Change,
  upsert?: boolean,
): Outcome {
  let matched = 0;
  let modified = 0;
  for (const row of rowsOf(engine, table, selection)) {
    matched++;
    modified += changeRow(table, row, change);
  }
  if (matched || !upsert) return { matched, modified };
  return { matched, modified, upsertedId: insertFor(table, selection.filter, change)._id };
}

export function removeFirst(engine: Engine, table: Table, selection: Selection): Document | undefined {
  const row = firstRow(engine, table, selection);
  if (row) table.remove(row);
  return row?.document;
}

export function removeAll(engine: Engine, table: Table, selection: Selection): number {
  let count = 0;
  for (const row of rowsOf(engine, table, selection)) {
    table.remove(row);
    count++;
  }
  return count;
}

/** Changes the row's document in place and writes it. */
function changeRow(table: Table, row: Row, change: Change): number {
  const before = table.keysOf(row.document);
  if ('update' in change) applyUpdate(row.document, change.update);
  else row.document = replaced(change.replacement, row.document._id);
  return table.update(row, before, row.document) ? 1 : 0;
}

function replaced(replacement: Document, id: unknown): Document {
  if (Object.keys(replacement).some((key) => key.startsWith('$')))
    throw failure(9, 'A replacement cannot contain update operators');
  if (replacement._id !== undefined && compareKeys(keyOf(replacement._id), keyOf(id)) !== 0)
    throw failure(66, 'A replacement cannot change the _id');
  return { ...replacement, _id: id };
}

/** What an upsert inserts: the filter's equalities and the update. */
function insertFor(table: Table, filter: Document, change: Change): Document {
  const document: Document = {};
  takeEqualities(filter, document);
  if ('replacement' in change) return table.insert({ _id: document._id, ...change.replacement });
  applyUpdate(document, change.update, true);
  const { _id = new mongoose.Types.ObjectId(), ...fields } = document;
  return table.insert({ _id, ...fields });
}

function takeEqualities(filter: Document, document: Document): void {
  for (const [path, value] of Object.entries(filter)) {
    if (path === '$and') (value as Document[]).forEach((each) => takeEqualities(each, document));
    if (path.startsWith('$')) continue;
    const equal = hasOperators(value) ? value.$eq : value;
    if (equal !== undefined && !types.isRegExp(equal)) applyUpdate(document, { $set: { [path]: copy(equal) } });
  }
}

const copy = (value: unknown): unknown => (isObject(value) || Array.isArray(value) ? decode(encode(value)) : value);
