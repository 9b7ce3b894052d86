import { environment, loadConfig } from '../config.js';
import { importAttendance } from './attendance.js';
import { run, terminal } from './terminal.js';

await run(() => importAttendance(process.argv.slice(2), loadConfig(environment()), terminal, Date.now));
