import { createHmac, timingSafeEqual } from 'node:crypto';

/** How far a request may be dated from now, in seconds, either way. */
const window = 5 * 60;

/**
 * Whether Slack signed this, not long ago. A date in the future is refused too: it would make a request good for as long
 * as whoever stole it likes.
 * @param now machine time in milliseconds
 * @returns why it is refused; undefined when it is Slack's
 */
export function signatureFault(
  secret: string,
  given: { timestamp: string | undefined; signature: string | undefined; body: Buffer },
  now: number,
): 'unsigned' | 'stale' | 'future' | 'altered' | undefined {
  const { timestamp = '', signature = '', body } = given;
  if (!/^\d{1,12}$/.test(timestamp) || !/^v0=[0-9a-f]{64}$/.test(signature)) return 'unsigned';
  const age = now / 1000 - Number(timestamp);
  if (age > window) return 'stale';
  if (age < -window) return 'future';
  const expected = createHmac('sha256', secret).update(`v0:${timestamp}:`).update(body).digest();
  return timingSafeEqual(expected, Buffer.from(signature.slice(3), 'hex')) ? undefined : 'altered';
}
