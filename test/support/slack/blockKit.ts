/** Slack's published limits of Block Kit, checked on whatever would be sent. */
type Plain = { type?: unknown; text?: unknown };
type Any = Record<string, unknown>;

const list = (value: unknown): Any[] => (Array.isArray(value) ? (value as Any[]) : []);
const length = (value: unknown): number => (typeof value === 'string' ? value.length : 0);

/** Everything that Slack would refuse; empty when it takes it. */
export function faultsInMessage({ text, blocks }: { text?: unknown; blocks?: unknown }): string[] {
  const all = list(blocks);
  const total = JSON.stringify(all).length;
  return [
    ...(length(text) === 0 ? ['a message without text for notifications'] : []),
    ...(length(text) > 4000 ? [`text of ${length(text)}`] : []),
    ...(all.length > 50 ? [`${all.length} blocks`] : []),
    ...(total > 60_000 ? [`${total} characters of blocks`] : []),
    ...all.flatMap(faultsInBlock),
    ...unique(all),
  ];
}

export function faultsInView(view: Any): string[] {
  const blocks = list(view.blocks);
  const plain = (name: string, most: number) => faultsInText(view[name] as Plain, name, most);
  return [
    ...(blocks.length > 100 ? [`${blocks.length} blocks in a view`] : []),
    ...(view.type === 'modal' ? [...plain('title', 24), ...plain('submit', 24), ...plain('close', 24)] : []),
    ...(length(view.private_metadata) > 3000 ? [`private_metadata of ${length(view.private_metadata)}`] : []),
    ...(JSON.stringify(view).length > 250_000 ? ['a view over 250 KB'] : []),
    ...blocks.flatMap(faultsInBlock),
    ...unique(blocks),
  ];
}

function unique(blocks: Any[]): string[] {
  const ids = blocks.flatMap((block) => (block.block_id ? [String(block.block_id)] : []));
  const actions = blocks.flatMap((block) => list(block.elements).flatMap(({ action_id }) => action_id ?? []));
  return [
    ...(new Set(ids).size < ids.length ? ['a block_id twice'] : []),
    ...(new Set(actions).size < actions.length ? ['an action_id twice'] : []),
  ];
}

function faultsInText(text: Plain | undefined, where: string, most: number): string[] {
  const size = length(text?.text);
  if (size === 0) return [`${where}: no text`];
  return size > most ? [`${where}: ${size} characters, ${most} at most`] : [];
}

function faultsInBlock(block: Any): string[] {
  switch (block.type) {
    case 'header':
      return faultsInText(block.text as Plain, 'header', 150);
    case 'section':
      return faultsInText(block.text as Plain, 'section', 3000);
    case 'rich_text':
      return faultsInRichText(block);
    case 'actions':
      return [
        ...(list(block.elements).length > 25 ? ['more than 25 elements in actions'] : []),
        ...(list(block.elements).length === 0 ? ['actions without elements'] : []),
        ...list(block.elements).flatMap(faultsInButton),
      ];
    case 'input':
      return [
        ...faultsInText(block.label as Plain, 'label', 2000),
        ...(block.hint ? faultsInText(block.hint, 'hint', 2000) : []),
        ...(length(block.block_id) > 255 ? ['block_id'] : []),
        ...faultsInInput(block.element as Any),
      ];
    case 'divider':
      return [];
    default:
      return [`a block of the kind ${String(block.type)}`];
  }
}

function faultsInRichText(block: Any): string[] {
  const elements = list(block.elements).flatMap((section) => list(section.elements));
  const size = elements.reduce((sum, { text, url }) => sum + length(text) + length(url), 0);
  return [
    ...(elements.length === 0 ? ['rich text without words'] : []),
    ...(elements.some(({ type, text }) => type === 'text' && length(text) === 0) ? ['an empty text'] : []),
    ...(elements.some(({ type, url }) => type === 'link' && length(url) > 3000) ? ['a link of over 3000'] : []),
    ...(size > 3000 ? [`rich text of ${size}`] : []),
  ];
}

function faultsInButton(button: Any): string[] {
  const styles = [undefined, 'primary', 'danger'];
  return [
    ...faultsInText(button.text as Plain, 'button', 75),
    ...(length(button.value) > 2000 ? [`a value of ${length(button.value)}`] : []),
    ...(length(button.url) > 3000 ? ['a url of over 3000'] : []),
    ...(length(button.action_id) > 255 || length(button.action_id) === 0 ? ['action_id'] : []),
    ...(styles.includes(button.style as string) ? [] : [`style ${String(button.style)}`]),
  ];
}

function faultsInInput(element: Any): string[] {
  const options = [...list(element.options), ...list(element.option_groups).flatMap((group) => list(group.options))];
  return [
    ...(element.type === 'static_select' && options.length === 0 ? ['a choice of nothing'] : []),
    ...(list(element.options).length > 100 ? ['more than 100 options'] : []),
    ...options.flatMap((option) => faultsInText(option.text as Plain, 'option', 75)),
    ...options.flatMap(({ value }) => (length(value) > 150 || length(value) === 0 ? ['an option value'] : [])),
    ...(Number(element.max_length ?? 1) > 3000 ? [`max_length ${String(element.max_length)}`] : []),
    ...(length(element.initial_value) > Number(element.max_length ?? 3000) ? ['initial_value too long'] : []),
    ...(element.initial_date && !/^\d{4}-\d\d-\d\d$/.test(String(element.initial_date)) ? ['initial_date'] : []),
    ...(Number(element.max_files ?? 1) > 10 ? ['max_files'] : []),
  ];
}
