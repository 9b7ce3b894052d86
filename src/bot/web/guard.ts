import type { IncomingMessage, ServerResponse } from 'node:http';
import type { PersonId } from '../../rules/organisation.js';
import type { WebOptions } from './options.js';
import { Problem } from './problems.js';
import type { Session } from './request.js';
import { personSchema } from './schemas.js';
import { checkToken, signSession } from './session.js';

const sessionCookie = 'huiyin';
/** Milliseconds of machine time. Opening the page begins it anew. */
const sessionLength = 30 * 24 * 60 * 60 * 1000;

function cookie({ headers }: IncomingMessage): string {
  const pair = headers.cookie?.split('; ').find((one) => one.startsWith(`${sessionCookie}=`));
  return pair?.slice(sessionCookie.length + 1) ?? '';
}

/** The cookie belongs to one person's pages: two windows side by side can be two people. */
export function giveSession(response: ServerResponse, options: WebOptions, person: PersonId) {
  const token = signSession(options.secret, person, options.machineNow() + sessionLength);
  const secure = options.publicUrl?.startsWith('https:') ? '; Secure' : '';
  response.setHeader(
    'Set-Cookie',
    `${sessionCookie}=${token}; Path=/m/${person}/; Max-Age=${sessionLength / 1000}; HttpOnly; SameSite=Strict${secure}`,
  );
}

const bearer = ({ headers }: IncomingMessage) => /^Bearer ([\w.-]+)$/.exec(headers.authorization ?? '')?.[1];

/**
 * Whose session this request carries.
 * @param whose the person named in the address
 * @throws Problem `noSession`, `expired`, `unknownPerson`
 */
export async function openSession(request: IncomingMessage, whose: unknown, options: WebOptions): Promise<Session> {
  const person = personSchema.safeParse(whose);
  const token = bearer(request) ?? cookie(request);
  if (!person.success || !token) throw new Problem('noSession');
  const result = checkToken(options.secret, token, 'session', options.machineNow());
  if ('refused' in result) throw new Problem(result.refused === 'expired' ? 'expired' : 'noSession');
  if (result.claims.person !== person.data) throw new Problem('noSession');
  const known = await options.known(person.data);
  if (!known) throw new Problem('unknownPerson');
  return { person: person.data, language: known.language };
}

/** A browser names the site that a changing request comes from. @throws Problem `otherSite` where it is another one */
export function sameSite({ publicUrl }: WebOptions): (request: IncomingMessage) => void {
  const publicHost = publicUrl ? new URL(publicUrl).host : undefined;
  return ({ headers: { origin, host } }) => {
    if (origin === undefined) return;
    const from = URL.canParse(origin) ? new URL(origin).host : '';
    if (from === '' || (from !== host && from !== publicHost)) throw new Problem('otherSite');
  };
}

const typeOf = ({ headers }: IncomingMessage) => headers['content-type']?.split(';')[0]?.trim().toLowerCase() ?? '';

/** Forms of other sites can send only what is not JSON. @throws Problem `wrongType` */
export function jsonOnly(request: IncomingMessage): void {
  if (typeOf(request) !== 'application/json') throw new Problem('wrongType');
}

/** Uploads are bytes of any type, except the two that a form of another site could send. @throws Problem `wrongType` */
export function notAForm(request: IncomingMessage): void {
  if (/^(multipart\/|application\/x-www-form-urlencoded$)/.test(typeOf(request))) throw new Problem('wrongType');
}

const pagePolicy =
  "default-src 'self'; img-src 'self' data: blob:; media-src 'self' blob:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'self'";

/** On pages and answers alike; files and forms narrow the policy further. */
export const securityHeaders = {
  'Content-Security-Policy': pagePolicy,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cache-Control': 'no-store',
};
const headerMap = new Map(Object.entries(securityHeaders));

export const secure = (response: ServerResponse): void => void response.setHeaders(headerMap);
