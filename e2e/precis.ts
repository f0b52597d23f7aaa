// The compiled command line as a person runs it, with a library of its own for each test.
import { spawn } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base } from '@playwright/test';
import { contract, type MethodName, type Output } from '#core/contract.ts';

const CLI = join(import.meta.dirname, '..', 'out', 'main', 'cli.js');

export type Run = {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
};

export type Precis = {
  /** A folder of the test's own; the library is in `library` below it. */
  readonly folder: string;
  readonly library: string;
  /** Runs `precis --library <library> …` in `folder`. */
  run(...args: readonly string[]): Promise<Run>;
  /** As `run` with --json; the answer is checked against the contract. Throws where the exit code is not `code`. */
  ask<Name extends MethodName>(
    method: Name,
    args: readonly string[],
    code?: number,
  ): Promise<Output<Name>>;
};

export function runPrecis(
  folder: string,
  args: readonly string[],
): Promise<Run> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [CLI, ...args], {
      cwd: folder,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const out: Buffer[] = [];
    const err: Buffer[] = [];
    child.stdout.on('data', (bytes: Buffer) => out.push(bytes));
    child.stderr.on('data', (bytes: Buffer) => err.push(bytes));
    child.on('error', reject);
    child.on('close', (code) => {
      resolve({
        code,
        stdout: Buffer.concat(out).toString('utf8'),
        stderr: Buffer.concat(err).toString('utf8'),
      });
    });
  });
}

export const test = base.extend<{ precis: Precis }>({
  precis: async ({}, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'precis-e2e-'));
    const library = join(folder, 'library');
    const run: Precis['run'] = (...args) =>
      runPrecis(folder, ['--library', library, ...args]);
    await use({
      folder,
      library,
      run,
      async ask(method, args, code = 0) {
        const result = await run('--json', ...args);
        if (result.code !== code)
          throw new Error(
            `precis ${args.join(' ')} left with ${result.code}, not ${code}: ${result.stderr}${result.stdout}`,
          );
        return contract[method].output.parse(
          JSON.parse(result.stdout),
        ) as Output<typeof method>;
      },
    });
    await rm(folder, { recursive: true, force: true });
  },
});

/** Every file below `folder` with its bytes, for "as it was" comparisons. */
export async function contentsOf(folder: string): Promise<Map<string, string>> {
  const contents = new Map<string, string>();
  for (const name of (await readdir(folder, { recursive: true })).sort()) {
    const file = join(folder, name);
    if ((await stat(file)).isFile())
      contents.set(name, (await readFile(file)).toString('base64'));
  }
  return contents;
}

export const fixture = (name: string): string =>
  join(import.meta.dirname, 'fixtures', name);
