import { useEffect, useState } from 'preact/hooks';
import type { DemoPerson, Me } from '../../api.js';
import { read } from '../lib/api';
import { DemoBar } from '../parts/demo-bar';
import { PageMessage } from '../parts/page-message';
import { messengerOf, sideOf } from '../route';
import { setClock } from '../state/clock';
import { inLanguage, t } from '../words';
import { loadPeople, people } from './people';
import { PersonSelect } from './side-picker';

const nameOf = (all: DemoPerson[], person: string) => {
  const one = all.find((other) => other.person === person);
  return one ? inLanguage(one.name) : person;
};

/** Two messengers beside each other, for whoever wants to see both ends of a conversation. Demonstration only. */
export function Side({ left, right }: { left: string; right: string }) {
  const [chosen, setChosen] = useState({ left, right });
  useEffect(() => void loadPeople(), []);
  useEffect(() => {
    document.title = `${t.value.sideTitle} · ${t.value.product}`;
  }, [t.value]);
  const loaded = people.value;
  if (loaded.state === 'loading') return <p class="page-loading">{t.value.loading}</p>;
  if (loaded.state !== 'ready' || !left || !right)
    return (
      <PageMessage title={t.value.notFoundTitle} text={t.value.notFound}>
        <a class="button primary" href="/">
          {t.value.toEntrance}
        </a>
      </PageMessage>
    );

  function choose(change: Partial<typeof chosen>) {
    const next = { ...chosen, ...change };
    setChosen(next);
    history.replaceState(null, '', sideOf(next.left, next.right));
  }
  const api = `${messengerOf(chosen.left)}api/`;
  const learnTime = () =>
    void read<Me>(`${api}me`).then(
      ({ now }) => setClock(now),
      () => undefined,
    );
  return (
    <div class="side">
      <DemoBar at={api} />
      <main class="side-frames">
        <h1 class="sr-only">{t.value.sideTitle}</h1>
        {(['left', 'right'] as const).map((side) => (
          <section key={side} class="side-frame" aria-label={nameOf(loaded.people, chosen[side])}>
            <PersonSelect
              label={side === 'left' ? t.value.sideLeft : t.value.sideRight}
              value={chosen[side]}
              all={loaded.people}
              onChoose={(person) => choose({ [side]: person })}
            />
            <iframe
              key={chosen[side]}
              src={messengerOf(chosen[side])}
              title={nameOf(loaded.people, chosen[side])}
              onLoad={side === 'left' ? learnTime : undefined}
            />
          </section>
        ))}
      </main>
    </div>
  );
}
