import { computed, signal } from '@preact/signals';
import type { Instant } from '../../../../rules/time.js';

/** Business time as the server last told it, and the machine's time when it did. */
const anchor = signal({ at: new Date().toISOString(), heard: performance.now() });
const tick = signal(performance.now());
const channel = 'BroadcastChannel' in window ? new BroadcastChannel('huiyin.clock') : null;

/** Business time: goes on with the machine's clock between two words of the server. Exact to 10 seconds. */
export const now = computed<Instant>(() => {
  const elapsed = Math.max(0, tick.value - anchor.value.heard);
  return new Date(Date.parse(anchor.value.at) + elapsed).toISOString();
});

function hear(at: Instant) {
  anchor.value = { at, heard: performance.now() };
  tick.value = performance.now();
}

/** Also told to other windows: one clock for all of them. */
export function setClock(at: Instant) {
  hear(at);
  channel?.postMessage(at);
}

channel?.addEventListener('message', ({ data }) => {
  if (typeof data === 'string' && !Number.isNaN(Date.parse(data))) hear(data);
});
setInterval(() => (tick.value = performance.now()), 10_000);
