import { computed, signal } from '@preact/signals';
import { framed, me } from './session';

/** What is open in the messenger. `thread` null is the whole stream. */
export type Place = { list: true } | { list: false; thread: string | null };

const placeOf = (hash: string): Place | null => {
  if (hash === '#list') return { list: true };
  if (hash === '#all') return { list: false, thread: null };
  const thread = new URLSearchParams(hash.slice(1)).get('thread');
  return thread ? { list: false, thread } : null;
};

export const hrefOf = (thread: string | null) =>
  thread === null ? '#all' : `#${new URLSearchParams({ thread }).toString()}`;

const beginsWithList = () => me.value?.role === 'staff' && !framed;

const hash = signal(location.hash);
let before: string | null = null;
addEventListener('hashchange', () => {
  before = hash.peek();
  hash.value = location.hash;
});

const narrowScreen = matchMedia('(max-width: 859px)');
export const narrow = signal(narrowScreen.matches);
narrowScreen.addEventListener('change', ({ matches }) => (narrow.value = matches));

/** On a narrow screen staff begin with the list of what waits, residents with the conversation; beside each other, both with it. */
export const place = computed<Place>(() => {
  const asked = placeOf(hash.value);
  if (!narrow.value) return asked && !asked.list ? asked : { list: false, thread: null };
  return asked ?? (beginsWithList() ? { list: true } : { list: false, thread: null });
});

export const openThread = (thread: string | null) => (location.hash = hrefOf(thread));

/** One step back where the list was before, so that the browser's own back button stays sensible. */
export function openList() {
  const fromList = before === '#list' || (before === '' && beginsWithList());
  if (fromList) history.back();
  else location.hash = '#list';
}
