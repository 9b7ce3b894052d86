import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { Attachments, FileButton } from '../parts/attachments';
import { Icon } from '../parts/icons';
import { Refusals } from '../parts/refusals';
import { openDialog } from '../state/dialog';
import { addFiles, clearPicked, draftOf, pickedIn, removeFile, write } from '../state/drafts';
import { sayIt } from '../state/outbox';
import { narrow } from '../state/place';
import { me } from '../state/session';
import { threadLine } from '../state/threads';
import { t } from '../words';
import { MenuDialog } from './menu';

function placeholder(thread: string | null): string {
  const number = thread === null || narrow.value ? undefined : threadLine(thread)?.number;
  if (number) return t.value.writeIn(number);
  return me.value?.role === 'staff' ? t.value.writeStaff : t.value.write;
}

/** While an input method is composing, Enter chooses a word; Safari says so only by the key code. */
const composing = (event: KeyboardEvent) => event.isComposing || event.keyCode === 229;

/** The text box grows with the words, up to what its style allows. */
function useGrowth(text: string) {
  const box = useRef<HTMLTextAreaElement>(null);
  useLayoutEffect(() => {
    const element = box.current!;
    element.style.height = 'auto';
    element.style.height = `${element.scrollHeight}px`;
  }, [text]);
  return box;
}

export function Composer({ thread }: { thread: string | null }) {
  const text = draftOf(thread).value;
  const picked = pickedIn(thread ?? '');
  const { files, refused } = picked.value;
  const box = useGrowth(text);
  const ready = text.trim() !== '' || files.length > 0;

  useEffect(() => {
    if (!narrow.peek()) box.current?.focus({ preventScroll: true });
  }, []);

  function send() {
    box.current?.focus();
    if (!ready) return;
    sayIt(thread, text.trim(), files);
    write(thread, '');
    clearPicked(picked);
  }
  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== 'Enter' || event.shiftKey || composing(event)) return;
    event.preventDefault();
    send();
  }
  function onPaste(event: ClipboardEvent) {
    const pasted = [...(event.clipboardData?.files ?? [])];
    if (pasted.length === 0) return;
    event.preventDefault();
    addFiles(picked, pasted);
  }

  return (
    <form
      class="composer"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <Refusals reasons={refused} />
      <Attachments items={files} onRemove={(item) => removeFile(picked, item)} />
      <div class="composer-row">
        {(me.value?.menu.card?.buttons.length ?? 0) > 0 && (
          <button
            type="button"
            class="icon-button"
            aria-label={t.value.menu}
            title={t.value.menu}
            aria-haspopup="dialog"
            onClick={() => openDialog(<MenuDialog />)}
          >
            <Icon name="menu" />
          </button>
        )}
        <FileButton label={t.value.attach} onPick={(chosen) => addFiles(picked, chosen)} />
        <textarea
          ref={box}
          rows={1}
          value={text}
          aria-label={t.value.message}
          placeholder={placeholder(thread)}
          enterkeyhint="send"
          onInput={({ currentTarget }) => write(thread, currentTarget.value)}
          onKeyDown={onKeyDown}
          onPaste={onPaste}
        />
        <button
          type="submit"
          class="icon-button send"
          aria-label={t.value.send}
          title={t.value.send}
          aria-disabled={!ready}
        >
          <Icon name="send" />
        </button>
      </div>
    </form>
  );
}
