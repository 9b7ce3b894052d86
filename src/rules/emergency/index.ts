/** An emergency is a property of any case (report.2, .4): what a case needs to have one. */
export { emergencyCards } from './cards.js';
export { emergencyTimers, timerPrefix } from './clock.js';
export { emergencyCommands, isEmergencyCommand, type EmergencyCommand } from './commands.js';
export { evolveDelivery, evolveEmergency } from './evolve.js';
export { isFiled } from './afterwards.js';
export { raise, type Alarm } from './raising.js';
export type { Host } from './people.js';
export type { EmergencyOutcome } from './outcome.js';
export { isLive, statusOf, type Emergency, type EmergencyEvent } from './state.js';
export { decideEmergency } from './decide.js';
export { asHistory, inEmergency, reachedCards, withDelivery, type EmergencyHappened } from './host.js';
