import type { Request, Response } from 'express';
import type { WebRecord } from '../../models/web/index.js';
import type { Language, PersonId } from '../../rules/organisation.js';
import type { Instant } from '../../rules/time.js';
import type { StreamEvent } from './api.js';
import type { WebOptions } from './options.js';
import { show } from './show.js';
import { sessionOf, type Session } from './request.js';

/** Milliseconds: shorter than what proxies take for a dead connection. */
const heartbeat = 25_000;
const reconnectAfter = 500;
/** Streams of one person; beyond it the oldest ends. */
const tabs = 20;
/** Bytes that a reader may be behind. Then its stream ends, and it reads anew when it comes back. */
const backlog = 1024 * 1024;

interface Stream {
  session: Session;
  response: Response;
}

/** The open streams of everybody (server-sent events). Whoever reconnects reads what was missed with GET messages. */
export interface Streams {
  open(request: Request, response: Response): void;
  /** A message that is new or was updated. */
  push(record: WebRecord): void;
  clock(now: Instant): void;
  /** From now on this person reads in another language. */
  speak(person: PersonId, language: Language): void;
  close(): void;
}

const frame = ({ event, data }: StreamEvent) => `event: ${event}\ndata: ${JSON.stringify(data)}\n\n`;

export function streams(options: WebOptions): Streams {
  const open = new Map<PersonId, Set<Stream>>();
  let beat: NodeJS.Timeout | undefined;
  const all = () => [...open.values()].flatMap((set) => [...set]);

  function end(stream: Stream) {
    const set = open.get(stream.session.person);
    set?.delete(stream);
    if (set?.size === 0) open.delete(stream.session.person);
    if (open.size === 0) beat = void clearInterval(beat);
    stream.response.end();
  }

  function write(stream: Stream, text: string) {
    stream.response.write(text);
    if (stream.response.writableLength > backlog) end(stream);
  }

  function add(stream: Stream) {
    const set = open.get(stream.session.person) ?? new Set();
    open.set(stream.session.person, set.add(stream));
    if (set.size > tabs) end([...set][0]!);
    beat ??= setInterval(() => all().forEach((one) => write(one, ': \n\n')), heartbeat).unref();
  }

  return {
    open(request, response) {
      const stream = { session: { ...sessionOf(response) }, response };
      response.setHeader('X-Accel-Buffering', 'no');
      response.writeHead(200, { 'Content-Type': 'text/event-stream; charset=utf-8' });
      response.write(`retry: ${reconnectAfter}\n\n${frame({ event: 'clock', data: { now: options.now() } })}`);
      add(stream);
      request.on('close', () => end(stream));
    },
    push(record) {
      const readers = open.get(record.person);
      if (!readers) return;
      const words = new Map<Language, string>();
      for (const reader of readers) {
        const { language } = reader.session;
        const text = words.get(language) ?? frame({ event: 'message', data: show(record, language, options) });
        write(reader, words.set(language, text).get(language)!);
      }
    },
    clock: (now) => all().forEach((one) => write(one, frame({ event: 'clock', data: { now } }))),
    speak: (person, language) => open.get(person)?.forEach((one) => (one.session.language = language)),
    close: () => all().forEach(end),
  };
}
