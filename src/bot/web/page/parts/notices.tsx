import { dismiss, notices } from '../state/notices';
import { t } from '../words';
import { Icon } from './icons';

export function Notices() {
  return (
    <div class="notices" role="status" aria-live="polite">
      {notices.value.map(({ id, text }) => (
        <div key={id} class="notice">
          <span>{text}</span>
          <button type="button" class="icon-button" aria-label={t.value.close} onClick={() => dismiss(id)}>
            <Icon name="close" />
          </button>
        </div>
      ))}
    </div>
  );
}
