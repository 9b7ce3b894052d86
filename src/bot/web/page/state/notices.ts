import { signal } from '@preact/signals';
import { newId } from '../lib/text';

export interface Notice {
  id: string;
  text: string;
}

/** Short words at the edge of the page about something that did not work, or did. */
export const notices = signal<Notice[]>([]);

export function notify(text: string) {
  const notice = { id: newId(), text };
  notices.value = [...notices.peek().filter((other) => other.text !== text), notice];
  setTimeout(() => dismiss(notice.id), 8000);
}

export function dismiss(id: string) {
  notices.value = notices.peek().filter((notice) => notice.id !== id);
}
