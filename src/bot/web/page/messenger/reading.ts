import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { ThreadLine, WebMessage } from '../../api.js';
import type { Unsent } from '../state/outbox';
import { markRead, threads } from '../state/threads';

/** Where the unread messages begin: the last `unread` ones of each thread that the bot sent. */
export function firstUnread(list: WebMessage[], lines: ThreadLine[]): string | null {
  const left = new Map(lines.map((line) => [line.thread, line.unread]));
  let first: string | null = null;
  for (const message of [...list].reverse()) {
    const count = left.get(message.thread) ?? 0;
    if (message.from === 'me' || count === 0) continue;
    left.set(message.thread, count - 1);
    first = message.id;
  }
  return first;
}

/** Order of the last message that stands before the divider. */
const orderBefore = (list: WebMessage[], divider: string | null) =>
  list[list.findIndex((message) => message.id === divider) - 1]?.order ?? '';

const near = 80;
const distance = (element: HTMLElement) => element.scrollHeight - element.scrollTop - element.clientHeight;

/**
 * Keeps the newest in view for whoever is at the end, and the place for whoever reads further back.
 * `fresh` counts what came since they left the end.
 */
export function usePinned(
  box: RefObject<HTMLDivElement | null>,
  list: WebMessage[],
  unsent: Unsent[],
  divider: string | null,
) {
  const [atBottom, setAtBottom] = useState(divider === null);
  const pinned = useRef(true);
  const shape = useRef({ first: '', height: 0 });
  const leftAt = useRef(orderBefore(list, divider));
  const newest = list.at(-1)?.order ?? '';

  function toBottom() {
    pinned.current = true;
    setAtBottom(true);
    if (box.current) box.current.scrollTop = box.current.scrollHeight;
  }

  useLayoutEffect(() => {
    const element = box.current!;
    const onScroll = () => {
      pinned.current = distance(element) < near;
      setAtBottom(pinned.current);
    };
    const settle = new ResizeObserver(() => pinned.current && (element.scrollTop = element.scrollHeight));
    settle.observe(element);
    settle.observe(element.firstElementChild!);
    const mark = divider && element.querySelector('.unread-mark');
    element.scrollTop = mark ? (mark as HTMLElement).offsetTop - 24 : element.scrollHeight;
    onScroll();
    element.addEventListener('scroll', onScroll, { passive: true });
    return () => {
      settle.disconnect();
      element.removeEventListener('scroll', onScroll);
    };
  }, []);

  useLayoutEffect(() => {
    const element = box.current!;
    const first = list[0]?.id ?? '';
    const grewAbove = shape.current.first !== '' && shape.current.first !== first;
    if (pinned.current) element.scrollTop = element.scrollHeight;
    else if (grewAbove) element.scrollTop += element.scrollHeight - shape.current.height;
    shape.current = { first, height: element.scrollHeight };
  });

  // What one says oneself is always shown.
  useLayoutEffect(() => {
    if (unsent.length > 0) toBottom();
  }, [unsent.length]);
  if (atBottom) leftAt.current = newest;
  const fresh = list.filter((message) => message.from === 'bot' && message.order > leftAt.current).length;
  return { atBottom, toBottom, fresh };
}

/** What stands at the end of a visible page has been read. */
export function useReadMarks(list: WebMessage[], atBottom: boolean) {
  const lines = threads.value;
  const [visible, setVisible] = useState(document.visibilityState === 'visible');
  useEffect(() => {
    const look = () => setVisible(document.visibilityState === 'visible');
    document.addEventListener('visibilitychange', look);
    return () => document.removeEventListener('visibilitychange', look);
  }, []);
  useEffect(() => {
    if (visible && atBottom) markRead(list);
  }, [visible, atBottom, list.at(-1)?.id, lines]);
}
