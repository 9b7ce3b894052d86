import { signal, type Signal } from '@preact/signals';
import type { FileLine } from '../../api.js';
import { address, Failure, failureOf, reason } from '../lib/api';
import { newId, sizeText } from '../lib/text';
import { t } from '../words';
import { api, me } from './session';

export type UploadState = { at: 'waiting' | 'done' } | { at: 'going'; percent: number } | { at: 'failed'; why: string };

/** A file on its way to the server, or there already. */
export interface Attachment {
  id: string;
  name: string;
  type: string;
  size: number;
  /** Absent when restored after a reload. */
  file?: File;
  state: Signal<UploadState>;
  /** May be called again after a failure; while one is going, it is the same one. @throws Failure */
  upload(): Promise<FileLine>;
}

export const maxFiles = 20;

export const hashAddress = (file: FileLine) =>
  address(`${api}files/${encodeURIComponent(file.hash)}`, { name: file.name });

/** XMLHttpRequest, because fetch says nothing about the progress of an upload. */
function send(file: File, progress: (percent: number) => void): Promise<FileLine> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', address(`${api}files`, { name: file.name }));
    request.setRequestHeader('Content-Type', file.type || 'application/octet-stream');
    request.upload.onprogress = ({ loaded, total }) => progress(total ? Math.round((loaded / total) * 100) : 0);
    request.onerror = () => reject(new Failure(0, 'offline', t.peek().offline));
    request.onload = () =>
      request.status >= 200 && request.status < 300
        ? resolve(JSON.parse(request.responseText) as FileLine)
        : reject(failureOf(request.status, request.responseText));
    request.send(file);
  });
}

/** One after the other, so that a dozen photos don't take every connection. */
let queue: Promise<unknown> = Promise.resolve();

export function attach(file: File): Attachment {
  const state = signal<UploadState>({ at: 'waiting' });
  let going: Promise<FileLine> | null = null;
  async function run() {
    try {
      state.value = { at: 'going', percent: 0 };
      const line = await send(file, (percent) => (state.value = { at: 'going', percent }));
      state.value = { at: 'done' };
      return line;
    } catch (error) {
      going = null;
      state.value = { at: 'failed', why: reason(error) };
      throw error;
    }
  }
  function upload() {
    if (!going) {
      going = queue.then(run);
      queue = going.catch(() => undefined);
    }
    return going;
  }
  return { id: newId(), name: file.name, type: file.type, size: file.size, file, state, upload };
}

/** A file that the server has already. */
export const attached = (line: FileLine): Attachment => ({
  id: line.hash,
  name: line.name,
  type: line.type,
  size: line.size,
  state: signal<UploadState>({ at: 'done' }),
  upload: () => Promise.resolve(line),
});

/** Takes what may be sent and begins to upload it; says kindly why the rest may not. */
export function pick(files: File[], already: number): { taken: Attachment[]; refused: string[] } {
  const limit = me.peek()?.maxFileMegabytes ?? Infinity;
  const refused: string[] = [];
  const fitting = files.filter((file) => {
    if (file.size === 0) refused.push(t.peek().emptyFile(file.name));
    else if (file.size > limit * 1024 * 1024) refused.push(t.peek().tooLarge(file.name, sizeText(file.size), limit));
    else return true;
    return false;
  });
  const room = Math.max(0, maxFiles - already);
  if (fitting.length > room) refused.push(t.peek().tooMany(maxFiles));
  const taken = fitting.slice(0, room).map(attach);
  for (const attachment of taken) void attachment.upload().catch(() => undefined);
  return { taken, refused };
}
