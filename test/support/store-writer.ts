// Writes to the store in a folder and says what was acknowledged, until it is killed: test/models/embedded.test.ts.
import { writeSync } from 'node:fs';
import mongoose from 'mongoose';
import { openStore } from '../../src/models/connection.js';

interface Entry {
  _id: string;
  n: number;
  text: string;
}

const [, , folder = '', text = ''] = process.argv;
const store = await openStore({ folder });
const entries = store.model<Entry>('entries', new mongoose.Schema<Entry>({ _id: String, n: Number, text: String }));
writeSync(1, 'open\n');

/** Inserts one document after another and counts it up; each acknowledgement is a line `id n`. */
async function write(writer: number): Promise<never> {
  for (let i = 0; ; i++) {
    const _id = `${writer}-${i}`;
    await entries.collection.insertOne({ _id, n: 1, text } as never);
    writeSync(1, `${_id} 1\n`);
    await entries.updateOne({ _id }, { $inc: { n: 1 } });
    writeSync(1, `${_id} 2\n`);
  }
}

await Promise.all(Array.from({ length: 8 }, (_, writer) => write(writer)));
