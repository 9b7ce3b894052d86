import { useEffect, useRef, useState } from 'preact/hooks';
import { isPicture } from '../lib/text';
import type { Attachment } from '../state/attachments';
import { Icon } from './icons';

/** Pixels of the longer side; drawn at twice the size shown. */
const side = 144;

/** Draws a picture that is not uploaded yet. On a canvas: the content security policy allows no blob: addresses. */
async function draw(file: File, canvas: HTMLCanvasElement): Promise<void> {
  const bitmap = await createImageBitmap(file);
  const scale = side / Math.min(bitmap.width, bitmap.height);
  const [width, height] = [bitmap.width * scale, bitmap.height * scale];
  canvas.width = canvas.height = side;
  canvas.getContext('2d')?.drawImage(bitmap, (side - width) / 2, (side - height) / 2, width, height);
  bitmap.close();
}

export function Thumb({ attachment: { file, type } }: { attachment: Attachment }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [drawn, setDrawn] = useState(false);
  const drawable = file && isPicture(type);
  useEffect(() => {
    if (drawable && canvas.current)
      draw(file, canvas.current).then(
        () => setDrawn(true),
        () => setDrawn(false),
      );
  }, [file]);
  return (
    <span class="thumb">
      {drawable && <canvas ref={canvas} hidden={!drawn} aria-hidden="true" />}
      {!drawn && <Icon name={isPicture(type) ? 'picture' : 'file'} />}
    </span>
  );
}
