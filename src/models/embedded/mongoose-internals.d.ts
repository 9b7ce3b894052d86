/** What a Mongoose driver extends; Mongoose publishes no types for these two. */
declare module 'mongoose/lib/connection.js' {
  export default class BaseConnection {
    constructor(base: unknown);
    base: unknown;
    client: unknown;
    host: string;
    port: number;
    name: string;
    readyState: number;
    _connectionString: string;
    onOpen(): void;
  }
}
declare module 'mongoose/lib/collection.js' {
  export default class BaseCollection {
    constructor(name: string, connection: unknown, options?: unknown);
    name: string;
    conn: unknown;
    onOpen(): void;
    onClose(): void;
  }
}
