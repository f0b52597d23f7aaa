// npm start: the window, by Electron where its binary can be had, else by the Chromium host, which says so; and where no
// window can be shown at all, the main job on the sample by the command line.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { findChromium } from './host/chromium.ts';
import { electronBinary } from './which-host.ts';

const root = join(import.meta.dirname, '..');
const out = join(root, 'out', 'main');
/** In milliseconds: longer than this, and a person thinks that nothing happens. */
const DOWNLOAD_LIMIT = 60_000;

const say = (sentence: string): void => {
  process.stderr.write(`precis: ${sentence}\n`);
};

/** Runs it in the person's own folder and leaves with its exit code. */
function become(
  program: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv = process.env,
): never {
  const { status, error } = spawnSync(program, args, {
    cwd: process.env['INIT_CWD'] ?? process.cwd(),
    stdio: 'inherit',
    env,
  });
  if (error) {
    say(`${program} could not be started: ${error.message}.`);
    process.exit(2);
  }
  process.exit(status ?? 130);
}

function fetchElectron(): void {
  const install = join(root, 'node_modules', 'electron', 'install.js');
  if (!existsSync(install)) return;
  say('bringing in Electron (once; a minute at most)');
  spawnSync(process.execPath, [install], {
    stdio: 'ignore',
    timeout: DOWNLOAD_LIMIT,
    killSignal: 'SIGKILL',
  });
}

const demo = (why: string, args: readonly string[]): never => {
  say(
    `${why}; this is the main job on the built-in sample, by the command line.`,
  );
  return become(process.execPath, [join(out, 'cli.js'), 'demo', ...args]);
};

const hasDisplay =
  process.platform === 'darwin' ||
  process.platform === 'win32' ||
  ['DISPLAY', 'WAYLAND_DISPLAY'].some((name) => Boolean(process.env[name]));

function start(args: readonly string[]): never {
  if (!hasDisplay)
    return demo('there is no display here to show a window on', args);
  if (process.env['PRECIS_HOST'] !== 'chromium') {
    if (electronBinary() === null) fetchElectron();
    const binary = electronBinary();
    if (binary !== null) return become(binary, [root, ...args]);
  }
  if (findChromium() === null)
    return demo(
      'Electron’s binary can’t be had here, and there is no Chromium to run the window on',
      args,
    );
  say(
    'Electron’s binary can’t be had here: the window runs on the Chromium host, which is made for tests.',
  );
  return become(
    process.execPath,
    [
      '--import',
      join(root, 'e2e', 'host', 'register.ts'),
      join(out, 'main.js'),
      ...args,
    ],
    { ...process.env, PRECIS_HOST_HEADED: '1' },
  );
}

start(process.argv.slice(2));
