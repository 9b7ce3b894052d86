import type { Signal } from '@preact/signals';
import { useId } from 'preact/hooks';
import type { Field } from '../../../../flows/messenger.js';
import { Attachments, FileButton } from '../parts/attachments';
import { Refusals } from '../parts/refusals';
import type { Attachment } from '../state/attachments';
import type { Picked } from '../state/drafts';
import { t } from '../words';

export interface FieldProps {
  field: Field;
  value: string;
  error?: string;
  onChange: (value: string) => void;
  picked: Signal<Picked>;
  onPick: (files: File[]) => void;
  onRemove: (item: Attachment) => void;
}

/** Up to that many options are shown at once; more become a list to open. */
const fewOptions = 6;

interface Described {
  id: string;
  'aria-invalid': boolean;
  'aria-describedby': string | undefined;
  'aria-required': boolean;
}

function Choice({ props: { field, value, onChange }, described }: { props: FieldProps; described: Described }) {
  const options = field.options ?? [];
  if (options.length > fewOptions)
    return (
      <select {...described} value={value} onChange={({ currentTarget }) => onChange(currentTarget.value)}>
        <option value="">{t.value.choose}</option>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    );
  return (
    <div class="choices">
      {options.map((option) => (
        <label key={option.value} class="choice">
          <input
            type="radio"
            name={described.id}
            aria-describedby={described['aria-describedby']}
            checked={value === option.value}
            onChange={() => onChange(option.value)}
          />
          <span>{option.label}</span>
        </label>
      ))}
    </div>
  );
}

function Control({ props, described }: { props: FieldProps; described: Described }) {
  const { field, value, onChange } = props;
  const onInput = ({ currentTarget }: { currentTarget: HTMLInputElement }) => onChange(currentTarget.value);
  const typed = { value, onInput, autoComplete: 'off' };
  switch (field.kind) {
    case 'choice':
      return <Choice props={props} described={described} />;
    case 'longText':
      return (
        <textarea
          {...described}
          rows={4}
          value={value}
          onInput={({ currentTarget }) => onChange(currentTarget.value)}
        />
      );
    case 'files':
      return (
        <div class="files-field">
          <Attachments items={props.picked.value.files} onRemove={props.onRemove} />
          <FileButton wide label={t.value.addFiles} onPick={props.onPick} />
          <Refusals reasons={props.picked.value.refused} />
        </div>
      );
    case 'text':
      return <input {...described} {...typed} type="text" />;
    case 'number':
      // Typed as text with a number keyboard: a wheel or an arrow must not change it unseen.
      return <input {...described} {...typed} type="text" inputMode="decimal" />;
    case 'date':
      return <input {...described} {...typed} type="date" />;
    case 'dateTime':
      return <input {...described} {...typed} type="datetime-local" />;
  }
}

export function FieldView(props: FieldProps) {
  const { field, error, value } = props;
  const id = useId();
  const grouped = field.kind === 'files' || (field.kind === 'choice' && (field.options?.length ?? 0) <= fewOptions);
  const notes = [field.hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ') || undefined;
  const described = { id, 'aria-invalid': Boolean(error), 'aria-describedby': notes, 'aria-required': field.required };
  const label = (
    <>
      {field.label}
      {!field.required && <span class="optional"> · {t.value.optional}</span>}
    </>
  );
  const closeToLimit = field.maxLength !== undefined && value.length > field.maxLength * 0.8;
  const inside = (
    <>
      {field.hint && (
        <p class="hint" id={`${id}-hint`}>
          {field.hint}
        </p>
      )}
      <Control props={props} described={described} />
      {closeToLimit && (
        <p class="hint count">
          {value.length} / {field.maxLength}
        </p>
      )}
      {error && (
        <p class="problem" id={`${id}-error`}>
          {error}
        </p>
      )}
    </>
  );
  if (grouped)
    return (
      <fieldset class={`field ${error ? 'faulty' : ''}`} data-field={field.name}>
        <legend>{label}</legend>
        {inside}
      </fieldset>
    );
  return (
    <div class={`field ${error ? 'faulty' : ''}`} data-field={field.name}>
      <label for={id}>{label}</label>
      {inside}
    </div>
  );
}
