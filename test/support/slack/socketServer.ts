import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';

/** The other end of Socket Mode: a WebSocket server, no more than Slack's client needs. */
export interface SocketServer {
  url: string;
  /** Acknowledged envelopes, with what came along. */
  acks: { envelope_id: string; payload?: unknown }[];
  connections: number;
  /** Resolves with the next connection. */
  connected(): Promise<void>;
  send(envelope: object): void;
  /** Resolves once this envelope is acknowledged. */
  acknowledged(id: string): Promise<void>;
  /** Ends the connection without a word, as a broken network does. */
  cut(): void;
  stop(): Promise<void>;
}

const accept = (key: string) =>
  createHash('sha1').update(`${key}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`).digest('base64');

function frame(opcode: number, payload: Buffer): Buffer {
  const size = payload.length;
  const head =
    size < 126
      ? Buffer.from([0x80 | opcode, size])
      : size < 65_536
        ? Buffer.from([0x80 | opcode, 126, size >> 8, size & 255])
        : Buffer.concat([Buffer.from([0x80 | opcode, 127]), bigSize(size)]);
  return Buffer.concat([head, payload]);
}

function bigSize(size: number): Buffer {
  const buffer = Buffer.alloc(8);
  buffer.writeBigUInt64BE(BigInt(size));
  return buffer;
}

/** Takes whole frames off the front of what has come. */
function* frames(state: { rest: Buffer }): Generator<{ opcode: number; payload: Buffer }> {
  for (;;) {
    const { rest } = state;
    if (rest.length < 2) return;
    const short = rest[1]! & 127;
    const wide = short === 126 ? 2 : short === 127 ? 8 : 0;
    if (rest.length < 2 + wide + 4) return;
    const size = wide === 2 ? rest.readUInt16BE(2) : wide === 8 ? Number(rest.readBigUInt64BE(2)) : short;
    const from = 2 + wide + 4;
    if (rest.length < from + size) return;
    const mask = rest.subarray(2 + wide, from);
    const payload = Buffer.from(rest.subarray(from, from + size).map((byte, n) => byte ^ mask[n % 4]!));
    state.rest = rest.subarray(from + size);
    yield { opcode: rest[0]! & 15, payload };
  }
}

export async function socketServer(): Promise<SocketServer> {
  const server = createServer();
  const sockets = new Set<Duplex>();
  let current: Duplex | undefined;
  let waiting: (() => void)[] = [];
  const listeners = new Set<() => void>();

  server.on('upgrade', (request, socket) => {
    const key = request.headers['sec-websocket-key'] ?? '';
    socket.write(
      `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept(key)}\r\n\r\n`,
    );
    sockets.add(socket);
    current = socket;
    self.connections++;
    const state = { rest: Buffer.alloc(0) };
    socket.on('data', (chunk: Buffer) => {
      state.rest = Buffer.concat([state.rest, chunk]);
      for (const { opcode, payload } of frames(state)) {
        if (opcode === 1) self.acks.push(JSON.parse(payload.toString()) as never);
        if (opcode === 8) socket.end(frame(8, payload));
        if (opcode === 9) socket.write(frame(10, payload));
      }
      for (const listener of listeners) listener();
    });
    socket.on('error', () => undefined);
    socket.on('close', () => sockets.delete(socket));
    self.send({ type: 'hello', num_connections: 1 });
    for (const done of waiting) done();
    waiting = [];
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));

  const self: SocketServer = {
    url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}`,
    acks: [],
    connections: 0,
    connected: () => new Promise((resolve) => waiting.push(resolve)),
    send: (envelope) => void current?.write(frame(1, Buffer.from(JSON.stringify(envelope)))),
    acknowledged: (id) =>
      new Promise((resolve) => {
        const look = () => {
          if (!self.acks.some(({ envelope_id }) => envelope_id === id)) return;
          listeners.delete(look);
          resolve();
        };
        listeners.add(look);
        look();
      }),
    cut: () => current?.destroy(),
    async stop() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return self;
}
