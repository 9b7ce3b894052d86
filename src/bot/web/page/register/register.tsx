import { useEffect, useState } from 'preact/hooks';
import type { RegisterPage } from '../../api.js';
import type { Language } from '../../../../rules/organisation.js';
import { Failure, read, reason } from '../lib/api';
import { LanguageButton, ThemeButton } from '../parts/appearance';
import { DemoBar } from '../parts/demo-bar';
import { Icon } from '../parts/icons';
import { PageMessage } from '../parts/page-message';
import { messengerOf } from '../route';
import { notify } from '../state/notices';
import { api, chooseLanguage, framed, loadMe, me, person } from '../state/session';
import { language, t } from '../words';
import { FilterForm } from './filter-form';
import { Pager } from './pager';
import { filters } from './query';
import { Rows } from './rows';

async function switchLanguage(chosen: Language) {
  await chooseLanguage(chosen).catch((error: unknown) => notify(reason(error)));
}

function Head() {
  return (
    <header class="register-head">
      <a class="icon-button" href={messengerOf(person)} aria-label={t.value.toMessenger} title={t.value.toMessenger}>
        <Icon name="back" />
      </a>
      <div class="who">
        <h1 class="who-name">{t.value.registerTitle}</h1>
        <p class="who-title">{me.value?.site}</p>
      </div>
      <div class="toolbar">
        <LanguageButton onChoose={(chosen) => void switchLanguage(chosen)} />
        <ThemeButton />
      </div>
    </header>
  );
}

/** The page of the register that the filters ask for; the latest question wins. */
function usePage() {
  const [page, setPage] = useState<RegisterPage | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const [attempt, setAttempt] = useState(0);
  const [busy, setBusy] = useState(true);
  const asked = filters.value;
  useEffect(() => {
    let current = true;
    setBusy(true);
    setFailure(null);
    Promise.all([
      me.peek()?.language === language.peek() ? null : loadMe(),
      read<RegisterPage>(`${api}register`, asked),
    ])
      .then(([, found]) => current && setPage(found))
      .catch((error: unknown) => current && setFailure(error))
      .finally(() => current && setBusy(false));
    return () => {
      current = false;
    };
  }, [asked, attempt, language.value]);
  return { page, failure, busy, again: () => setAttempt(attempt + 1) };
}

export function Register() {
  const { page, failure, busy, again } = usePage();
  useEffect(() => {
    document.title = `${t.value.registerTitle} · ${t.value.product}`;
  }, [t.value]);
  const forbidden = failure instanceof Failure && (failure.status === 401 || failure.status === 403);
  if (forbidden)
    return (
      <PageMessage title={t.value.registerTitle} text={t.value.registerForbidden}>
        <a class="button primary" href={messengerOf(person)}>
          {t.value.toMessenger}
        </a>
      </PageMessage>
    );
  return (
    <div class="register">
      {me.value?.demo && !framed && <DemoBar />}
      <Head />
      <main class="register-main">
        <FilterForm options={page?.filters} total={page?.total} />
        {failure !== null && (
          <div class="stream-note" role="alert">
            <p>{reason(failure)}</p>
            <button type="button" class="button" onClick={again}>
              {t.value.retry}
            </button>
          </div>
        )}
        <div class="register-result" aria-busy={busy}>
          {page && <Rows rows={page.rows} />}
          {page && <Pager page={page.page} pages={page.pages} />}
        </div>
      </main>
    </div>
  );
}
