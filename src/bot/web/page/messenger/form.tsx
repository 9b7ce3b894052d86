import { useRef, useState } from 'preact/hooks';
import type { Button, Field, Form } from '../../../../flows/messenger.js';
import { Dialog } from '../parts/dialog';
import { closeDialog } from '../state/dialog';
import { addFiles, clearPicked, pickedIn, removeFile } from '../state/drafts';
import { buttonKey, presses } from '../state/presses';
import { t } from '../words';
import { FieldView, type FieldProps } from './field';
import { check, initialValues, result, type Values } from './form-values';

interface Props {
  card: string;
  button: Button;
  form: Form;
  /** @returns whether it was taken */
  onSubmit: (values: Record<string, unknown>) => Promise<boolean>;
}

/** What was filled in stays when a form is closed and opened again. */
const kept = new Map<string, Values>();

export function FormDialog({ card, button, form, onSubmit }: Props) {
  const key = card + buttonKey(button);
  const [values, setValues] = useState<Values>(() => kept.get(key) ?? initialValues(form.fields));
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [sent, setSent] = useState(false);
  const element = useRef<HTMLFormElement>(null);
  const pressed = presses.value.get(card);
  const busy = pressed?.state === 'going';
  const filesOf = (field: Field) => pickedIn(`${key} ${field.name}`);

  const inputOf = ({ name }: Field) =>
    element.current?.querySelector<HTMLInputElement>(`[data-field="${CSS.escape(name)}"] :is(input, textarea, select)`);
  /** A date of which only the month was typed: the browser gives it out as nothing at all. */
  const halfTyped = () =>
    Object.fromEntries(
      form.fields.filter((field) => inputOf(field)?.validity.badInput).map(({ name }) => [name, t.peek().notDate]),
    );

  function change(name: string, value: string) {
    const next = { ...values, [name]: value };
    setValues(next);
    kept.set(key, next);
    if (errors[name]) setErrors(({ [name]: _, ...rest }) => rest);
  }

  async function submit() {
    if (busy) return;
    const files = Object.fromEntries(
      form.fields.filter(({ kind }) => kind === 'files').map((field) => [field.name, filesOf(field).peek().files]),
    );
    const found = { ...check(form.fields, values, files), ...halfTyped() };
    setErrors(found);
    const faulty = form.fields.find(({ name }) => found[name]);
    if (faulty) return inputOf(faulty)?.focus();
    setSent(true);
    if (!(await onSubmit(await result(form.fields, values, files)))) return;
    kept.delete(key);
    for (const field of form.fields) clearPicked(filesOf(field));
    closeDialog();
  }

  const fieldProps = (field: Field): FieldProps => ({
    field,
    value: values[field.name] ?? '',
    error: errors[field.name],
    onChange: (value) => change(field.name, value),
    picked: filesOf(field),
    onPick: (files) => addFiles(filesOf(field), files),
    onRemove: (item) => removeFile(filesOf(field), item),
  });

  return (
    <Dialog kind="form" title={form.title}>
      <form
        ref={element}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <div class="form-fields">
          {form.fields.map((field) => (
            <FieldView key={field.name} {...fieldProps(field)} />
          ))}
        </div>
        <footer class="form-foot">
          <p class="problem" role="alert">
            {sent && pressed?.state === 'failed' ? pressed.why : ''}
          </p>
          <button type="button" class="button" onClick={closeDialog}>
            {t.value.cancel}
          </button>
          <button
            type="submit"
            class={`button primary ${button.style === 'danger' ? 'danger' : ''}`}
            aria-disabled={busy}
          >
            {busy ? t.value.working : form.submit}
          </button>
        </footer>
      </form>
    </Dialog>
  );
}
