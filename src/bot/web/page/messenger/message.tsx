import { useState } from 'preact/hooks';
import type { WebMessage } from '../../api.js';
import { Files } from '../parts/files';
import { now } from '../state/clock';
import { hrefOf } from '../state/place';
import { say } from '../state/session';
import { t } from '../words';
import { CardView } from './card';

/** Beyond that many characters or lines a text is folded. */
const longText = 1200;
const longLines = 24;
const isLong = (text: string) => text.length > longText || text.split('\n', longLines + 1).length > longLines;

export function Words({ text }: { text: string }) {
  const [open, setOpen] = useState(false);
  const long = isLong(text);
  return (
    <div class="bubble">
      <p class={long && !open ? 'words folded' : 'words'}>{text}</p>
      {long && (
        <button type="button" class="link-button" aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? t.value.showLess : t.value.showAll}
        </button>
      )}
    </div>
  );
}

function Chip({ message }: { message: WebMessage }) {
  if (!message.number) return null;
  return (
    <a class="chip" href={hrefOf(message.thread)} aria-label={t.value.openThread(message.number)}>
      {message.number}
    </a>
  );
}

function Meta({ message: { at, updatedAt } }: { message: WebMessage }) {
  const { time, dayOf, short } = say.value;
  const sent = time(at);
  const updated = updatedAt && (dayOf(at) === dayOf(updatedAt) ? time(updatedAt) : short(updatedAt, now.value));
  return (
    <p class="meta">
      <time dateTime={at}>{sent}</time>
      {updated && updated !== sent && <span>{t.value.updated(updated)}</span>}
    </p>
  );
}

interface Props {
  message: WebMessage;
  /** Follows closely on the one before, of the same sender and thread. */
  joins: boolean;
  /** Shows of which case it is. */
  chip: boolean;
}

export function Message({ message, joins, chip }: Props) {
  const { rendered, files, from, at } = message;
  const who = from === 'bot' ? t.value.bot : t.value.me;
  return (
    <article
      class={`message ${from} ${joins ? 'joins' : ''}`}
      aria-label={t.value.said(who, say.value.time(at))}
      tabIndex={-1}
    >
      {from === 'bot' && !joins && <img class="avatar" src="/page/icon.svg" alt="" width="36" height="36" />}
      <div class="message-body">
        {chip && <Chip message={message} />}
        {rendered.text && <Words text={rendered.text} />}
        {rendered.card && <CardView id={message.id} thread={message.thread} card={rendered.card} />}
        {files.length > 0 && <Files files={files} />}
        <Meta message={message} />
      </div>
    </article>
  );
}
