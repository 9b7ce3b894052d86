import { createHash } from 'node:crypto';

/** The id of the case that a command, or a key, begins: a retry finds the same one. */
export const caseIdOf = (key: string): string => createHash('sha256').update(key).digest('base64url').slice(0, 22);
