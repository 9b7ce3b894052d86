import type { types } from '@slack/bolt';
import type { Button, Card, CardLine, Rendered } from '../../flows/messenger.js';
import { limits } from './limits.js';
import type { FileStore } from './options.js';
import { escaped, pieces, shortened } from './text.js';
import { carriedBy, pack } from './values.js';

type KnownBlock = types.KnownBlock;
type RichTextElement = types.RichTextElement;
type RichTextSection = types.RichTextSection;

/** One message of Slack's. */
export interface SlackMessage {
  /** For notifications and screen readers. */
  text: string;
  blocks: KnownBlock[];
}

const signs: Record<Card['tone'], string> = { plain: '', urgent: '🚨 ', done: '✅ ' };

/**
 * Words and card as messages within Slack's sizes: what does not fit into the first goes on in further ones. The buttons
 * stand in the first, which is the one that is updated later.
 */
export async function messagesFrom(rendered: Rendered, files: FileStore): Promise<SlackMessage[]> {
  const { text, card } = rendered;
  const body = [...(text ? textBlocks(text) : []), ...(card ? cardBlocks(card) : [])];
  const buttons = card ? await buttonBlocks(card.buttons, files) : [];
  const [first = [], ...more] = spread(body, limits.blocks - buttons.length);
  const fallback = escaped(
    shortened([text, card?.title].filter(Boolean).join(' — ') || linesOf(card), limits.fallback),
  );
  return [first, ...more].map((blocks, n) => ({
    text: n === 0 ? fallback || '…' : '…',
    blocks: n === 0 ? [...blocks, ...buttons] : blocks,
  }));
}

const linesOf = (card: Card | undefined): string => (card?.lines ?? []).map(({ text }) => text).join(' ');

/** Literal text: nothing in it is mark-up. */
export const textBlocks = (text: string): KnownBlock[] =>
  pieces(text, limits.section).map((piece) => richText([{ type: 'rich_text_section', elements: elementsOf(piece) }]));

export function cardBlocks({ tone, title, lines }: Card): KnownBlock[] {
  return [...titleBlocks(`${title && signs[tone]}${title}`), ...lineBlocks(lines)];
}

function titleBlocks(title: string): KnownBlock[] {
  if (!title) return [];
  if (title.length <= limits.header)
    return [{ type: 'header', text: { type: 'plain_text', text: title, emoji: true } }];
  return textBlocks(title);
}

const richText = (elements: RichTextSection[]): KnownBlock => ({ type: 'rich_text', elements });

/** Lines stand together in as few blocks as their length allows. */
function lineBlocks(lines: CardLine[]): KnownBlock[] {
  const blocks: KnownBlock[] = [];
  let together: RichTextSection[] = [];
  let length = 0;
  const finish = () => {
    if (together.length) blocks.push(richText(together));
    [together, length] = [[], 0];
  };
  for (const { label, text } of lines) {
    const head = label ? shortened(`${label}  `, 200) : '';
    for (const [n, piece] of pieces(text || ' ', limits.section - head.length - 1).entries()) {
      const named = n === 0 ? head : '';
      if (length + named.length + piece.length + 1 > limits.section) finish();
      const bold: RichTextElement[] = named ? [{ type: 'text', text: named, style: { bold: true } }] : [];
      together.push({ type: 'rich_text_section', elements: [...bold, ...elementsOf(`${piece}\n`)] });
      length += named.length + piece.length + 1;
    }
  }
  finish();
  return blocks;
}

const address = /https?:\/\/[^\s<>"'，。；、）】」》]+/g;

function elementsOf(text: string): RichTextElement[] {
  const elements: RichTextElement[] = [];
  let from = 0;
  for (const found of text.matchAll(address)) {
    if (found.index > from) elements.push({ type: 'text', text: text.slice(from, found.index) });
    elements.push({ type: 'link', url: found[0] });
    from = found.index + found[0].length;
  }
  if (from < text.length) elements.push({ type: 'text', text: text.slice(from) });
  return elements;
}

export async function buttonBlocks(buttons: Button[], files: FileStore): Promise<KnownBlock[]> {
  const elements = await Promise.all(
    buttons.map(async (button, n) => ({
      type: 'button' as const,
      action_id: `press:${n}`,
      text: { type: 'plain_text' as const, text: shortened(button.label || '·', limits.buttonText), emoji: true },
      value: await pack(files, carriedBy(button), limits.buttonValue),
      ...(button.style ? { style: button.style } : {}),
    })),
  );
  const rows: KnownBlock[] = [];
  for (let from = 0; from < elements.length; from += limits.buttons)
    rows.push({ type: 'actions', elements: elements.slice(from, from + limits.buttons) });
  return rows;
}

/** Blocks in messages of at most so many, and of no more text than Slack takes. */
function spread(blocks: KnownBlock[], mostInFirst: number): KnownBlock[][] {
  const messages: KnownBlock[][] = [[]];
  let length = 0;
  for (const block of blocks) {
    const size = textLength(block);
    const here = messages.at(-1)!;
    const most = messages.length === 1 ? mostInFirst : limits.blocks;
    if (here.length >= most || (here.length > 0 && length + size > limits.message)) {
      messages.push([block]);
      length = size;
    } else {
      here.push(block);
      length += size;
    }
  }
  return messages;
}

/** The text of a block, as people read it. */
export function textOf(block: KnownBlock): string {
  if (block.type === 'header') return block.text.text;
  if (block.type !== 'rich_text') return '';
  return block.elements
    .flatMap((section) => (section.type === 'rich_text_section' ? section.elements : []))
    .map((element) => (element.type === 'text' ? element.text : element.type === 'link' ? element.url : ''))
    .join('');
}
const textLength = (block: KnownBlock): number => textOf(block).length;
