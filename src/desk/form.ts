import { termsOf } from '../flows/wording/index.js';
import { joined } from '../flows/wording/parts.js';
import type { CaseDocument } from '../models/cases.js';
import type { Calendar } from '../rules/calendar.js';
import type { Actor, Recorded } from '../rules/case.js';
import { departmentOf, siteOf, staffOf } from '../rules/chain.js';
import type { Complaint, ComplaintHistory } from '../rules/complaint/state.js';
import type { Language, Organisation, Staff } from '../rules/organisation.js';
import { maskName, maskPhone, maskRoom } from '../rules/privacy.js';
import type { Instant } from '../rules/time.js';
import { style } from './formStyle.js';
import { escaped, type Markup } from './html.js';
import { maskText } from './masking.js';
import { wordsOf } from './words/index.js';
import type { DeskWords, Naming, Told } from './words/words.js';

export interface Printed {
  organisation: Organisation;
  calendar: Calendar;
  language: Language;
  now: Instant;
  reader: Staff;
}

interface Form {
  document: CaseDocument;
  state: Complaint;
  words: DeskWords;
  naming: Naming;
  /** The reader has no part in the case. */
  masked: boolean;
  /** What was said, as this reader may see it. */
  shown: (text: string) => string;
  by: Printed;
}

/**
 * 投诉处理表 of one case as a page of its own: no scripts, nothing loaded, prints on A4 (complaint.3). Phone numbers stay
 * masked; names and doors too for readers who have no part in the case (security.1).
 */
export function handlingForm(document: CaseDocument, by: Printed): string {
  const state = document.state as Complaint;
  const masked = !handles(state, by);
  const shown = (text: string) => (masked ? maskText(text, state.reporter) : text);
  const words = wordsOf(by.language);
  const form: Form = { document, state, by, words, naming: namingOf(state, by), masked, shown };
  const { title } = form.words.form;
  const { company } = by.organisation;
  const site = siteOf(by.organisation, document.site);
  return escaped`<!doctype html>
    <html lang="${by.language === 'zh' ? 'zh-CN' : 'en'}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title} ${document.number}</title>
        <style>
          ${style}
        </style>
      </head>
      <body>
        <header>
          <p>${company[by.language]} · ${site.name[by.language]}</p>
          <h1>${title}</h1>
          <p class="number">${document.number}</p>
        </header>
        <main>${head(form)}${said(form)}${originals(form)}${outcome(form)}${course(form)}</main>
        ${foot(form)}
      </body>
    </html>`.text;
}

/** Whoever handles the case sees who and where; everybody else reads masked words. */
function handles({ cards }: Complaint, { reader, organisation }: Printed): boolean {
  const { serviceDepartment, officeManager } = siteOf(organisation, reader.site);
  return reader.id in cards || reader.department === serviceDepartment || reader.id === officeManager;
}

function namingOf({ reporter }: Complaint, { organisation, calendar, language }: Printed): Naming {
  const { form } = wordsOf(language);
  return {
    person: (id) => {
      if (id !== undefined && id === reporter.person) return form.resident;
      return (id && staffOf(organisation, id)?.name[language]) || form.product;
    },
    department: (id) => departmentOf(organisation, id)?.name[language] ?? id,
    time: (at) => `${calendar.dateOf(at)} ${calendar.timeOf(at)}`,
  };
}

const cell = (label: string, value: string | undefined): Markup =>
  escaped`<div class="cell"><dt>${label}</dt><dd>${value || '—'}</dd></div>`;

