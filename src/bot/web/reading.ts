import type { Request, Response } from 'express';
import type { Mark, WebRecord, WebThread } from '../../models/web/index.js';
import type { PersonId } from '../../rules/organisation.js';
import type { Me, MessagePage, ThreadLine } from './api.js';
import { Problem } from './problems.js';
import { messagesQuery, preferencesSchema, readSchema } from './schemas.js';
import { lineOf, show } from './show.js';
import { checked, sessionOf } from './request.js';
import { mainThread, type Web } from './web.js';

const mainTitle = { zh: '回音', en: 'Huiyin' };
const pageLength = 50;
const listLength = 100;

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

/** Threads in the list: the latest, and older ones in which something is unread or waits. */
async function listed({ options }: Web, person: PersonId, marks: Mark[]): Promise<WebThread[]> {
  const { threads } = options.records;
  const latest = await threads.latest(person, listLength);
  const known = new Set([mainThread, ...latest.map(({ thread }) => thread)]);
  const older = [...new Set(marks.map(({ thread }) => thread))].filter((thread) => !known.has(thread));
  return older.length > 0 ? [...latest, ...(await threads.of(person, older))] : latest;
}

/** GET threads: the conversation outside cases, and one per case, by their latest word. */
export const threads = (web: Web) => async (_request: Request, response: Response) => {
  const { person, language } = sessionOf(response);
  const { options } = web;
  const marks = await options.records.messages.marks(person);
  const list = await listed(web, person, marks);
  const ids = list.map(({ thread }) => thread);
  const [newest, lines] = await Promise.all([
    options.records.messages.newest(person, [mainThread, ...ids]),
    options.cases(person, ids, language),
  ]);

  function line(record: WebRecord | null | undefined, thread?: WebThread): ThreadLine {
    const id = thread?.thread ?? mainThread;
    const shown = record ? show(record, language, options) : undefined;
    const mine = marks.filter((mark) => mark.thread === id);
    return {
      thread: id,
      ...(thread ? { number: thread.number } : {}),
      title: lines.get(id)?.title ?? thread?.number ?? mainTitle[language],
      last: shown ? { at: shown.updatedAt ?? shown.at, text: lineOf(shown.rendered) } : null,
      unread: mine.filter(({ unread }) => unread).length,
      waiting: mine.some(({ waiting }) => waiting),
      open: lines.get(id)?.open ?? !thread,
    };
  }

  const cases = list.map((thread, i) => ({ order: newest[i + 1]?.order ?? '', line: line(newest[i + 1], thread) }));
  cases.sort((a, b) => (a.order < b.order ? 1 : -1));
  response.json([line(newest[0]), ...cases.map((one) => one.line)] satisfies ThreadLine[]);
};

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
