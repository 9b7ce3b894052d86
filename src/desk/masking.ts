import { maskName, maskPhone } from '../rules/privacy.js';
import type { Reporter } from '../rules/complaint/state.js';

const mobile = /(?<!\d)1[3-9]\d[- ]?\d{4}[- ]?\d{4}(?!\d)/g;
const landline = /(?<!\d)0\d{2,3}[- ]?\d{7,8}(?!\d)/g;
const dashedRoom = /(?<![\d-])((?:\d{1,3}|[A-Za-z])-(?:\d{1,2}-)?)\d{3,4}(?![\d-])/g;
const wordedRoom = /((?:\d{1,3}|[A-Za-z])\s*(?:栋|幢|号楼|座)\s*(?:\d{1,2}\s*(?:单元|门))?\s*)\d{3,4}(?!\d)/g;
const neighbour = /((?:楼上|楼下|隔壁|对门|单元)\s*)\d{3,4}(?!\d)/g;
const titled = /\p{Script=Han}(?:女士|先生|小姐|阿姨|大爷|太太)/gu;
const door = /(?<!\d)\d{3,4}(?!\d)/g;

/** Customers' words as lists show them: names, phone numbers and doors masked (security.1). */
export function maskText(text: string, { name, room }: Pick<Reporter, 'name' | 'room'>): string {
  const own = room?.slice(room.lastIndexOf('-') + 1);
  const masked = text
    .replace(mobile, maskPhone)
    .replace(landline, maskPhone)
    .replace(dashedRoom, '$1***')
    .replace(wordedRoom, '$1***')
    .replace(neighbour, '$1***')
    .replace(titled, maskName)
    .replace(door, (digits) => (digits === own ? '***' : digits));
  return name && [...name].length > 1 ? masked.replaceAll(name, maskName(name)) : masked;
}
