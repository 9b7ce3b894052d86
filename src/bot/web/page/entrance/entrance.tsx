import { useEffect } from 'preact/hooks';
import type { DemoPerson } from '../../api.js';
import { reason } from '../lib/api';
import { LanguageButton, ThemeButton } from '../parts/appearance';
import { EntranceBar } from '../parts/demo-bar';
import { Icon } from '../parts/icons';
import { PageMessage } from '../parts/page-message';
import { messengerOf } from '../route';
import { chooseLanguageHere, inLanguage, t } from '../words';
import { groups, loadPeople, people } from './people';
import { SidePicker } from './side-picker';

/** One character to know them by: the family name of 小孙 and 老孟. */
const mark = (name: string) => [...name.replace(/^[小老](?=.)/, '')][0];

function Person({ one }: { one: DemoPerson }) {
  const name = inLanguage(one.name);
  return (
    <li class="person">
      <a class="person-enter" href={messengerOf(one.person)}>
        <span class={`person-mark ${one.group}`} aria-hidden="true">
          {mark(name)}
        </span>
        <span class="person-text">
          <span class="person-name">
            {name} <span class="person-title">{inLanguage(one.title)}</span>
          </span>
          <span class="person-what">{inLanguage(one.what)}</span>
        </span>
      </a>
      <a
        class="icon-button"
        href={messengerOf(one.person)}
        target="_blank"
        rel="noopener"
        aria-label={t.value.enterNewWindow(name)}
        title={t.value.enterNewWindow(name)}
      >
        <Icon name="open" />
      </a>
    </li>
  );
}

function Groups({ all }: { all: DemoPerson[] }) {
  const present = groups.filter((group) => all.some((one) => one.group === group));
  return (
    <div class="groups">
      {present.map((group) => (
        <section key={group} class="group" aria-labelledby={`group-${group}`}>
          <h2 id={`group-${group}`}>{t.value.groups[group]}</h2>
          <ul>
            {all
              .filter((one) => one.group === group)
              .map((one) => (
                <Person key={one.person} one={one} />
              ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

function Hero() {
  return (
    <header class="hero">
      <div class="toolbar">
        <LanguageButton onChoose={chooseLanguageHere} />
        <ThemeButton />
      </div>
      <img src="/page/icon.svg" alt="" width="64" height="64" />
      <h1>{t.value.entranceTitle}</h1>
      <p class="hero-lead">{t.value.entranceLead}</p>
      <p>{t.value.entranceHow}</p>
    </header>
  );
}

export function Entrance() {
  useEffect(() => void loadPeople(), []);
  useEffect(() => {
    document.title = t.value.entranceTitle;
  }, [t.value]);
  const loaded = people.value;
  if (loaded.state === 'loading') return <p class="page-loading">{t.value.loading}</p>;
  if (loaded.state === 'closed') return <PageMessage title={t.value.needLink} text={t.value.needLinkText} />;
  if (loaded.state === 'failed')
    return (
      <PageMessage title={t.value.cannotOpen} text={reason(loaded.failure)}>
        <button type="button" class="button primary" onClick={() => void loadPeople()}>
          {t.value.retry}
        </button>
      </PageMessage>
    );
  return (
    <div class="entrance">
      <EntranceBar />
      <Hero />
      <main>
        <div class="starters">
          <SidePicker all={loaded.people} />
          <section class="try" aria-labelledby="try-title">
            <h2 id="try-title">{t.value.tryTitle}</h2>
            <ol>
              {t.value.trySteps.map((step) => (
                <li key={step}>{step}</li>
              ))}
            </ol>
          </section>
        </div>
        <Groups all={loaded.people} />
      </main>
    </div>
  );
}
