import { useEffect, useState } from 'preact/hooks';
import { Failure, reason } from '../lib/api';
import { DemoBar } from '../parts/demo-bar';
import { PageMessage } from '../parts/page-message';
import { restoreOutbox } from '../state/outbox';
import { narrow, place } from '../state/place';
import { framed, loadMe, me } from '../state/session';
import { connected, followStream } from '../state/stream';
import { refreshThreads, unreadTotal } from '../state/threads';
import { t } from '../words';
import { Conversation } from './conversation';
import { ThreadList } from './thread-list';

async function begin() {
  await loadMe();
  await refreshThreads();
  followStream();
  restoreOutbox();
}

function Closed({ failure, onRetry }: { failure: unknown; onRetry: () => void }) {
  const signedOut = failure instanceof Failure && (failure.status === 401 || failure.status === 403);
  if (signedOut) return <PageMessage title={t.value.signedOutTitle} text={t.value.signedOut} />;
  return (
    <PageMessage title={t.value.cannotOpen} text={reason(failure)}>
      <button type="button" class="button primary" onClick={onRetry}>
        {t.value.retry}
      </button>
    </PageMessage>
  );
}

function Panes() {
  const { value: open } = place;
  const showList = !narrow.value || open.list;
  const showConversation = !narrow.value || !open.list;
  return (
    <main class={`panes ${narrow.value ? 'narrow' : ''}`}>
      {showList ? <ThreadList /> : <h1 class="sr-only">{me.value?.name}</h1>}
      {showConversation && (
        <Conversation key={open.list ? '' : (open.thread ?? '')} thread={open.list ? null : open.thread} />
      )}
    </main>
  );
}

export function Messenger() {
  const [failure, setFailure] = useState<unknown>(null);
  const start = () => {
    setFailure(null);
    begin().catch(setFailure);
  };
  useEffect(start, []);
  const unread = unreadTotal.value;
  useEffect(() => {
    const who = me.value ? ` · ${me.value.name}` : '';
    document.title = `${unread ? `(${unread}) ` : ''}${t.value.product}${who}`;
  }, [unread, me.value, t.value]);
  if (failure) return <Closed failure={failure} onRetry={start} />;
  if (!me.value) return <p class="page-loading">{t.value.loading}</p>;
  return (
    <div class="app">
      {me.value.demo && !framed && <DemoBar />}
      <div class={`connection ${connected.value ? '' : 'lost'}`} role="status">
        {connected.value ? '' : t.value.reconnecting}
      </div>
      <Panes />
    </div>
  );
}
