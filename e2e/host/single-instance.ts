// One program for each folder of user data: a lock with the holder's process in it, and a folder of messages beside it by
// which a second one says what it was started with.
import {
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  watch,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';

export type SecondInstance = {
  readonly argv: string[];
  readonly folder: string;
  readonly data: unknown;
};

/** Whether this process holds the lock; if not, `own` has been handed to the one that does. */
export function takeLock(
  userData: string,
  own: SecondInstance,
  second: (instance: SecondInstance) => void,
): boolean {
  const lock = join(userData, 'host-lock');
  const messages = join(userData, 'host-messages');
  mkdirSync(messages, { recursive: true });
  if (!holds(lock)) {
    const name = join(messages, `${process.pid}`);
    writeFileSync(name, JSON.stringify(own));
    renameSync(name, `${name}.json`);
    return false;
  }
  for (const old of readdirSync(messages)) rmSync(join(messages, old));
  watch(messages, { persistent: false }, () => {
    for (const name of readdirSync(messages).filter((each) =>
      each.endsWith('.json'),
    )) {
      const file = join(messages, name);
      const instance = JSON.parse(readFileSync(file, 'utf8')) as SecondInstance;
      rmSync(file);
      second(instance);
    }
  });
  process.on('exit', () => {
    rmSync(lock, { force: true });
  });
  return true;
}

function holds(lock: string): boolean {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    if (lives(Number(readFileSync(lock, 'utf8')))) return false;
    // Left behind by one that was killed.
    rmSync(lock, { force: true });
    return holds(lock);
  }
}

function lives(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
