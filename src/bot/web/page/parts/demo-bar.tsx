import { useState } from 'preact/hooks';
import type { Instant } from '../../../../rules/time.js';
import { post, reason } from '../lib/api';
import { now, setClock } from '../state/clock';
import { notify } from '../state/notices';
import { api, say } from '../state/session';
import { t } from '../words';
import { Icon } from './icons';

type Jump = 'hour' | 'day' | 'morning';

/** A jump works through everything that becomes due on the way; that may take a while. Milliseconds. */
const jumpPatience = 120_000;

function Jumps({ at }: { at: string }) {
  const [busy, setBusy] = useState(false);
  const [done, setDone] = useState('');
  async function jump(to: Jump) {
    if (busy) return;
    setBusy(true);
    try {
      const { now } = await post<{ now: Instant }>(`${at}demo/jump`, { to }, jumpPatience);
      setClock(now);
      setDone(t.peek().jumped(say.peek().clock(now)));
    } catch (error) {
      notify(reason(error));
    }
    setBusy(false);
  }
  const labels = { hour: t.value.jumpHour, day: t.value.jumpDay, morning: t.value.jumpMorning };
  return (
    <>
      {(['hour', 'day', 'morning'] as const).map((to) => (
        <button key={to} type="button" class="demo-button" aria-disabled={busy} onClick={() => void jump(to)}>
          {labels[to]}
        </button>
      ))}
      <span role="status" class={busy ? 'demo-busy' : 'sr-only'}>
        {busy ? t.value.jumping : done}
      </span>
    </>
  );
}

function Windows() {
  return (
    <>
      <a class="demo-button" href="/">
        {t.value.changePerson}
      </a>
      <a class="demo-button" href="/" target="_blank" rel="noopener">
        {t.value.newWindow}
      </a>
    </>
  );
}

/** On every page of the demonstration. On a phone its tools fold away. @param at the API of a person, for the clock's jumps */
export function DemoBar({ at = api }: { at?: string }) {
  const [open, setOpen] = useState(false);
  return (
    <aside class={`demo-bar ${open ? 'open' : ''}`} aria-label={t.value.demo}>
      <strong class="demo-word">{t.value.demo}</strong>
      <span class="demo-time">
        <span class="demo-time-word">{t.value.demoTime} </span>
        <time dateTime={now.value}>{say.value.clock(now.value)}</time>
      </span>
      <button type="button" class="demo-button demo-toggle" aria-expanded={open} onClick={() => setOpen(!open)}>
        {t.value.demoTools} <Icon name="down" />
      </button>
      <span class="demo-tools">
        <Jumps at={at} />
        <Windows />
      </span>
    </aside>
  );
}

/** At the entrance nobody has a clock yet. */
export const EntranceBar = () => (
  <aside class="demo-bar" aria-label={t.value.demo}>
    <strong class="demo-word">{t.value.demo}</strong>
    <span class="demo-time">{t.value.demoNote}</span>
  </aside>
);
