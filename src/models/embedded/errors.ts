import mongoose from 'mongoose';
import type { Document } from './document.js';

const { MongoServerError } = mongoose.mongo;

/** An error as MongoDB would give it, with its code. */
export const failure = (code: number, message: string) => new MongoServerError({ code, errmsg: message, message });

/** Error 11000: the value is taken. `keyValue` names it. */
export function duplicate(collection: string, index: string, pattern: Document, keyValue: Document) {
  const message = `E11000 duplicate key error collection: ${collection} index: ${index} dup key: ${JSON.stringify(keyValue)}`;
  return new MongoServerError({ code: 11000, errmsg: message, message, keyPattern: pattern, keyValue });
}
