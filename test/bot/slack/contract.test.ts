import { pino } from 'pino';
import type { Envelope } from '../../../src/flows/messenger.js';
import { slackMessenger, type SlackMessenger } from '../../../src/bot/slack/messenger.js';
import { identitiesOf } from '../../../src/models/identities.js';
import { originalsOf } from '../../../src/models/originals.js';
import { messengerContract } from '../../contracts/messenger.js';
import { openInMemory } from '../../support/stores.js';
import { botToken, openWorkspace, wordsOf, type Workspace } from '../../support/slack/workspace.js';

const persons = ['wang', 'lin'] as const;

messengerContract('slack', async () => {
  const [workspace, store]: [Workspace, Awaited<ReturnType<typeof openInMemory>>] = await Promise.all([
    openWorkspace([...persons]),
    openInMemory(),
  ]);
  const identities = identitiesOf(store);
  await store.ensureIndexes();
  const begin = async (): Promise<SlackMessenger> => {
    const messenger = slackMessenger({
      ...{ botToken, signingSecret: 'x'.repeat(20), apiUrl: workspace.apiUrl, host: '127.0.0.1', port: 0, identities },
      staffByEmail: (email) => /^(wang|lin)@/.exec(email)?.[1],
      emailOf: (person) => `${person}@anhe.example`,
      addGuest: () => Promise.resolve(),
      language: () => Promise.resolve('zh'),
      word: ({ message }) => {
        const text = String(message.facts.text);
        const buttons = (message.buttons ?? []).map(({ action }) => ({ action, args: {}, label: action }));
        return buttons.length > 0 ? { card: { tone: 'plain', title: '', lines: [{ text }], buttons } } : { text };
      },
      caseOf: () => Promise.resolve(undefined),
      faultyFields: () => Promise.resolve([]),
      menu: () => Promise.resolve([]),
      home: () => Promise.resolve({ parts: [], links: [] }),
      files: originalsOf(store),
      maxFileMegabytes: 1,
      localTime: String,
      secondsOf: Number,
      now: () => '2026-11-24T01:00:00.000Z',
      machineNow: Date.now,
      ping: () => store.ping(),
      log: pino({ level: 'silent' }),
    });
    await messenger.start(() => Promise.resolve());
    return messenger;
  };
  let messenger = await begin();
  const given = new Set<string>();

  const envelope = (id: string, person: string, more: Partial<Envelope['message']>): Envelope => {
    // Delivery says which messages it tries again.
    const unsure = given.has(id) ? { unsure: true as const } : {};
    given.add(id);
    const message = { to: { person }, say: 'test', facts: {}, ...more };
    return { id, person, message, language: 'zh', at: '2026-11-24T01:00:00.000Z', ...unsure };
  };

  return {
    messenger: () => messenger,
    envelope: (id, { person = 0, text = '你好', buttons }) =>
      envelope(id, persons[person], { facts: { text }, ...(buttons ? { buttons } : {}) }),
    toNobody: (id) => envelope(id, 'nobody', { facts: { text: '?' } }),
    sees: async (person) =>
      (await workspace.sees(persons[person])).map((message) => ({ id: message.ts, text: wordsOf(message).trimEnd() })),
    async restart() {
      await messenger.stop();
      messenger = await begin();
    },
    async end() {
      await messenger.stop();
      await workspace.stop();
      await store.close();
    },
  };
});
