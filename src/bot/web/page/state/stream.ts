import { batch, signal } from '@preact/signals';
import type { WebMessage } from '../../api.js';
import type { Instant } from '../../../../rules/time.js';
import { setClock } from './clock';
import { catchUp, keep, messages } from './messages';
import { retryAll, settle } from './outbox';
import { release } from './presses';
import { api } from './session';
import { countUnread, refreshThreads, refreshThreadsSoon } from './threads';

/** False after some seconds without a connection, while the page is being looked at. */
export const connected = signal(true);

let source: EventSource | null = null;
let missed = false;
let attempt = 0;
let reopen: ReturnType<typeof setTimeout> | undefined;
let doubt: ReturnType<typeof setTimeout> | undefined;

function receive(message: WebMessage) {
  batch(() => {
    const isNew = !messages.peek().has(message.id);
    keep([message]);
    settle(message.id);
    release(message.id);
    if (isNew) countUnread(message);
  });
  refreshThreadsSoon();
}

function onOpen() {
  clearTimeout(doubt);
  doubt = undefined;
  attempt = 0;
  connected.value = true;
  if (missed) void Promise.all([catchUp(), refreshThreads()]).then(retryAll, () => undefined);
  missed = false;
}

/** The browser reconnects by itself, except when the server answered with an error: then we do, ever more slowly. */
function onError() {
  missed = true;
  doubt ??= setTimeout(() => (connected.value = false), 2500);
  if (source?.readyState !== EventSource.CLOSED) return;
  close();
  reopen = setTimeout(openStream, Math.min(30_000, 1000 * 2 ** attempt++));
}

function close() {
  source?.close();
  source = null;
  clearTimeout(reopen);
}

export function openStream() {
  if (source) return;
  source = new EventSource(`${api}stream`);
  source.addEventListener('message', ({ data }) => receive(JSON.parse(String(data)) as WebMessage));
  source.addEventListener('clock', ({ data }) => setClock((JSON.parse(String(data)) as { now: Instant }).now));
  source.addEventListener('open', onOpen);
  source.addEventListener('error', onError);
}

/** After something that the connection itself carries has changed: the session's language. */
export function restartStream() {
  close();
  openStream();
}

/** Milliseconds. A browser has six connections to a server for all its windows: those out of sight don't keep one. */
const keepHidden = 10_000;
const lookHidden = 20_000;
let hide: ReturnType<typeof setTimeout> | undefined;
let look: ReturnType<typeof setInterval> | undefined;

function onVisibility() {
  clearTimeout(hide);
  clearInterval(look);
  if (document.visibilityState === 'visible') return openStream();
  hide = setTimeout(() => {
    close();
    missed = true;
    look = setInterval(refreshThreadsSoon, lookHidden);
  }, keepHidden);
}

export function followStream() {
  openStream();
  document.addEventListener('visibilitychange', onVisibility);
  addEventListener('online', () => {
    missed = true;
    restartStream();
  });
}
