/**
 * Masking of customer data (security.1): what stands in channels, reminders, lists, statistics and logs.
 * Whoever handles a case sees names and places; a phone number only after a press that is recorded.
 */

/** `王女士` → `王**`; `Emily Carter` → `E***`. The title goes too: it would narrow down who it is. */
export function maskName(name: string): string {
  const [first] = [...name.trim()];
  return first === undefined ? '' : /\p{Script=Han}/u.test(first) ? `${first}**` : `${first}***`;
}

/** `13812341234` → `138****1234`; shorter numbers keep their last two digits. */
export function maskPhone(phone: string): string {
  const digits = phone.replace(/[^\d+]/g, '');
  return digits.length >= 11
    ? `${digits.slice(0, -8)}****${digits.slice(-4)}`
    : `${'*'.repeat(Math.max(digits.length - 2, 3))}${digits.slice(-2)}`;
}

/** `3-2-501` → `3-2-***`: the building helps to work, the door tells who. Places without a door stay. */
export function maskRoom(place: string): string {
  return place.replace(/^((?:\d+-){1,2})\d{3,4}$/, '$1***').replace(/^\d{3,4}$/, '***');
}
