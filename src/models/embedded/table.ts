import mongoose from 'mongoose';
import type { Database } from './database.js';
import { decode, encode, type Document } from './document.js';
import { duplicate, failure } from './errors.js';
import type { Column } from './filter.js';
import { keyOf, keysAt, nothingInside, sameFound, valuesAt, type Found, type Key } from './keys.js';
import { checkName, createSql, indexSql, nullIndexSql, type Index, type TableSpec } from './schema.js';

/** A stored document with what is needed to change it. */
export interface Row {
  rowid: number;
  text: string;
  document: Document;
}

const idColumn: Column = { path: '_id', segments: ['_id'], name: 'id' };

/**
 * One collection as one SQLite table: the key of `_id`, a column of keys for every indexed path, and the document.
 * Everything here runs within the transaction of its caller.
 */
export class Table {
  readonly sqlName: string;
  private byPath = new Map<string, Column>();
  private checkedHere: Index[] = [];

  constructor(
    readonly database: Database,
    readonly name: string,
    public spec: TableSpec,
  ) {
    this.sqlName = `"c_${checkName(name)}"`;
    this.learn(spec);
  }

  /** The column of an indexed path. */
  readonly column = (path: string): Column | undefined => this.byPath.get(path);

  insert(document: Document): Document {
    const complete = withId(document);
    const text = encode(complete);
    const found = this.keysOf(complete);
    this.refuseTaken(complete, found);
    const cells = [keyOf(complete._id), ...found.map(cellOf), text];
    const { lastInsertRowid } = this.guarded(complete, () => this.database.prepare(this.insertSql).run(cells));
    found.forEach((each, i) => this.addEntries(this.spec.columns[i]!, each, Number(lastInsertRowid)));
    return complete;
  }

  /** The keys of a document before it is changed, for `update`. */
  keysOf(document: Document): Found[] {
    return this.spec.columns.map((column) => {
      const found = keysAt(document, column.segments);
      if (Array.isArray(found) && !column.entries) this.holdArrays(column);
      return found;
    });
  }

  /**
   * Writes a changed document.
   * @param before its keys before the change
   * @returns whether anything changed
   */
  update(row: Row, before: Found[], changed: Document): boolean {
    const text = encode(changed);
    if (text === row.text) return false;
    const found = this.keysOf(changed);
    this.refuseTaken(changed, found, row.rowid);
    const moved = found.flatMap((each, i) => (cellOf(each) === cellOf(before[i]!) ? [] : [i]));
    const assignments = [...moved.map((i) => `${this.spec.columns[i]!.name} = ?`), 'doc = ?'].join(', ');
    const sql = `UPDATE ${this.sqlName} SET ${assignments} WHERE rowid = ?`;
    const cells = [...moved.map((i) => cellOf(found[i]!)), text, row.rowid];
    this.guarded(changed, () => this.database.prepare(sql).run(cells));
    this.moveEntries(row.rowid, before, found);
    return true;
  }

  remove(row: Row): void {
    this.database.prepare(`DELETE FROM ${this.sqlName} WHERE rowid = ?`).run([row.rowid]);
    if (this.holdsArrays) this.moveEntries(row.rowid, this.keysOf(row.document), []);
  }

  get holdsArrays(): boolean {
    return this.spec.columns.some(({ entries }) => entries);
  }

  /** Makes the table fit a new description; every document is read once where columns are new. */
  reshape(spec: TableSpec): void {
    const known = new Set(this.spec.columns.map(({ path }) => path));
    if (spec.columns.some(({ path }) => !known.has(path))) this.rebuild(spec);
    else {
      const had = new Set(this.spec.indexes.map(({ name }) => name));
      this.learn(spec);
      for (const index of spec.indexes) if (!had.has(index.name)) this.createIndex(index);
    }
    this.remember();
  }

  dropIndex(name: string): void {
    this.database.exec(`DROP INDEX IF EXISTS "i_${this.name}_${name}"`);
    this.database.exec(`DROP INDEX IF EXISTS "n_${this.name}_${name}"`);
    this.learn({ ...this.spec, indexes: this.spec.indexes.filter((index) => index.name !== name) });
    this.remember();
  }

  private insertSql = '';

  /** Takes over a description, as it stands in the catalog. */
  learn(spec: TableSpec): void {
    this.spec = spec;
    this.byPath = new Map([idColumn, ...spec.columns].map((column) => [column.path, column]));
    this.checkedHere = spec.indexes.filter((index) => index.unique && this.overArrays(index));
    const names = spec.columns.map(({ name }) => name);
    this.insertSql =
      `INSERT INTO ${this.sqlName} (${['id', ...names, 'doc'].join(', ')}) ` +
      `VALUES (${['?', ...names.map(() => '?'), '?'].join(', ')})`;
  }

  private overArrays = (index: Index): boolean => Object.keys(index.key).some((path) => this.column(path)?.entries);

  remember(): void {
    this.database
      .prepare('REPLACE INTO catalog (name, spec) VALUES (?, ?)')
      .run([this.name, JSON.stringify(this.spec)]);
  }

  private rebuild(spec: TableSpec): void {
    const old = this.sqlName.replace('"c_', '"old_');
    this.database.exec(`ALTER TABLE ${this.sqlName} RENAME TO ${old}`);
    for (const { name } of this.spec.indexes) this.dropIndex(name);
    for (const { entries } of this.spec.columns) if (entries) this.database.exec(`DROP TABLE ${entries}`);
    const columns = spec.columns.map(({ entries: _, ...column }) => column);
    this.learn({ columns, indexes: [] });
    this.database.exec(createSql(this.sqlName, columns));
    this.refill(old);
    this.database.exec(`DROP TABLE ${old}`);
    this.learn({ columns: this.spec.columns, indexes: spec.indexes });
    for (const index of spec.indexes) this.createIndex(index);
  }

