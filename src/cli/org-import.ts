import { environment, loadConfig } from '../config.js';
import { importOrganisation } from './org.js';
import { run, terminal } from './terminal.js';

await run(() =>
  importOrganisation(process.argv.slice(2), loadConfig(environment()), terminal, new Date().toISOString()),
);
