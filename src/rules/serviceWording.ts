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
  const phones = (text.match(/(?<!\d)1[3-9]\d(?:[-\s]?\d){8}(?!\d)/g) ?? [])
    .map((phone) => phone.replace(/\D/g, ''))
    .filter((phone) => !mine.has(phone))
    .map(maskPhone);
  const ownDoors = new Set([...mine].map(doorOf));
  const rooms = (text.match(doors) ?? []).filter((room) => !ownDoors.has(doorOf(room)));
  return [...phones, ...rooms];
}

/** 3-2-502, 3-502, 3栋2单元502, 502室, 502业主: a door, however it is written. */
const doors =
  /(?<![\d.-])\d{1,2}\s*(?:栋|幢|号楼|座|-)\s*(?:\d{1,2}\s*(?:单元|-)\s*)?\d{3,4}(?![\d-])|(?<![\d.-])\d{3,4}(?=\s*(?:室|房|户|业主|住户|邻居|家))/g;

/** Doors are compared by their number: the resident may write 402 for 3-2-402. */
const doorOf = (place: string): string => /\d+(?=\D*$)/.exec(place)?.[0] ?? place;
