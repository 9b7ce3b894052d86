import type { Language } from '../../rules/organisation.js';
import { en } from './en.js';
import type { DeskWords } from './words.js';
import { zh } from './zh.js';

export const wordsOf = (language: Language): DeskWords => (language === 'zh' ? zh : en);
