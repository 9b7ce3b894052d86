import { signal, type Signal } from '@preact/signals';
import { recall, remember } from '../lib/storage';
import { pick, type Attachment } from './attachments';
import { person } from './session';

const key = (thread: string | null) => `draft.${person}.${thread ?? ''}`;

const drafts = new Map<string | null, Signal<string>>();

/** What is being written where; survives a reload. */
export function draftOf(thread: string | null): Signal<string> {
  const known = drafts.get(thread) ?? signal(recall(sessionStorage, key(thread)) ?? '');
  drafts.set(thread, known);
  return known;
}

export function write(thread: string | null, text: string) {
  draftOf(thread).value = text;
  remember(sessionStorage, key(thread), text);
}

export interface Picked {
  files: Attachment[];
  /** Why some were not taken. */
  refused: string[];
}

const picked = new Map<string, Signal<Picked>>();

/** The files beside a draft. `place` is a thread, or a field of a form. */
export function pickedIn(place: string): Signal<Picked> {
  const known = picked.get(place) ?? signal<Picked>({ files: [], refused: [] });
  picked.set(place, known);
  return known;
}

export function addFiles(to: Signal<Picked>, files: File[]) {
  if (files.length === 0) return;
  const { taken, refused } = pick(files, to.peek().files.length);
  to.value = { files: [...to.peek().files, ...taken], refused };
}

export function removeFile(from: Signal<Picked>, item: Attachment) {
  from.value = { files: from.peek().files.filter((file) => file !== item), refused: [] };
}

export const clearPicked = (which: Signal<Picked>) => (which.value = { files: [], refused: [] });

/** Puts what was refused back to where it was written, to be changed. */
export function putBack(thread: string | null, text: string, files: Attachment[]) {
  write(thread, [text, draftOf(thread).peek()].filter(Boolean).join('\n'));
  const place = pickedIn(thread ?? '');
  place.value = { files: [...files, ...place.peek().files], refused: [] };
}
