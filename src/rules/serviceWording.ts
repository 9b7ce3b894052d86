import { maskPhone } from './privacy.js';

/** 服务忌语: words that a reply of ours never carries (conduct.6). Hinted before sending; the sender rewords or insists. */
const taboo = [
  '不属实',
  '您搞错',
  '你搞错',
  '不归我管',
  '不归我们管',
  '不知道',
  '没办法',
  '自己想办法',
  '爱找谁找谁',
  '无理取闹',
  '这是规定',
  '不可能',
  'not our problem',
  'your fault',
  'calm down',
];

export const tabooWords = (text: string): string[] => taboo.filter((word) => text.toLowerCase().includes(word));

/**
 * Other customers' data in a reply (security.1): phone numbers and doors that the recipient did not name themselves.
 * @param own what is the recipient's own: phone, room, the place they wrote about
 * @returns what was found, phone numbers masked; the reply is held back
 */
export function othersData(text: string, own: (string | undefined)[]): string[] {
  const mine = new Set(own.filter((value): value is string => !!value));
  const phones = (text.match(/(?<!\d)1[3-9]\d{9}(?!\d)/g) ?? []).filter((phone) => !mine.has(phone)).map(maskPhone);
  const rooms = (text.match(/(?<![\d-])\d{1,2}-\d{1,2}-\d{3,4}(?![\d-])/g) ?? []).filter((room) => !mine.has(room));
  return [...phones, ...rooms];
}
