const digits: Record<string, number> = {
  零: 0,
  〇: 0,
  一: 1,
  壹: 1,
  幺: 1,
  二: 2,
  两: 2,
  俩: 2,
  贰: 2,
  三: 3,
  仨: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
};
const units: Record<string, number> = { 十: 10, 百: 100, 千: 1000 };

/** Source of a pattern for a number in digits or Chinese. */
export const numberPattern = '(?:\\d+|[零〇一二两三四五六七八九十百千廿卅幺]+)';

/** `12`, `十二`, `二十一`, `廿三`, `一百零二`, `五零一` (read digit by digit). NaN when it is no number. */
export function numeral(text: string): number {
  if (/^\d+$/.test(text)) return Number(text);
  const plain = text.replace(/廿/g, '二十').replace(/卅/g, '三十');
  if (!/[十百千]/.test(plain)) return digitByDigit(plain);
  let total = 0;
  let current = 0;
  for (const c of plain) {
    const unit = units[c];
    if (unit === undefined) current = digits[c] ?? NaN;
    else {
      total += (current || 1) * unit;
      current = 0;
    }
  }
  return total + current;
}

function digitByDigit(text: string): number {
  const read = Array.from(text, (c) => digits[c] ?? NaN);
  return read.length ? read.reduce((a, b) => a * 10 + b, 0) : NaN;
}
