import { signal } from '@preact/signals';
import type { MessagePage, WebMessage } from '../../api.js';
import { read, reason } from '../lib/api';
import { api } from './session';

/** What is loaded of one conversation: everything from `oldest` on. */
export interface View {
  thread: string | null;
  oldest: string;
  /** Where earlier messages go on; null at the beginning. */
  before: string | null;
  state: 'loading' | 'ready' | 'failed';
  why?: string;
}

/** Every message that this page knows, by id. */
export const messages = signal<ReadonlyMap<string, WebMessage>>(new Map());
export const views = signal<Readonly<Record<string, View>>>({});

const keyOf = (thread: string | null) => thread ?? '';
export const viewOf = (thread: string | null): View | undefined => views.value[keyOf(thread)];

function setView(view: View) {
  views.value = { ...views.peek(), [keyOf(view.thread)]: view };
}

export function keep(more: WebMessage[]) {
  const all = new Map(messages.peek());
  for (const message of more) all.set(message.id, message);
  messages.value = all;
}

const belongs = (message: WebMessage, view: View) =>
  (view.thread === null || message.thread === view.thread) && message.order >= view.oldest;
const byOrder = (a: WebMessage, b: WebMessage) => (a.order < b.order ? -1 : a.order > b.order ? 1 : 0);

export const messagesIn = (view: View): WebMessage[] =>
  [...messages.value.values()].filter((message) => belongs(message, view)).sort(byOrder);

const fetchPage = (thread: string | null, before?: string) =>
  read<MessagePage>(`${api}messages`, { thread: thread ?? undefined, before });

/** Reads the newest page; keeps what is shown when it follows on from it, and begins anew when there is a gap. */
async function loadNewest(thread: string | null) {
  const page = await fetchPage(thread);
  const view = views.peek()[keyOf(thread)];
  const first = page.messages[0]?.order ?? '';
  const followsOn = view?.state === 'ready' && messagesIn(view).some((message) => message.order >= first);
  keep(page.messages);
  if (!followsOn) setView({ thread, oldest: page.before === null ? '' : first, before: page.before, state: 'ready' });
}

export async function openView(thread: string | null): Promise<void> {
  const state = views.peek()[keyOf(thread)]?.state;
  if (state === 'ready' || state === 'loading') return;
  setView({ thread, oldest: '', before: null, state: 'loading' });
  try {
    await loadNewest(thread);
  } catch (error) {
    setView({ thread, oldest: '', before: null, state: 'failed', why: reason(error) });
  }
}

const reading = new Set<string>();

/** @throws Failure */
export async function loadOlder(thread: string | null): Promise<void> {
  const view = views.peek()[keyOf(thread)];
  if (!view || view.before === null || reading.has(keyOf(thread))) return;
  reading.add(keyOf(thread));
  try {
    const page = await fetchPage(thread, view.before);
    keep(page.messages);
    setView({
      ...view,
      oldest: page.before === null ? '' : (page.messages[0]?.order ?? view.oldest),
      before: page.before,
    });
  } finally {
    reading.delete(keyOf(thread));
  }
}

/** After a gap in the stream: what was missed. */
export async function catchUp(): Promise<void> {
  const ready = Object.values(views.peek()).filter((view) => view.state === 'ready');
  await Promise.all(ready.map((view) => loadNewest(view.thread)));
}

/** After a change of language: everything is read anew, in the new words. */
export async function readAnew(open: string | null): Promise<void> {
  messages.value = new Map();
  views.value = {};
  await openView(open);
}
