// Faults of the page itself, told to main's log: what kind of error, and the places in our code. Its words are left out,
// because they can quote what a person wrote.
import { call } from './call.ts';

/** The most faults that one page tells of: one that comes with each key must not fill the log. */
const MOST = 50;
const LONGEST_STACK = 8_000;

let told = 0;

/** `name` and the lines of the stack that are places. */
export function describeFault(error: unknown): { name: string; stack: string } {
  if (!(error instanceof Error))
    return { name: `thrown-${typeof error}`, stack: '' };
  const places = (error.stack ?? '')
    .split('\n')
    .filter((line) => /^ {4}at .*:\d+:\d+\)?$/.test(line));
  return {
    name: error.name.slice(0, 60),
    stack: places.join('\n').slice(0, LONGEST_STACK),
  };
}

/** For what was caught, and shown by the browser nowhere. */
export function reportFault(error: unknown): void {
  console.error(error);
  tellMain(error);
}

function tellMain(error: unknown): void {
  if (told >= MOST) return;
  told += 1;
  // A bridge that fails is what there is no one left to tell of.
  void call('window.fault', describeFault(error)).catch(() => undefined);
}

/** From now on, what nothing in the page has caught is told. */
export function reportUncaught(): void {
  window.addEventListener('error', ({ error }) => {
    // Null for a notice of the browser's own, such as a size that is observed again in the next frame.
    if (error !== null) tellMain(error);
  });
  window.addEventListener('unhandledrejection', ({ reason }) => {
    tellMain(reason);
  });
}
