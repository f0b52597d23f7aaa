// Our processes as children of Electron's own kind, which works where Node's are switched off by a fuse.
import { utilityProcess } from 'electron';
import type { TypesettingChild } from '../typesetting/typesetter.ts';

/** `file` is the built program of the process, and `serviceName` what the system's own list of processes says. */
export function launchTypesettingChild(
  file: string,
  serviceName = 'Precis typesetting',
  execArgv: readonly string[] = [],
): TypesettingChild {
  const child = utilityProcess.fork(file, [], {
    serviceName,
    execArgv: [...execArgv],
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
