import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Logger } from 'pino';
import type { Language, Text } from '../../rules/organisation.js';
import type { ApiError } from './api.js';

/** Everything that the API answers instead of doing what was asked: status, and words that say what can be done. */
const problems = {
  invalid: {
    status: 400,
    zh: '这次提交的内容不完整或格式不对，没有办理。请检查后再试。',
    en: 'Something in this request is missing or not in the expected form, so nothing was done. Please check it and try again.',
  },
  empty: {
    status: 400,
    zh: '这条消息是空的，没有发出。请写几个字，或者附上照片、文件。',
    en: 'This message is empty and was not sent. Please write a few words or attach a photo or file.',
  },
  emptyFile: { status: 400, zh: '这个文件是空的，没有上传。', en: 'This file is empty and was not uploaded.' },
  unknownFile: {
    status: 400,
    zh: '有一个附件没有上传成功，消息没有发出。请重新添加附件再发。',
    en: 'One of the files has not arrived, so the message was not sent. Please attach it again.',
  },
  noSession: {
    status: 401,
    zh: '请先登录：向物业前台或管理员要一个登录链接，打开即可。',
    en: 'Please sign in first: ask the front desk or your administrator for a sign-in link and open it.',
  },
  expired: {
    status: 401,
    zh: '登录已过期。请向物业前台或管理员再要一个登录链接。',
    en: 'Your sign-in has expired. Please ask the front desk or your administrator for a new link.',
  },
  otherSite: {
    status: 403,
    zh: '这个请求来自别的网站，为了您的安全没有办理。',
    en: 'This request came from another website; for your safety nothing was done.',
  },
  notAllowed: {
    status: 403,
    zh: '这一部分您没有权限查看。如工作需要，请联系您的上级。',
    en: 'You may not see this part. If you need it for your work, please ask your superior.',
  },
  unknownPerson: {
    status: 403,
    zh: '没有找到这个人的登记信息。请联系物业前台。',
    en: 'This person is not on record. Please contact the front desk.',
  },
  notFound: { status: 404, zh: '没有找到这一页或这份文件。', en: 'There is no such page or file.' },
  tooLong: {
    status: 413,
    zh: '这条消息太长（超过 30 KB），没有发出。请分成几条发，或者作为文件附上。',
    en: 'This message is too long (over 30 KB) and was not sent. Please split it, or attach it as a file.',
  },
  tooLarge: {
    status: 413,
    zh: '这个文件超过 {limit} MB，没有上传。请压缩后再传，或者分成几个文件。',
    en: 'This file is larger than {limit} MB and was not uploaded. Please make it smaller or split it.',
  },
  wrongType: {
    status: 415,
    zh: '请用 JSON 格式提交（Content-Type: application/json）。',
    en: 'Please send JSON (Content-Type: application/json).',
  },
  failed: {
    status: 500,
    zh: '系统出了点问题，这一步没有完成。请稍后再试；着急的话请打物业值班电话。',
    en: 'Something went wrong and this was not completed. Please try again shortly; if it is urgent, call the duty phone.',
  },
  notTaken: { status: 503, zh: '没有收到，请再按一次。', en: 'Not taken, please press again.' },
  away: {
    status: 503,
    zh: '系统暂时连不上，请稍等片刻再试。',
    en: 'The system is unavailable for a moment. Please try again shortly.',
  },
} satisfies Record<string, Text & { status: number }>;

export type Problematic = keyof typeof problems;
export const problemList = Object.entries(problems).map(([code, { status, en }]) => ({ code, status, en }));

/** Something that cannot be done, on its way out of a route to the person who asked. */
export class Problem extends Error {
  constructor(
    readonly code: Problematic,
    readonly facts: Record<string, string | number> = {},
  ) {
    super(code);
  }
}

export const statusOf = (code: Problematic): number => problems[code].status;

export function problemText(code: Problematic, language: Language, facts: Problem['facts'] = {}): string {
  return problems[code][language].replace(/\{(\w+)\}/g, (_, name: string) => String(facts[name] ?? ''));
}

/** The language of somebody who has no session: the first of ours that their browser asks for. */
export function languageAsked({ headers }: IncomingMessage): Language {
  const asked = headers['accept-language']?.split(',').map((one) => one.trim().slice(0, 2).toLowerCase());
  return asked?.find((one): one is Language => one === 'zh' || one === 'en') ?? 'zh';
}

/** What Express and its parsers throw, in our terms. */
function problemOf(error: unknown): Problem | undefined {
  if (error instanceof Problem) return error;
  const { type, status } = (error ?? {}) as { type?: string; status?: number };
  if (type === 'entity.too.large') return new Problem('tooLong');
  if (status === 415) return new Problem('wrongType');
  if (status === 404) return new Problem('notFound');
  return typeof status === 'number' && status < 500 ? new Problem('invalid') : undefined;
}

/**
 * Turns whatever a route threw into an ApiError. What was not expected is logged, never shown.
 * @param language of the session; what the browser asks for where there is none
 */
export function answerProblem(
  log: Logger,
  error: unknown,
  request: IncomingMessage,
  response: ServerResponse,
  language = languageAsked(request),
): void {
  const known = problemOf(error);
  if (!known) log.error({ err: error, method: request.method }, 'web request failed');
  if (response.headersSent) return void response.destroy();
  const { code, facts } = known ?? new Problem('failed');
  const body: ApiError = { error: { code, message: problemText(code, language, facts) } };
  response.writeHead(statusOf(code), { 'Content-Type': 'application/json; charset=utf-8' }).end(JSON.stringify(body));
}
