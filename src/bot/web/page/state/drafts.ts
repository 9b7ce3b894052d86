import { signal, type Signal } from '@preact/signals';
import { recall, remember } from '../lib/storage';
import { pick, type Attachment } from './attachments';
import { person } from './session';

const key = (thread: string | null) => `draft.${person}.${thread ?? ''}`;

/** What was being written where; survives a reload. */
export const draftOf = (thread: string | null) => recall(sessionStorage, key(thread)) ?? '';
export const keepDraft = (thread: string | null, text: string) => remember(sessionStorage, key(thread), text);

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
