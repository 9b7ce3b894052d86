import { maskName, maskPhone } from '../rules/privacy.js';
import type { Reporter } from '../rules/complaint/state.js';

const mobile = /(?<!\d)1[3-9]\d[- ]?\d{4}[- ]?\d{4}(?!\d)/g;
const landline = /(?<!\d)0\d{2,3}[- ]?\d{7,8}(?!\d)/g;
const dashedRoom = /(?<![\d-])((?:\d{1,3}|[A-Za-z])-(?:\d{1,2}-)?)\d{3,4}(?![\d-])/g;
const wordedRoom = /((?:\d{1,3}|[A-Za-z])\s*(?:栋|幢|号楼|座)\s*(?:\d{1,2}\s*(?:单元|门))?\s*)\d{3,4}(?!\d)/g;
const neighbour = /((?:楼上|楼下|隔壁|对门|单元)\s*)\d{3,4}(?!\d)/g;
const surnames =
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤';
/** A surname, with or without the given name, before a title; else the one sign before it. */
const titled = new RegExp(
  `(?:[${surnames}]\\p{Script=Han}{0,2}|\\p{Script=Han})(?:女士|先生|小姐|阿姨|大爷|太太)`,
  'gu',
);
const door = /(?<!\d)\d{3,4}(?!\d)/g;

/** Customers' words as lists show them: names, phone numbers and doors masked (security.1). */
export function maskText(text: string, { name, title, room }: Pick<Reporter, 'name' | 'title' | 'room'>): string {
  const own = room?.slice(room.lastIndexOf('-') + 1);
  const without = (words: string, called: string) =>
    name && [...called].length > 1 ? words.replaceAll(called, maskName(name)) : words;
  const masked = without(text, `${name}${title ?? ''}`)
    .replace(mobile, maskPhone)
    .replace(landline, maskPhone)
    .replace(dashedRoom, '$1***')
    .replace(wordedRoom, '$1***')
    .replace(neighbour, '$1***')
    .replace(titled, maskName)
    .replace(door, (digits) => (digits === own ? '***' : digits));
  return without(masked, name ?? '');
}
