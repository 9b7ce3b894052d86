import type { Request, Response } from 'express';
import { z } from 'zod';
import { Problem } from './problems.js';
import { checked, sessionOf } from './request.js';
import { checkToken } from './session.js';
import type { Web } from './web.js';

/** `2026-11` */
export const monthSchema = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'a month such as 2026-11');

/** What the desk gives to those who may see it. @throws Problem `notAllowed` */
function allowed<Given>(given: Given | undefined): Given {
  if (given === undefined) throw new Problem('notAllowed');
  return given;
}

const types = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/** GET attendance/{month}.csv, .xlsx: the payroll export of the departments whose head has confirmed the month. */
export const payroll =
  ({ options }: Web, type: keyof typeof types) =>
  async (request: Request, response: Response) => {
    const { person, language } = sessionOf(response);
    const month = checked(monthSchema, request.params.month);
    const content = allowed(await options.attendance[type](person, month, language));
    response.setHeader('Content-Type', types[type]);
    response.setHeader('Content-Disposition', `attachment; filename="attendance-${month}.${type}"`);
    response.send(content);
  };

/** GET /calendar/{token}.ics: whoever has the address may read it; nothing says whether there is another one. */
export const calendarFeed =
  ({ options }: Web) =>
  async (request: Request, response: Response) => {
    const token = z.string().max(1100).endsWith('.ics').safeParse(request.params.file);
    const result = token.success
      ? checkToken(options.secret, token.data.slice(0, -'.ics'.length), 'calendar', options.machineNow())
      : { refused: 'altered' };
    if (!('claims' in result)) throw new Problem('notFound');
    const { person } = result.claims;
    const known = await options.known(person);
    const feed = known && (await options.attendance.feed(person, known.language));
    if (feed === undefined) throw new Problem('notFound');
    response.setHeader('Content-Type', 'text/calendar; charset=utf-8');
    response.setHeader('Content-Disposition', 'inline; filename="huiyin.ics"');
    response.send(feed);
  };
