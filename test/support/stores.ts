import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore, type Store, type StoreOptions } from '../../src/models/connection.js';

/** The server to test against, besides the embedded store; `npm run test:mongo` sets it. */
export const mongoUri = process.env.MONGODB_URI;

/** An empty database of its own on that server, dropped with the store. */
export async function openOnServer(): Promise<Store> {
  const uri = new URL(mongoUri!);
  uri.pathname = `/test-${randomUUID()}`;
  const store = await openStore({ uri: uri.href });
  const close = async () => {
    await store.connection.dropDatabase();
    await store.close();
  };
  return { ...store, close };
}

/** A store in memory whose queries may never read through a large collection. */
export const openInMemory = (): Promise<Store> => openStore({ folder: ':memory:', onScan: refuseScan });

/** A store in a folder of its own, removed with it. */
export async function openInFolder(options: StoreOptions = {}): Promise<Store> {
  const folder = temporaryFolder();
  const store = await openStore({ folder, onScan: refuseScan, ...options });
  const close = async () => {
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  };
  return { ...store, close };
}

export const temporaryFolder = (): string => mkdtempSync(join(tmpdir(), 'huiyin-'));

function refuseScan(scan: object): void {
  throw new Error(`an index is missing: ${JSON.stringify(scan)}`);
}
