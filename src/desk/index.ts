export { registerDesk } from './register.js';
