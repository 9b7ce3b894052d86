import { createHash, randomUUID, type Hash } from 'node:crypto';
import { createWriteStream, rmSync } from 'node:fs';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import mongoose from 'mongoose';
import type { Store } from './connection.js';

/** More bytes came than were allowed; nothing was kept. */
export class FileTooLarge extends Error {
  override name = 'FileTooLarge';
  /** @param maxBytes the limit, in bytes */
  constructor(readonly maxBytes: number) {
    super(`originals: the file is over ${maxBytes} bytes`);
  }
}

export interface Original {
  /** SHA-256 of the content, 64 hexadecimal digits. */
  hash: string;
  /** In bytes. */
  size: number;
}

/** Photos and files as they came (complaint.1), by the hash of their content: the same one twice is kept once. */
export interface Originals {
  /**
   * Keeps a file; it is on the disk when this resolves.
   * @throws {FileTooLarge} as soon as more than `maxBytes` bytes have come
   */
  put(content: Buffer | AsyncIterable<Uint8Array>, limit: { maxBytes: number }): Promise<Original>;
  /** The content; undefined where there is no such original. */
  open(hash: string): Promise<Readable | undefined>;
  remove(hash: string): Promise<void>;
}

/** In GridFS with MongoDB, else under `files` in the store's folder (in memory with ':memory:'). */
export function originalsOf(store: Store): Originals {
  const known = kept.get(store) ?? originalsFor(store);
  kept.set(store, known);
  return known;
}

const kept = new WeakMap<Store, Originals>();

function originalsFor(store: Store): Originals {
  if (store.kind === 'mongodb') return inGridFs(store);
  return store.folder === ':memory:' ? inMemory() : inFolder(join(store.folder!, 'files'));
}

const isHash = (hash: string) => /^[0-9a-f]{64}$/.test(hash);

/** Counts and hashes what flows through. */
class Meter {
  size = 0;
  private readonly sha: Hash = createHash('sha256');

  constructor(private readonly maxBytes: number) {}

  async *through(content: Buffer | AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    for await (const chunk of Buffer.isBuffer(content) ? [content] : content) {
      this.size += chunk.length;
      if (this.size > this.maxBytes) throw new FileTooLarge(this.maxBytes);
      this.sha.update(chunk);
      yield chunk;
    }
  }

  result = (): Original => ({ hash: this.sha.digest('hex'), size: this.size });
}

function inFolder(folder: string): Originals {
  const unfinished = join(folder, 'unfinished');
  const pathOf = (hash: string) => join(folder, hash.slice(0, 2), hash);
  // The folder belongs to this process alone: what an earlier one left half-written is nobody's.
  rmSync(unfinished, { recursive: true, force: true });
  return {
    async put(content, { maxBytes }) {
      const meter = new Meter(maxBytes);
      const temporary = join(unfinished, randomUUID());
      await mkdir(unfinished, { recursive: true });
      try {
        await pipeline(meter.through(content), createWriteStream(temporary, { flush: true }));
        const original = meter.result();
        await moveInto(temporary, pathOf(original.hash));
        return original;
      } catch (error) {
        await rm(temporary, { force: true });
        throw error;
      }
    },
    async open(hash) {
      if (!isHash(hash)) return undefined;
      const file = await open(pathOf(hash)).catch(unlessMissing);
      return file?.createReadStream();
    },
    async remove(hash) {
      if (isHash(hash)) await rm(pathOf(hash), { force: true });
    },
  };
}

/** The name is on the disk too before anybody is told. */
async function moveInto(temporary: string, path: string): Promise<void> {
  const made = await mkdir(dirname(path), { recursive: true });
  await rename(temporary, path);
  await syncFolder(dirname(path));
  if (made) await syncFolder(dirname(dirname(path)));
}

async function syncFolder(path: string): Promise<void> {
  const folder = await open(path);
  await folder.sync().finally(() => folder.close());
}

function unlessMissing(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error;
}

function inMemory(): Originals {
  const contents = new Map<string, Buffer>();
  return {
    async put(content, { maxBytes }) {
      const meter = new Meter(maxBytes);
      const chunks = (await Readable.from(meter.through(content)).toArray()) as Uint8Array[];
      const original = meter.result();
      contents.set(original.hash, Buffer.concat(chunks));
      return original;
    },
    open(hash) {
      const content = contents.get(hash);
      return Promise.resolve(content && Readable.from([content]));
    },
    remove(hash) {
      contents.delete(hash);
      return Promise.resolve();
    },
  };
}

function inGridFs({ connection }: Store): Originals {
  const bucket = new mongoose.mongo.GridFSBucket(connection.db!, { bucketName: 'originals' });
  const named = (hash: string) => bucket.find({ filename: hash }).toArray();
  return {
    async put(content, { maxBytes }) {
      const meter = new Meter(maxBytes);
      const upload = bucket.openUploadStream('unfinished');
      try {
        await pipeline(meter.through(content), upload);
      } catch (error) {
        await upload.abort();
        throw error;
      }
      const original = meter.result();
      if ((await named(original.hash)).length) await bucket.delete(upload.id);
      else await bucket.rename(upload.id, original.hash);
      return original;
    },
    async open(hash) {
      const [file] = isHash(hash) ? await named(hash) : [];
      return file && bucket.openDownloadStream(file._id);
    },
    async remove(hash) {
      if (isHash(hash)) for (const file of await named(hash)) await bucket.delete(file._id);
    },
  };
}
