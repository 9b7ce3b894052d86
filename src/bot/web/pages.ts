import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { static as serveFolder, Router, type Request, type Response } from 'express';
import type { Language, Text } from '../../rules/organisation.js';
import { giveSession, openSession } from './guard.js';
import type { WebOptions } from './options.js';
import { languageAsked, Problem, problemText, statusOf, type Problematic } from './problems.js';
import { personSchema } from './schemas.js';
import { checkToken } from './session.js';

const style =
  'body{font:1rem/1.7 system-ui,sans-serif;max-width:34rem;margin:15vh auto;padding:0 1.5rem;color:#222;background:#fff}' +
  'h1{font-size:1.4rem}aside{color:#8a4b00}@media(prefers-color-scheme:dark){body{color:#ddd;background:#161616}a{color:#9cf}aside{color:#fb8}}';
const stylePolicy = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'; frame-ancestors 'self'`;

const words = {
  product: { zh: '回音', en: 'Huiyin' },
  welcome: {
    zh: '请用物业前台或管理员给您的登录链接打开。没有链接的话，向他们要一个即可（管理员：npm run link -- 人员编号）。',
    en: 'Please open the sign-in link that the front desk or your administrator gave you. If you have none, just ask them for one (administrator: npm run link -- PERSON).',
  },
  entering: { zh: '正在打开…', en: 'Opening…' },
  goOn: { zh: '继续', en: 'Go on' },
  demo: { zh: '演示模式：人员和事项都是虚构的。', en: 'Demonstration: people and matters are made up.' },
} satisfies Record<string, Text>;

interface Sheet {
  status: number;
  text: string;
  /** Opens it at once, as a step of this site's own. */
  onTo?: string;
}

/** A page that says one thing. `onTo` is made of checked ids only. */
function sheet(response: Response, { demo }: WebOptions, language: Language, { status, text, onTo }: Sheet) {
  const next = onTo
    ? `<meta http-equiv="refresh" content="0;url=${onTo}"><p><a href="${onTo}">${words.goOn[language]}</a></p>`
    : '';
  const note = demo ? `<aside>${words.demo[language]}</aside>` : '';
  response.setHeader('Content-Security-Policy', stylePolicy);
  response
    .status(status)
    .type('html')
    .send(
      `<!doctype html><html lang="${language === 'zh' ? 'zh-CN' : 'en'}"><meta charset="utf-8"><meta name="viewport" content="width=device-width">` +
        `<title>${words.product[language]}</title><style>${style}</style><h1>${words.product[language]}</h1>${note}<p>${text}</p>${next}`,
    );
}

export function problemSheet(request: Request, response: Response, options: WebOptions, code: Problematic) {
  const language = languageAsked(request);
  sheet(response, options, language, { status: statusOf(code), text: problemText(code, language) });
}

/** A link in a mail or another messenger brings no strict cookie along: opened once more from here, it does. */
const fromElsewhere = (request: Request) =>
  ['cross-site', 'same-site'].includes(String(request.headers['sec-fetch-site']));

function enter(request: Request, response: Response, options: WebOptions, person: string, status = 200) {
  sheet(response, options, languageAsked(request), {
    status,
    text: words.entering[languageAsked(request)],
    onTo: `/m/${person}/`,
  });
}

/** GET /l/{token}: a signed link becomes a session. */
const link = (options: WebOptions) => async (request: Request, response: Response) => {
  const result = checkToken(options.secret, String(request.params.token), 'link', options.machineNow());
  if ('refused' in result) throw new Problem(result.refused === 'expired' ? 'expired' : 'noSession');
  const { person } = result.claims;
  if (!(await options.known(person))) throw new Problem('unknownPerson');
  giveSession(response, options, person);
  enter(request, response, options, person);
};

/**
 * The pages: all of them are one index.html, which holds nothing of anybody. Opening somebody's page begins their
 * session anew; in the demonstration it begins one.
 */
export function pages(options: WebOptions): Router {
  const router = Router({ strict: true });
  const { demo } = options;
  const index = (response: Response) =>
    response.sendFile('index.html', {
      root: options.pageFolder,
      cacheControl: false,
      headers: { 'Cache-Control': 'no-cache' },
    });

  async function personal(request: Request, response: Response) {
    const person = personSchema.safeParse(request.params.person).data;
    try {
      giveSession(response, options, (await openSession(request, request.params.person, options)).person);
    } catch (error) {
      if (!person || !(error instanceof Problem)) throw error;
      if (demo?.allows(person)) giveSession(response, options, person);
      else if (error.code === 'noSession' && fromElsewhere(request)) return enter(request, response, options, person);
      else throw error;
    }
    index(response);
  }

  router.get('/', (request, response) => {
    if (demo) return index(response);
    const language = languageAsked(request);
    sheet(response, options, language, { status: 200, text: words.welcome[language] });
  });
  if (demo) router.get('/side', (_request, response) => index(response));
  router.get('/m/:person', (request, response) => response.redirect(308, `/m/${checkedPerson(request)}/`));
  router.get(['/m/:person/', '/m/:person/register'], personal);
  router.get('/l/:token', link(options));
  // These hold nothing of anybody, so that browsers may keep them.
  router.use('/page', (_request, response, next) => next(response.removeHeader('Cache-Control')));
  router.use(
    '/page/assets',
    serveFolder(join(options.pageFolder, 'assets'), { immutable: true, maxAge: '1y', index: false, redirect: false }),
  );
  router.use('/page', serveFolder(options.pageFolder, { index: false, redirect: false, maxAge: '10m' }));
  return router;
}

function checkedPerson(request: Request): string {
  const person = personSchema.safeParse(request.params.person);
  if (!person.success) throw new Problem('notFound');
  return person.data;
}
