import { types } from 'node:util';
import { isObject, type Document } from './document.js';
import { boundsOf, keyOf, type Key } from './keys.js';

/** An indexed path: its keys stand in a column of their own, those of arrays in a table of entries. */
export interface Column {
  path: string;
  segments: string[];
  /** The SQL column. */
  name: string;
  /** The SQL table with the keys of arrays, once a document has had an array there. */
  entries?: string;
}

/** A filter in SQL. `sql` is empty where all documents are candidates. */
export interface Condition {
  sql: string;
  params: Key[];
  /** False where SQL can only narrow down: each candidate is to be tested with `matcher`. */
  exact: boolean;
}

type Columns = (path: string) => Column | undefined;
type Part = Condition;

const everything: Part = { sql: '', params: [], exact: false };
const nothing: Part = { sql: '0', params: [], exact: true };
const forbidden = new Set(['__proto__', 'constructor', 'prototype']);

/**
 * Turns a MongoDB filter into SQL as far as its paths are indexed.
 * @throws {Error} where the filter holds `undefined`, or a path that reaches for a prototype.
 */
export function compile(filter: Document, columns: Columns): Condition {
  refuseUndefined(filter);
  return all(filter, columns);
}

/** `{ _id: undefined }` would match whatever comes first: a filter with a hole in it is a bug of the caller. */
function refuseUndefined(value: unknown, at = 'filter'): void {
  if (value === undefined) throw new Error(`store: ${at} is undefined; a filter with undefined matches nothing meant`);
  if (Array.isArray(value)) value.forEach((element, i) => refuseUndefined(element, `${at}.${i}`));
  else if (isObject(value)) {
    for (const key of Object.keys(value)) {
      refusePrototype(key);
      refuseUndefined(value[key], `${at}.${key}`);
    }
  }
}

/** @throws {Error} where a path reaches for a prototype. */
export function refusePrototype(path: string): void {
  if (path.includes('o') && path.split('.').some((segment) => forbidden.has(segment)))
    throw new Error(`store: the path ${path} is not allowed`);
}

function all(filter: Document, columns: Columns): Part {
  const keys = Object.keys(filter);
  if (keys.length === 0) return { sql: '', params: [], exact: true };
  if (keys.length === 1) return part(keys[0]!, filter[keys[0]!], columns);
  return and(keys.map((key) => part(key, filter[key], columns)));
}

function part(key: string, value: unknown, columns: Columns): Part {
  if (key === '$and') return and((value as Document[]).map((each) => all(each, columns)));
  if (key === '$or') return or((value as Document[]).map((each) => all(each, columns)));
  if (key === '$comment') return { sql: '', params: [], exact: true };
  if (key.startsWith('$')) return everything;
  const column = columns(key);
  if (!column) return everything;
  return hasOperators(value) ? operators(column, value) : equals(column, value);
}

export const hasOperators = (value: unknown): value is Document =>
  isObject(value) && Object.keys(value)[0]?.startsWith('$') === true;

function and(parts: Part[]): Part {
  const told = parts.filter(({ sql }) => sql !== '');
  return {
    sql: told.map(({ sql }) => (told.length > 1 ? `(${sql})` : sql)).join(' AND '),
    params: told.flatMap(({ params }) => params),
    exact: parts.every(({ exact }) => exact),
  };
}

function or(parts: Part[]): Part {
  const exact = parts.every((each) => each.exact);
  if (parts.some(({ sql }) => sql === '')) return { sql: '', params: [], exact };
  return { sql: parts.map(({ sql }) => `(${sql})`).join(' OR '), params: parts.flatMap(({ params }) => params), exact };
}

/** Applies a condition on the key to the column and, where there are arrays, to each of their elements. */
function onEach(column: Column, condition: (name: string) => string, params: Key[]): Part {
  const sql = condition(column.name);
  if (!column.entries) return { sql, params, exact: true };
  const inArrays = `rowid IN (SELECT rid FROM ${column.entries} WHERE ${condition('k')})`;
  return { sql: `(${sql}) OR ${inArrays}`, params: [...params, ...params], exact: true };
}

const comparable = (value: unknown): boolean => !Array.isArray(value) && !types.isRegExp(value);

function equals(column: Column, value: unknown): Part {
  if (!comparable(value)) return everything;
  if (value === null) return { sql: `${column.name} IS NULL`, params: [], exact: !column.entries };
  return onEach(column, (name) => `${name} = ?`, [keyOf(value)]);
}

const ranges = { $gt: '>', $gte: '>=', $lt: '<', $lte: '<=' } as const;
type Range = keyof typeof ranges;
const isRange = (operator: string): operator is Range => operator in ranges;

