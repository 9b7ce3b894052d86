import BaseConnection from 'mongoose/lib/connection.js';
import { collectionClass } from './collection.js';
import type { Engine } from './engine.js';

export { openEngine, type EngineOptions, type ScanInfo } from './engine.js';

/** A Mongoose driver for one engine: `mongoose.setDriver(embeddedDriver(engine))` on an instance of its own. */
export function embeddedDriver(engine: Engine) {
  class Connection extends BaseConnection {
    async createClient(uri: string): Promise<this> {
      this.client = engine;
      this._connectionString = uri;
      this.host = 'embedded';
      this.port = 0;
      this.name = 'huiyin';
      this.onOpen();
      return this;
    }

    async doClose(): Promise<this> {
      engine.close();
      return this;
    }
  }
  return { Connection, Collection: collectionClass(engine) };
}
