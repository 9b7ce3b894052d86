import { t } from '../words';
import { look } from './query';

export function Pager({ page, pages }: { page: number; pages: number }) {
  if (pages <= 1) return null;
  const go = (to: number) => {
    look({ page: String(to) });
    scrollTo({ top: 0 });
  };
  return (
    <nav class="pager" aria-label={t.value.pages}>
      <button type="button" class="button" disabled={page <= 1} onClick={() => go(page - 1)}>
        {t.value.previousPage}
      </button>
      <span>{t.value.page(page, pages)}</span>
      <button type="button" class="button" disabled={page >= pages} onClick={() => go(page + 1)}>
        {t.value.nextPage}
      </button>
    </nav>
  );
}
