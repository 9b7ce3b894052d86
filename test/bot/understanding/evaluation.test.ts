import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { correctionCase } from '../../../src/bot/understanding/corrections.js';
import { casesOf, evaluate, inWords, share } from '../../../src/bot/understanding/evaluation.js';
import { mask } from '../../../src/bot/understanding/mask.js';
import { readOffline } from '../../../src/bot/understanding/offline/index.js';

const floorOf = (name: string) => evaluate(casesOf(readFileSync(join('evaluation', name), 'utf8')), readOffline);

describe('the offline reading does not get worse', () => {
  test.each([
    ['held-out.jsonl', 0.93],
    ['first-contact.jsonl', 0.9],
  ])('%s', (name, intents) => {
    const report = floorOf(name);
    const of = (what: string): number => share(report.counts.get(what) ?? { right: 0, of: 0 });
    expect(inWords(report)).toContain('intent');
    expect(of('intent')).toBeGreaterThanOrEqual(intents);
    expect(of('dates')).toBeGreaterThanOrEqual(0.9);
    expect(share(report.recall)).toBeGreaterThanOrEqual(0.97);
    expect(share(report.falseAlarms)).toBeLessThan(0.02);
    expect(share(report.asked)).toBeLessThanOrEqual(0.03);
  });
});

describe('what people correct becomes a case', () => {
  test('security.1: without their names, numbers and rooms', () => {
    const kept = correctionCase(
      '我是王丽华，3栋2单元501漏水，电话13812341234',
      { now: '2026-11-23T22:41', zone: 'Asia/Shanghai', role: 'resident' },
      { category: 'noise', location: '3-2-501' },
    );
    expect(JSON.stringify(kept)).not.toMatch(/王丽华|501|13812341234/);
    expect(kept).toMatchObject({ role: 'resident', expect: { category: 'noise', location: '1-1-101' } });
    expect(casesOf(JSON.stringify(kept))).toEqual([kept]);
  });

  test('what is hidden comes back as it was', () => {
    const text = '张师傅 13812341234 lin@example.com 京A12345 110101199001011234 3-2-501';
    const masked = mask(text);
    expect(masked.text).not.toMatch(/张师傅|1381234|example|京A|1101011990|501/);
    expect(masked.restore(masked.text)).toBe(text);
  });

  test('nobody can bring a placeholder of their own', () => {
    expect(mask('⟦ROOM1⟧ 3-2-501').text).toBe(' ROOM1  ⟦ROOM1⟧');
  });
});
