import type { ComplaintSays, Done } from '../../../rules/complaint/messages.js';
import type { Wording } from '../catalogue.js';
import { joined } from '../parts.js';
import { terms } from './terms.js';

const said: Record<Done, string> = {
  takenUp: 'Taken up: it is yours to investigate',
  handedOver: 'Handed to your colleague',
  findingsRecorded: 'Findings recorded; the proposal is with the manager',
  firstFindingsRecorded: 'Recorded as the first finding; the proposal is with the manager',
  sentBack: 'Sent back to be looked into again',
  decided: 'Handling and responsible department are decided',
  accepted: 'Accepted',
  notOurs: 'Back with the manager, with your reason',
  moreTimeAsked: 'Your request for more time is with the manager; until then the old deadline holds',
  moreTimeGranted: 'More time granted; the resident hears the new date',
  moreTimeRefused: 'More time not granted; whoever asked has the reason',
  workReported: 'Result recorded; the service centre answers the resident',
  answerSent: 'Answer sent to the resident, and to the management-office manager',
  told: 'Recorded how the resident was told; the management-office manager has it too',
  noted: 'Kept as an internal note; the resident does not see it',
  tried: 'This try is recorded',
  calledBack: 'Callback recorded',
  signed: 'Signed and closed',
  endRefused: 'Not signed; it goes on',
  sizeSet: 'Size set',
  corrected: 'Corrected',
  callerCompleted: 'Customer details completed',
  callerNamed: 'Named who calls back',
  finalAnswered: 'Final answer recorded',
  registeredFor: 'Registered',
};

/** `…014 Recorded as the first finding (in time). Next: decide the handling, Zhou, by tomorrow 12:00.` */
export function doneWords({ what, inTime, next }: ComplaintSays['complaint.done'], w: Wording): string {
  const punctual =
    inTime === true ? ' (in time)' : inTime === false ? ' (past the deadline, recorded all the same)' : '';
  const number = what === 'registeredFor' ? w.number : w.short;
  const first = `${joined([number, `${said[what]}${punctual}`], ' ')}.`;
  if (!next) return first;
  const until = `by ${w.when(next.until)}${next.provisional ? ' (provisional)' : ''}`;
  const then = joined([terms.steps[next.step], w.name(next.who), until], ', ');
  const later = next.from ? ` They get it when they are back on shift, ${w.when(next.from)}.` : '';
  return `${first} Next: ${then}.${later}`;
}
