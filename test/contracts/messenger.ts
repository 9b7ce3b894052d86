import type { Envelope, Messenger } from '../../src/flows/messenger.js';

/** What a person sees of one message, in whatever way their messenger shows it. */
export interface Shown {
  /** The reference's `message`. */
  id: string;
  text: string;
}

/** A messenger under test, with somebody who looks at what a person sees. */
export interface MessengerUnderTest {
  messenger(): Messenger;
  /** A message to the known person number `person` (0 or 1). `text` is in the facts; the wording shows it as it is. */
  envelope(id: string, options: { person?: 0 | 1; text?: string; buttons?: Envelope['message']['buttons'] }): Envelope;
  /** To somebody who is not on record. */
  toNobody(id: string): Envelope;
  /** What this person sees, oldest first. */
  sees(person: 0 | 1): Promise<Shown[]>;
  /** Stops the messenger and starts it again over the same records. */
  restart(): Promise<void>;
  end(): Promise<void>;
}

/** What every messenger does, whatever its platform: Slack, WeCom and the web messenger run all of it. */
export function messengerContract(name: string, setUp: () => Promise<MessengerUnderTest>): void {
  describe(`messenger ${name}`, () => {
    let test: MessengerUnderTest;
    const send = (...args: Parameters<MessengerUnderTest['envelope']>) => test.messenger().send(test.envelope(...args));
    const texts = async (person: 0 | 1 = 0) => (await test.sees(person)).map(({ text }) => text);

    beforeEach(async () => {
      test = await setUp();
    });
    afterEach(() => test.end());

    it('shows a message once, however often it is sent', async () => {
      const first = await send('m1', { text: '已登记' });
      const second = await send('m1', { text: '已登记' });
      expect(second).toEqual(first);
      expect(await texts()).toEqual(['已登记']);
    });

    it('says where a message stands', async () => {
      const reference = await send('m1', {});
      expect(reference).toMatchObject({ messenger: test.messenger().name });
      expect((await test.sees(0)).map(({ id }) => id)).toEqual([reference.message]);
    });

    it('puts a later card in the place of an earlier one', async () => {
      const reference = await send('m1', { text: '等待处理', buttons: [{ action: 'takeUp' }] });
      await send('m2', { text: '别的消息' });
      const update = test.messenger().update?.bind(test.messenger());
      if (!update) return;
      await update(reference, test.envelope('m3', { text: '已处理' }));
      expect(await texts()).toEqual(['已处理', '别的消息']);
    });

    it('shows the same update once', async () => {
      const update = test.messenger().update?.bind(test.messenger());
      if (!update) return;
      const reference = await send('m1', { text: '等待处理' });
      const first = await update(reference, test.envelope('m2', { text: '已处理' }));
      expect(await update(reference, test.envelope('m2', { text: '已处理' }))).toEqual(first);
      expect(await texts()).toEqual(['已处理']);
    });

    it('keeps the order in which one person is told things', async () => {
      const all = Array.from({ length: 20 }, (_, i) => `第 ${i} 条`);
      for (const text of all) await send(text, { text });
      expect(await texts()).toEqual(all);
    });

    it('shows a person nothing that is meant for another', async () => {
      await send('m1', { person: 0, text: '给甲' });
      await send('m2', { person: 1, text: '给乙' });
      expect([await texts(0), await texts(1)]).toEqual([['给甲'], ['给乙']]);
    });

    it('has everything after a restart, and goes on in order', async () => {
      const reference = await send('m1', { text: '重启前' });
      await test.restart();
      await send('m2', { text: '重启后' });
      expect(await send('m1', { text: '重启前' })).toEqual(reference);
      expect(await texts()).toEqual(['重启前', '重启后']);
    });

    it.each([
      ['Chinese, emoji and combined signs', '噪音🔇👨‍👩‍👧‍👦 é à 𠮷'],
      ['markup', '<script>alert(1)</script> <b>&amp;</b> *a* _b_ `c`'],
      ['operators', '{"$where":"1","__proto__":{"a":1}} $where ../../etc'],
      ['30 KB', '吵'.repeat(10 * 1024)],
      ['several lines', '一\n二\n\n三'],
    ])('shows %s as it was written', async (_what, text) => {
      await send('m1', { text });
      expect(await texts()).toEqual([text]);
    });

    it('gives a message to nobody back as an error, and goes on', async () => {
      await expect(test.messenger().send(test.toNobody('m1'))).rejects.toThrow();
      await send('m2', { text: '照常' });
      expect(await texts()).toEqual(['照常']);
    });
  });
}
