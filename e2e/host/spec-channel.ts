// How a spec reaches main: the source of a function comes in over the channel of the process, is run with Electron's
// module, and what it gives goes back. Playwright does the same with real Electron.
import { scriptDialogs, type DialogAnswer } from '../report.ts';
import { app } from './app.ts';
import * as electron from './electron.ts';
import { phase } from './phase.ts';

export type ToHost = {
  readonly id: number;
  readonly source: string;
  readonly arg: unknown;
};
export type FromHost =
  | { readonly kind: 'ready'; readonly endpoint: string; readonly pid: number }
  | { readonly kind: 'value'; readonly id: number; readonly value: unknown }
  | { readonly kind: 'error'; readonly id: number; readonly error: string };

/** Starts to listen. `answers` are for dialogs that come before a spec could say anything. */
export function listenToSpec(answers: readonly DialogAnswer[]): void {
  const send = (message: FromHost): void => {
    process.send?.(message);
  };
  scriptDialogs(electron as unknown as typeof import('electron'), answers);
  process.on('message', ({ id, source, arg }: ToHost) => {
    void evaluate(source, arg).then(
      (value) => {
        send({ kind: 'value', id, value });
      },
      (error: unknown) => {
        const text = error instanceof Error ? error.stack : undefined;
        send({ kind: 'error', id, error: text ?? String(error) });
      },
    );
  });
  // A spec that is gone has nobody to close its windows.
  process.on('disconnect', () => {
    app.exit(1);
  });
  phase.whenReady = ({ endpoint, pid }) => {
    send({ kind: 'ready', endpoint, pid });
  };
}

async function evaluate(source: string, arg: unknown): Promise<unknown> {
  const run = (0, eval)(`(${source})`) as (
    module: typeof electron,
    arg: unknown,
  ) => unknown;
  return await run(electron, arg);
}
