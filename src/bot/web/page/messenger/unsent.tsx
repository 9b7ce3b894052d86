import { Attachments } from '../parts/attachments';
import { Icon } from '../parts/icons';
import { say } from '../state/session';
import { putBack } from '../state/drafts';
import { discard, retry, type Unsent } from '../state/outbox';
import { t } from '../words';
import { Words } from './message';

function Failed({ item }: { item: Unsent }) {
  function change() {
    discard(item.id);
    putBack(item.thread, item.text, item.files);
  }
  return (
    <div class="unsent-failed" role="alert">
      {item.state === 'refused' ? (
        <button type="button" class="button" onClick={change}>
          {t.value.change}
        </button>
      ) : (
        <button type="button" class="button danger" onClick={() => retry(item.id)}>
          <Icon name="retry" /> {t.value.unsent}
        </button>
      )}
      <button type="button" class="button quiet" onClick={() => discard(item.id)}>
        {t.value.discard}
      </button>
      <p class="problem">{item.why}</p>
    </div>
  );
}

/** What was said a moment ago, until the server has it: on its way, or kept for another try. */
export function UnsentMessage({ item }: { item: Unsent }) {
  const who = t.value.said(t.value.me, say.value.time(item.at));
  return (
    <article class={`message me unsent ${item.state}`} aria-label={who}>
      <div class="message-body">
        {item.text && <Words text={item.text} />}
        <Attachments items={item.files} />
        {item.state === 'sending' ? <p class="meta">{t.value.sending}</p> : <Failed item={item} />}
      </div>
    </article>
  );
}
