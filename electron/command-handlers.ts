// All that the command line may ask of a library. Large: loaded once more than an export is asked for.
import { fork } from 'node:child_process';
import { contract, type Handlers } from '#core/contract.ts';
import type { Library } from './database/open.ts';
import {
  createSourceReader,
  IMPORT_LIMITS,
} from './importing/source-reader.ts';
import { makeHandlers } from './ipc/handlers.ts';
import { keepChecks } from './services/keep-checks.ts';
import type { Typesetter } from './typesetting/typesetter.ts';
import { userName } from './user-name.ts';

export { contract };

export type Surroundings = {
  readonly resources: string;
  /** The file of the process that reads sources: this module can be anywhere in the build. */
  readonly importProcess: string;
  readonly typesetter: Typesetter;
  readonly signal: AbortSignal;
  /** Takes a line for a person. */
  readonly tell: (line: string) => void;
  readonly answer: (lines: readonly string[]) => void;
  /** What no one was meant to see. */
  readonly logBug: (error: unknown) => void;
};

export const commandHandlers = (
  library: Library,
  { resources, importProcess, typesetter, tell }: Surroundings,
): Handlers =>
  makeHandlers({
    library,
    resources,
    typesetter,
    paper: typesetter,
    reader: createSourceReader(() =>
      fork(importProcess, {
        serialization: 'advanced',
        stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
        execArgv: [...IMPORT_LIMITS],
      }),
    ),
    checks: keepChecks(resources),
    author: userName(),
    tell,
  });
