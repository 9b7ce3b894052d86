import { Attachments } from '../parts/attachments';
import { Icon } from '../parts/icons';
import { say } from '../state/session';
import { discard, retry, type Unsent } from '../state/outbox';
import { t } from '../words';
import { Words } from './message';

/** What was said a moment ago, until the stream shows it: on its way, or kept for another try. */
export function UnsentMessage({ item }: { item: Unsent }) {
  const { time } = say.value;
  return (
    <article class={`message me unsent ${item.state}`} aria-label={t.value.said(t.value.me, time(item.at))}>
      <div class="message-body">
        {item.text && <Words text={item.text} />}
        <Attachments items={item.files} />
        {item.state === 'failed' ? (
          <div class="unsent-failed" role="alert">
            <button type="button" class="button danger" onClick={() => retry(item.id)}>
              <Icon name="retry" /> {t.value.unsent}
            </button>
            <button type="button" class="button quiet" onClick={() => discard(item.id)}>
              {t.value.discard}
            </button>
            <p class="problem">{item.why}</p>
          </div>
        ) : (
          <p class="meta">{t.value.sending}</p>
        )}
      </div>
    </article>
  );
}
