import { Fragment } from 'preact';
import type { WebMessage } from '../../api.js';
import { now } from '../state/clock';
import { say } from '../state/session';
import type { Unsent } from '../state/outbox';
import { t } from '../words';
import { Message } from './message';
import { UnsentMessage } from './unsent';

/** Milliseconds between two messages that still read as one go. */
const oneGo = 5 * 60_000;

function continues(message: WebMessage, before: WebMessage | undefined) {
  if (!before || before.from !== message.from || before.thread !== message.thread) return false;
  return Date.parse(message.at) - Date.parse(before.at) < oneGo;
}

interface Props {
  messages: WebMessage[];
  unsent: Unsent[];
  /** The whole stream: messages of a case say of which. */
  whole: boolean;
  /** The first message that was unread when the conversation was opened. */
  divider: string | null;
}

export function MessageList({ messages, unsent, whole, divider }: Props) {
  const dayOf = (message?: WebMessage) => message && say.value.dayOf(message.at);
  return (
    <>
      {messages.map((message, index) => {
        const before = messages[index - 1];
        const newDay = dayOf(before) !== dayOf(message);
        const joins = !newDay && divider !== message.id && continues(message, before);
        return (
          <Fragment key={message.id}>
            {newDay && (
              <div class="day">
                <span>{say.value.day(message.at, now.value)}</span>
              </div>
            )}
            {divider === message.id && (
              <div class="unread-mark">
                <span>{t.value.unreadHere}</span>
              </div>
            )}
            <Message message={message} joins={joins} chip={whole && !joins} />
          </Fragment>
        );
      })}
      {unsent.map((item) => (
        <UnsentMessage key={item.id} item={item} />
      ))}
    </>
  );
}
