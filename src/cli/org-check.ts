import { checkOrganisation } from './org.js';
import { run, terminal } from './terminal.js';

await run(() => checkOrganisation(process.argv.slice(2), terminal, new Date().toISOString()));
