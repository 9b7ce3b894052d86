import type { Request, Response } from 'express';
import type { WebRecord, WebThread } from '../../models/web/index.js';
import type { Language, PersonId } from '../../rules/organisation.js';
import type { Me, MessagePage, ThreadLine } from './api.js';
import type { CaseLine } from './options.js';
import { Problem } from './problems.js';
import { messagesQuery, preferencesSchema, readSchema } from './schemas.js';
import { lineOf, show } from './show.js';
import { checked, sessionOf } from './request.js';
import { mainThread, type Web } from './web.js';

const mainTitle = { zh: '回音', en: 'Huiyin' };
const pageLength = 50;
/** Threads in the list: the latest. */
const listLength = 200;

/** GET me: who this is, and what stands around the messages. */
export const me =
  ({ options }: Web) =>
  async (_request: Request, response: Response) => {
    const { person, language } = sessionOf(response);
    const profile = await options.profile(person, language);
    if (!profile) throw new Problem('unknownPerson');
    const now = options.now();
    const menu = options.word({ id: 'menu', person, message: profile.menu, language, at: now }, language);
    const answer: Me = {
      person,
      ...profile,
      menu,
      language,
      demo: options.demo !== undefined,
      now,
      maxFileMegabytes: options.maxFileMegabytes,
    };
    response.json(answer);
  };

const tally = (threads: string[]) =>
  threads.reduce((count, thread) => count.set(thread, (count.get(thread) ?? 0) + 1), new Map<string, number>());

type Marks = { unread: Map<string, number>; waiting: Set<string> };

function threadLine(
  web: Web,
  thread: WebThread | undefined,
  newest: WebRecord | undefined,
  line: CaseLine | undefined,
  marks: Marks,
  language: Language,
): ThreadLine {
  const id = thread?.thread ?? mainThread;
  const shown = newest && show(newest, language, web.options);
  return {
    thread: id,
    ...(thread ? { number: thread.number } : {}),
    title: line?.title ?? thread?.number ?? mainTitle[language],
    last: shown ? { at: shown.updatedAt ?? shown.at, text: lineOf(shown.rendered) } : null,
    unread: marks.unread.get(id) ?? 0,
    waiting: marks.waiting.has(id),
    open: line?.open ?? !thread,
  };
}

/** GET threads: the conversation outside cases, and one per case. */
export const threads = (web: Web) => async (_request: Request, response: Response) => {
  const { person, language } = sessionOf(response);
  const { messages, threads } = web.options.records;
  const [list, unread, waiting, [latest]] = await Promise.all([
    threads.newest(person, listLength),
    messages.unread(person),
    messages.waiting(person),
    messages.page(person, { thread: mainThread, limit: 1 }),
  ]);
  const [newest, lines] = await Promise.all([
    newestOf(web, list),
    web.options.cases(
      person,
      list.map(({ thread }) => thread),
      language,
    ),
  ]);
  const marks = { unread: tally(unread), waiting: new Set(waiting) };
  const answer: ThreadLine[] = [
    threadLine(web, undefined, latest, undefined, marks, language),
    ...list.map((thread) =>
      threadLine(web, thread, newest.get(thread.newest), lines.get(thread.thread), marks, language),
    ),
  ];
  response.json(answer);
};

async function newestOf({ options }: Web, list: WebThread[]): Promise<Map<string, WebRecord>> {
  const found = await options.records.messages.all(list.map(({ newest }) => newest.slice(newest.indexOf(' ') + 1)));
  return new Map(found.map((record) => [`${record.order} ${record._id}`, record]));
}

/** GET messages: of one thread or of all, fifty at a time, the newest first to be asked for and oldest first in the page. */
export const messages =
  ({ options }: Web) =>
  async (request: Request, response: Response) => {
    const { person, language } = sessionOf(response);
    const query = checked(messagesQuery, request.query);
    const found = await options.records.messages.page(person, { ...query, limit: pageLength + 1 });
    const page = found.slice(0, pageLength).reverse();
    const answer: MessagePage = {
      messages: page.map((record) => show(record, language, options)),
      before: found.length > pageLength ? page[0]!.order : null,
    };
    response.json(answer);
  };

/** POST read: everything in a thread up to an order. */
export const markRead =
  ({ options }: Web) =>
  async (request: Request, response: Response) => {
    const { person }: { person: PersonId } = sessionOf(response);
    const { thread, order } = checked(readSchema, request.body);
    await options.records.messages.markRead(person, thread, order);
    response.status(204).end();
  };

/** POST preferences: the language in which this person reads and is written to. */
export const preferences =
  ({ options, streams }: Web) =>
  async (request: Request, response: Response) => {
    const { person } = sessionOf(response);
    const { language } = checked(preferencesSchema, request.body);
    await options.setLanguage(person, language);
    streams.speak(person, language);
    response.status(204).end();
  };
