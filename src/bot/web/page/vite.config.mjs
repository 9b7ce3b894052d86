import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const page = dirname(fileURLToPath(import.meta.url));

/** One index.html for every url of the web messenger; its assets are served below /page/, from this server only. */
export default defineConfig({
  root: page,
  base: '/page/',
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    outDir: join(page, '../../../../dist/page'),
    emptyOutDir: true,
    target: 'es2022',
    // The content security policy allows this origin only: nothing inlined, no data: urls.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
});
