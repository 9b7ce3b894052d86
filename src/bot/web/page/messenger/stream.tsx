import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { reason } from '../lib/api';
import { Icon } from '../parts/icons';
import { loadOlder, messagesIn, openView, viewOf, type View } from '../state/messages';
import { notify } from '../state/notices';
import { outbox } from '../state/outbox';
import { threads } from '../state/threads';
import { t } from '../words';
import { Empty } from './empty';
import { MessageList } from './message-list';
import { firstUnread, usePinned, useReadMarks } from './reading';

function Failed({ thread, why }: { thread: string | null; why?: string }) {
  return (
    <div class="stream-note" role="alert">
      <p>{why}</p>
      <button type="button" class="button" onClick={() => void openView(thread)}>
        {t.value.retry}
      </button>
    </div>
  );
}

function Older({ view }: { view: View }) {
  const [busy, setBusy] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  async function more() {
    setBusy(true);
    await loadOlder(view.thread).catch((error: unknown) => notify(reason(error)));
    setBusy(false);
  }
  useEffect(() => {
    const seen = new IntersectionObserver(([entry]) => entry?.isIntersecting && void more(), {
      rootMargin: '200px 0px 0px',
    });
    if (button.current) seen.observe(button.current);
    return () => seen.disconnect();
  }, [view.before]);
  if (view.before === null) return <p class="stream-note quiet">{t.value.beginning}</p>;
  return (
    <p class="stream-note">
      <button ref={button} type="button" class="button quiet" aria-disabled={busy} onClick={() => void more()}>
        {busy ? t.value.olderLoading : t.value.older}
      </button>
    </p>
  );
}

function Ready({ view }: { view: View }) {
  const box = useRef<HTMLDivElement>(null);
  const list = messagesIn(view);
  const unsent = outbox.value.filter((item) => view.thread === null || item.thread === view.thread);
  const [divider] = useState(() => firstUnread(list, threads.peek() ?? []));
  const { atBottom, toBottom, fresh } = usePinned(box, list, unsent, divider);
  useReadMarks(list, atBottom);
  return (
    <div class="stream-frame">
      <div
        class="stream"
        ref={box}
        role="log"
        // Whoever reads further back hears of new messages by the button below, and not of the older ones that are loaded.
        aria-live={atBottom ? 'polite' : 'off'}
        aria-relevant="additions"
        aria-label={t.value.log}
        tabIndex={0}
      >
        <div class="stream-content">
          {list.length + unsent.length > 0 && <Older view={view} />}
          {list.length + unsent.length === 0 && <Empty thread={view.thread} />}
          <MessageList messages={list} unsent={unsent} whole={view.thread === null} divider={divider} />
        </div>
      </div>
      <div role="status">
        {!atBottom && (
          <button type="button" class="to-newest" title={t.value.toNewest} onClick={toBottom}>
            <Icon name="down" />
            {fresh > 0 ? <span>{t.value.newMessages(fresh)}</span> : <span class="sr-only">{t.value.toNewest}</span>}
          </button>
        )}
      </div>
    </div>
  );
}

export function Stream({ thread }: { thread: string | null }) {
  const view = viewOf(thread);
  useLayoutEffect(() => void openView(thread), [thread, view === undefined]);
  if (view?.state === 'failed') return <Failed thread={thread} why={view.why} />;
  // The threads say what is unread, and that decides where reading begins.
  if (view?.state === 'ready' && threads.value) return <Ready view={view} />;
  return (
    <div class="stream-note" aria-busy="true">
      {t.value.loading}
    </div>
  );
}