function operators(column: Column, expression: Document): Part {
  const names = Object.keys(expression);
  const parts = names.filter((name) => !isRange(name)).map((name) => operator(column, name, expression[name]));
  const bounds = names.filter(isRange);
  if (bounds.length) parts.push(range(column, bounds, expression));
  return and(parts);
}

function operator(column: Column, name: string, value: unknown): Part {
  switch (name) {
    case '$eq':
      return equals(column, value);
    case '$in':
      return among(column, value as unknown[]);
    case '$ne':
      return differs(column, [value]);
    case '$nin':
      return differs(column, value as unknown[]);
    case '$exists':
      return exists(column, Boolean(value));
    default:
      return everything;
  }
}

function among(column: Column, values: unknown[]): Part {
  if (!Array.isArray(values)) throw new Error('store: $in needs an array');
  const listed = list(values);
  if (!listed) return everything;
  const parts = values.some((value) => value === null) ? [equals(column, null)] : [];
  if (listed.count === 1) parts.push(onEach(column, (name) => `${name} = ?`, [listed.only]));
  else if (listed.count) parts.push(onEach(column, (name) => `${name} IN (${listedSql})`, [listed.json]));
  if (parts.length === 0) return nothing;
  return parts.length === 1 ? parts[0]! : or(parts);
}

const listedSql = 'SELECT value FROM json_each(?)';

/** Keys as one JSON parameter: the same statement serves lists of every length. */
function list(values: unknown[]): { json: string; only: Key; count: number } | undefined {
  if (!values.every((value) => comparable(value) && (typeof value !== 'number' || Number.isFinite(value))))
    return undefined;
  const keys = values.filter((value) => value !== null).map(keyOf);
  return { json: JSON.stringify(keys), only: keys[0]!, count: keys.length };
}

function differs(column: Column, values: unknown[]): Part {
  if (!Array.isArray(values)) throw new Error('store: $nin needs an array');
  const listed = list(values);
  if (!listed) return everything;
  const { name } = column;
  const nullToo = values.some((value) => value === null);
  if (column.entries) {
    const present = `${name} IS NOT NULL OR rowid IN (SELECT rid FROM ${column.entries})`;
    return nullToo ? { sql: present, params: [], exact: false } : everything;
  }
  const parts: Part[] = [];
  if (nullToo) parts.push({ sql: `${name} IS NOT NULL`, params: [], exact: true });
  if (listed.count) {
    const sql = `${name} NOT IN (${listedSql})`;
    parts.push({ sql: nullToo ? sql : `${name} IS NULL OR ${sql}`, params: [listed.json], exact: true });
  }
  return and(parts);
}

/** `$."a"."b"` */
export const jsonPath = (column: Column): string => `'$.${column.segments.map((each) => `"${each}"`).join('.')}'`;

function exists(column: Column, wanted: boolean): Part {
  if (column.name === 'id') return wanted ? { sql: '', params: [], exact: true } : nothing;
  if (column.entries) return wanted ? everything : { sql: `${column.name} IS NULL`, params: [], exact: false };
  const { name } = column;
  const stored = `json_type(doc, ${jsonPath(column)})`;
  const sql = wanted ? `${name} IS NOT NULL OR ${stored} IS NOT NULL` : `${name} IS NULL AND ${stored} IS NULL`;
  return { sql, params: [], exact: true };
}

/** One lower and one upper bound where possible, so that SQLite uses both; an open side ends where the type ends. */
function range(column: Column, bounds: Range[], expression: Document): Part {
  // Different elements of an array may answer each bound.
  if (column.entries && bounds.length > 1) return and(bounds.map((bound) => range(column, [bound], expression)));
  const told = bounds.map((bound) => ({ bound, key: rangeKey(expression[bound]) }));
  if (told.some(({ key }) => key === undefined)) return everything;
  const terms = told.map(({ bound, key }) => ({ sql: `${ranges[bound]} ?`, key: key! }));
  const { least, beyond } = boundsOf(told[0]!.key!);
  if (told.some(({ key }) => boundsOf(key!).beyond !== beyond)) return nothing;
  if (!bounds.some((bound) => bound.startsWith('$g'))) terms.push({ sql: '>= ?', key: least });
  if (!bounds.some((bound) => bound.startsWith('$l'))) terms.push({ sql: '< ?', key: beyond });
  const condition = (name: string) => terms.map(({ sql }) => `${name} ${sql}`).join(' AND ');
  return onEach(
    column,
    condition,
    terms.map(({ key }) => key),
  );
}

function rangeKey(value: unknown): number | string | undefined {
  if (value === null || !comparable(value) || isObject(value) || Number.isNaN(value)) return undefined;
  return keyOf(value) ?? undefined;
}
