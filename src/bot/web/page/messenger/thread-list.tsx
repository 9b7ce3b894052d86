import { useState } from 'preact/hooks';
import type { ThreadLine } from '../../api.js';
import { now } from '../state/clock';
import { hrefOf, narrow, place } from '../state/place';
import { me, say } from '../state/session';
import { cases, threadLine, mainThread, threads, unreadTotal } from '../state/threads';
import { t } from '../words';
import { Toolbar } from './toolbar';

/** From that many on, the list can be searched. */
const searchFrom = 7;

const staff = () => me.value?.role === 'staff';

function Unread({ count }: { count: number }) {
  if (count === 0) return null;
  return (
    <span class="badge" aria-label={t.value.unread(count)}>
      {count > 99 ? '99+' : count}
    </span>
  );
}

const isOpen = (thread: string | null) => !narrow.value && !place.value.list && place.value.thread === thread;

function When({ last }: { last: ThreadLine['last'] }) {
  if (!last) return null;
  return (
    <time class="thread-time" dateTime={last.at}>
      {say.value.short(last.at, now.value)}
    </time>
  );
}

function AllLine() {
  const newest = (threads.value ?? [])
    .map((line) => line.last)
    .reduce((a, b) => (!a || (b && b.at > a.at) ? b : a), null);
  return (
    <li>
      <a class="thread all" href={hrefOf(null)} aria-current={isOpen(null) ? 'page' : undefined}>
        <span class="thread-head">
          <span class="thread-title">{t.value.all}</span>
          <When last={newest} />
        </span>
        <span class="thread-foot">
          <span class="thread-last">{threadLine(mainThread)?.last?.text ?? t.value.allHint}</span>
          <Unread count={unreadTotal.value} />
        </span>
      </a>
    </li>
  );
}

function CaseLine({ line }: { line: ThreadLine }) {
  return (
    <li>
      <a
        class={`thread ${line.open ? '' : 'closed'}`}
        href={hrefOf(line.thread)}
        aria-current={isOpen(line.thread) ? 'page' : undefined}
      >
        <span class="thread-head">
          <span class="thread-title">{line.title}</span>
          <When last={line.last} />
        </span>
        {line.number && line.number !== line.title && <span class="thread-number">{line.number}</span>}
        <span class="thread-foot">
          <span class="thread-last">{line.last?.text}</span>
          {line.waiting && <span class="tag waiting">{staff() ? t.value.waiting : t.value.waitingResident}</span>}
          {!line.open && <span class="tag">{t.value.closed}</span>}
          <Unread count={line.unread} />
        </span>
      </a>
    </li>
  );
}

const matches = (line: ThreadLine, wanted: string) =>
  `${line.number ?? ''} ${line.title} ${line.last?.text ?? ''}`.toLowerCase().includes(wanted.trim().toLowerCase());

export function ThreadList() {
  const [wanted, setWanted] = useState('');
  const found = cases.value.filter((line) => matches(line, wanted));
  const nothing =
    cases.value.length > 0 ? t.value.noThreadFound : staff() ? t.value.noThreadsStaff : t.value.noThreadsResident;
  return (
    <nav class="thread-pane" aria-label={staff() ? t.value.threads : t.value.myMatters}>
      <header class="pane-head">
        <div class="who">
          <h1 class="who-name">{me.value?.name}</h1>
          <p class="who-title">{me.value?.title}</p>
        </div>
        <Toolbar />
      </header>
      {cases.value.length >= searchFrom && (
        <div class="thread-search">
          <input
            type="search"
            value={wanted}
            aria-label={t.value.findThread}
            placeholder={t.value.findThread}
            onInput={({ currentTarget }) => setWanted(currentTarget.value)}
          />
        </div>
      )}
      <ul class="threads">
        <AllLine />
        {found.map((line) => (
          <CaseLine key={line.thread} line={line} />
        ))}
        {found.length === 0 && <li class="threads-empty">{nothing}</li>}
      </ul>
    </nav>
  );
}
