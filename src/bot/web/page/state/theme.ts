import { effect, signal } from '@preact/signals';
import { recall, remember } from '../lib/storage';

export type Theme = 'auto' | 'light' | 'dark';
const order: Theme[] = ['auto', 'light', 'dark'];

const kept = recall(localStorage, 'theme') as Theme | null;
export const theme = signal<Theme>(kept && order.includes(kept) ? kept : 'auto');

export function nextTheme() {
  theme.value = order[(order.indexOf(theme.peek()) + 1) % order.length]!;
  remember(localStorage, 'theme', theme.peek() === 'auto' ? '' : theme.peek());
}

effect(() => {
  if (theme.value === 'auto') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme.value;
});
// Another window's choice is this one's too.
addEventListener('storage', ({ key, newValue }) => {
  if (key === 'huiyin.theme') theme.value = order.includes(newValue as Theme) ? (newValue as Theme) : 'auto';
});
