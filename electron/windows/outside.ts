// Hears what a second start of the program, or the system's file manager, asks, from the first moment on; what comes
// before there is a window waits for it.
import { app } from 'electron';
import {
  readHandedOver,
  readMainArguments,
  type MainArguments,
} from '../main-arguments.ts';

type Doer = (asked: MainArguments) => void;

/** The function returned is given, once, who does what is asked. */
export function listenOutside(): (doer: Doer) => void {
  const waiting: MainArguments[] = [];
  let doIt: Doer = (asked) => {
    waiting.push(asked);
  };
  app.on('second-instance', (_event, _argv, _folder, handedOver) => {
    doIt(readHandedOver(handedOver));
  });
  // How macOS opens a file.
  app.on('open-file', (event, file) => {
    event.preventDefault();
    doIt(readMainArguments([file], '/'));
  });
  return (doer) => {
    doIt = doer;
    for (const asked of waiting.splice(0)) doer(asked);
  };
}
