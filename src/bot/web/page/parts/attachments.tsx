import { sizeText } from '../lib/text';
import type { Attachment } from '../state/attachments';
import { t } from '../words';
import { Icon } from './icons';
import { Thumb } from './thumb';

function Progress({ attachment }: { attachment: Attachment }) {
  const state = attachment.state.value;
  if (state.at === 'going')
    return <progress max={100} value={state.percent} aria-label={t.value.uploading(state.percent)} />;
  if (state.at === 'failed')
    return (
      <button
        type="button"
        class="attachment-retry"
        title={state.why}
        onClick={() => void attachment.upload().catch(() => undefined)}
      >
        <Icon name="retry" /> {t.value.uploadFailed}
      </button>
    );
  return <span class="attachment-size">{sizeText(attachment.size)}</span>;
}

/** Files that are being added: preview, progress, what went wrong, and a way to take each back. */
export function Attachments({ items, onRemove }: { items: Attachment[]; onRemove?: (item: Attachment) => void }) {
  if (items.length === 0) return null;
  return (
    <ul class="attachments" aria-label={t.value.attachments}>
      {items.map((item) => (
        <li key={item.id} class={`attachment ${item.state.value.at}`}>
          <Thumb attachment={item} />
          <span class="attachment-text">
            <span class="attachment-name">{item.name}</span>
            <Progress attachment={item} />
          </span>
          {onRemove && (
            <button
              type="button"
              class="icon-button"
              aria-label={t.value.remove(item.name)}
              onClick={() => onRemove(item)}
            >
              <Icon name="close" />
            </button>
          )}
        </li>
      ))}
    </ul>
  );
}

/** Opens the system's file dialog (on a phone: camera and photos). */
export function FileButton({
  onPick,
  label,
  wide = false,
}: {
  onPick: (files: File[]) => void;
  label: string;
  wide?: boolean;
}) {
  return (
    <label class={wide ? 'button file-button' : 'icon-button file-button'} title={label}>
      <input
        type="file"
        multiple
        class="sr-only"
        aria-label={label}
        onChange={({ currentTarget }) => {
          onPick([...(currentTarget.files ?? [])]);
          currentTarget.value = '';
        }}
      />
      <Icon name="attach" />
      {wide && label}
    </label>
  );
}
