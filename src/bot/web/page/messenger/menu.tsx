import { Dialog } from '../parts/dialog';
import { closeDialog } from '../state/dialog';
import { openThread } from '../state/place';
import { release } from '../state/presses';
import { me } from '../state/session';
import { t } from '../words';
import { Buttons } from './card';

/** The short cuts. What they answer stands in the whole stream, so that is shown afterwards. */
export function MenuDialog() {
  const { text, card } = me.value!.menu;
  return (
    <Dialog kind="sheet" title={card?.title || t.value.menu}>
      <div class="menu">
        {text && <p class="words">{text}</p>}
        {card?.lines.map((line, index) => (
          <p key={index} class="menu-line">
            {line.label && <span class="line-label">{line.label}</span>} {line.text}
          </p>
        ))}
        <Buttons
          id="menu"
          buttons={card?.buttons ?? []}
          onTaken={() => {
            release('menu');
            closeDialog();
            openThread(null);
          }}
        />
      </div>
    </Dialog>
  );
}
