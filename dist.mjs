// The installers of this platform, to dist/: icons are drawn, then electron-builder packs what electron-builder.yml says.
// Electron itself and the tools that make installers are downloads; where they can't be had, one line says so.
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { build, createTargets, Platform } from 'electron-builder';
import { writeIcons } from './resources/icons.mjs';

const root = import.meta.dirname;
const TIME_LIMIT = 120_000;

function stop(sentence) {
  process.stderr.write(`precis: ${sentence}\n`);
  process.exit(2);
}

/** True where Electron's program is here, or could be brought into the cache that electron-builder reads too. */
function electronIsThere() {
  const install = createRequire(import.meta.url).resolve('electron/install.js');
  const { status } = spawnSync(process.execPath, [install], {
    cwd: root,
    stdio: 'ignore',
    timeout: TIME_LIMIT,
  });
  return status === 0;
}

if (process.argv.length > 2)
  stop('the form is: dist [--cli]; the targets stand in electron-builder.yml.');
if (!electronIsThere())
  stop(
    'no installer was made: the Electron program is a download that can\'t be had here; run this where it can, or "npm run dist -- --cli" for the command line alone.',
  );
await writeIcons(join(root, 'out', 'icons'));
try {
  const files = await build({
    projectDir: root,
    targets: createTargets([Platform.current()]),
  });
  for (const file of files) process.stdout.write(`${file}\n`);
} catch (error) {
  stop(
    `no installer was made: ${error instanceof Error ? error.message.split('\n')[0] : String(error)}`,
  );
}
