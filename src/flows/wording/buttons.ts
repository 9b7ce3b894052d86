import { attendanceOf } from '../../rules/attendanceSettings.js';
import type { Facts, Press } from '../../rules/case.js';
import { chainAbove, departmentsOfSite, staffOf } from '../../rules/chain.js';
import type { Language, Organisation, Site, Text } from '../../rules/organisation.js';
import { fieldsOf, kindWith, type FieldShape } from '../forms.js';
import type { Button, Envelope, Field, Form } from '../messenger.js';
import type { Catalogue } from './catalogue.js';
import { joined, shortNumber } from './parts.js';

/** What buttons and their forms are made from. */
export interface Here {
  envelope: Envelope;
  organisation: Organisation;
  site: Site;
  words: Catalogue;
}

/** Menu actions that fill in the form of a case's command. */
export const formOf: Record<string, { kind: string; action: string }> = {
  registerFor: { kind: 'complaint', action: 'register' },
  submitReport: { kind: 'report', action: 'submitReport' },
  askLeave: { kind: 'leave', action: 'ask' },
  sendLeave: { kind: 'leave', action: 'ask' },
  reviseLeave: { kind: 'leave', action: 'resubmit' },
};

export const buttonsOf = (here: Here): Button[] =>
  (here.envelope.message.buttons ?? []).map((press) => buttonOf(here, press));

function buttonOf(here: Here, press: Press): Button {
  const { action, args = {}, style } = press;
  const belongs = press.case ?? here.envelope.case?.id;
  const form = press.form ? formFor(here, press) : undefined;
  return {
    action,
    ...(belongs ? { case: belongs } : {}),
    args,
    label: labelOf(here, press),
    ...(style ? { style } : {}),
    ...(form && form.fields.length ? { form } : {}),
  };
}

const has = (words: object, key: string): boolean => Object.hasOwn(words, key);

function labelOf(here: Here, press: Press): string {
  const { actions, neutralButton } = here.words;
  const now = `${press.action}.now`;
  const key = press.label ?? (!press.form && has(actions, now) ? now : press.action);
  if (has(actions, key))
    return withColleague(here, press, withDepartment(here, press, actions[key as keyof typeof actions]));
  const named = key.startsWith('person.') ? staffOf(here.organisation, key.slice('person.'.length)) : undefined;
  if (named) return joined([named.name[here.envelope.language], departmentName(here, named.department)]);
  return press.label ? caseLabel(here, press.label) : neutralButton;
}

/** One press decides a department too: it is named (reception.2). */
function withDepartment({ organisation, envelope }: Here, { action, args, form }: Press, label: string): string {
  const department = organisation.departments.find(({ id }) => id === args?.department);
  return department && !form && ['agree', 'decide'].includes(action)
    ? joined([label, department.name[envelope.language]])
    : label;
}

/** [打电话给陈主管], [提醒小李]: who it is about is named. */
function withColleague({ organisation, envelope }: Here, { action, args }: Press, label: string): string {
  const named = ['callSuperior', 'remindColleague'].includes(action)
    ? staffOf(organisation, String(args?.colleague))
    : undefined;
  return named ? `${label}${envelope.language === 'en' ? ' ' : ''}${named.name[envelope.language]}` : label;
}

const departmentName = ({ organisation, envelope }: Here, id: string): string | undefined =>
  organisation.departments.find((one) => one.id === id)?.name[envelope.language];

/** A label that is a case's number: short, with what the case is about. */
function caseLabel({ envelope, words }: Here, number: string): string {
  const cases = (envelope.message.facts.cases ?? []) as { number: string; category?: string; place?: string }[];
  const found = cases.find((one) => one.number === number);
  const leaves = (envelope.message.facts.leaves ?? []) as { number: string; requester: Text }[];
  const leave = leaves.find((one) => one.number === number);
  if (leave) return joined([words.actions.approve, shortNumber(number), leave.requester[envelope.language]]);
  const category = words.terms.categories[found?.category as keyof typeof words.terms.categories];
  return joined([shortNumber(number), category, found?.place]);
}

