import { useState } from 'preact/hooks';
import type { DemoPerson } from '../../api.js';
import { sideOf } from '../route';
import { inLanguage, t } from '../words';
import { groups } from './people';

interface SelectProps {
  label: string;
  value: string;
  all: DemoPerson[];
  onChoose: (person: string) => void;
}

export function PersonSelect({ label, value, all, onChoose }: SelectProps) {
  return (
    <label class="filter">
      <span>{label}</span>
      <select value={value} onChange={({ currentTarget }) => onChoose(currentTarget.value)}>
        {groups.map((group) => (
          <optgroup key={group} label={t.value.groups[group]}>
            {all
              .filter((one) => one.group === group)
              .map((one) => (
                <option key={one.person} value={one.person}>
                  {inLanguage(one.name)} · {inLanguage(one.title)}
                </option>
              ))}
          </optgroup>
        ))}
      </select>
    </label>
  );
}

const firstOf = (all: DemoPerson[], group: DemoPerson['group']) =>
  all.find((one) => one.group === group)?.person ?? all[0]?.person ?? '';

export function SidePicker({ all }: { all: DemoPerson[] }) {
  const [left, setLeft] = useState(() => firstOf(all, 'resident'));
  const [right, setRight] = useState(() => firstOf(all, 'service'));
  return (
    <section class="side-picker" aria-labelledby="side-title">
      <h2 id="side-title">{t.value.sideTitle}</h2>
      <p>{t.value.sideLead}</p>
      <PersonSelect label={t.value.sideLeft} value={left} all={all} onChoose={setLeft} />
      <PersonSelect label={t.value.sideRight} value={right} all={all} onChoose={setRight} />
      <a class="button primary" href={sideOf(left, right)}>
        {t.value.sideOpen}
      </a>
    </section>
  );
}
