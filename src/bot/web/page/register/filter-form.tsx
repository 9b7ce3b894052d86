import { useState } from 'preact/hooks';
import type { Option, RegisterPage } from '../../api.js';
import { address } from '../lib/api';
import { Icon } from '../parts/icons';
import { api } from '../state/session';
import { t } from '../words';
import { clear, filters, look, type FilterName } from './query';

function Select({ name, label, options }: { name: FilterName; label: string; options: Option[] }) {
  return (
    <label class="filter">
      <span>{label}</span>
      <select value={filters.value[name] ?? ''} onChange={({ currentTarget }) => look({ [name]: currentTarget.value })}>
        <option value="">{t.value.filterAny}</option>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </label>
  );
}

function Day({ name, label }: { name: 'from' | 'to'; label: string }) {
  return (
    <label class="filter">
      <span>{label}</span>
      <input
        type="date"
        value={filters.value[name] ?? ''}
        onChange={({ currentTarget }) => look({ [name]: currentTarget.value })}
      />
    </label>
  );
}

function Search() {
  const [words, setWords] = useState(filters.peek().query ?? '');
  return (
    <form
      class="register-search"
      role="search"
      onSubmit={(event) => {
        event.preventDefault();
        look({ query: words.trim() });
      }}
    >
      <input
        type="search"
        value={words}
        aria-label={t.value.registerSearch}
        placeholder={t.value.registerSearch}
        onInput={({ currentTarget }) => setWords(currentTarget.value)}
      />
      <button type="submit" class="button primary">
        <Icon name="search" /> {t.value.search}
      </button>
    </form>
  );
}

export function FilterForm({ options, total }: { options?: RegisterPage['filters']; total?: number }) {
  const { query, page: _page, ...chosen } = filters.value;
  const count = Object.keys(chosen).length;
  const [unfolded, setUnfolded] = useState(false);
  const progress = [
    { value: 'true', label: t.value.filterStillOpen },
    { value: 'false', label: t.value.filterClosed },
  ];
  return (
    <section class="register-filters" aria-label={t.value.filters}>
      <Search key={query ?? ''} />
      <button
        type="button"
        class="button filter-toggle"
        aria-expanded={unfolded}
        onClick={() => setUnfolded(!unfolded)}
      >
        {t.value.filters}
        {count > 0 && <span class="badge">{count}</span>}
        <Icon name="down" />
      </button>
      <div class={`filter-row ${unfolded ? 'unfolded' : ''}`}>
        <Select name="open" label={t.value.filterOpen} options={progress} />
        <Select name="status" label={t.value.filterStatus} options={options?.status ?? []} />
        <Select name="category" label={t.value.filterCategory} options={options?.category ?? []} />
        <Select name="size" label={t.value.filterSize} options={options?.size ?? []} />
        <Select name="department" label={t.value.filterDepartment} options={options?.department ?? []} />
        <Day name="from" label={t.value.filterFrom} />
        <Day name="to" label={t.value.filterTo} />
      </div>
      <div class="register-count">
        <p role="status">{total === undefined ? t.value.loading : t.value.total(total)}</p>
        {count + (query ? 1 : 0) > 0 && (
          <button type="button" class="link-button" onClick={clear}>
            {t.value.clearFilters}
          </button>
        )}
        <a class="button download" href={address(`${api}register.csv`, { ...chosen, query })} download>
          <Icon name="download" /> {t.value.downloadCsv}
        </a>
      </div>
    </section>
  );
}
