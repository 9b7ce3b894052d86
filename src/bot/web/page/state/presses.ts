import { signal } from '@preact/signals';
import type { PressBody } from '../../api.js';
import type { Button } from '../../../../flows/messenger.js';
import type { Facts } from '../../../../rules/case.js';
import { post, reason } from '../lib/api';
import { newId } from '../lib/text';
import { api } from './session';

export interface Pressed {
  /** Which of the card's buttons. */
  button: string;
  state: 'going' | 'failed';
  why?: string;
}

/** By card (a message's id): while one of its buttons is on its way, none of them can be pressed again. */
export const presses = signal<ReadonlyMap<string, Pressed>>(new Map());

/** Id of a press that may have arrived: the next attempt is the same press. */
const attempts = new Map<string, string>();

export const buttonKey = (button: Button) => JSON.stringify([button.action, button.case, button.args]);

const set = (card: string, pressed: Pressed) => (presses.value = new Map(presses.peek()).set(card, pressed));

/** The card may be pressed again: it was updated, or an answer came. */
export function release(card: string) {
  if (!presses.peek().has(card)) return;
  const rest = new Map(presses.peek());
  rest.delete(card);
  presses.value = rest;
}

/** How long a card waits for its update after the server took the press, in milliseconds. */
const settleWithin = 2500;

/** @returns whether the server took it; false also when a press of this card is on its way */
export async function press(
  card: string,
  thread: string | undefined,
  button: Button,
  values: Facts = {},
): Promise<boolean> {
  if (presses.peek().get(card)?.state === 'going') return false;
  const key = buttonKey(button);
  const args = { ...button.args, ...values };
  const attempt = card + key + JSON.stringify(args);
  const id = attempts.get(attempt) ?? newId();
  attempts.set(attempt, id);
  set(card, { button: key, state: 'going' });
  try {
    const body: PressBody = { id, case: button.case, thread, action: button.action, args };
    await post(`${api}press`, body);
    attempts.delete(attempt);
    setTimeout(() => release(card), settleWithin);
    return true;
  } catch (error) {
    set(card, { button: key, state: 'failed', why: reason(error) });
    return false;
  }
}