  private refill(old: string): void {
    let last = 0;
    for (;;) {
      const rows = this.database
        .prepare(`SELECT rowid, doc FROM ${old} WHERE rowid > ? ORDER BY rowid LIMIT 500`)
        .all([last]) as [number, string][];
      if (rows.length === 0) return;
      for (const [, text] of rows) this.insert(decode(text));
      last = rows[rows.length - 1]![0];
    }
  }

  private createIndex(index: Index): void {
    if (this.overArrays(index) && index.unique) this.refuseUniqueOverSeveral(index);
    const columns = Object.keys(index.key).map((path) => this.column(path)!);
    try {
      this.database.exec(indexSql(this.name, index, columns));
      if (index.unique && !this.overArrays(index)) this.database.exec(nullIndexSql(this.name, index, columns));
    } catch (error) {
      if (!isConstraint(error)) throw error;
      throw duplicate(this.name, index.name, index.key, {});
    }
  }

  private refuseUniqueOverSeveral(index: Index): void {
    if (Object.keys(index.key).length > 1)
      throw failure(67, `A unique index over several paths, one of them an array, is not supported: ${index.name}`);
  }

  /** A document has an array at this path for the first time: its keys get a table of their own. */
  private holdArrays(column: Column): void {
    const unique = this.spec.indexes.filter((index) => index.unique && column.path in index.key);
    unique.forEach((index) => this.refuseUniqueOverSeveral(index));
    const entries = `"e_${this.name}_${column.name}"`;
    this.database.exec(`CREATE TABLE IF NOT EXISTS ${entries} (k, rid, PRIMARY KEY (k, rid)) WITHOUT ROWID`);
    const columns = this.spec.columns.map((each) => (each.path === column.path ? { ...each, entries } : each));
    this.learn({ ...this.spec, columns });
    for (const { name } of unique) this.database.exec(`DROP INDEX IF EXISTS "n_${this.name}_${name}"`);
    this.remember();
  }

  private addEntries(column: Column, found: Found, rowid: number): void {
    if (!Array.isArray(found)) return;
    const insert = this.database.prepare(`INSERT INTO ${this.column(column.path)!.entries!} (k, rid) VALUES (?, ?)`);
    for (const key of found) insert.run([key, rowid]);
  }

  private moveEntries(rowid: number, before: Found[], after: Found[]): void {
    this.spec.columns.forEach((column, i) => {
      if (!column.entries || sameFound(before[i] ?? null, after[i] ?? null)) return;
      const old = before[i];
      const remove = this.database.prepare(`DELETE FROM ${column.entries} WHERE k = ? AND rid = ?`);
      if (Array.isArray(old)) for (const key of old) remove.run([key, rowid]);
      this.addEntries(column, after[i] ?? null, rowid);
    });
  }

  /** SQLite cannot see that a value in one array is a value in another: unique indexes over arrays are checked here. */
  private refuseTaken(document: Document, found: Found[], rowid = -1): void {
    for (const index of this.checkedHere) {
      const column = this.column(Object.keys(index.key)[0]!)!;
      const keys = found[this.spec.columns.indexOf(column)] ?? null;
      for (const key of Array.isArray(keys) ? keys : [keys])
        if (key !== null && key !== nothingInside && this.isTaken(column, key, rowid))
          throw this.taken(index, document);
    }
  }

  private isTaken(column: Column, key: Key, rowid: number): boolean {
    const sql =
      `SELECT 1 FROM ${this.sqlName} WHERE ${column.name} = ? AND rowid <> ? ` +
      `UNION ALL SELECT 1 FROM ${column.entries!} WHERE k = ? AND rid <> ?`;
    return this.database.prepare(sql).get([key, rowid, key, rowid]) !== undefined;
  }

  private guarded<T>(document: Document, statement: () => T): T {
    try {
      return statement();
    } catch (error) {
      if (!isConstraint(error)) throw error;
      throw this.taken(this.violated((error as Error).message), document);
    }
  }

  /** Which unique index an error of SQLite speaks of: `index 'n_…'` or `table.k1, table.k2`. */
  private violated(message: string): Pick<Index, 'name' | 'key'> {
    const columns = (index: Index) => Object.keys(index.key).map((path) => `c_${this.name}.${this.column(path)!.name}`);
    const found = this.spec.indexes.find(
      (index) =>
        index.unique &&
        (message.endsWith(`'n_${this.name}_${index.name}'`) || message.endsWith(`: ${columns(index).join(', ')}`)),
    );
    return found ?? { name: '_id_', key: { _id: 1 } };
  }

  private taken(index: Pick<Index, 'name' | 'key'>, document: Document): Error {
    const values = Object.keys(index.key).map((path) => [path, valuesAt(document, path)[0] ?? null]);
    return duplicate(this.name, index.name, index.key, Object.fromEntries(values) as Document);
  }
}

const isConstraint = (error: unknown): boolean =>
  ['SQLITE_CONSTRAINT_UNIQUE', 'SQLITE_CONSTRAINT_PRIMARYKEY'].includes(String((error as { code?: unknown }).code));

const cellOf = (found: Found): Key => (Array.isArray(found) ? null : found);

function withId(document: Document): Document {
  if (document._id === null || Array.isArray(document._id))
    throw failure(53, "The '_id' value cannot be null or an array");
  return document._id === undefined ? { ...document, _id: new mongoose.Types.ObjectId() } : document;
}
