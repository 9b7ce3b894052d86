import { batch, signal } from '@preact/signals';
import type { FileLine, SayBody, WebMessage } from '../../api.js';
import type { Instant } from '../../../../rules/time.js';
import { Failure, post, reason } from '../lib/api';
import { recall, remember } from '../lib/storage';
import { newId } from '../lib/text';
import { attached, type Attachment } from './attachments';
import { now } from './clock';
import { keep } from './messages';
import { api, person } from './session';

/** Something said that the server has not taken yet. */
export interface Unsent {
  /** The message's own id, the same one at every attempt: nothing doubles. */
  id: string;
  thread: string | null;
  text: string;
  files: Attachment[];
  at: Instant;
  /** `refused`: the same again would be refused again. */
  state: 'sending' | 'failed' | 'refused';
  why?: string;
}

export const outbox = signal<Unsent[]>([]);

const put = (item: Unsent) =>
  (outbox.value = [...outbox.peek().filter(({ id }) => id !== item.id), item].sort((a, b) => a.at.localeCompare(b.at)));
const change = (id: string, to: Partial<Unsent>) =>
  (outbox.value = outbox.peek().map((item) => (item.id === id ? { ...item, ...to } : item)));
export const discard = (id: string) => (outbox.value = outbox.peek().filter((item) => item.id !== id));

/** A message that has come back through the stream needs no stand-in any more. */
export const settle = (id: string) => {
  if (outbox.peek().some((item) => item.id === id)) discard(id);
};

/** Words leave in the order in which they were written. */
let queue: Promise<unknown> = Promise.resolve();

const wasRefused = (error: unknown) => error instanceof Failure && error.status >= 400 && error.status < 500;

async function deliver(id: string) {
  const item = outbox.peek().find((one) => one.id === id);
  if (!item) return;
  try {
    const files = await Promise.all(item.files.map((file) => file.upload()));
    const body: SayBody = {
      id,
      thread: item.thread ?? undefined,
      text: item.text,
      files: files.map(({ hash }) => hash),
    };
    const shown = await post<WebMessage>(`${api}messages`, body);
    batch(() => {
      keep([shown]);
      discard(id);
    });
  } catch (error) {
    change(id, { state: wasRefused(error) ? 'refused' : 'failed', why: reason(error) });
  }
}

function enqueue(id: string) {
  queue = queue.then(() => deliver(id));
}

export function sayIt(thread: string | null, text: string, files: Attachment[]) {
  const item: Unsent = { id: newId(), thread, text, files, at: now.peek(), state: 'sending' };
  put(item);
  enqueue(item.id);
}

export function retry(id: string) {
  if (outbox.peek().find((item) => item.id === id)?.state !== 'failed') return;
  change(id, { state: 'sending', why: undefined });
  enqueue(id);
}

export function retryAll() {
  for (const { id, state } of outbox.peek()) if (state === 'failed') retry(id);
}

/** What a reload must not lose: words, and files that the server has. */
type Kept = Pick<Unsent, 'id' | 'thread' | 'text' | 'at'> & { files: FileLine[] };
const key = `outbox.${person}`;

async function keepItem(item: Unsent): Promise<Kept> {
  const uploaded = item.files.filter((file) => file.state.peek().at === 'done');
  return {
    id: item.id,
    thread: item.thread,
    text: item.text,
    at: item.at,
    files: await Promise.all(uploaded.map((file) => file.upload())),
  };
}

async function save(items: Unsent[]) {
  const kept = await Promise.all(items.map(keepItem));
  if (items === outbox.peek()) remember(sessionStorage, key, kept.length ? JSON.stringify(kept) : '');
}

function keptItems(): Kept[] {
  try {
    const kept = JSON.parse(recall(sessionStorage, key) ?? '[]') as Kept[];
    return kept.filter(({ text, files }) => text || files.length > 0);
  } catch {
    return [];
  }
}

/** Takes up what a reload interrupted. */
export function restoreOutbox() {
  const kept = keptItems();
  outbox.value = kept.map((item) => ({ ...item, files: item.files.map(attached), state: 'sending' }));
  for (const { id } of kept) enqueue(id);
  outbox.subscribe((items) => void save(items));
}
