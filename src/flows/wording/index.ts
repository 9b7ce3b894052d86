import { departmentOf, staffOf } from '../../rules/chain.js';
import type { Facts } from '../../rules/case.js';
import type { Language, Organisation, Post } from '../../rules/organisation.js';
import type { Card, Envelope, Rendered } from '../messenger.js';
import { buttonsOf, siteFor, type Here } from './buttons.js';
import type { Catalogue, Terms, Worded, Worder, Wording } from './catalogue.js';
import { en } from './en/index.js';
import { joined, shortNumber } from './parts.js';
import { timesOf } from './times.js';
import { zh } from './zh/index.js';

const catalogues: Record<Language, Catalogue> = { zh, en };

/** The rulebook's terms in a language: categories, steps, posts… */
export const termsOf = (language: Language): Terms => catalogues[language].terms;
export const postName = (post: Post, language: Language): string => catalogues[language].terms.posts[post];

/** What a case is called in lists: `噪音 · 3-2-402`. */
export function titleOf(
  {
    category,
    place,
    nature,
    kind: kindOfCase = 'complaint',
  }: { category?: string | null; place?: string | null; nature?: string | null; kind?: string },
  language: Language,
): string {
  const named = catalogues[language].kindNames[kindOfCase];
  if (named) return named;
  const { categories, natures } = catalogues[language].terms;
  const kind = nature && nature !== 'complaint' && natures[nature as keyof typeof natures];
  return joined([kind, categories[category as keyof typeof categories] ?? categories.other, place]);
}

/** Where and by whose clock words are read. */
export interface Setting {
  timeZone: string;
  organisation: Organisation;
}

/**
 * Puts a message into words in its reader's language: text or card from the catalogue, buttons with their forms. Pure.
 * A message that this version has no words for becomes a neutral line.
 */
export function word(envelope: Envelope, { timeZone, organisation }: Setting): Rendered {
  const here: Here = {
    envelope,
    organisation,
    site: siteFor(envelope, organisation),
    words: catalogues[envelope.language],
  };
  const refused = refusalKey(here);
  const { text, card } = say(here, wordingOf(here, timeZone), refused);
  const buttons = buttonsOf(here);
  const heading = refused === undefined ? here.words.choose : here.words.instead;
  const shown = card ? { ...card, buttons } : buttons.length ? plainCard(heading, buttons) : undefined;
  return { ...(text ? { text } : {}), ...(shown ? { card: shown } : {}) };
}

const plainCard = (title: string, buttons: Card['buttons']): Card => ({ tone: 'plain', title, lines: [], buttons });

/** Keys come from stored messages: only the catalogue's own count. */
const own = <Words extends object>(words: Words, key: string): key is keyof Words & string => Object.hasOwn(words, key);

function say({ envelope, words }: Here, w: Wording, refused: string | undefined): Worded {
  const { say: key, facts } = envelope.message;
  if (refused !== undefined) return { text: refusal(words, refused, facts, w) };
  if (own(words.complaint, key)) return (words.complaint[key] as Worder<Facts>)(facts, w);
  if (own(words.leave, key)) return (words.leave[key] as Worder<Facts>)(facts, w);
  if (own(words.attendance.says, key)) return (words.attendance.says[key] as Worder<Facts>)(facts, w);
  if (own(words.chain.says, key)) return (words.chain.says[key] as Worder<Facts>)(facts, w);
  if (own(words.jobs, key)) return (words.jobs[key] as Worder<Facts>)(facts, w);
  if (own(words.general, key)) return (words.general[key] as Worder<Facts>)(facts, w);
  return { text: words.neutral };
}

const prefix = 'refusal.';

function refusalKey({ envelope: { message } }: Here): string | undefined {
  return message.say.startsWith(prefix) ? message.say.slice(prefix.length) : undefined;
}

/** The rule in plain words, with the name of its article in the person's language. */
function refusal(words: Catalogue, key: string, facts: Facts, w: Wording): string {
  const { refusals } = words;
  const rule = own(refusals, key) ? (refusals[key] as (facts: Facts, w: Wording) => string)(facts, w) : words.neutral;
  return words.refused(rule, typeof facts.article === 'string' ? words.terms.article(facts.article) : undefined);
}

function wordingOf({ envelope, organisation, site, words }: Here, timeZone: string): Wording {
  const { language, at, message, person } = envelope;
  const number = envelope.case?.number ?? '';
  return {
    at,
    number,
    short: shortNumber(number),
    forStaff: staffOf(organisation, person) !== undefined,
    hasButtons: !!message.buttons?.length,
    dutyPhone: site.dutyPhone,
    name: (text) => text?.[language] ?? words.terms.us,
    department: (id) => (id && departmentOf(organisation, id)?.name[language]) || words.terms.us,
    ...timesOf(timeZone, at, words.days),
  };
}