function formFor(here: Here, press: Press): Form {
  const { fields } = here.words;
  const { kind, action } = formOf[press.action] ?? {
    kind: here.envelope.case?.kind ?? kindWith(press.action) ?? '',
    action: press.action,
  };
  const shapes = fieldsOf(kind, action).filter(({ kind: shape }) => shape !== 'hidden');
  return {
    title: joined([here.envelope.case && shortNumber(here.envelope.case.number), labelOf(here, press)]),
    fields: shapes.map((shape) => fieldOf(here, action, shape, press.args ?? {})),
    submit: action === 'sendAnswer' ? fields.send : fields.submit,
  };
}

function fieldOf(here: Here, action: string, shape: FieldShape, args: Facts): Field {
  const { fields, neutral } = here.words;
  const { name, kind, required, maxLength } = shape;
  const own = `${action}.${name}`;
  const hint = textOf(fields.hints, own) ?? textOf(fields.hints, name);
  const options = kind === 'choice' ? optionsOf(here, action, shape) : undefined;
  const value = valueOf(kind, args[name], options);
  return {
    name,
    label: textOf(fields.own, own) ?? textOf(fields.labels, name) ?? neutral,
    kind: kind === 'hidden' ? 'text' : kind,
    required,
    ...(hint ? { hint } : {}),
    ...(options ? { options } : {}),
    ...(maxLength ? { maxLength } : {}),
    ...(value === undefined ? {} : { value }),
  };
}

const textOf = (words: object, key: string): string | undefined =>
  has(words, key) ? (words as Record<string, string>)[key] : undefined;

/** What the button knows already, as the form shows it. */
function valueOf(kind: FieldShape['kind'], value: unknown, options: Field['options']): string | undefined {
  if (kind === 'files' || (typeof value !== 'string' && typeof value !== 'number')) return undefined;
  const text = kind === 'date' ? String(value).slice(0, 10) : String(value);
  return options && !options.some((option) => option.value === text) ? undefined : text;
}

function optionsOf(here: Here, action: string, { name, options = [] }: FieldShape): Field['options'] {
  const { organisation, site, envelope } = here;
  const { language } = envelope;
  if (name === 'department')
    return departmentsOfSite(organisation, site.id).map(({ id, name: called }) => ({
      value: id,
      label: called[language],
    }));
  if (name === 'to') return colleagues(here, action === 'handOver', language);
  if (name === 'staff') return subordinates(here);
  if (name === 'colleague') return colleagues(here, false, language).filter(({ value }) => value !== envelope.person);
  if (name === 'statutory')
    return Object.entries(attendanceOf(organisation).statutory).map(([value, one]) => ({
      value,
      label: one.name[language],
    }));
  const labels = choiceLabels(here.words, name);
  return options.map((value) => ({ value, label: textOf(labels, value) ?? here.words.neutral }));
}

/** Who can take it over: the service centre investigates; anybody of the site may be named to call back (complaint.4). */
function colleagues({ organisation, site, envelope, words }: Here, service: boolean, language: Language) {
  return organisation.staff
    .filter((one) => one.site === site.id && (!service || one.department === site.serviceDepartment))
    .filter(({ id }) => !service || id !== envelope.person)
    .map(({ id, name, posts: [post] }) => ({
      value: id,
      label: joined([name[language], post && words.terms.posts[post]]),
    }));
}

/** Whom somebody is a superior of (attendance.3). */
const subordinates = ({ organisation, envelope }: Here) =>
  organisation.staff
    .filter(({ id }) => chainAbove(organisation, id).some((one) => one.id === envelope.person))
    .map(({ id, name }) => ({ value: id, label: name[envelope.language] }));

function choiceLabels({ terms, leaveChoices, attendance, chain }: Catalogue, field: string): object {
  switch (field) {
    case 'size':
      return terms.sizes;
    case 'category':
      return terms.categories;
    case 'channel':
      return terms.channels;
    case 'mode':
      return terms.modes;
    case 'how':
      return terms.how;
    case 'solved':
      return terms.yesNo;
    default:
      return leaveChoices[field] ?? attendance.choices[field] ?? (chain.choices as Record<string, object>)[field] ?? {};
  }
}

/** The site of the case; else the reader's; else the first. */
export function siteFor({ case: belongs, person }: Envelope, organisation: Organisation): Site {
  const of = (id: string | undefined) => organisation.sites.find((site) => site.id === id);
  const found = of(belongs?.site) ?? of(staffOf(organisation, person)?.site) ?? organisation.sites[0];
  if (!found) throw new Error('organisation: there is no site; check org.yaml with npm run org:check');
  return found;
}
