import type { Organisation, PersonId, Staff } from '../../rules/organisation.js';

/** Colleagues whose name stands in the words. A name that fits several gives them all: the person says which. */
export function colleaguesIn(text: string, organisation: Organisation, site: string): Staff[] {
  const words = text.toLowerCase();
  const here = organisation.staff.filter((one) => one.site === site);
  return here.filter(({ name }) => text.includes(name.zh) || isWord(words, name.en.toLowerCase()));
}

const isWord = (text: string, name: string): boolean => {
  const at = text.indexOf(name);
  if (at < 0 || name.length < 2) return false;
  const letter = /[a-z]/;
  return !letter.test(text[at - 1] ?? ' ') && !letter.test(text[at + name.length] ?? ' ');
};

const forSomebody =
  /(?:替|帮|代)(?:我)?(.{0,12}?)(?:请|申请|登记|说)|(?:sick leave|leave) for (?:my colleague|.{2,30})|on behalf of/iu;
const noOne = /^(?:忙|我)?$/u;

export interface ForWhom {
  /** Somebody else's leave is meant. */
  other: boolean;
  fitting: Staff[];
}

/** `替小李请…`: whose leave it is. */
export function forWhom(text: string, writer: PersonId, organisation: Organisation, site: string): ForWhom {
  const found = forSomebody.exec(text);
  if (!found || (found[1] !== undefined && noOne.test(found[1]))) return { other: false, fitting: [] };
  return { other: true, fitting: colleaguesIn(found[0], organisation, site).filter(({ id }) => id !== writer) };
}

const sent = /(?:直接)?(?:发|报|交|送|递)给(.{1,12})|直接找(.{1,12})|send it (?:straight |directly )?to (.{1,30})/iu;

/** `直接发给周经理`: whom the person wants it sent to. */
export const sentTo = (text: string, organisation: Organisation, site: string): PersonId | undefined => {
  const found = sent.exec(text);
  return found ? colleaguesIn(found[0], organisation, site)[0]?.id : undefined;
};
