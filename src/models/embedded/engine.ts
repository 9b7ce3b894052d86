import { openDatabase, type Database } from './database.js';
import { groupCommit } from './group-commit.js';
import { createSql, type Index, withIndexes, type TableSpec } from './schema.js';
import { Table } from './table.js';

/** A query that would read a whole collection: an index is missing. */
export interface ScanInfo {
  collection: string;
  operation: string;
  filter: unknown;
}

export interface EngineOptions {
  /** The folder of the store, or ':memory:'. */
  folder: string;
  /** Called before a scan of more than 1,000 documents; what it throws is the query's error. */
  onScan?: (scan: ScanInfo) => void;
}

/** The embedded store: tables by collection, and writes grouped by turn of the event loop. */
export interface Engine {
  readonly database: Database;
  readonly onScan: EngineOptions['onScan'];
  table(name: string): Table;
  write<T>(work: () => T): Promise<T>;
  createIndexes(table: string, indexes: Index[]): Promise<void>;
  close(): void;
}

/** @throws {Error} where another process has the folder open. */
export function openEngine(options: EngineOptions): Engine {
  const database = openDatabase(options.folder);
  database.exec('CREATE TABLE IF NOT EXISTS catalog (name TEXT PRIMARY KEY, spec TEXT NOT NULL)');
  const tables = new Map<string, Table>();
  const { write, close } = groupCommit(database, relearn);

  function relearn(): void {
    for (const table of tables.values()) table.learn(specOf(table.name) ?? { columns: [], indexes: [] });
  }

  function specOf(name: string): TableSpec | undefined {
    const row = database.prepare('SELECT spec FROM catalog WHERE name = ?').get([name]);
    return row && (JSON.parse(row[0] as string) as TableSpec);
  }

  function openTable(name: string): Table {
    const spec = specOf(name);
    const table = new Table(database, name, spec ?? { columns: [], indexes: [] });
    if (!spec) {
      database.exec(createSql(table.sqlName, []));
      table.remember();
    }
    tables.set(name, table);
    return table;
  }

  /** Building an index reads every document: what fails half-way is undone alone. */
  function reshape(table: Table, indexes: Index[]): void {
    const wanted = withIndexes(table.spec, indexes);
    if (wanted.indexes.length === table.spec.indexes.length) return;
    database.exec('SAVEPOINT reshape');
    try {
      table.reshape(wanted);
    } catch (error) {
      if (database.inTransaction) database.exec('ROLLBACK TO reshape');
      relearn();
      throw error;
    } finally {
      if (database.inTransaction) database.exec('RELEASE reshape');
    }
  }

  return {
    database,
    onScan: options.onScan,
    table: (name) => tables.get(name) ?? openTable(name),
    write,
    createIndexes: (name, indexes) => write(() => reshape(tables.get(name) ?? openTable(name), indexes)),
    close() {
      close();
      database.close();
    },
  };
}
