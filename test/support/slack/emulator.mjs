// A stateful Web API of Slack in a process of its own (the package is ESM only; the tests run as CommonJS).
// Its seed comes as JSON in the first argument; its address goes to the parent.
import { createServer } from 'node:net';
import { createEmulator } from 'emulate';

const freePort = () =>
  new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });

const port = await freePort();
const baseUrl = `http://127.0.0.1:${port}`;
const emulator = await createEmulator({ service: 'slack', port, baseUrl, seed: JSON.parse(process.argv[2]) });
process.send(baseUrl);
process.once('disconnect', () => void emulator.close().then(() => process.exit(0)));
