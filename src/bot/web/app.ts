import express, {
  Router,
  type Express,
  type NextFunction,
  type Request,
  type RequestHandler,
  type Response,
} from 'express';
import type { IncomingMessage } from 'node:http';
import { calendarFeed, payroll } from './attendance.js';
import { demoJump, demoPeople } from './demo.js';
import { handlingForm, register, registerCsv } from './desk.js';
import { download, upload } from './files.js';
import { jsonOnly, notAForm, openSession, sameSite, secure } from './guard.js';
import { openApi, openApiPage } from './openapi.js';
import { pages, problemSheet } from './pages.js';
import { answerProblem, Problem } from './problems.js';
import { markRead, me, messages, preferences, threads } from './reading.js';
import { sessionOf } from './request.js';
import { maxBodyBytes } from './schemas.js';
import type { Web } from './web.js';

/** What throws where a request may not go on. */
const check =
  (look: (request: IncomingMessage) => void): RequestHandler =>
  (request, _response, next) => {
    look(request);
    next();
  };

const nothingHere = check(() => {
  throw new Problem('notFound');
});

/** Routes below `/m/{person}/api`, for one person whose session was checked; `taking` has two more. */
function personalApi(web: Web): Router {
  const { options, streams } = web;
  const router = Router({ mergeParams: true });
  const json = [check(jsonOnly), express.json({ limit: maxBodyBytes })];
  router.use(async (request, response, next) => {
    Object.assign(response.locals, await openSession(request, request.params.person, options));
    next();
  });
  router.get('/me', me(web));
  router.get('/threads', threads(web));
  router.get('/messages', messages(web));
  router.get('/stream', (request, response) => streams.open(request, response));
  router.post('/read', json, markRead(web));
  router.post('/preferences', json, preferences(web));
  router.post('/files', check(notAForm), upload(web));
  router.get('/files/:hash', download(web));
  router.get('/register', register(web));
  router.get('/register.csv', registerCsv(web));
  router.get('/register/:case', handlingForm(web));
  router.get('/attendance/:month.csv', payroll(web, 'csv'));
  router.get('/attendance/:month.xlsx', payroll(web, 'xlsx'));
  if (options.demo) router.post('/demo/jump', json, demoJump(web, options.demo));
  router.use(nothingHere);
  return router;
}

/** Where somebody looks at it in a browser, a problem is a page rather than JSON. */
const wantsPage = (request: Request) =>
  request.method === 'GET' && !/^\/(health|(m\/[^/]+\/)?api)(\/|$)/.test(request.path);

export function webApp(web: Web): Express {
  const { options } = web;
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.set('query parser', 'simple');
  const fromHere = sameSite(options);
  app.use((request, response, next) => {
    secure(response);
    if (request.method !== 'GET' && request.method !== 'HEAD') fromHere(request);
    next();
  });
  app.use('/m/:person/api', personalApi(web));
  app.get('/health', async (_request, response) => {
    await options.ping().catch(() => {
      throw new Problem('away');
    });
    response.json({ ok: true });
  });
  if (options.demo) app.get('/api/demo/people', demoPeople(options.demo));
  app.get('/calendar/:file', calendarFeed(web));
  app.get('/api/openapi.json', openApi(options));
  app.get('/api', openApiPage(options));
  app.use(pages(options));
  app.use(nothingHere);
  app.use((error: unknown, request: Request, response: Response, _next: NextFunction) => {
    if (error instanceof Problem && wantsPage(request) && !response.headersSent)
      return problemSheet(request, response, options, error.code);
    answerProblem(options.log, error, request, response, sessionOf(response).language);
  });
  return app;
}
