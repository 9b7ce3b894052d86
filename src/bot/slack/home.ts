import type { types } from '@slack/bolt';
import { buttonBlocks, cardBlocks, textBlocks } from './cards.js';
import { limits } from './limits.js';
import type { Account } from './people.js';
import type { Slack } from './slack.js';
import { shortened } from './text.js';
import { wordsOf } from './words.js';

/** App Home: what waits for this person, their own matters, and the way to everything else. */
export async function homeView({ options }: Slack, { person }: Account): Promise<types.HomeView> {
  const language = await options.language(person);
  const [{ parts, links }, menu] = await Promise.all([options.home(person, language), options.menu(person)]);
  const say = (message: (typeof parts)[number]) =>
    options.word({ id: 'home', person, message, language, at: options.now() });
  const blocks: types.KnownBlock[] = [];
  for (const part of parts) {
    const { text, card } = say(part);
    if (text) blocks.push(...textBlocks(text));
    if (card) blocks.push(...cardBlocks(card), ...(await buttonBlocks(card.buttons, options.files)));
    blocks.push({ type: 'divider' });
  }
  const buttons = say({ to: { person }, say: 'menu', facts: {}, buttons: menu }).card?.buttons ?? [];
  const end = [...linkBlocks(links), ...(await buttonBlocks(buttons, options.files))];
  return {
    type: 'home',
    blocks: [...blocks.slice(0, limits.modalBlocks - end.length - 1), ...title(language), ...end],
  };
}

const title = (language: 'zh' | 'en'): types.KnownBlock[] => [
  { type: 'header', text: { type: 'plain_text', text: wordsOf(language).menu, emoji: true } },
];

function linkBlocks(links: { label: string; url: string }[]): types.KnownBlock[] {
  if (links.length === 0) return [];
  const elements = links.slice(0, limits.buttons).map(({ label, url }, n) => ({
    type: 'button' as const,
    action_id: `link:${n}`,
    text: { type: 'plain_text' as const, text: shortened(label, limits.buttonText) },
    url,
  }));
  return [{ type: 'actions', elements }];
}
