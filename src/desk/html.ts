const signs: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** HTML that is safe to put into a page; made by `escaped` only. */
export class Markup {
  constructor(readonly text: string) {}
}

type Part = string | number | Markup | Part[] | false | undefined | null;

function markup(part: Part): string {
  if (Array.isArray(part)) return part.map(markup).join('');
  if (part instanceof Markup) return part.text;
  return part === false || part === undefined || part === null
    ? ''
    : String(part).replace(/[&<>"']/g, (sign) => signs[sign]!);
}

/** Markup from a template: whatever is put into it is escaped, unless it is markup itself. */
export const escaped = (strings: TemplateStringsArray, ...parts: Part[]): Markup =>
  new Markup(strings.reduce((whole, text, n) => whole + markup(parts[n - 1]) + text));
