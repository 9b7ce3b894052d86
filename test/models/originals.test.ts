import { createHash, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { Readable } from 'node:stream';
import type { Store } from '../../src/models/connection.js';
import { FileTooLarge, originalsOf, type Originals } from '../../src/models/originals.js';
import { mongoUri, openInFolder, openInMemory, openOnServer } from '../support/stores.js';

const photo = randomBytes(700_000);
const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
const hash = sha256(photo);
const parts = Array.from({ length: 70 }, (_, i) => photo.subarray(i * 10_000, (i + 1) * 10_000));
const limit = { maxBytes: 1_000_000 };

const stores: [string, () => Promise<Store>][] = [
  ['in memory', openInMemory],
  ['in a folder', () => openInFolder()],
];
if (mongoUri) stores.push(['in GridFS', openOnServer]);

describe.each(stores)('originals %s', (_, open) => {
  let store: Store;
  let originals: Originals;

  beforeEach(async () => {
    store = await open();
    originals = originalsOf(store);
  });
  afterEach(() => store.close());

  /** The hash of what is kept under a hash: Jest compares large buffers slowly. */
  const content = async (of: string) => {
    const stream = await originals.open(of);
    return stream && sha256(await buffer(stream));
  };

  test('a photo comes back as it was, under the hash of its content', async () => {
    expect(await originals.put(photo, limit)).toEqual({ hash, size: photo.length });
    expect(await content(hash)).toBe(hash);
  });

  test('a stream is kept as it flows', async () => {
    expect(await originals.put(Readable.from(parts), limit)).toEqual({ hash, size: photo.length });
    expect(await content(hash)).toBe(hash);
  });

  test('the same content twice is one original', async () => {
    await originals.put(photo, limit);
    await Promise.all([originals.put(photo, limit), originals.put(photo, limit)]);
    expect(await content(hash)).toBe(hash);
    await originals.remove(hash);
    expect(await content(hash)).toBeUndefined();
  });

  test('an empty file is a file', async () => {
    const empty = await originals.put(Buffer.alloc(0), limit);
    expect(empty.size).toBe(0);
    expect(await content(empty.hash)).toBe(sha256(Buffer.alloc(0)));
  });

  test('a file of exactly the limit is kept, one byte more is not', async () => {
    await originals.put(photo, { maxBytes: photo.length });
    const other = randomBytes(photo.length);
    await expect(originals.put(other, { maxBytes: photo.length - 1 })).rejects.toThrow(FileTooLarge);
    expect(await content(sha256(other))).toBeUndefined();
  });

  test('an endless stream is cut off at the limit and told to stop', async () => {
    const endless = new Readable({ read: () => void endless.push(Buffer.alloc(100_000)) });
    await expect(originals.put(endless, limit)).rejects.toMatchObject({ name: 'FileTooLarge', maxBytes: 1_000_000 });
    expect(endless.destroyed).toBe(true);
  });

  test('a stream that breaks leaves nothing', async () => {
    async function* breaking() {
      yield photo;
      await Promise.reject(new Error('the line went dead'));
    }
    await expect(originals.put(breaking(), limit)).rejects.toThrow('the line went dead');
    expect(await content(hash)).toBeUndefined();
  });

  test.each(['', 'nothing', '../../etc/passwd', 'f'.repeat(64), `${'../'.repeat(20)}${'a'.repeat(4)}`])(
    'what is not there, or no hash, is not found: %j',
    async (strange) => {
      expect(await originals.open(strange)).toBeUndefined();
      await originals.remove(strange);
    },
  );

  test('the same store has the same originals', () => {
    expect(originalsOf(store)).toBe(originals);
  });
});

if (mongoUri)
  test('originals in GridFS: what was cut off leaves no chunks', async () => {
    const store = await openOnServer();
    await originalsOf(store)
      .put(Readable.from(parts), { maxBytes: 600_000 })
      .catch(() => undefined);
    const left = await store.connection.collection('originals.chunks').countDocuments();
    await store.close();
    expect(left).toBe(0);
  });

describe('originals in a folder', () => {
  let store: Store;

  beforeEach(async () => {
    store = await openInFolder();
  });
  afterEach(() => store.close());

  test('are plain files by hash, and nothing unfinished stays', async () => {
    const originals = originalsOf(store);
    await originals.put(photo, limit);
    await originals.put(photo, { maxBytes: 5 }).catch(() => undefined);
    const files = join(store.folder!, 'files');
    expect(sha256(readFileSync(join(files, hash.slice(0, 2), hash)))).toBe(hash);
    expect(readdirSync(join(files, 'unfinished'))).toEqual([]);
  });

  test('what an earlier process left unfinished is cleared away', () => {
    const unfinished = join(store.folder!, 'files', 'unfinished', 'half');
    mkdirSync(dirname(unfinished), { recursive: true });
    writeFileSync(unfinished, 'half');
    originalsOf(store);
    expect(existsSync(unfinished)).toBe(false);
  });
});
