import type { Document } from './document.js';
import { failure } from './errors.js';
import { jsonPath, refusePrototype, type Column } from './filter.js';

export interface Index {
  name: string;
  key: Record<string, 1 | -1>;
  unique?: boolean;
  sparse?: boolean;
  expireAfterSeconds?: number;
}

export interface TableSpec {
  columns: Column[];
  indexes: Index[];
}

const supported = ['name', 'unique', 'sparse', 'expireAfterSeconds', 'background', 'v', 'key'];

/** @throws {Error} where a name could not be a name in SQL. */
export function checkName(name: string): string {
  if (!/^[\w.-]{1,100}$/.test(name))
    throw new Error(`store: ${JSON.stringify(name)} cannot name a collection or index`);
  return name;
}

/**
 * An index from what `createIndex` was given.
 * @throws {MongoServerError} 67 for options that not both stores have.
 */
export function indexFrom(key: Record<string, unknown>, options: Document): Index {
  const unknown = Object.keys(options).find((option) => options[option] !== undefined && !supported.includes(option));
  if (unknown) throw failure(67, `The index option ${unknown} is not supported`);
  const fields = Object.entries(key).map(([path, order]) => [checkPath(path), orderOf(path, order)] as const);
  const name = checkName((options.name as string | undefined) ?? fields.flat().join('_'));
  const { unique, sparse, expireAfterSeconds } = options as Partial<Index>;
  return {
    name,
    key: Object.fromEntries(fields),
    ...(unique && { unique }),
    ...(sparse && { sparse }),
    ...(expireAfterSeconds !== undefined && { expireAfterSeconds }),
  };
}

function checkPath(path: string): string {
  refusePrototype(path);
  if (!/^[\p{L}\p{N}_-]+(\.[\p{L}\p{N}_-]+)*$/u.test(path)) throw failure(67, `The path ${path} cannot be indexed`);
  return path;
}

function orderOf(path: string, order: unknown): 1 | -1 {
  if (order === 1 || order === -1) return order;
  throw failure(67, `An index on ${path} can be 1 or -1 only`);
}

/** The description with these indexes added; the same one twice counts once. */
export function withIndexes(spec: TableSpec, added: Index[]): TableSpec {
  const indexes = [...spec.indexes];
  const columns = [...spec.columns];
  for (const index of added) {
    const known = indexes.find(({ name }) => name === index.name);
    if (known && !sameIndex(known, index)) throw failure(86, `An index ${index.name} with other options exists`);
    if (known) continue;
    indexes.push(index);
    for (const path of Object.keys(index.key))
      if (path !== '_id' && !columns.some((column) => column.path === path))
        columns.push({ path, segments: path.split('.'), name: `k${columns.length + 1}` });
  }
  return { columns, indexes };
}

const sameIndex = (a: Index, b: Index): boolean =>
  JSON.stringify([Object.entries(a.key), a.unique, a.sparse, a.expireAfterSeconds]) ===
  JSON.stringify([Object.entries(b.key), b.unique, b.sparse, b.expireAfterSeconds]);

/** The document stands last, so that a key is read without reading through it. */
export const createSql = (sqlName: string, columns: Column[]): string =>
  `CREATE TABLE ${sqlName} (${['id PRIMARY KEY NOT NULL', ...columns.map(({ name }) => name), 'doc TEXT NOT NULL'].join(', ')})`;

export function indexSql(table: string, index: Index, columns: Column[]): string {
  const orders = Object.values(index.key);
  const fields = columns.map(({ name }, i) => (orders[i] === -1 ? `${name} DESC` : name)).join(', ');
  const unique = index.unique ? 'UNIQUE ' : '';
  return `CREATE ${unique}INDEX "i_${table}_${index.name}" ON "c_${table}" (${fields})`;
}

/**
 * SQLite lets a unique index hold any number of NULLs; MongoDB counts missing as null, once. A second index over the
 * documents with a NULL makes up for it; a sparse one leaves out those where all paths are missing.
 */
export function nullIndexSql(table: string, index: Index, columns: Column[]): string {
  const values = columns.map(({ name }) => `ifnull(${name}, -9e999)`).join(', ');
  const someNull = columns.map(({ name }) => `${name} IS NULL`).join(' OR ');
  const present = columns.map((column) => `${column.name} IS NOT NULL OR ${stored(column)}`).join(' OR ');
  const where = index.sparse ? `(${someNull}) AND (${present})` : someNull;
  return `CREATE UNIQUE INDEX "n_${table}_${index.name}" ON "c_${table}" (${values}) WHERE ${where}`;
}

const stored = (column: Column): string =>
  column.name === 'id' ? '1' : `json_type(doc, ${jsonPath(column)}) IS NOT NULL`;
