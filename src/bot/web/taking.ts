import type { IncomingMessage, ServerResponse } from 'node:http';
import { jsonOnly, openSession, sameSite, secure, securityHeaders } from './guard.js';
import { answerProblem, Problem } from './problems.js';
import { press, say } from './receive.js';
import type { Session } from './request.js';
import { maxBodyBytes } from './schemas.js';
import type { Web } from './web.js';

/** @throws Problem `tooLong`, `invalid` */
function readJson(request: IncomingMessage): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > maxBodyBytes) reject(new Problem('tooLong'));
      else chunks.push(chunk);
    });
    request.on('end', () => {
      try {
        resolve(JSON.parse(Buffer.concat(chunks).toString()));
      } catch {
        reject(new Problem('invalid'));
      }
    });
    request.on('close', () => request.complete || reject(new Problem('invalid')));
  });
}

const routes = { messages: say, press };
const address = /^\/m\/([^/?]+)\/api\/(messages|press)(?:\?|$)/;

/**
 * What people write and press is taken before Express sees it: Express would be half of the work. Everything else is
 * not asked for nearly as often.
 * @returns whether the request was one of these
 */
export function taking(web: Web): (request: IncomingMessage, response: ServerResponse) => boolean {
  const { options } = web;
  const fromHere = sameSite(options);

  async function answer(
    request: IncomingMessage,
    response: ServerResponse,
    person: string,
    route: keyof typeof routes,
  ) {
    let session: Session | undefined;
    try {
      session = await openSession(request, person, options);
      fromHere(request);
      jsonOnly(request);
      const body = JSON.stringify(await routes[route](web, session, await readJson(request)));
      response.writeHead(202, {
        ...securityHeaders,
        'Content-Type': 'application/json; charset=utf-8',
        'Content-Length': Buffer.byteLength(body),
      });
      response.end(body);
    } catch (error) {
      secure(response);
      answerProblem(options.log, error, request, response, session?.language);
    }
  }

  return (request, response) => {
    const [, person, route] = (request.method === 'POST' && address.exec(request.url ?? '')) || [];
    if (!person) return false;
    void answer(request, response, person, route as keyof typeof routes);
    return true;
  };
}
