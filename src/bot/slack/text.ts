/** Slack's control signs, as its mrkdwn wants them. */
export const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

const unescaped = (text: string): string =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

/** A link, mention or channel as Slack writes it: `<https://a|b>`, `<@U1|name>`, `<#C1|general>`, `<!here>`. */
const marks = /<([@#!]?)([^<>|]+)(?:\|([^<>]*))?>/g;

/** What a person wrote, without Slack's mark-up. @param bot the bot's own user, whose mention is left out */
export function plain(text: string, bot?: string): string {
  const words = text.replace(marks, (_, sign: string, target: string, label?: string) => {
    if (sign === '@' && target === bot) return '';
    if (sign === '') return label && label !== target && !target.endsWith(label) ? `${label} ${target}` : target;
    return `${sign === '!' ? '@' : sign}${label ?? target}`;
  });
  return unescaped(words).trim();
}

/** At most that many UTF-16 units, never half a sign; what is cut is shown by …. */
export function shortened(text: string, most: number): string {
  return text.length <= most ? text : `${whole(text, most - 1)}…`;
}

function whole(text: string, most: number): string {
  const last = text.charCodeAt(most - 1);
  return text.slice(0, last >= 0xd800 && last <= 0xdbff ? most - 1 : most);
}

/** Pieces of at most that many units, together exactly the text; cut at a line's end where one is near. */
export function pieces(text: string, most: number): string[] {
  const all: string[] = [];
  for (let rest = text; rest;) {
    const line = rest.length > most ? rest.lastIndexOf('\n', most - 1) + 1 : 0;
    const piece = rest.length <= most ? rest : line > most / 2 ? rest.slice(0, line) : whole(rest, most);
    all.push(piece);
    rest = rest.slice(piece.length);
  }
  return all;
}
