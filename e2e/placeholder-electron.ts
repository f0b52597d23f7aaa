// A folder that electron-builder takes for Electron's program: what it reads and changes of it, and nothing that runs.
// With it the configuration of the installers is tried where Electron can't be had; what comes out is no application.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createPackage } from '@electron/asar';
import { FuseState, FuseVersion } from '@electron/fuses';

/** The mark by which the fuses are found in the program's file; Electron publishes it for this purpose. */
const SENTINEL = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';

/** One fuse a byte, in the order of `FuseV1Options`, all the other way than electron-builder.yml wants them. */
const FUSES = [1, 0, 1, 1, 0, 0, 1, 1, 1].map((on) =>
  on === 1 ? FuseState.ENABLE : FuseState.DISABLE,
);

/** `folder` is made anew below one that exists; `locales` are those that it pretends to have. */
export async function writePlaceholderElectron(
  folder: string,
  version: string,
  locales: readonly string[],
): Promise<void> {
  const empty = join(folder, 'empty');
  for (const part of ['locales', 'resources', 'empty'])
    mkdirSync(join(folder, part), { recursive: true });
  writeFileSync(
    join(folder, 'electron'),
    Buffer.concat([
      Buffer.from(`A placeholder: this is not Electron.\n${SENTINEL}`),
      // The version of the wire is a character where the fuses are read, and a number here.
      Buffer.from([Number(FuseVersion.V1), FUSES.length, ...FUSES]),
    ]),
    { mode: 0o755 },
  );
  writeFileSync(join(folder, 'version'), version);
  for (const locale of locales)
    writeFileSync(join(folder, 'locales', `${locale}.pak`), locale);
  writeFileSync(join(empty, 'package.json'), '{}');
  await createPackage(empty, join(folder, 'resources', 'default_app.asar'));
}
