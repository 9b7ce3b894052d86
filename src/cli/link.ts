import { environment, loadConfig } from '../config.js';
import { signInLink } from './sign-in.js';
import { run, terminal } from './terminal.js';

await run(() => signInLink(process.argv.slice(2), loadConfig(environment()), terminal, Date.now()));
