import { useState } from 'preact/hooks';
import { Icon } from '../parts/icons';
import { addFiles, pickedIn } from '../state/drafts';
import { hrefOf, narrow, openList } from '../state/place';
import { me } from '../state/session';
import { threadLine, unreadTotal } from '../state/threads';
import { t } from '../words';
import { Composer } from './composer';
import { Stream } from './stream';
import { Toolbar } from './toolbar';

function ListButton() {
  const staff = me.value?.role === 'staff';
  const label = staff ? t.value.back : t.value.myMatters;
  const count = unreadTotal.value;
  return (
    <button
      type="button"
      class="icon-button list-button"
      aria-label={count ? `${label} ${t.value.unread(count)}` : label}
      title={label}
      onClick={openList}
    >
      <Icon name={staff ? 'back' : 'list'} />
      {count > 0 && <span class="badge">{count > 99 ? '99+' : count}</span>}
    </button>
  );
}

function Heading({ thread }: { thread: string | null }) {
  const line = thread === null ? undefined : threadLine(thread);
  const staff = me.value?.role === 'staff';
  return (
    <header class="pane-head">
      {narrow.value && <ListButton />}
      <div class="who">
        <h2 class="who-name">
          {thread === null ? (staff ? t.value.all : t.value.product) : (line?.title ?? line?.number ?? '')}
        </h2>
        <p class="who-title">{thread === null ? me.value?.site : line?.number}</p>
      </div>
      {thread !== null && !narrow.value && (
        <a class="icon-button" href={hrefOf(null)} aria-label={t.value.all} title={t.value.all}>
          <Icon name="close" />
        </a>
      )}
      {narrow.value && !staff && thread === null && <Toolbar />}
    </header>
  );
}

const carriesFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false;

/** One thread, or the whole stream; files may be dropped anywhere on it. */
export function Conversation({ thread }: { thread: string | null }) {
  const [over, setOver] = useState(false);
  return (
    <section
      class="conversation"
      aria-label={t.value.log}
      onDragOver={(event) => {
        if (!carriesFiles(event)) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={({ currentTarget, relatedTarget }) => {
        if (!currentTarget.contains(relatedTarget as Node | null)) setOver(false);
      }}
      onDrop={(event) => {
        if (!carriesFiles(event)) return;
        event.preventDefault();
        setOver(false);
        addFiles(pickedIn(thread ?? ''), [...(event.dataTransfer?.files ?? [])]);
      }}
    >
      <Heading thread={thread} />
      <Stream thread={thread} />
      <Composer thread={thread} />
      {over && <div class="drop-here">{t.value.dropHere}</div>}
    </section>
  );
}
