// What the window's program is asked on its command line. Switches that are not ours belong to Chromium and the system,
// and are passed over.
import { resolve } from 'node:path';
import { z } from 'zod';

export type MainArguments = {
  /** The library to open, made if it is new. */
  readonly library: string | null;
  readonly userData: string | null;
  /** Review packages to open. */
  readonly packages: readonly string[];
};

/** `argv` is what follows the program (and, in development, its main file); paths are resolved against `folder`. */
export function readMainArguments(
  argv: readonly string[],
  folder: string,
): MainArguments {
  const values: Record<'--library' | '--user-data-dir', string | null> = {
    '--library': null,
    '--user-data-dir': null,
  };
  const packages: string[] = [];
  const waiting = [...argv];
  for (let each = waiting.shift(); each !== undefined; each = waiting.shift()) {
    const [, name = '', , joined] = /^(--[\w-]+)(=(.*))?$/s.exec(each) ?? [];
    if (name === '--library' || name === '--user-data-dir') {
      const value = joined ?? waiting.shift();
      if (value) values[name] = resolve(folder, value);
    } else if (!each.startsWith('-') && /\.precis$/i.test(each))
      packages.push(resolve(folder, each));
  }
  return {
    library: values['--library'],
    userData: values['--user-data-dir'],
    packages,
  };
}

const handedOver = z.object({
  argv: z.array(z.string()),
  folder: z.string(),
});

/**
 * What a second instance hands to the first, since Chromium gives an argument list in an order of its own. One that
 * can't be read asks for nothing.
 */
export function readHandedOver(data: unknown): MainArguments {
  const { success, data: read } = handedOver.safeParse(data);
  return success
    ? readMainArguments(read.argv, read.folder)
    : { library: null, userData: null, packages: [] };
}
