// Which of the two hosts there is: Electron's binary as its package has installed it, else the Chromium host. Nothing here
// asks for `electron` itself, because that starts a download.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = join(import.meta.dirname, '..', 'node_modules', 'electron');

/** The installed binary of Electron; null where it was never brought in. */
export function electronBinary(): string | null {
  const named = join(folder, 'path.txt');
  if (!existsSync(named)) return null;
  const binary = join(folder, 'dist', readFileSync(named, 'utf8').trim());
  return existsSync(binary) ? binary : null;
}

export type Host = 'chromium' | 'electron';

/** PRECIS_HOST where it is set, else what there is. Throws a sentence for a person where that is not a host. */
export function chosenHost(): Host {
  const asked = process.env['PRECIS_HOST'];
  if (!asked) return electronBinary() === null ? 'chromium' : 'electron';
  if (asked !== 'chromium' && asked !== 'electron')
    throw new Error(
      `There is no host ${JSON.stringify(asked)}: electron and chromium are the two.`,
    );
  if (asked === 'electron' && electronBinary() === null)
    throw new Error(
      'Electron is not here: run node_modules/electron/install.js where its download can be had, or choose the host chromium.',
    );
  return asked;
}
