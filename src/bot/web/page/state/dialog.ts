import { signal } from '@preact/signals';
import type { ComponentChildren } from 'preact';

/**
 * The one dialog that is open. It stands at the root of the page, so that it outlives the card it came from,
 * and is no part of the log that a screen reader follows.
 */
export const dialog = signal<ComponentChildren>(null);

export const openDialog = (content: ComponentChildren) => (dialog.value = content);
export const closeDialog = () => (dialog.value = null);
