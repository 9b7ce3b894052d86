import { useState } from 'preact/hooks';
import type { FileLine } from '../../api.js';
import { isPicture, sizeText } from '../lib/text';
import { hashAddress } from '../state/attachments';
import { openDialog } from '../state/dialog';
import { t } from '../words';
import { Icon } from './icons';
import { Lightbox } from './lightbox';

function Picture({ file, onOpen, onBroken }: { file: FileLine; onOpen: () => void; onBroken: () => void }) {
  return (
    <button type="button" class="picture" aria-label={t.value.openPicture(file.name)} onClick={onOpen}>
      <img src={hashAddress(file)} alt="" loading="lazy" decoding="async" onError={onBroken} />
    </button>
  );
}

function Other({ file }: { file: FileLine }) {
  const source = hashAddress(file);
  return (
    <div class="file">
      {file.type.startsWith('audio/') && <audio controls preload="none" src={source} aria-label={file.name} />}
      {file.type.startsWith('video/') && <video controls preload="metadata" src={source} aria-label={file.name} />}
      <a class="file-line" href={source} download={file.name}>
        <Icon name="file" />
        <span class="file-name">{file.name}</span>
        <span class="file-size">{sizeText(file.size)}</span>
      </a>
    </div>
  );
}

/** Photos as a small gallery, everything else as lines to download. */
export function Files({ files }: { files: FileLine[] }) {
  const [broken, setBroken] = useState<string[]>([]);
  const shows = (file: FileLine) => isPicture(file.type) && !broken.includes(file.hash);
  const pictures = files.filter(shows);
  const others = files.filter((file) => !shows(file));
  return (
    <div class="files">
      {pictures.length > 0 && (
        <div class={`pictures ${pictures.length === 1 ? 'single' : ''}`}>
          {pictures.map((file, index) => (
            <Picture
              key={file.hash}
              file={file}
              onOpen={() => openDialog(<Lightbox pictures={pictures} start={index} />)}
              onBroken={() => setBroken([...broken, file.hash])}
            />
          ))}
        </div>
      )}
      {others.map((file) => (
        <Other key={file.hash} file={file} />
      ))}
    </div>
  );
}
