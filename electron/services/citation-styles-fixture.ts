// The citation styles for tests, written once a process by the build's own function.
import { rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeCitationStyles } from '../../resources/citation-styles.mjs';

let written: Promise<string> | null = null;

async function write(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'precis-styles-'));
  process.once('exit', () => {
    rmSync(folder, { recursive: true, force: true });
  });
  await writeCitationStyles(folder);
  return folder;
}

/** A resources folder that has the citation styles and nothing else. */
export function builtCitationStyles(): Promise<string> {
  written ??= write();
  return written;
}
