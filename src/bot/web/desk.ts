import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Request, Response } from 'express';
import { Problem } from './problems.js';
import { caseSchema, registerSchema } from './schemas.js';
import { checked, sessionOf } from './request.js';
import type { Web } from './web.js';

/** What the desk gives to those who may see it. @throws Problem `notAllowed` */
function allowed<Given>(given: Given | undefined): Given {
  if (given === undefined) throw new Problem('notAllowed');
  return given;
}

/** GET register: the list with its search and filters (complaint.2). */
export const register =
  ({ options }: Web) =>
  async (request: Request, response: Response) => {
    const { person, language } = sessionOf(response);
    response.json(allowed(await options.register.page(person, checked(registerSchema, request.query), language)));
  };

/** GET register.csv: the same list as a file. */
export const registerCsv =
  ({ options }: Web) =>
  async (request: Request, response: Response) => {
    const { person, language } = sessionOf(response);
    const content: string | Readable = allowed(
      await options.register.csv(person, checked(registerSchema, request.query), language),
    );
    response.setHeader('Content-Type', 'text/csv; charset=utf-8');
    response.setHeader('Content-Disposition', `attachment; filename="register-${options.now().slice(0, 10)}.csv"`);
    if (typeof content === 'string') response.send(content);
    else await pipeline(content, response);
  };

/** The form prints with its own style; nothing in it runs or loads. */
const formPolicy =
  "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'self'; sandbox allow-modals allow-popups";

/** GET register/{case}: the handling form as a page to print. */
export const handlingForm =
  ({ options }: Web) =>
  async (request: Request, response: Response) => {
    const { person, language } = sessionOf(response);
    const html = allowed(await options.register.form(person, checked(caseSchema, request.params.case), language));
    response.setHeader('Content-Security-Policy', formPolicy);
    response.type('html').send(html);
  };
