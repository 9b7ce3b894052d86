import { messengerContract } from '../../contracts/messenger.js';
import { envelope, setUp, shownText, type Setup } from './support.js';

const persons = ['wang', 'lin'] as const;

messengerContract('web', async () => {
  const setup: Setup = await setUp({
    word: ({ message }) => {
      const text = String(message.facts.text);
      const buttons = (message.buttons ?? []).map(({ action }) => ({ action, args: {}, label: action }));
      return buttons.length > 0 ? { card: { tone: 'plain', title: '', lines: [{ text }], buttons } } : { text };
    },
  });
  return {
    messenger: () => setup.web,
    envelope: (id, { person = 0, ...more }) => envelope(id, { person: persons[person], ...more }),
    toNobody: (id) => envelope(id, { person: 'nobody' }),
    sees: async (person) =>
      (await setup.as(persons[person]).messages()).map((message) => ({ id: message.id, text: shownText(message) })),
    restart: () => setup.restart(),
    end: () => setup.end(),
  };
});
