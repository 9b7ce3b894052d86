import type { Language } from '../../../../rules/organisation.js';
import { reason } from '../lib/api';
import { readAnew } from '../state/messages';
import { notify } from '../state/notices';
import { place } from '../state/place';
import { chooseLanguage } from '../state/session';
import { restartStream } from '../state/stream';
import { refreshThreads } from '../state/threads';

/** Everything in the other language: the session's, then what is shown. */
export async function switchLanguage(language: Language) {
  try {
    await chooseLanguage(language);
    restartStream();
    const open = place.peek();
    await Promise.all([refreshThreads(), readAnew(open.list ? null : open.thread)]);
  } catch (error) {
    notify(reason(error));
  }
}
