import type { Request, Response } from 'express';
import { z } from 'zod';
import { answers } from './answers.js';
import { monthSchema } from './attendance.js';
import type { WebOptions } from './options.js';
import { everywhere, routes, type Route } from './openapi-routes.js';
import { problemList } from './problems.js';
import { hashSchema, personSchema } from './schemas.js';

type Json = Record<string, unknown>;

const schemaOf = (schema: z.ZodType, io: 'input' | 'output') => {
  const { $schema: _, ...json } = z.toJSONSchema(schema, { io, unrepresentable: 'any' }) as Json;
  return json;
};

const reference = (name: string) => ({ $ref: `#/components/schemas/${name}` });

const pathParameters: Record<string, Json> = {
  person: { ...schemaOf(personSchema, 'input'), description: 'the person whose session it is' },
  hash: schemaOf(hashSchema, 'input'),
  case: { type: 'string', description: 'id of a case, percent-encoded' },
  month: { ...schemaOf(monthSchema, 'input'), description: 'a month, `2026-11`' },
  token: { type: 'string', description: 'signed; as it was given' },
};

function parameters({ path, query }: Route): Json[] {
  const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: pathParameters[name!],
  }));
  const wanted: { properties?: Json; required?: string[] } = query ? schemaOf(query, 'input') : {};
  const { properties = {}, required = [] } = wanted;
  const asked = Object.entries(properties).map(([name, schema]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    schema,
  }));
  return [...named, ...asked];
}

function bodyOf({ body }: Route): Json {
  if (!body) return {};
  const content =
    body === 'bytes'
      ? { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } }
      : { 'application/json': { schema: schemaOf(body, 'input') } };
  return { requestBody: { required: true, content } };
}

function success({ status = 200, answer }: Route): Json {
  if (!answer) return { [status]: { description: 'Done' } };
  const content =
    typeof answer === 'string'
      ? { 'application/json': { schema: reference(answer) } }
      : { [answer.type]: { schema: { type: 'string' } } };
  return { [status]: { description: 'Done', content } };
}

/** Errors by status, each with its codes. */
function failures({ problems = [], open }: Route): Json {
  const codes = [...problems, ...(open ? (['failed'] as const) : everywhere)];
  const byStatus = new Map<number, string[]>();
  for (const { code, status, en } of problemList.filter(({ code }) => (codes as string[]).includes(code)))
    byStatus.set(status, [...(byStatus.get(status) ?? []), `\`${code}\`: ${en}`]);
  return Object.fromEntries(
    [...byStatus].map(([status, lines]) => [
      status,
      { description: lines.join('\n\n'), content: { 'application/json': { schema: reference('Error') } } },
    ]),
  );
}

const operation = (route: Route): Json => ({
  summary: route.summary,
  ...(route.description ? { description: route.description } : {}),
  ...(route.open ? { security: [] } : {}),
  parameters: parameters(route),
  ...bodyOf(route),
  responses: { ...success(route), ...failures(route) },
});

/** The HTTP API as an OpenAPI 3.1 document: every route, error and way to sign in. */
export function openApiDocument(demo: boolean): Json {
  const paths: Record<string, Json> = {};
  for (const route of routes.filter((one) => demo || !one.demo))
    paths[route.path] = { ...paths[route.path], [route.method]: operation(route) };
  return {
    openapi: '3.1.0',
    info: {
      title: 'Huiyin 回音: the web messenger',
      version: '1',
      description:
        'A script can be a resident or a manager. It acts for one person with a bearer token (`npm run link -- PERSON --bearer`), or with the cookie that opening a sign-in link gives' +
        (demo ? '; in this demonstration opening `/m/{person}/` gives it too.' : '.'),
    },
    security: [{ bearer: [] }, { cookie: [] }],
    paths,
    components: {
      schemas: Object.fromEntries(Object.entries(answers).map(([name, schema]) => [name, schemaOf(schema, 'output')])),
      securitySchemes: {
        bearer: { type: 'http', scheme: 'bearer' },
        cookie: { type: 'apiKey', in: 'cookie', name: 'huiyin' },
      },
    },
  };
}

/** GET /api/openapi.json */
export function openApi({ demo }: WebOptions) {
  const document = openApiDocument(demo !== undefined);
  return (_request: Request, response: Response) => void response.json(document);
}

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** GET /api: the same to read. */
export function openApiPage({ demo }: WebOptions) {
  const entries = routes
    .filter((one) => demo || !one.demo)
    .map(
      ({ method, path, summary, description }) =>
        `<dt><code>${method.toUpperCase()} ${escaped(path)}</code></dt><dd>${escaped(summary)}.${description ? ` ${escaped(description)}` : ''}</dd>`,
    );
  const page =
    '<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Huiyin API</title>' +
    `<h1>Huiyin 回音: the web messenger’s API</h1><p>The whole of it, with every field and error: <a href="/api/openapi.json">openapi.json</a> (OpenAPI 3.1).</p><dl>${entries.join('')}</dl>`;
  return (_request: Request, response: Response) => void response.type('html').send(page);
}
