import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Request, Response } from 'express';
import type { WebFile } from '../../models/web/index.js';
import type { FileLine } from './api.js';
import { headLength, isSafePicture, mediaType, safeName } from './media.js';
import { Problem } from './problems.js';
import { hashSchema, uploadQuery } from './schemas.js';
import { checked, sessionOf } from './request.js';
import type { Web } from './web.js';

const megabyte = 1024 * 1024;

/** Passes bytes on, keeps the first ones, and breaks off beyond the limit. */
function measured(limit: number, tooLarge: Problem) {
  const head: Buffer[] = [];
  let size = 0;
  const through = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      if (size < headLength) head.push(chunk.subarray(0, headLength - size));
      size += chunk.length;
      done(size > limit ? tooLarge : null, chunk);
    },
  });
  return { through, head: () => Buffer.concat(head) };
}

/** POST files: one file as the body. */
export const upload =
  ({ options }: Web) =>
  async (request: Request, response: Response) => {
    const { person } = sessionOf(response);
    const { name } = checked(uploadQuery, request.query);
    const limit = options.maxFileMegabytes * megabyte;
    const tooLarge = new Problem('tooLarge', { limit: options.maxFileMegabytes });
    if (Number(request.headers['content-length'] ?? 0) > limit) throw tooLarge;
    const { through, head } = measured(limit, tooLarge);
    // Not a pipeline: that would close the connection that has to carry the answer.
    through.on('error', () => request.unpipe(through));
    request.on('close', () => request.complete || through.destroy(new Problem('invalid')));
    const { hash, size } = await options.files.put(request.pipe(through), { maxBytes: limit });
    if (size === 0) throw new Problem('emptyFile');
    const type = await mediaType(head());
    const file: WebFile = { hash, name: safeName(name, hash.slice(0, 8)), type, size };
    await options.records.files.allow(person, file);
    response.status(201).json(file satisfies FileLine);
  };

function disposition({ name, type }: WebFile): string {
  const encoded = encodeURIComponent(name).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `${isSafePicture(type) ? 'inline' : 'attachment'}; filename*=UTF-8''${encoded}`;
}

/** GET files/{hash}: for whoever uploaded it or was shown it. */
export const download =
  ({ options }: Web) =>
  async (request: Request, response: Response) => {
    const { person } = sessionOf(response);
    const hash = hashSchema.safeParse(request.params.hash);
    const [file] = hash.success ? await options.records.files.of(person, [hash.data]) : [];
    const content = file && (await options.files.open(file.hash));
    if (!content) throw new Problem('notFound');
    response.writeHead(200, {
      'Content-Type': file.type === 'text/plain' ? 'text/plain; charset=utf-8' : file.type,
      'Content-Length': file.size,
      'Content-Disposition': disposition(file),
      'Content-Security-Policy': "default-src 'none'; sandbox",
      'Cache-Control': 'private, max-age=31536000, immutable',
    });
    await pipeline(content, response).catch((error: unknown) =>
      options.log.debug({ err: error }, 'download broken off'),
    );
  };
