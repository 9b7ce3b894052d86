/** A part of a message between two marks, with the mark that closes it. */
export interface Clause {
  text: string;
  question: boolean;
}

/** Sentences and commas, as people set them: what is negated or past in one clause says nothing about the next. */
export function clausesOf(text: string): Clause[] {
  const found: Clause[] = [];
  for (const match of text.matchAll(
    /([^,，。.!?;；:：\n~…]+(?:[.:](?=\d)[^,，。.!?;；:：\n~…]*)*)([,，。.!?;；:：\n~…]*)/g,
  )) {
    const clause = (match[1] ?? '').trim();
    if (clause)
      found.push({ text: clause, question: (match[2] ?? '').includes('?') || /[吗么嘛呢]$|[没不]$/.test(clause) });
  }
  return found.length ? found : [{ text, question: false }];
}
