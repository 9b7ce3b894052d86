import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'libsql';
import type { Key } from './keys.js';

/** A prepared statement. Parameters are numbers, text or null: libsql ends the process on anything else. */
export interface Statement {
  run(params: Key[]): { changes: number; lastInsertRowid: number | bigint };
  /** The first row, its columns in order. */
  get(params: Key[]): unknown[] | undefined;
  all(params: Key[]): unknown[][];
}

export interface Database {
  prepare(sql: string): Statement;
  exec(sql: string): void;
  readonly inTransaction: boolean;
  close(): void;
}

const keptStatements = 500;

/**
 * Opens the SQLite file of a folder for this process alone; the lock is the operating system's, so that it ends with
 * the process however that ends.
 * @param folder the folder, made where it is missing, or ':memory:'
 * @throws {Error} where another process has it open: names its pid and what to do.
 */
export function openDatabase(folder: string): Database {
  if (folder === ':memory:') return wrap(new Sqlite(':memory:'), () => undefined);
  mkdirSync(folder, { recursive: true });
  const owner = join(folder, 'owner.json');
  const sqlite = openAlone(folder, owner);
  writeFileSync(owner, JSON.stringify({ pid: process.pid, since: new Date().toISOString() }));
  return wrap(sqlite, () => {
    letGo(sqlite);
    rmSync(owner, { force: true });
  });
}

/** libsql keeps the file, and with it the lock, until its statements are collected: give the lock back by hand. */
function letGo(sqlite: Sqlite.Database): void {
  try {
    sqlite.exec('PRAGMA journal_mode = DELETE');
    sqlite.exec('PRAGMA locking_mode = NORMAL');
    sqlite.exec('SELECT 1 FROM sqlite_master');
  } catch {
    // A full disk: everything acknowledged is in the log, and the lock ends with the process.
  }
}

function openAlone(folder: string, owner: string): Sqlite.Database {
  const sqlite = new Sqlite(join(folder, 'store.sqlite'));
  try {
    sqlite.exec('PRAGMA locking_mode = EXCLUSIVE');
    sqlite.exec('PRAGMA journal_mode = WAL');
    sqlite.exec('PRAGMA synchronous = FULL');
    sqlite.exec('BEGIN IMMEDIATE');
    sqlite.exec('COMMIT');
    return sqlite;
  } catch (error) {
    sqlite.close();
    throw (error as { code?: string }).code === 'SQLITE_BUSY' ? inUse(folder, owner) : error;
  }
}

function inUse(folder: string, owner: string): Error {
  let by = 'another process';
  try {
    const { pid, since } = JSON.parse(readFileSync(owner, 'utf8')) as { pid: number; since: string };
    by = `process ${pid} (since ${since})`;
  } catch {
    // It has the lock but has not written its name yet.
  }
  return new Error(
    `store: the folder ${folder} is in use by ${by}. Stop that one first, or give this one a folder of its own; ` +
      'several processes need MongoDB (MONGODB_URI).',
  );
}

function wrap(sqlite: Sqlite.Database, closing: () => void): Database {
  sqlite.exec('PRAGMA cache_size = -16000');
  sqlite.exec('PRAGMA temp_store = MEMORY');
  const statements = new Map<string, Statement>();
  return {
    prepare(sql) {
      const kept = statements.get(sql);
      if (kept) return kept;
      if (statements.size >= keptStatements) statements.delete(statements.keys().next().value!);
      const prepared = sqlite.prepare(sql);
      // A statement that returns no rows cannot be put into raw mode.
      const statement = (/^(SELECT|EXPLAIN)/.test(sql) ? prepared.raw() : prepared) as unknown as Statement;
      statements.set(sql, statement);
      return statement;
    },
    exec: (sql) => void sqlite.exec(sql),
    get inTransaction() {
      return sqlite.inTransaction;
    },
    close() {
      statements.clear();
      closing();
      sqlite.close();
    },
  };
}
