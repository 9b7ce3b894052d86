import { computed, effect, signal } from '@preact/signals';
import type { Language, Text } from '../../../../rules/organisation.js';
import { recall, remember } from '../lib/storage';
import { en } from './en';
import { zh } from './zh';

const catalogues = { zh, en };

const initial = (): Language => {
  const chosen = recall(localStorage, 'language');
  if (chosen === 'zh' || chosen === 'en') return chosen;
  return navigator.language.startsWith('zh') ? 'zh' : 'en';
};

/** The language of the page; a session's own language takes its place as soon as it is known. */
export const language = signal<Language>(initial());

/** The words of the page in that language: `t.value.send`. */
export const t = computed(() => catalogues[language.value]);

export const inLanguage = (text: Text) => text[language.value];

/** The choice on pages without a session (the entrance). */
export function chooseLanguageHere(chosen: Language) {
  remember(localStorage, 'language', chosen);
  language.value = chosen;
}

effect(() => {
  document.documentElement.lang = t.value.locale;
});
