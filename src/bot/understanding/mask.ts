/** A text without customer data, and the way back. */
export interface Masked {
  text: string;
  /** Puts the data back wherever its placeholder stands. */
  restore(text: string): string;
  /** What each placeholder stands for. */
  hidden: ReadonlyMap<string, string>;
}

const surname =
  '[王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文]';

/** Longer and more telling ones first: an identity number holds what looks like a phone number. */
const kinds: [name: string, pattern: RegExp][] = [
  ['MAIL', /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/gu],
  ['ID', /(?<!\d)\d{17}[\dXx](?!\d)|(?<!\d)\d{6}\*{6,8}\d{3}[\dXx]/gu],
  ['CARD', /(?<!\d)\d{4}(?:[ -]?\d{4}){3}(?:[ -]?\d{1,3})?(?!\d)/gu],
  [
    'PHONE',
    /(?<!\d)(?:\+?86[- ]?)?1[3-9]\d[- ]?\d{4}[- ]?\d{4}(?!\d)|(?<!\d)0\d{2,3}-\d{7,8}(?!\d)|(?<=电话|tel|phone)[:：\s]*\d{7,8}(?!\d)/giu,
  ],
  [
    'PLATE',
    /[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-HJ-NP-Z][·\s]?[A-HJ-NP-Z0-9]{5,6}(?![A-Za-z0-9])/giu,
  ],
  [
    'ROOM',
    /[A-Za-z\d一二三四五六七八九十]{1,3}\s*(?:栋|幢|号楼|座|#楼?)\s*(?:[\d一二三四五六七八九十]{1,2}\s*单元\s*)?-?\s*\d{3,4}(?:室|房|号)?|(?<![\d-])[A-Za-z\d]{1,2}-(?:\d{1,2}-)?\d{3,4}(?![\d-])|[\d一二三四五六七八九十]{1,2}\s*单元\s*\d{3,4}(?:室|号)?|(?<!\d)[1-9]\d{2,3}(?=室|号房|房|(?:的)?(?:业主|住户|租客|那户|家|先生|女士))|\b(?:room|apt|flat|unit)\.?\s*#?\d{3,4}\b/giu,
  ],
  [
    'NAME',
    new RegExp(
      `(?<=我叫|我是|姓名[:：]?|联系人[:：]?|找)${surname}[\\u4e00-\\u9fa5]{1,2}(?=[,，。!！?？\\s]|$)|${surname}(?:先生|女士|小姐|太太|阿姨|大爷|大妈|奶奶|爷爷|老师|师傅|经理|主管|主任|总|工|姐|哥|叔)|[老小]${surname}(?![区板人天心事])|\\b(?:Mr|Mrs|Ms|Miss)\\.? [A-Z][a-z]+`,
      'gu',
    ),
  ],
];

/**
 * Replaces names, phones, rooms, identity numbers, cards, plates and mail addresses by placeholders (security.1).
 * @param known names that are known to belong to people, as written
 */
export function mask(text: string, known: readonly string[] = []): Masked {
  const hidden = new Map<string, string>();
  const hide = (kind: string, value: string): string => {
    for (const [placeholder, other] of hidden) if (other === value) return placeholder;
    const placeholder = `⟦${kind}${hidden.size + 1}⟧`;
    hidden.set(placeholder, value);
    return placeholder;
  };
  // what already looks like a placeholder is no way in
  let masked = text.replace(/[⟦⟧]/g, ' ');
  for (const name of known.filter((one) => one.length > 1))
    masked = masked.split(name).join(masked.includes(name) ? hide('NAME', name) : '');
  for (const [kind, pattern] of kinds)
    masked = outside(masked, (part) => part.replace(pattern, (value) => hide(kind, value)));
  const restore = (answer: string): string =>
    [...hidden].reduce((done, [placeholder, value]) => done.split(placeholder).join(value), answer);
  return { text: masked, restore, hidden };
}

/** Works on what lies outside of placeholders. */
const outside = (text: string, change: (part: string) => string): string =>
  text
    .split(/(⟦[A-Z]+\d+⟧)/)
    .map((part, i) => (i % 2 ? part : change(part)))
    .join('');
