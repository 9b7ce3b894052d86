import { storeContract } from '../contracts/store.js';
import { mongoUri, openInFolder, openInMemory, openOnServer } from '../support/stores.js';

describe('embedded store in memory', () => storeContract(openInMemory));

describe('embedded store in a folder', () => storeContract(() => openInFolder()));

if (mongoUri) describe('MongoDB', () => storeContract(openOnServer));
else test.skip('MongoDB: set MONGODB_URI, or run npm run test:mongo', () => undefined);
