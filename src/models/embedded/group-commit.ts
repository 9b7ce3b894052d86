import type { Database } from './database.js';

interface Job {
  work: () => unknown;
  resolve: (value: never) => void;
  reject: (error: unknown) => void;
  outcome?: { value: unknown } | { error: unknown };
}

export interface GroupCommit {
  /** Runs the work within the next transaction; resolves once that is on the disk. */
  write: <T>(work: () => T) => Promise<T>;
  /** Commits what is waiting; later writes are refused. */
  close: () => void;
}

/**
 * All writes of one turn of the event loop go into one transaction and are acknowledged together after its commit.
 * Work that throws fails alone; it must throw before it has changed anything, or by a constraint of its only
 * statement. An error of SQLite itself (disk full, I/O) fails the whole group, of which nothing remains.
 * @param undone called after a transaction was rolled back, to read again what memory knows of the schema.
 */
export function groupCommit(database: Database, undone: () => void): GroupCommit {
  let waiting: Job[] = [];
  let closed = false;

  function flush(): void {
    const jobs = waiting;
    waiting = [];
    if (jobs.length === 0) return;
    try {
      database.prepare('BEGIN IMMEDIATE').run([]);
      for (const job of jobs) run(job);
      database.prepare('COMMIT').run([]);
    } catch (error) {
      rollBack();
      const failed = asStoreError(error);
      for (const job of jobs) job.reject(failed);
      return;
    }
    for (const job of jobs) settle(job);
  }

  function rollBack(): void {
    if (database.inTransaction) database.exec('ROLLBACK');
    undone();
  }

  return {
    write(work) {
      if (closed) return Promise.reject(new Error('store: it is closed'));
      return new Promise((resolve, reject) => {
        if (waiting.push({ work, resolve, reject }) === 1) setImmediate(flush);
      });
    },
    close() {
      closed = true;
      flush();
    },
  };
}

function run(job: Job): void {
  try {
    job.outcome = { value: job.work() };
  } catch (error) {
    if (isSqliteError(error)) throw error;
    job.outcome = { error };
  }
}

function settle(job: Job): void {
  if (job.outcome && 'value' in job.outcome) job.resolve(job.outcome.value as never);
  else job.reject(job.outcome?.error);
}

const isSqliteError = (error: unknown): boolean =>
  error instanceof Error && String((error as { code?: unknown }).code).startsWith('SQLITE_');

function asStoreError(error: unknown): unknown {
  if (!isSqliteError(error)) return error;
  const { message, code } = error as Error & { code: string };
  return new Error(`store: nothing was written: ${message} (${code})`, { cause: error });
}
