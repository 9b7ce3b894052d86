import { createHmac, createSecretKey, timingSafeEqual, type KeyObject } from 'node:crypto';
import type { PersonId } from '../../rules/organisation.js';

/** What a token may be used for: a link is exchanged for a session, a session (cookie or bearer) is one, a calendar only reads one feed. */
export type Purpose = 'link' | 'session' | 'calendar';

export interface Claims {
  person: PersonId;
  purpose: Purpose;
  /** Machine time in milliseconds: the demo's clock never makes a token older or younger. */
  expires: number;
}

export type Checked = { claims: Claims } | { refused: 'altered' | 'expired' };

const keys = new WeakMap<Buffer, KeyObject>();

function keyOf(secret: Buffer): KeyObject {
  const key = keys.get(secret) ?? createSecretKey(secret);
  keys.set(secret, key);
  return key;
}

const seal = (secret: Buffer, body: string) => createHmac('sha256', keyOf(secret)).update(body).digest();

/** Signs `claims` with HMAC-SHA256: `body.signature`, both base64url. */
export function signToken(secret: Buffer, { person, purpose, expires }: Claims): string {
  const body = Buffer.from(JSON.stringify([purpose, person, expires])).toString('base64url');
  return `${body}.${seal(secret, body).toString('base64url')}`;
}

/**
 * A token for `/l/{token}`: whoever opens the link is `person` from then on.
 * @param expires machine time in milliseconds
 */
export const signLink = (secret: Buffer, person: PersonId, expires: number): string =>
  signToken(secret, { person, purpose: 'link', expires });

/** A token for `Authorization: Bearer`, and the value of the cookie. @param expires machine time in milliseconds */
export const signSession = (secret: Buffer, person: PersonId, expires: number): string =>
  signToken(secret, { person, purpose: 'session', expires });

/** A token for `/calendar/{token}.ics`. @param expires machine time in milliseconds */
export const signCalendar = (secret: Buffer, person: PersonId, expires: number): string =>
  signToken(secret, { person, purpose: 'calendar', expires });

function read(body: string): Claims | undefined {
  try {
    const [purpose, person, expires] = JSON.parse(Buffer.from(body, 'base64url').toString()) as [
      Purpose,
      string,
      number,
    ];
    return { purpose, person, expires };
  } catch {
    return undefined;
  }
}

/** Whose token it is. The signature is compared in constant time, before anything in the token is believed. */
export function checkToken(secret: Buffer, token: string, purpose: Purpose, machineNow: number): Checked {
  const [body = '', signature = '', ...rest] = token.slice(0, 1024).split('.');
  const given = Buffer.from(signature, 'base64url');
  const expected = seal(secret, body);
  if (rest.length > 0 || given.length !== expected.length || !timingSafeEqual(given, expected))
    return { refused: 'altered' };
  const claims = read(body);
  if (claims?.purpose !== purpose) return { refused: 'altered' };
  return claims.expires > machineNow ? { claims } : { refused: 'expired' };
}