function head({ document, state, words: { form }, naming, masked, by }: Form): Markup {
  const terms = termsOf(by.language);
  const { reporter, step } = state;
  const name = reporter.name && (masked ? maskName(reporter.name) : `${reporter.name}${reporter.title ?? ''}`);
  const room = reporter.room && (masked ? maskRoom(reporter.room) : reporter.room);
  const place = state.place && (masked ? maskRoom(state.place) : state.place);
  const cells = [
    cell(form.number, document.number),
    cell(form.received, joined([naming.time(state.receivedAt), state.night && form.night])),
    cell(form.channel, terms.channels[state.channel]),
    cell(form.keeper, naming.person(state.keeper)),
    cell(form.customer, name),
    cell(form.phone, reporter.phone && maskPhone(reporter.phone)),
    cell(form.room, room && `${room}${reporter.verified ? '' : form.unverified}`),
    cell(form.place, place),
    cell(form.nature, terms.natures[state.nature]),
    cell(form.category, terms.categories[state.category]),
    cell(form.size, `${terms.sizes[state.size]}${state.sizeConfirmed ? '' : form.proposed}`),
    cell(form.earlier, form.times(state.earlier)),
    cell(form.status, terms.steps[step?.name ?? 'closed']),
    cell(form.holder, step && naming.person(step.holder)),
    cell(form.until, step && naming.time(step.until)),
  ];
  return escaped`<dl class="facts">${cells}</dl>`;
}

const section = (title: string, content: Markup): Markup => escaped`<section><h2>${title}</h2>${content}</section>`;
const paragraph = (text: string): Markup => escaped`<p class="words">${text}</p>`;
const table = (name: string, headings: string[], rows: (Markup | undefined)[]): Markup => escaped`
  <table class="${name}">
    <thead><tr>${headings.map((heading) => escaped`<th>${heading}</th>`)}</tr></thead>
    <tbody>${rows}</tbody>
  </table>`;

const said = ({ state, words: { form }, shown }: Form): Markup =>
  section(form.said, escaped`${[state.text, ...state.words].map((text) => paragraph(shown(text)))}`);

/** Every original has the case's number plus `/n` (complaint.3). */
function originals({ document, state, words: { form }, naming }: Form): Markup {
  const { number, name, type, received } = form.original;
  if (state.originals.length === 0) return section(form.originals, paragraph(form.noOriginals));
  const rows = state.originals.map(
    (one) => escaped`
      <tr>
        <td>${document.number}/${one.n}</td>
        <td>${one.name}</td>
        <td>${one.type}</td>
        <td>${naming.time(one.at)}</td>
      </tr>`,
  );
  return section(form.originals, table('originals', [number, name, type, received], rows));
}

/** Handling, department, result and answer: what the form is read for. */
function outcome({ state, words: { form }, naming, shown }: Form): Markup {
  const decision = state.decisions.at(-1);
  const result = state.results.at(-1);
  const parts: [string, string | undefined][] = [
    [form.handling, decision && shown(decision.handling)],
    [form.department, decision && naming.department(decision.department)],
    [form.result, result && shown(result.text)],
    [form.answer, state.answer && shown(state.answer.text)],
    [form.rating, state.rating ? `${state.rating} / 5` : undefined],
  ];
  return escaped`${parts.map(([label, text]) => !!text && section(label, paragraph(text)))}`;
}

function course(form: Form): Markup {
  const { time, who, what, text } = form.words.form.step;
  const events = form.document.events as Recorded<ComplaintHistory>[];
  const rows = events.map((recorded) => eventRow(form, recorded));
  return section(form.words.form.course, table('course', [time, who, what, text], rows));
}

type Tell = (event: ComplaintHistory, naming: Naming) => Told | undefined;

/** @returns undefined for what the form does not tell, and for events that this version does not know */
function eventRow({ words, naming, shown }: Form, { at, by, event }: Recorded<ComplaintHistory>): Markup | undefined {
  const told = (words.events[event.type] as Tell | undefined)?.(event, naming);
  return (
    told &&
    escaped`
      <tr>
        <td>${naming.time(at)}</td>
        <td>${actorName(by, naming)}</td>
        <td>${told.what}</td>
        <td class="words">${shown(told.text ?? '')}</td>
      </tr>`
  );
}

const actorName = (actor: Actor, { person }: Naming): string => person('person' in actor ? actor.person : undefined);

function foot({ words: { form }, naming, by }: Form): Markup {
  const lines = [...form.signatures, form.date].map((label) => escaped`<p>${label}<span class="line"></span></p>`);
  const printed = form.printed(by.reader.name[by.language], naming.time(by.now));
  return escaped`
    <footer>
      <div class="signatures">${lines}</div>
      <p class="printed">${printed}</p>
    </footer>`;
}
