import { toSimplified } from './traditional.js';

/** Typing errors and homophones that are never meant as they stand. */
const typos: [RegExp, string][] = [
  [/物页|物夜|悟业|务业|物也公司/g, '物业'],
  [/电体|电踢|电剃|店梯|垫梯/g, '电梯'],
  [/漏谁|露水(?!珠)|漏睡|楼水|陋水/g, '漏水'],
  [/亭水|廷水|停谁/g, '停水'],
  [/亭电|停店/g, '停电'],
  [/投苏|头诉|投素|投述/g, '投诉'],
  [/保修(?=.{0,4}(一下|电|灯|水|门|梯))/g, '报修'],
  [/请加(?!入)|情假|清假/g, '请假'],
  [/家班|加版(?!本)/g, '加班'],
  [/打咔/g, '打卡'],
  [/着活了|找火了|着伙了|招火了/g, '着火了'],
  [/冒眼(?!泪)|冒演/g, '冒烟'],
  [/媒气|没气味道|煤汽/g, '煤气'],
  [/燃汽/g, '燃气'],
  [/晕到了|昏到了|晕道了/g, '晕倒了'],
  [/名天(?=[上下早晚中请休有我要,的]|$)/g, '明天'],
  [/眀天|明添/g, '明天'],
  [/邻局|林居/g, '邻居'],
  [/垃及|拉圾|垃极|辣鸡(?=桶|没|堆|站|房)/g, '垃圾'],
  [/在次/g, '再次'],
  [/肿么/g, '怎么'],
  [/木有/g, '没有'],
  [/神马/g, '什么'],
  [/酱紫/g, '这样子'],
  [/灰常/g, '非常'],
  [/偶(?=家|们|要|想)/g, '我'],
];

/** One form for everything that reads the text: half width, simplified, small letters, repaired typing errors, single spaces. */
export function normalise(text: string): string {
  let plain = toSimplified(text.normalize('NFKC').normalize('NFC'))
    .toLowerCase()
    .replace(/[’‘`´]/g, "'")
    .replace(/[—–−﹣]/g, '-')
    .replace(/[∼〜～]/g, '~')
    .replace(/[“”「」『』]/g, '"');
  for (const [wrong, right] of typos) plain = plain.replace(wrong, right);
  return plain
    .replace(/\p{Cf}|\ufe0f/gu, '')
    .replace(/\s*\n+\s*/g, '\n')
    .replace(/[^\S\n]+/g, ' ')
    .trim();
}

export const hasHan = (text: string): boolean => /\p{Script=Han}/u.test(text);

/** Chinese as soon as it carries the sentence: a few Han characters among English names stay English. */
export function languageOf(text: string): 'zh' | 'en' {
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  const words = text.match(/[a-z]{2,}/gi)?.length ?? 0;
  return han > 0 && han * 2 >= words ? 'zh' : words > 0 ? 'en' : 'zh';
}
