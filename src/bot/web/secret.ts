import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

const length = 32;

/**
 * The key that signs links and sessions, made at the first start and kept beside the data; readable by its owner only.
 * @param path file of the key
 * @throws when the file cannot be made or is not a key
 */
export async function readSecret(path: string): Promise<Buffer> {
  await mkdir(dirname(path), { recursive: true });
  try {
    await writeFile(path, randomBytes(length).toString('base64url') + '\n', { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  const secret = Buffer.from((await readFile(path, 'utf8')).trim(), 'base64url');
  if (secret.length < length) {
    throw new Error(
      `web messenger: ${path} holds no key. Delete it; a new one is made at the next start, and old links and sessions end.`,
    );
  }
  return secret;
}

/** The key that is set, else the one kept in the data folder: the same for the server and for `npm run link`. */
export const signingKey = ({ secret, dataFolder }: { secret?: string; dataFolder: string }): Promise<Buffer> =>
  secret ? Promise.resolve(Buffer.from(secret)) : readSecret(join(dataFolder, 'secret'));
