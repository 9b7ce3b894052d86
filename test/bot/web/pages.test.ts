import { openApiDocument } from '../../../src/bot/web/openapi.js';
import { setUp, type Setup } from './support.js';

let setup: Setup;
beforeEach(async () => (setup = await setUp()));
afterEach(() => setup.end());
const open = (path: string, headers: Record<string, string> = {}) => fetch(setup.url + path, { headers });

describe('every answer', () => {
  it.each(['/', '/health', '/m/wang/', '/m/wang/api/me', '/nothing', '/api', '/page/assets/main-1a2b.js'])(
    'is held to this site (%s)',
    async (path) => {
      const { headers } = await open(path);
      expect(headers.get('content-security-policy')).toMatch(/default-src '(self|none)'/);
      expect(headers.get('content-security-policy')).toContain("frame-ancestors 'self'");
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('x-powered-by')).toBeNull();
    },
  );

  it('about people is kept nowhere', async () => {
    expect((await setup.as('wang').get('messages')).headers.get('cache-control')).toBe('no-store');
  });
});

describe('the page', () => {
  it('keeps its assets for good, and looks for itself anew', async () => {
    const asset = await open('/page/assets/main-1a2b.js');
    expect([asset.status, asset.headers.get('cache-control')]).toEqual([200, 'public, max-age=31536000, immutable']);
    expect((await open('/page/../secret')).status).toBe(404);
    expect((await open('/page/%2e%2e/data/store.sqlite')).status).toBe(404);
    expect((await open('/page/none.js')).status).toBe(404);
  });
});

describe('health', () => {
  it('is the store’s', async () => {
    expect(await (await open('/health')).json()).toEqual({ ok: true });
    setup.away.store = true;
    const response = await open('/health', { 'Accept-Language': 'en' });
    expect([response.status, await response.text()]).toEqual([503, expect.stringContaining('"code":"away"')]);
  });
});

describe('an error', () => {
  it('that nobody expected says what to do, and nothing of the inside', async () => {
    await setup.end();
    setup = await setUp({ profile: () => Promise.reject(new Error('secret at /src/main.ts:1')) });
    const response = await setup.as('wang').get('me');
    expect([response.status, await response.json()]).toEqual([
      500,
      { error: { code: 'failed', message: expect.stringContaining('物业值班电话') } },
    ]);
  });

  it('speaks the language of the person', async () => {
    const response = await setup.as('smith').post('messages', { id: 'a1', text: '' });
    expect(await response.json()).toEqual({
      error: {
        code: 'empty',
        message: 'This message is empty and was not sent. Please write a few words or attach a photo or file.',
      },
    });
  });

  it.each(['none', 'files', 'messages/x'])(
    'is JSON for an address of the API that does not exist (%s)',
    async (path) => {
      const response = await setup.as('wang').get(path);
      expect([response.status, await response.json()]).toEqual([
        404,
        { error: { code: 'notFound', message: expect.any(String) } },
      ]);
    },
  );
});

describe('the documentation of the API', () => {
  interface Operation {
    summary: string;
    parameters: { name: string; in: string }[];
    responses: Record<string, unknown>;
    requestBody?: unknown;
  }
  type Document = {
    openapi: string;
    paths: Record<string, Record<string, Operation>>;
    components: { schemas: Record<string, unknown> };
  };

  it('is served, and to read', async () => {
    const document = (await (await open('/api/openapi.json')).json()) as Document;
    expect(document.openapi).toBe('3.1.0');
    const page = await (await open('/api')).text();
    for (const path of Object.keys(document.paths)) expect(page).toContain(path);
    expect(page).not.toMatch(/https?:\/\//);
  });

  it('names every path parameter, error and schema that it uses', () => {
    const document = openApiDocument(true) as unknown as Document;
    for (const [path, operations] of Object.entries(document.paths)) {
      const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      for (const operation of Object.values(operations)) {
        expect(operation.parameters.filter((one) => one.in === 'path').map(({ name }) => name)).toEqual(named);
        expect(Object.keys(operation.responses).some((status) => status.startsWith('2'))).toBe(true);
        if (path.startsWith('/m/')) expect(operation.responses).toHaveProperty('401');
      }
    }
    for (const [, name] of JSON.stringify(document).matchAll(/#\/components\/schemas\/(\w+)/g))
      expect(document.components.schemas).toHaveProperty(name!);
    expect(document.paths['/m/{person}/api/messages']!.post!.requestBody).toMatchObject({
      content: {
        'application/json': { schema: { required: ['id', 'text'], properties: { text: { type: 'string' } } } },
      },
    });
  });

  it('tells of no route that is not there', async () => {
    const document = openApiDocument(false) as unknown as Document;
    for (const [path, operations] of Object.entries(document.paths)) {
      const address = path.replace('{person}', 'lin').replace('{case}', 'c1').replace('{hash}', 'f'.repeat(64));
      for (const method of Object.keys(operations)) {
        const controller = new AbortController();
        const lin = setup.as('lin');
        const relative = address.replace('/m/lin/api/', '');
        const response =
          method === 'post'
            ? await lin.post(relative, {})
            : address.startsWith('/m/')
              ? await lin.get(relative)
              : await open(address);
        controller.abort();
        const missing = response.status === 404 && !/\{(hash|token)\}/.test(path);
        expect([path, method, missing]).toEqual([path, method, false]);
        await response.body?.cancel();
      }
    }
  });
});
