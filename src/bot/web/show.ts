import type { Rendered } from '../../flows/messenger.js';
import type { WebRecord } from '../../models/web/index.js';
import type { Language } from '../../rules/organisation.js';
import type { WebMessage } from './api.js';
import type { WebOptions } from './options.js';

const unreadable = { zh: '这条消息暂时无法显示。', en: 'This message cannot be shown at the moment.' };

/** One message that cannot be put into words must not hide the others. */
function words({ text, meaning, person }: WebRecord, language: Language, { word, log }: WebOptions): Rendered {
  if (!meaning) return { text: text ?? '' };
  try {
    return word({ ...meaning, person, language }, language);
  } catch (error) {
    log.error({ err: error, say: meaning.message.say }, 'web message without words');
    return { text: unreadable[language] };
  }
}

/** A stored message in the words of `language`. */
export function show(record: WebRecord, language: Language, options: WebOptions): WebMessage {
  const { id, order, thread, at, files, meaning, updatedAt } = record;
  return {
    id,
    order,
    thread,
    ...(meaning?.case ? { number: meaning.case.number } : {}),
    from: meaning ? 'bot' : 'me',
    at,
    rendered: words(record, language, options),
    files: files.map(({ hash, name, type, size }) => ({ hash, name, type, size })),
    ...(updatedAt ? { updatedAt } : {}),
  };
}

const lineLength = 80;

/** One line of a message for the thread list. */
export function lineOf({ text, card }: Rendered): string {
  const line = (text ?? card?.title ?? '').replace(/\s+/g, ' ').trim();
  const characters = Array.from(line.slice(0, 4 * lineLength));
  return characters.length > lineLength ? `${characters.slice(0, lineLength - 1).join('')}…` : characters.join('');
}
