// All that the command line may ask of a library. Large: loaded once more than an export is asked for.
import { fork } from 'node:child_process';
import { contract, type Handlers } from '#core/contract.ts';
import type { Library } from './database/open.ts';
import {
  createSourceReader,
  IMPORT_LIMITS,
} from './importing/source-reader.ts';
import { makeHandlers } from './ipc/handlers.ts';
import type { Surroundings } from './run-invocation.ts';
import { keepChecks } from './services/keep-checks.ts';
import { userName } from './user-name.ts';

export { contract };

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
