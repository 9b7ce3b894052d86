import { answerLine } from '../../../src/bot/understanding/lines.js';

const answer = (line: object | string): unknown =>
  JSON.parse(answerLine(typeof line === 'string' ? line : JSON.stringify(line)));
const now = '2026-11-23T22:41';

describe('one line in, one line out', () => {
  test('a request is answered with what it asks for', () => {
    expect(
      answer({ id: 'a', text: '3栋2单元501 明天下午停水吗', now, zone: 'Asia/Shanghai', role: 'resident' }),
    ).toEqual({
      id: 'a',
      intent: 'question',
      emergency: false,
      start: '2026-11-24T13:30',
      end: '2026-11-24T17:30',
      category: null,
      location: '3-2-501',
      confidence: expect.any(Number) as number,
    });
  });

  test.each([
    '{',
    '7',
    'null',
    '{"id":"x"}',
    { id: 'x', text: 5, now },
    { id: 'x', text: '好', now: 'later' },
    { id: 'x', text: '好', now, role: 'king' },
  ])('a bad one is answered with the error: %j', (line) => {
    const { id, error } = answer(line) as { id: unknown; error: string };
    expect(error).not.toBe('');
    expect(id).toBe(JSON.stringify(line).includes('x') ? 'x' : null);
  });
});
