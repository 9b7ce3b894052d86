import type { ApiError } from '../../api.js';
import { t } from '../words';

/** What went wrong, in words for the person. `status` is 0 when the server was not reached. */
export class Failure extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

export const reason = (error: unknown) => (error instanceof Failure ? error.message : t.peek().failed);

type Query = Record<string, string | number | undefined>;

/** An address with its query; empty values are left out. */
export function address(path: string, query: Query = {}): string {
  const entries = Object.entries(query).filter(([, value]) => value !== undefined && value !== '');
  return entries.length
    ? `${path}?${new URLSearchParams(entries.map(([key, value]) => [key, String(value)])).toString()}`
    : path;
}

/** The failure that an answer other than 2xx means. */
export function failureOf(status: number, body: string): Failure {
  try {
    const { error } = JSON.parse(body) as ApiError;
    return new Failure(status, error.code, error.message);
  } catch {
    return new Failure(status, 'unknown', t.peek().failed);
  }
}

/**
 * @param patience milliseconds
 * @throws Failure
 */
async function ask<T>(url: string, init: RequestInit, patience = 20_000): Promise<T> {
  try {
    const response = await fetch(url, { ...init, signal: AbortSignal.timeout(patience), credentials: 'same-origin' });
    const body = await response.text();
    if (!response.ok) throw failureOf(response.status, body);
    return (body ? JSON.parse(body) : undefined) as T;
  } catch (error) {
    if (error instanceof Failure) throw error;
    const slow = error instanceof DOMException && error.name === 'TimeoutError';
    throw new Failure(0, slow ? 'slow' : 'offline', slow ? t.peek().slow : t.peek().offline);
  }
}

export const read = <T>(path: string, query?: Query) =>
  ask<T>(address(path, query), { headers: { Accept: 'application/json' } });

export const post = <T = void>(path: string, body: unknown, patience?: number) =>
  ask<T>(
    path,
    {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
      body: JSON.stringify(body),
    },
    patience,
  );
