import { useEffect, useState } from 'preact/hooks';
import type { FileLine } from '../../api.js';
import { hashAddress } from '../state/attachments';
import { t } from '../words';
import { Dialog } from './dialog';
import { Icon } from './icons';

export function Lightbox({ pictures, start }: { pictures: FileLine[]; start: number }) {
  const [index, setIndex] = useState(start);
  const picture = pictures[index];
  const move = (by: number) => setIndex((index + by + pictures.length) % pictures.length);
  const several = pictures.length > 1;
  useEffect(() => {
    const onKey = ({ key }: KeyboardEvent) => {
      if (several && key === 'ArrowLeft') move(-1);
      if (several && key === 'ArrowRight') move(1);
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  });
  if (!picture) return null;
  return (
    <Dialog kind="lightbox" title={several ? `${picture.name} (${index + 1}/${pictures.length})` : picture.name}>
      <div class="lightbox-stage">
        {several && (
          <button type="button" class="icon-button" aria-label={t.value.previous} onClick={() => move(-1)}>
            <Icon name="back" />
          </button>
        )}
        <img src={hashAddress(picture)} alt={picture.name} />
        {several && (
          <button type="button" class="icon-button" aria-label={t.value.next} onClick={() => move(1)}>
            <Icon name="forward" />
          </button>
        )}
      </div>
      <a class="button lightbox-open" href={hashAddress(picture)} target="_blank" rel="noopener">
        <Icon name="open" /> {t.value.openOriginal}
      </a>
    </Dialog>
  );
}
