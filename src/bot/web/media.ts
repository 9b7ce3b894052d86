import { once } from 'node:events';
import { toUSVString } from 'node:util';
import { fileTypeFromBuffer } from 'file-type/core';
import type { WebFile } from '../../models/web/index.js';
import type { FileStore } from './options.js';

/** Bytes at a file's beginning that tell what it is. */
export const headLength = 4100;

const isText = (head: Buffer) => {
  if (head.includes(0)) return false;
  // The last characters may be cut in two.
  const text = head.subarray(0, headLength).toString('utf8');
  return !text.slice(0, -3).includes('\uFFFD');
};

/** A file's media type by its content, whatever its name and sender say. @param head its first bytes */
export async function mediaType(head: Buffer): Promise<string> {
  const found = await fileTypeFromBuffer(head).catch(() => undefined);
  return found?.mime ?? (isText(head) ? 'text/plain' : 'application/octet-stream');
}

const nameLength = 120;

/** A name that can be shown and saved anywhere: no folders, control or direction characters, no leading dot. */
export function safeName(name: string, fallback: string): string {
  const last = toUSVString(name).split(/[/\\]/).at(-1) ?? '';
  const plain = last
    .replace(/[\p{Cc}\u200e\u200f\u2028-\u202e\u2066-\u2069<>:"|?*]/gu, '')
    .replace(/^[.\s]+|[.\s]+$/g, '');
  const characters = Array.from(plain);
  if (characters.length === 0) return fallback;
  if (characters.length <= nameLength) return plain;
  const ending = /\.[A-Za-z0-9]{1,10}$/.exec(plain)?.[0] ?? '';
  return characters.slice(0, nameLength - ending.length).join('') + ending;
}

/** Drawn by browsers without running anything: these may stand in a page, everything else is downloaded. */
export const isSafePicture = (type: string) =>
  ['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/avif'].includes(type);

/** What is known of an original that came some other way than through the web messenger. @throws when there is none */
export async function describeFile(store: FileStore, hash: string): Promise<WebFile> {
  const content = await store.open(hash);
  if (!content) throw new Error(`web messenger: no original with the hash ${hash}`);
  const head: Buffer[] = [];
  let size = 0;
  content.on('data', (chunk: Buffer) => {
    if (size < headLength) head.push(chunk.subarray(0, headLength - size));
    size += chunk.length;
  });
  await once(content, 'end');
  const type = await mediaType(Buffer.concat(head));
  return { hash, name: `${hash.slice(0, 8)}.${type.split('/')[1]?.replace('plain', 'txt') ?? 'bin'}`, type, size };
}
