// Where a check with programs that know nothing of Precis works: a folder with the resources and room for a library.
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { writeCitationStyles } from '../../resources/citation-styles.mjs';

export type CheckFolder = {
  readonly folder: string;
  readonly resources: string;
  /** The library's folder, empty as yet. */
  readonly home: string;
  /** Takes away all but what --folder asked to keep; `more` are what the check left in it besides. */
  readonly remove: (...more: readonly string[]) => void;
};

/** `name` is the check's. Ends the program with exit code 2 where programs are `missing`, and says what to `install`. */
export async function openCheckFolder(
  name: string,
  missing: readonly string[],
  install: string,
): Promise<CheckFolder> {
  if (missing.length > 0) {
    process.stderr.write(
      `${name}: ${missing.join(' and ')} ${missing.length === 1 ? 'is' : 'are'} not there, so nothing was checked: install ${install}.\n`,
    );
    process.exit(2);
  }
  const { values } = parseArgs({ options: { folder: { type: 'string' } } });
  const kept = values.folder === undefined ? null : resolve(values.folder);
  const folder = kept ?? mkdtempSync(join(tmpdir(), `precis-${name}-`));
  const resources = join(folder, 'resources');
  const home = join(folder, 'library');
  for (const each of [folder, resources, home])
    mkdirSync(each, { recursive: true });
  await writeCitationStyles(resources);
  cpSync(
    join(import.meta.dirname, '..', '..', 'resources', 'templates'),
    join(resources, 'templates'),
    { recursive: true },
  );
  return {
    folder,
    resources,
    home,
    remove: (...more) => {
      for (const own of kept ? [home, resources, ...more] : [folder])
        rmSync(own, { recursive: true, force: true });
    },
  };
}
