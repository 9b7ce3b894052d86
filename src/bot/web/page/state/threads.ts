import { computed, signal } from '@preact/signals';
import type { ThreadLine, WebMessage } from '../../api.js';
import { post, read } from '../lib/api';
import { api } from './session';

export const threads = signal<ThreadLine[] | null>(null);

/** Everything outside a case; its place in the list is the whole stream's. */
export const mainThread = 'main';

const urgency = (line: ThreadLine) => (line.waiting ? 2 : 0) + (line.unread > 0 ? 1 : 0);
const recency = (line: ThreadLine) => line.last?.at ?? '';

/** Cases: what waits for this person first, then what is unread, then the latest. */
export const cases = computed(() =>
  (threads.value ?? [])
    .filter((line) => line.thread !== mainThread)
    .sort((a, b) => urgency(b) - urgency(a) || recency(b).localeCompare(recency(a))),
);

export const unreadTotal = computed(() => (threads.value ?? []).reduce((sum, line) => sum + line.unread, 0));

export const threadLine = (thread: string | null) => (threads.value ?? []).find((line) => line.thread === thread);

/** @throws Failure */
export async function refreshThreads(): Promise<void> {
  threads.value = await read<ThreadLine[]>(`${api}threads`);
}

let planned: ReturnType<typeof setTimeout> | undefined;

/** Soon, once for a burst of messages. A failure is made good by the next one. */
export function refreshThreadsSoon() {
  clearTimeout(planned);
  planned = setTimeout(() => void refreshThreads().catch(() => undefined), 250);
}

/** A new message counts at once; title and waiting marks come with the next refresh. */
export function countUnread(message: WebMessage) {
  if (message.from === 'me') return;
  threads.value =
    threads.peek()?.map((line) => (line.thread === message.thread ? { ...line, unread: line.unread + 1 } : line)) ??
    null;
}

/** Everything in `seen` that is still unread has been read. */
export function markRead(seen: WebMessage[]) {
  const newest = new Map(seen.map((message) => [message.thread, message.order]));
  const read = (threads.peek() ?? []).filter((line) => line.unread > 0 && newest.has(line.thread));
  if (read.length === 0) return;
  threads.value = threads.peek()!.map((line) => (read.includes(line) ? { ...line, unread: 0 } : line));
  for (const { thread } of read)
    void post(`${api}read`, { thread, order: newest.get(thread) }).catch(() => refreshThreadsSoon());
}
