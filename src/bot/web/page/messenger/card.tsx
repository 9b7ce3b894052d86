import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Button, Card } from '../../../../flows/messenger.js';
import { Icon } from '../parts/icons';
import { openDialog } from '../state/dialog';
import { buttonKey, press, presses } from '../state/presses';
import { t } from '../words';
import { FormDialog } from './form';

interface Props {
  /** The message that carries it. */
  id: string;
  thread?: string;
  card: Card;
}

function Tone({ tone }: { tone: Card['tone'] }) {
  if (tone === 'urgent')
    return (
      <span class="tone urgent">
        <Icon name="alert" /> {t.value.urgent}
      </span>
    );
  if (tone === 'done')
    return (
      <span class="tone done">
        <Icon name="check" /> <span class="sr-only">{t.value.done}</span>
      </span>
    );
  return null;
}

/** Buttons of a card or a menu. One press at a time; a form opens first where the button has one. */
export function Buttons({
  id,
  thread,
  buttons,
  onTaken,
}: {
  id: string;
  thread?: string;
  buttons: Button[];
  onTaken?: () => void;
}) {
  const pressed = presses.value.get(id);
  const busy = pressed?.state === 'going';
  const row = useRef<HTMLDivElement>(null);
  const held = useRef(false);
  useLayoutEffect(() => {
    // The pressed button is gone: the keyboard stays at this message instead of falling back to the top of the page.
    if (held.current && document.activeElement === document.body)
      row.current?.closest<HTMLElement>('.message')?.focus();
  }, [buttons.length]);
  async function take(button: Button, values = {}) {
    const taken = await press(id, thread, button, values);
    if (taken) onTaken?.();
    return taken;
  }
  function onClick(button: Button) {
    if (busy) return;
    held.current = true;
    if (button.form)
      openDialog(
        <FormDialog card={id} button={button} form={button.form} onSubmit={(values) => take(button, values)} />,
      );
    else void take(button);
  }
  return (
    <div class="buttons" ref={row} role="group">
      {buttons.map((button) => {
        const key = buttonKey(button);
        const going = busy && pressed.button === key;
        return (
          <button
            key={key}
            type="button"
            class={`button ${button.style ?? ''} ${[...button.label].length <= 2 ? 'short' : ''} ${going ? 'going' : ''}`}
            aria-disabled={busy}
            aria-haspopup={button.form ? 'dialog' : undefined}
            onClick={() => onClick(button)}
          >
            {button.label}
          </button>
        );
      })}
      <p class="press-state" role="status">
        {busy && <span class="sr-only">{t.value.working}</span>}
        {pressed?.state === 'failed' && <span class="problem">{pressed.why}</span>}
      </p>
    </div>
  );
}

export function CardView({ id, thread, card }: Props) {
  return (
    <section class={`card ${card.tone}`} aria-label={card.title}>
      <h3 class="card-title">
        <Tone tone={card.tone} /> {card.title}
      </h3>
      {card.lines.length > 0 && (
        <ul class="card-lines">
          {card.lines.map((line, index) => (
            <li key={index}>
              {line.label && <span class="line-label">{line.label}</span>}
              <span class="line-text">{line.text}</span>
            </li>
          ))}
        </ul>
      )}
      <Buttons id={id} thread={thread} buttons={card.buttons} />
    </section>
  );
}
