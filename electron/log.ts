// The log file: what the program did and where it failed, and never what a person wrote. An error's own words can quote
// a text, a title or a path, so only its name, its code and the places in our code are written.
import {
  appendFileSync,
  mkdirSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { join } from 'node:path';

export type Log = {
  /** `what` is a sentence of ours, with no word of a person's in it. */
  readonly info: (what: string) => void;
  readonly warning: (what: string, error?: unknown) => void;
  readonly error: (what: string, error?: unknown) => void;
  readonly folder: string;
};

export type LogOptions = {
  readonly folder: string;
  readonly now: () => string;
  /** In bytes, for one file. */
  readonly limit?: number;
  /** How many files there are at most, the one that is written to among them. */
  readonly files?: number;
};

const LIMIT = 1024 * 1024;
const FILES = 3;
/** A stack of a recursion without end has thousands of lines. */
const MOST_FRAMES = 40;

export function createLog({
  folder,
  now,
  limit = LIMIT,
  files = FILES,
}: LogOptions): Log {
  const nameOf = (number: number): string =>
    join(folder, number === 0 ? 'precis.log' : `precis.${number}.log`);

  function turn(): void {
    rmSync(nameOf(files - 1), { force: true });
    for (let number = files - 2; number >= 0; number -= 1)
      if (statSync(nameOf(number), { throwIfNoEntry: false }))
        renameSync(nameOf(number), nameOf(number + 1));
  }

  function write(level: string, what: string, error?: unknown): void {
    const places = error === undefined ? '' : `\n${describeError(error)}`;
    const line = `${now()} ${level} ${what}${places}\n`;
    try {
      mkdirSync(folder, { recursive: true });
      const there = statSync(nameOf(0), { throwIfNoEntry: false });
      if (there && there.size + line.length > limit) turn();
      appendFileSync(nameOf(0), line);
    } catch {
      // A log that can't be written (a full disk, most of all) must not stop what it tells of; stderr is what is left.
      process.stderr.write(line);
    }
  }

  return {
    folder,
    info: (what) => {
      write('info', what);
    },
    warning: (what, error) => {
      write('warning', what, error);
    },
    error: (what, error) => {
      write('error', what, error);
    },
  };
}

/** Name, code and places of an error and of those that caused it, without their words. */
export function describeError(error: unknown): string {
  const lines: string[] = [];
  const seen = new Set<unknown>();
  for (let at = error; at instanceof Error && !seen.has(at); at = at.cause) {
    seen.add(at);
    const code: unknown = (at as NodeJS.ErrnoException).code;
    lines.push(
      `  ${wordOf(at.name)}${typeof code === 'string' ? ` ${wordOf(code)}` : ''}`,
      ...placesOf(at.stack ?? ''),
    );
  }
  return lines.length > 0 ? lines.join('\n') : `  a thrown ${typeof error}`;
}

/** Names and codes are words of a program; what is none is not written. */
const wordOf = (text: string): string =>
  /^\w{1,60}$/.test(text.replaceAll('-', '_')) ? text : '(no name)';

// A line of a stack as V8 writes it. The words of an error are in the same text, and none of them must pass for one.
const PLACE =
  /^ {4}at (?:(?:async )?(?:new )?[\w$.<>#[\] ]+ \()?((?:file:\/\/|node:|app:\/\/|[A-Za-z]:\\|\/)[^()]*):(\d+):(\d+)\)?$/;

function placesOf(stack: string): string[] {
  return stack
    .split('\n')
    .map((line) => PLACE.exec(line))
    .filter((found) => found !== null)
    .slice(0, MOST_FRAMES)
    .map(
      ([, file = '', row = '', column = '']) =>
        `    at ${ownPath(file)}:${row}:${column}`,
    );
}

/** The part of a path that is ours: where the program lies says whose machine it is. */
function ownPath(file: string): string {
  if (file.startsWith('node:')) return file;
  // The page's own scripts: built files, named by the build.
  const ofPage = /^app:\/\/bundle\/([\w./-]+)$/.exec(file)?.[1];
  if (ofPage !== undefined) return ofPage;
  const own = /.*[\\/]((?:out|node_modules|electron|core)[\\/].*)$/.exec(
    file,
  )?.[1];
  return own ?? '(elsewhere)';
}
