// Lets Node.js run TypeScript files as they are: node --import ./scripts/typescript.mjs bench/store.ts
import { register } from 'node:module';

register('./typescript-hooks.mjs', import.meta.url);
