import { computed, signal } from '@preact/signals';
import type { Me } from '../../api.js';
import type { Language } from '../../../../rules/organisation.js';
import { post, read } from '../lib/api';
import { routeOf, messengerOf } from '../route';
import { speaker } from '../lib/time';
import { language, t } from '../words';
import { setClock } from './clock';

const route = routeOf(location);

/** Whose page this is; a page belongs to one person from its load to its end. */
export const person = 'person' in route ? route.person : '';
export const api = `${messengerOf(person)}api/`;

export const me = signal<Me | null>(null);

/** @throws Failure */
export async function loadMe(): Promise<void> {
  const loaded = await read<Me>(`${api}me`);
  language.value = loaded.language;
  setClock(loaded.now);
  me.value = loaded;
}

/** The server words messages in the session's language, so what is shown must be read anew afterwards. @throws Failure */
export async function chooseLanguage(chosen: Language): Promise<void> {
  await post(`${api}preferences`, { language: chosen });
  await loadMe();
}

export const say = computed(() => speaker(language.value, t.value, me.value?.timeZone ?? 'Asia/Shanghai'));

/** In one of the two frames of the side-by-side page, which has a demo bar of its own. */
export const framed = window.parent !== window;
