import type { ComponentChildren } from 'preact';
import type { RegisterRow } from '../../api.js';
import { now } from '../state/clock';
import { api, say } from '../state/session';
import { t } from '../words';

type Column = keyof (typeof t.value)['columns'];
const columns: Column[] = ['number', 'customer', 'category', 'summary', 'status', 'holder', 'department', 'result'];

interface CellProps {
  column: Column;
  span?: number;
  /** Nothing to say: a dash in the table, left out of a card. */
  blank?: boolean;
  children: ComponentChildren;
}

/** A cell carries its heading: on a phone the table reads as cards. The roles keep it a table for a screen reader there too. */
function Cell({ column, span, blank, children }: CellProps) {
  return (
    <td role="cell" class={`cell ${column} ${blank ? 'blank' : ''}`} colSpan={span}>
      <span class="cell-label" aria-hidden="true">
        {t.value.columns[column]}
      </span>
      <div class="cell-content">{children}</div>
    </td>
  );
}

function VoidRow({ row }: { row: RegisterRow }) {
  return (
    <tr role="row" class="void">
      <Cell column="number">
        <span class="row-number">{row.number}</span>
      </Cell>
      <Cell column="summary" span={columns.length - 1}>
        <span class="tag">{t.value.void}</span> {row.void}
      </Cell>
    </tr>
  );
}

function Status({ row }: { row: RegisterRow }) {
  return (
    <>
      <span class={`tag ${row.open ? 'open' : ''}`}>{row.status}</span>
      {row.overdue && <span class="tag overdue">{t.value.overdue}</span>}
    </>
  );
}

const Second = ({ children }: { children: ComponentChildren }) => <span class="second">{children}</span>;

function CaseRow({ row }: { row: RegisterRow }) {
  const { exact } = say.value;
  const at = now.value;
  return (
    <tr role="row" class={row.overdue ? 'overdue' : ''}>
      <Cell column="number">
        <a
          class="row-number"
          href={`${api}register/${encodeURIComponent(row.case)}`}
          target="_blank"
          rel="noopener"
          aria-label={t.value.openForm(row.number)}
        >
          {row.number}
        </a>
        <Second>
          {exact(row.receivedAt, at)} · {row.channel}
        </Second>
      </Cell>
      <Cell column="customer">
        {row.customer}
        <Second>{row.place}</Second>
      </Cell>
      <Cell column="category">
        {row.category}
        <Second>{[row.nature, row.size].filter(Boolean).join(' · ')}</Second>
      </Cell>
      <Cell column="summary">
        <span class="row-summary">{row.summary}</span>
      </Cell>
      <Cell column="status">
        <Status row={row} />
      </Cell>
      <Cell column="holder" blank={!row.holder}>
        {row.holder || '—'}
        {row.until && row.open && <Second>{t.value.until(exact(row.until, at))}</Second>}
      </Cell>
      <Cell column="department" blank={!row.department}>
        {row.department || '—'}
      </Cell>
      <Cell column="result" blank={!row.result && row.rating === null}>
        {row.result || '—'}
        {row.rating !== null && <Second>{t.value.rating(row.rating)}</Second>}
      </Cell>
    </tr>
  );
}

export function Rows({ rows }: { rows: RegisterRow[] }) {
  if (rows.length === 0) return <p class="register-empty">{t.value.nothingFound}</p>;
  return (
    <div class="table-frame">
      <table role="table" class="register-table">
        <thead role="rowgroup">
          <tr role="row">
            {columns.map((column) => (
              <th key={column} role="columnheader" scope="col">
                {t.value.columns[column]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {rows.map((row) =>
            row.void ? <VoidRow key={row.number} row={row} /> : <CaseRow key={row.number} row={row} />,
          )}
        </tbody>
      </table>
    </div>
  );
}
