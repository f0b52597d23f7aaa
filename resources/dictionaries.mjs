// Brings the dictionaries of spelling out of their npm packages to where the page can fetch them, each with its licence
// (MIT and BSD, of the English Hunspell dictionaries and SCOWL). Nothing of them is kept in the repository.
import { copyFile, mkdir, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const PACKAGES = { 'en-GB': 'dictionary-en-gb', 'en-US': 'dictionary-en' };

/** Writes `folder/dictionaries/`: `<name>.aff`, `<name>.dic` and `<name>-licence.txt` of each. Made anew. */
export async function writeDictionaries(folder) {
  const require = createRequire(import.meta.url);
  const out = join(folder, 'dictionaries');
  await rm(out, { recursive: true, force: true });
  await mkdir(out, { recursive: true });
  for (const [name, source] of Object.entries(PACKAGES)) {
    const home = dirname(require.resolve(`${source}/package.json`));
    for (const [from, to] of [
      ['index.aff', `${name}.aff`],
      ['index.dic', `${name}.dic`],
      ['license', `${name}-licence.txt`],
    ])
      await copyFile(join(home, from), join(out, to));
  }
}
