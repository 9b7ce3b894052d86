import { me } from '../state/session';
import { t } from '../words';

export function Empty({ thread }: { thread: string | null }) {
  if (thread !== null) return <p class="stream-note quiet">{t.value.emptyThread}</p>;
  return (
    <div class="empty">
      <img src="/page/icon.svg" alt="" width="64" height="64" />
      <h2>{t.value.emptyTitle(me.value?.name ?? '')}</h2>
      <p>{me.value?.role === 'staff' ? t.value.emptyStaff : t.value.emptyResident}</p>
    </div>
  );
}
