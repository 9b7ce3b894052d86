import express, { Router, type Express, type NextFunction, type Request, type Response } from 'express';
import { demoJump, demoPeople } from './demo.js';
import { handlingForm, register, registerCsv } from './desk.js';
import { download, upload } from './files.js';
import { guard, jsonOnly, rawOnly, sameSite, securityHeaders } from './guard.js';
import { openApi, openApiPage } from './openapi.js';
import { pages, problemSheet } from './pages.js';
import { answerProblems, nothingHere, Problem } from './problems.js';
import { markRead, me, messages, preferences, threads } from './reading.js';
import { press, say } from './receive.js';
import { maxBodyBytes } from './schemas.js';
import type { Web } from './web.js';

/** Routes below `/m/{person}/api`. */
function personalApi(web: Web): Router {
  const { options, streams } = web;
  const router = Router({ mergeParams: true });
  const json = [jsonOnly, express.json({ limit: maxBodyBytes })];
  router.use(guard(options));
  router.post('/messages', json, say(web));
  router.post('/press', json, press(web));
  router.get('/me', me(web));
  router.get('/threads', threads(web));
  router.get('/messages', messages(web));
  router.get('/stream', (request, response) => streams.open(request, response));
  router.post('/read', json, markRead(web));
  router.post('/preferences', json, preferences(web));
  router.post('/files', rawOnly, upload(web));
  router.get('/files/:hash', download(web));
  router.get('/register', register(web));
  router.get('/register.csv', registerCsv(web));
  router.get('/register/:case', handlingForm(web));
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
  app.use(securityHeaders);
  const origin = sameSite(options);
  app.use((request, response, next) =>
    request.method === 'GET' || request.method === 'HEAD' ? next() : origin(request, response, next),
  );
  app.use('/m/:person/api', personalApi(web));
  app.get('/health', async (_request, response) => {
    await options.ping().catch(() => {
      throw new Problem('away');
    });
    response.json({ ok: true });
  });
  if (options.demo) app.get('/api/demo/people', demoPeople(options.demo));
  app.get('/api/openapi.json', openApi(options));
  app.get('/api', openApiPage(options));
  app.use(pages(options));
  app.use(nothingHere);
  const answer = answerProblems(options.log);
  app.use((error: unknown, request: Request, response: Response, next: NextFunction) => {
    if (error instanceof Problem && wantsPage(request) && !response.headersSent)
      return problemSheet(request, response, options, error.code);
    answer(error, request, response, next);
  });
  return app;
}
