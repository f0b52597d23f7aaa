// The typesetting process as a child of Electron's own kind, which works where Node's are switched off by a fuse.
import { utilityProcess } from 'electron';
import type { TypesettingChild } from '../typesetting/typesetter.ts';

/** `file` is the built typesetting-process.js. */
export function launchTypesettingChild(file: string): TypesettingChild {
  const child = utilityProcess.fork(file, [], {
    serviceName: 'Precis typesetting',
    // What it prints could be words of a document.
    stdio: 'ignore',
  });
  return {
    send: (message) => {
      child.postMessage(message);
    },
    on(
      event: 'message' | 'exit' | 'error',
      listener: (argument: never) => void,
    ) {
      // A fatal error is followed by the exit, which is all that the typesetter needs to know.
      if (event === 'message') child.on('message', listener as () => void);
      else if (event === 'exit') child.on('exit', listener as () => void);
    },
    kill: () => child.kill(),
  };
}
