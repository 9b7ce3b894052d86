import type { NextFunction, Request, RequestHandler, Response } from 'express';
import { Problem } from './problems.js';
import { personSchema } from './schemas.js';
import { checkToken, signSession } from './session.js';
import type { WebOptions } from './options.js';
import type { Session } from './request.js';
import type { PersonId } from '../../rules/organisation.js';

const sessionCookie = 'huiyin';
/** Milliseconds of machine time. Opening the page begins it anew. */
export const sessionLength = 30 * 24 * 60 * 60 * 1000;

function cookie(request: Request): string {
  const pair = request.headers.cookie?.split('; ').find((one) => one.startsWith(`${sessionCookie}=`));
  return pair?.slice(sessionCookie.length + 1) ?? '';
}

/** The cookie belongs to one person's pages: two windows side by side can be two people. */
export function giveSession(response: Response, options: WebOptions, person: PersonId) {
  const token = signSession(options.secret, person, options.machineNow() + sessionLength);
  const secure = options.publicUrl?.startsWith('https:') ? '; Secure' : '';
  response.append(
    'Set-Cookie',
    `${sessionCookie}=${token}; Path=/m/${person}/; Max-Age=${sessionLength / 1000}; HttpOnly; SameSite=Strict${secure}`,
  );
}

const bearer = (request: Request) => /^Bearer ([\w.-]+)$/.exec(request.headers.authorization ?? '')?.[1];

/**
 * Whose session this request carries.
 * @throws Problem `noSession`, `expired`, `unknownPerson`
 */
export async function openSession(request: Request, options: WebOptions): Promise<Session> {
  const person = personSchema.safeParse(request.params.person);
  const token = bearer(request) ?? cookie(request);
  if (!person.success || !token) throw new Problem('noSession');
  const result = checkToken(options.secret, token, 'session', options.machineNow());
  if ('refused' in result) throw new Problem(result.refused === 'expired' ? 'expired' : 'noSession');
  if (result.claims.person !== person.data) throw new Problem('noSession');
  const known = await options.known(person.data);
  if (!known) throw new Problem('unknownPerson');
  return { person: person.data, language: known.language };
}

/** Every route below `/m/{person}/api` runs for one person whose session was checked. */
export const guard =
  (options: WebOptions): RequestHandler =>
  async (request, response, next) => {
    Object.assign(response.locals, await openSession(request, options));
    next();
  };

/** A browser names the site that a changing request comes from; another one's is refused. */
export const sameSite = (options: WebOptions): RequestHandler => {
  const publicHost = options.publicUrl ? new URL(options.publicUrl).host : undefined;
  return (request, _response, next) => {
    const { origin, host } = request.headers;
    if (origin === undefined) return next();
    const from = URL.canParse(origin) ? new URL(origin).host : '';
    if (from === '' || (from !== host && from !== publicHost)) throw new Problem('otherSite');
    next();
  };
};

/** Forms of other sites can send only what is not JSON. */
export function jsonOnly(request: Request, _response: Response, next: NextFunction) {
  if (!request.is('application/json')) throw new Problem('wrongType');
  next();
}

/** Uploads are raw bytes of any type, except the two that a form of another site could send. */
export function rawOnly(request: Request, _response: Response, next: NextFunction) {
  if (request.is(['multipart/*', 'urlencoded'])) throw new Problem('wrongType');
  next();
}

const pagePolicy =
  "default-src 'self'; img-src 'self' data: blob:; media-src 'self' blob:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'self'";

/** For pages and answers alike; files and forms narrow the policy further. */
export function securityHeaders(_request: Request, response: Response, next: NextFunction) {
  response.setHeader('Content-Security-Policy', pagePolicy);
  response.setHeader('X-Content-Type-Options', 'nosniff');
  response.setHeader('Referrer-Policy', 'no-referrer');
  response.setHeader('Cache-Control', 'no-store');
  next();
}
