import type { Readable } from 'node:stream';
import { fileTypeFromBuffer } from 'file-type/core';
import { request } from 'undici';
import type { Incoming, ReceivedFile, UnfetchedFile } from '../../flows/messenger.js';
import type { SlackOptions } from './options.js';
import { wordsOf } from './words.js';

/** Bytes at a file's beginning that tell what it is. */
const headLength = 4100;
/** Milliseconds for one file. */
const patience = 20_000;
const tries = 2;

type Fetching = Pick<SlackOptions, 'botToken' | 'apiUrl' | 'files' | 'maxFileMegabytes' | 'log' | 'language'>;

/**
 * What people sent along becomes an original of the case (complaint.1). A file that does not come never keeps their words
 * waiting: the words go on, and say which file is missing.
 */
export async function prepare(options: Fetching, incoming: Incoming): Promise<Incoming> {
  const { unfetched = [], ...rest } = incoming;
  if (unfetched.length === 0) return incoming;
  const fetched = await Promise.all(
    unfetched.map(async (file) => ({ file, received: await fetchFile(options, file).catch(() => undefined) })),
  );
  const missing = fetched.filter(({ received }) => !received).map(({ file }) => file.name || '?');
  const note = missing.length ? wordsOf(await options.language(incoming.person)).fileMissing(missing.join('、')) : '';
  const of = (field: string | undefined) =>
    fetched.flatMap(({ file, received }) => (file.field === field && received ? [received] : []));
  const { what } = incoming;
  if (what.kind === 'words')
    return { ...rest, what: { ...what, text: [what.text, note].filter(Boolean).join('\n'), files: of(undefined) } };
  const fields = [...new Set(unfetched.flatMap(({ field }) => (field ? [field] : [])))];
  const args = { ...what.args, ...Object.fromEntries(fields.map((field) => [field, of(field)])) };
  return { ...rest, what: { ...what, args } };
}

async function fetchFile(options: Fetching, file: UnfetchedFile): Promise<ReceivedFile> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await fetchOnce(options, file);
    } catch (error) {
      options.log.warn({ err: error, attempt }, 'a file of Slack did not come');
      if (attempt === tries || (error as { final?: boolean }).final) throw error;
    }
  }
}

class Unusable extends Error {
  readonly final = true;
}

async function fetchOnce(options: Fetching, { ref, name, size }: UnfetchedFile): Promise<ReceivedFile> {
  const { botToken, files } = options;
  const maxBytes = options.maxFileMegabytes * 1024 * 1024;
  if (size > maxBytes) throw new Unusable(`slack: a file of ${size} bytes is over the limit`);
  if (!slacks(ref, options)) throw new Unusable('slack: a file from somewhere else than Slack');
  const { statusCode, headers, body } = await request(ref, {
    headers: { Authorization: `Bearer ${botToken}` },
    signal: AbortSignal.timeout(patience),
  });
  const page = String(headers['content-type'] ?? '').startsWith('text/html') && !/\.html?$/i.test(name);
  if (statusCode !== 200 || page) {
    await body.dump();
    // Without the scope files:read Slack answers with its sign-in page.
    throw statusCode >= 500 ? new Error(`slack: file answered ${statusCode}`) : new Unusable(`file: ${statusCode}`);
  }
  const head: Buffer[] = [];
  const kept = await files.put(measured(body, head), { maxBytes });
  if (kept.size === 0) throw new Unusable('slack: an empty file');
  return { ...kept, name: safeName(name, kept.hash), type: await mediaType(Buffer.concat(head)) };
}

/** The token goes to Slack alone. */
function slacks(ref: string, { apiUrl }: Fetching): boolean {
  if (!URL.canParse(ref)) return false;
  const { protocol, hostname, origin } = new URL(ref);
  return (protocol === 'https:' && hostname.endsWith('.slack.com')) || (!!apiUrl && origin === new URL(apiUrl).origin);
}

async function* measured(body: Readable, head: Buffer[]): AsyncGenerator<Uint8Array> {
  let length = 0;
  for await (const chunk of body as AsyncIterable<Buffer>) {
    if (length < headLength) head.push(chunk.subarray(0, headLength - length));
    length += chunk.length;
    yield chunk;
  }
}

async function mediaType(head: Buffer): Promise<string> {
  const found = await fileTypeFromBuffer(head).catch(() => undefined);
  return found?.mime ?? (head.includes(0) ? 'application/octet-stream' : 'text/plain');
}

const safeName = (name: string, hash: string): string =>
  name
    .replace(/[\p{Cc}\u200e\u200f\u2028-\u202e\u2066-\u2069<>:"|?*/\\]/gu, '')
    .replace(/^[.\s]+|[.\s]+$/g, '')
    .slice(-120) || hash.slice(0, 8);
