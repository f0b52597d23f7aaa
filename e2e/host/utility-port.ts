// In a utility process: `process.parentPort`, as Electron gives it, over the channel of Node's.
import { EventEmitter } from 'node:events';

const channel = process.send?.bind(process);
const port = Object.assign(new EventEmitter(), {
  postMessage: (message: unknown): void => {
    channel?.(message);
  },
});
process.on('message', (data) => {
  port.emit('message', { data, ports: [] });
});
process.on('disconnect', () => {
  process.exit();
});
Object.assign(process, { parentPort: port, send: undefined });
