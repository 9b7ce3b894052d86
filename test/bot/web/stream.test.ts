import type { StreamEvent } from '../../../src/bot/web/api.js';
import { signSession } from '../../../src/bot/web/session.js';
import { envelope, hour, inCase, secret, setUp, shownText, start, type Setup } from './support.js';

let setup: Setup;
beforeEach(async () => (setup = await setUp()));
afterEach(() => setup.end());

/** Reads a person's stream as it comes. */
async function follow(person: string) {
  const headers = { Authorization: `Bearer ${signSession(secret, person, start + hour)}` };
  const response = await fetch(`${setup.url}/m/${person}/api/stream`, { headers });
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  async function next(): Promise<StreamEvent | undefined> {
    for (;;) {
      const end = text.indexOf('\n\n');
      if (end >= 0) {
        const frame = text.slice(0, end);
        text = text.slice(end + 2);
        const [, event, data] = /^event: (\w+)\ndata: (.*)$/s.exec(frame) ?? [];
        if (event) return { event, data: JSON.parse(data!) } as StreamEvent;
        continue;
      }
      const { value, done } = await reader.read();
      if (done) return undefined;
      text += value;
    }
  }
  async function message() {
    for (;;) {
      const event = await next();
      if (!event) return undefined;
      if (event.event === 'message') return event.data;
    }
  }
  return { response, next, message, leave: () => reader.cancel() };
}

describe('the stream', () => {
  it('begins with business time, and tells when it jumps', async () => {
    const wang = await follow('wang');
    expect(wang.response.headers.get('content-type')).toContain('text/event-stream');
    expect(await wang.next()).toEqual({ event: 'clock', data: { now: new Date(start + 24 * hour).toISOString() } });
    setup.web.tellTime('2026-11-25T01:00:00.000Z');
    expect(await wang.next()).toEqual({ event: 'clock', data: { now: '2026-11-25T01:00:00.000Z' } });
  });

  it('shows what is sent, updated and said, in every window of the person and in no other', async () => {
    const [one, two, lin] = [await follow('wang'), await follow('wang'), await follow('lin')];
    const reference = await setup.web.send(envelope('m1', { text: '一', ...inCase('c1') }));
    await setup.web.send(envelope('m1', { text: '一', ...inCase('c1') }));
    await setup.web.update(reference, envelope('m2', { text: '二' }));
    await setup.as('wang').post('messages', { id: 'a1', text: '三\n\n四\u2028五' });
    await setup.web.send(envelope('m9', { person: 'lin', text: '给林姐' }));
    for (const window of [one, two]) {
      const shown = [await window.message(), await window.message(), await window.message()];
      expect(shown.map((message) => [message!.id, shownText(message!)])).toEqual([
        ['m1', '关于 note 一'],
        ['m1', '关于 note 二'],
        ['a1', '三\n\n四\u2028五'],
      ]);
    }
    expect((await lin.message())!.id).toBe('m9');
  });

  it('goes on in the language that the person chooses', async () => {
    const wang = await follow('wang');
    await setup.as('wang').post('preferences', { language: 'en' });
    await setup.web.send(envelope('m1', { text: 'x' }));
    expect((await wang.message())!.rendered.text).toBe('About note x');
  });

  it('needs a session', async () => {
    expect((await fetch(`${setup.url}/m/wang/api/stream`)).status).toBe(401);
  });

  it('shows nothing that was not taken', async () => {
    const wang = await follow('wang');
    setup.away.inbox = true;
    await setup.as('wang').post('messages', { id: 'a1', text: '丢了吗' });
    setup.away.inbox = false;
    await setup.as('wang').post('messages', { id: 'a2', text: '没有' });
    expect((await wang.message())!.id).toBe('a2');
  });

  it('ends with the messenger, and one that was left is no burden', async () => {
    const [stays, leaves] = [await follow('wang'), await follow('wang')];
    await leaves.leave();
    await setup.web.send(envelope('m1'));
    expect((await stays.message())!.id).toBe('m1');
    await setup.web.stop();
    expect(await stays.message()).toBeUndefined();
    await setup.restart();
  });

  it('of more windows than anybody has open ends for the oldest', async () => {
    const windows = [];
    for (let i = 0; i < 21; i++) windows.push(await follow('wang'));
    expect(await windows[0]!.message()).toBeUndefined();
    await setup.web.send(envelope('m1'));
    expect((await windows[20]!.message())!.id).toBe('m1');
  });
});
