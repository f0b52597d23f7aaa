// Brings the dictionaries of spelling out of their npm packages to where the page can fetch them, each with its licence
// (MIT and BSD, of the English Hunspell dictionaries and SCOWL). Nothing of them is kept in the repository.
import { copyFile, mkdir, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const PACKAGES = { 'en-GB': 'dictionary-en-gb', 'en-US': 'dictionary-en' };

/** Writes `folder/dictionaries/`: `<name>.aff`, `<name>.dic` and `<name>-licence.txt` of each. Made anew. Answers the packages. */
export async function writeDictionaries(folder) {
  const out = join(folder, 'dictionaries');
  await rm(out, { recursive: true, force: true });
  await mkdir(out, { recursive: true });
  for (const [name, source] of Object.entries(PACKAGES)) {
    const home = dirname(fileURLToPath(import.meta.resolve(source)));
    for (const [from, to] of [
      ['index.aff', `${name}.aff`],
      ['index.dic', `${name}.dic`],
      ['license', `${name}-licence.txt`],
    ])
      await copyFile(join(home, from), join(out, to));
  }
  return Object.values(PACKAGES);
}
