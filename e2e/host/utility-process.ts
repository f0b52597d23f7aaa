// Electron's utility process as a child of Node's, with the port that Electron gives it in the place of Node's channel.
import { fork, type ChildProcess } from 'node:child_process';
import { basename, join } from 'node:path';
import { Emitter, type EventsOf } from './members.ts';

type Events = EventsOf<
  Electron.UtilityProcess,
  {
    error: (type: 'FatalError', location: string, report: string) => void;
    exit: (code: number) => void;
    message: (message: unknown) => void;
    spawn: () => void;
  }
>;

class UtilityProcess
  extends Emitter<Events>
  implements Pick<Electron.UtilityProcess, 'kill' | 'pid' | 'postMessage'>
{
  readonly #child: ChildProcess;

  constructor(
    file: string,
    args: readonly string[],
    { serviceName, stdio, env, cwd, execArgv = [] }: Electron.ForkOptions,
  ) {
    super(['error', 'exit', 'message', 'spawn']);
    if (stdio !== undefined && typeof stdio !== 'string')
      throw new Error('The Chromium host takes one word for stdio.');
    const streams = (stdio ?? 'inherit') as 'ignore' | 'inherit' | 'pipe';
    this.#child = fork(file, args, {
      serialization: 'advanced',
      execArgv: [
        '--import',
        join(import.meta.dirname, 'utility-port.ts'),
        ...execArgv,
      ],
      stdio: [streams, streams, streams, 'ipc'],
      env: { ...((env as NodeJS.ProcessEnv | undefined) ?? process.env) },
      ...(cwd !== undefined && { cwd }),
    });
    this.#child.on('spawn', () => this.emit('spawn'));
    this.#child.on('message', (message) => this.emit('message', message));
    this.#child.on('exit', (code, signal) =>
      this.emit('exit', code ?? (signal === null ? 1 : 15)),
    );
    this.#child.on('error', ({ message }) =>
      this.emit('error', 'FatalError', serviceName ?? basename(file), message),
    );
  }

  get pid(): number | undefined {
    return this.#child.pid;
  }

  postMessage(message: unknown): void {
    // One that has ended is sent nothing, as in Electron.
    if (this.#child.connected) this.#child.send(message as object);
  }

  kill(): boolean {
    return this.#child.kill();
  }
}

export const utilityProcess = {
  fork: (
    file: string,
    args: readonly string[] = [],
    options: Electron.ForkOptions = {},
  ) => new UtilityProcess(file, args, options),
};
