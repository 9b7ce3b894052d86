import type { Context, Press } from '../case.js';
import { staffOf } from '../chain.js';
import type { PersonId } from '../organisation.js';
import type { Complaint } from './state.js';

/** What the one who complains can press. */
export function residentButtons({ closed, finalAnswered, ending, asksPlace }: Complaint): Press[] {
  if (closed) return finalAnswered || closed.how === 'withdrawn' ? [] : [{ action: 'notSolved', form: true }];
  return [
    ...(asksPlace ? [{ action: 'correct', label: 'givePlace', form: true, style: 'primary' as const }] : []),
    { action: 'addWords', form: true },
    { action: 'correct', form: true },
    ...(ending ? [] : [{ action: 'withdraw', form: true }]),
    { action: 'privacyNotice' },
  ];
}

/** The buttons of whose turn it is; the keeper can always correct the form. */
export function staffButtons(complaint: Complaint, person: PersonId, context: Context): Press[] {
  const { step, closed, reporter } = complaint;
  if (closed || !step) return [];
  const turn = step.holder === person ? turnButtons(complaint, context) : [];
  const phone: Press[] =
    reporter.phone && ['takeUp', 'investigate', 'work', 'answer', 'callback'].includes(step.name) && turn.length
      ? [{ action: 'showPhone' }]
      : [];
  const keeping: Press[] = person === complaint.keeper ? keeperButtons(complaint) : [];
  const seen = new Set(turn.map(({ action }) => action));
  const beyond: Press[] =
    turn.length && staffOf(context.organisation, person)?.superior ? [{ action: 'askUpward', form: true }] : [];
  return [...turn, ...beyond, ...phone, ...keeping.filter(({ action }) => !seen.has(action))];
}

function keeperButtons({ reporter, sizeConfirmed, step }: Complaint): Press[] {
  const early = step?.name === 'takeUp' || step?.name === 'investigate';
  return [
    ...(sizeConfirmed || !early ? [] : [{ action: 'setSize', form: true }]),
    ...(early || step?.name === 'decide' ? [{ action: 'correct', form: true }] : []),
    ...(reporter.person ? [] : [{ action: 'completeCaller', form: true }]),
  ];
}

function turnButtons(complaint: Complaint, context: Context): Press[] {
  const { step, callback, reporter, results } = complaint;
  switch (step?.name) {
    case 'takeUp':
      return [
        { action: 'takeUp', style: 'primary' },
        { action: 'recordFindings', form: true },
        { action: 'handOver', form: true },
        ...(complaint.emergency
          ? []
          : [{ action: 'raiseEmergency', args: { text: complaint.text.slice(0, 9000) }, style: 'danger' as const }]),
      ];
    case 'investigate':
      return [
        { action: 'recordFindings', form: true, style: 'primary' },
        { action: 'handOver', form: true },
      ];
    case 'decide':
      return decideButtons(complaint, context);
    case 'accept':
      return [
        { action: 'accept', style: 'primary' },
        { action: 'notOurs', form: true, style: 'danger' },
      ];
    case 'work':
      return [
        { action: 'reportDone', form: true, style: 'primary' },
        ...(complaint.moreTime ? [] : [{ action: 'askMoreTime', form: true }]),
        { action: 'notOurs', form: true },
      ];
    case 'answer': {
      const args = { text: results.at(-1)?.text ?? '' };
      if (reporter.reachable && complaint.answer && !complaint.answer.toldResident) return [];
      return reporter.reachable
        ? [{ action: 'sendAnswer', args, form: true, style: 'primary' }]
        : [{ action: 'recordTold', args, form: true, style: 'primary' }];
    }
    case 'callback':
      return [
        { action: 'recordCallback', args: { mode: callback?.mode ?? 'phone' }, form: true, style: 'primary' },
        { action: 'recordTry', form: true },
        ...(complaint.size === 'major' ? [{ action: 'nameCaller', form: true }] : []),
      ];
    case 'finalAnswer':
      return [{ action: 'giveFinalAnswer', form: true, style: 'primary' }];
    case 'sign':
      return [
        { action: 'signEnd', style: 'primary' },
        { action: 'refuseEnd', form: true },
      ];
    case 'close':
    case undefined:
      return [];
  }
}

/** The proposal names a department, or the category suggests one: then one press is enough. */
function decideButtons(complaint: Complaint, context: Context): Press[] {
  const department = proposedDepartment(complaint, context);
  const agree: Press[] =
    complaint.findings.length && department && !complaint.notOurs
      ? [{ action: 'agree', args: { department }, style: 'primary' }]
      : [];
  return [
    ...agree,
    { action: 'decide', args: department ? { department } : {}, form: true },
    { action: 'sendBack', form: true },
    { action: 'setSize', form: true },
  ];
}

export function proposedDepartment(complaint: Complaint, { organisation }: Context): string | undefined {
  const proposal = complaint.findings.at(-1)?.proposal ?? '';
  const here = organisation.departments.filter(({ site }) => site === complaint.site);
  const named = here.find(({ aliases, name }) =>
    [name.zh, name.en, ...aliases].some((alias) => proposal.toLowerCase().includes(alias.toLowerCase())),
  );
  return (named ?? here.find((department) => department.categories.includes(complaint.category)))?.id;
}
