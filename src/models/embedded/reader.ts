import { decode, type Document } from './document.js';
import type { Engine } from './engine.js';
import { compile, type Condition } from './filter.js';
import type { Key } from './keys.js';
import { matcher } from './matcher.js';
import { compareBy, type Sort } from './sort.js';
import type { Row, Table } from './table.js';

export interface Selection {
  filter: Document;
  sort?: Sort;
  skip?: number;
  /** 0 for all. */
  limit?: number;
  /** The caller means to read everything. */
  scan?: boolean;
  operation: string;
}

interface Plan {
  condition: Condition;
  where: string;
  order: string;
  /** SQL answers the whole filter and order, so it may cut off too. */
  complete: boolean;
  sorted: boolean;
}

const portion = 100;
const scanFrom = 1000;

/** The documents that a selection finds, in order. */
export function documentsOf(engine: Engine, table: Table, selection: Selection): Document[] {
  const plan = planOf(table, selection);
  if (!plan.complete) return [...slowly(engine, table, selection, plan)].map(({ document }) => document);
  const { sql, params } = cutOff(`SELECT doc FROM ${table.sqlName}${plan.where}${plan.order}`, plan, selection);
  report(engine, table, selection, sql, params, plan.where === '' && Boolean(selection.limit));
  return engine.database
    .prepare(sql)
    .all(params)
    .map((row) => decode(row[0] as string));
}

/** The first row that a selection finds. */
export function firstRow(engine: Engine, table: Table, selection: Selection): Row | undefined {
  const plan = planOf(table, selection);
  if (!plan.complete || selection.skip) {
    for (const row of slowly(engine, table, { ...selection, limit: 1 }, plan)) return row;
    return undefined;
  }
  const sql = `SELECT rowid, doc FROM ${table.sqlName}${plan.where}${plan.order} LIMIT 1`;
  report(engine, table, selection, sql, plan.condition.params, plan.where === '');
  const row = engine.database.prepare(sql).get(plan.condition.params);
  return row && rowOf(row);
}

/** Row by row; documents are fetched in portions, so that any number can be gone through. */
export function rowsOf(engine: Engine, table: Table, selection: Selection): Generator<Row> {
  return slowly(engine, table, selection, planOf(table, selection));
}

export function countOf(engine: Engine, table: Table, selection: Selection): number {
  const plan = planOf(table, selection);
  if (!plan.condition.exact) return [...slowly(engine, table, selection, plan)].length;
  const sql = `SELECT count(*) FROM ${table.sqlName}${plan.where}`;
  report(engine, table, selection, sql, plan.condition.params, false);
  const count = engine.database.prepare(sql).get(plan.condition.params)![0] as number;
  const after = Math.max(0, count - (selection.skip ?? 0));
  return selection.limit ? Math.min(after, selection.limit) : after;
}

function planOf(table: Table, { filter, sort = {} }: Selection): Plan {
  const condition = compile(filter, table.column);
  const orders = Object.entries(sort).map(([path, order]) => ({ column: table.column(path), order }));
  const sorted = orders.every(({ column }) => column && !column.entries);
  const terms = orders.map(({ column, order }) => `${column?.name}${order === -1 ? ' DESC' : ''}`);
  return {
    condition,
    where: condition.sql && ` WHERE ${condition.sql}`,
    order: sorted && terms.length ? ` ORDER BY ${terms.join(', ')}` : '',
    complete: condition.exact && sorted,
    sorted,
  };
}

function cutOff(sql: string, plan: Plan, { limit, skip }: Selection): { sql: string; params: Key[] } {
  const { params } = plan.condition;
  if (!limit && !skip) return { sql, params };
  return { sql: `${sql} LIMIT ? OFFSET ?`, params: [...params, limit ? Math.abs(limit) : -1, skip ?? 0] };
}

function* slowly(engine: Engine, table: Table, selection: Selection, plan: Plan): Generator<Row> {
  const { skip = 0, limit = 0 } = selection;
  const matching = candidates(engine, table, selection, plan);
  const rows = plan.sorted ? matching : sortRows([...matching], selection.sort ?? {});
  let at = 0;
  for (const row of rows) {
    if (at++ < skip) continue;
    yield row;
    if (limit && at >= skip + Math.abs(limit)) return;
  }
}

const sortRows = (rows: Row[], sort: Sort): Row[] => {
  const compare = compareBy(sort);
  return rows.sort((a, b) => compare(a.document, b.document));
};

function* candidates(engine: Engine, table: Table, selection: Selection, plan: Plan): Generator<Row> {
  const tail = ` FROM ${table.sqlName}${plan.where}${plan.order}`;
  const { params, exact } = plan.condition;
  report(engine, table, selection, `SELECT rowid${tail}`, params, false);
  const matches = exact ? () => true : matcher(selection.filter);
  for (const row of portions(engine, table, tail, params)) if (matches(row.document)) yield row;
}

/** A first portion is often all; of the others only the numbers are kept until their turn. */
function* portions(engine: Engine, table: Table, tail: string, params: Key[]): Generator<Row> {
  const first = engine.database.prepare(`SELECT rowid, doc${tail} LIMIT ${portion}`).all(params);
  const more =
    first.length < portion ? [] : engine.database.prepare(`SELECT rowid${tail} LIMIT -1 OFFSET ${portion}`).all(params);
  yield* first.map(rowOf);
  for (let from = 0; from < more.length; from += portion)
    yield* fetchRows(engine, table, more.slice(from, from + portion) as [number][]);
}

function fetchRows(engine: Engine, table: Table, ids: [number][]): Row[] {
  const sql = `SELECT rowid, doc FROM ${table.sqlName} WHERE rowid IN (SELECT value FROM json_each(?))`;
  const found = engine.database.prepare(sql).all([JSON.stringify(ids.map(([id]) => id))]);
  const rows = new Map(found.map((row) => [row[0] as number, row]));
  return ids.flatMap(([id]) => (rows.has(id) ? [rowOf(rows.get(id)!)] : []));
}

const rowOf = (row: unknown[]): Row => ({
  rowid: row[0] as number,
  text: row[1] as string,
  document: decode(row[1] as string),
});

/** Tells `onScan` of statements for which SQLite has no index. */
function report(engine: Engine, table: Table, selection: Selection, sql: string, params: Key[], bounded: boolean) {
  if (!engine.onScan || bounded || selection.scan) return;
  const steps = engine.database.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(params);
  const scans = steps.some((step) => String(step[3]).startsWith('SCAN c_'));
  if (!scans) return;
  const some = `SELECT count(*) FROM (SELECT 1 FROM ${table.sqlName} LIMIT ${scanFrom + 1})`;
  if ((engine.database.prepare(some).get([])![0] as number) <= scanFrom) return;
  engine.onScan({ collection: table.name, operation: selection.operation, filter: selection.filter });
}
