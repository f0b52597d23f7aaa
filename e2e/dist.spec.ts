// A dry run of the installers' configuration: Electron's program is a placeholder, so what is packed is looked at, and
// is no application. It shows which files go in, that they are enough to typeset with, and how the fuses are set.
import { fork, spawnSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { extractAll, listPackage, statFile } from '@electron/asar';
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { loadImage } from '@napi-rs/canvas';
import { expect, test } from '@playwright/test';
import { docWith, note, p } from '#core/document/builder.ts';
import { proveExport } from '../electron/typesetting/proof.ts';
import { typesettingData } from '../electron/typesetting/typesetting-data.ts';
import { inputOf } from '../electron/typesetting/typesetting-fixture.ts';
import { createTypesetter } from '../electron/typesetting/typesetter.ts';
import { writeIcons } from '../resources/icons.mjs';
import { writePlaceholderElectron } from './placeholder-electron.ts';

const root = join(import.meta.dirname, '..');

const manifest = JSON.parse(
  readFileSync(join(root, 'package.json'), 'utf8'),
) as {
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
};

/** Every file that an installer for Linux on this processor holds is one of these, and each of these is there. */
const INTENDED: readonly RegExp[] = [
  /^package\.json$/,
  /^out\/main\/main\.js$/,
  /^out\/main\/(typesetting|backup|import|reading)-process\.js$/,
  /^out\/main\/assets\/[\w.-]+\.js$/,
  /^out\/preload\/preload\.cjs$/,
  /^out\/renderer\/index\.html$/,
  /^out\/renderer\/assets\/[\w.-]+\.js$/,
  /^out\/renderer\/assets\/[\w.-]+\.css$/,
  /^out\/renderer\/assets\/[\w.-]+\.woff2$/,
  /^out\/renderer\/workers\/[\w-]+\.js$/,
  /^out\/renderer\/dictionaries\/en-(GB|US)\.(aff|dic)$/,
  /^out\/renderer\/dictionaries\/en-(GB|US)-licence\.txt$/,
  /^out\/renderer\/pdf\/cmaps\/[\w-]+\.bcmap$/,
  /^out\/renderer\/pdf\/cmaps\/LICENSE$/,
  /^out\/renderer\/pdf\/fonts\/[\w-]+\.(pfb|ttf)$/,
  /^out\/renderer\/pdf\/fonts\/LICENSE_\w+$/,
  /^out\/resources\/NOTICES\.txt$/,
  /^out\/resources\/citation-styles\/index\.json$/,
  /^out\/resources\/citation-styles\/locale-licences\.txt$/,
  /^out\/resources\/citation-styles\/styles\/[\w-]+\.json$/,
  /^out\/resources\/citation-styles\/locales\/[\w-]+\.json$/,
  /^out\/resources\/fonts\/coverage\.json$/,
  /^out\/resources\/fonts\/[\w-]+-licence\.txt$/,
  /^out\/resources\/sample\/(briefing|sources)\.json$/,
  /^out\/resources\/templates\/[\w-]+\.json$/,
  /^out\/resources\/typst\/(briefing|pack|type)\.typ$/,
  /^node_modules\/[^/]+\/LICEN[CS]E(\.\w+)?$/,
  /^node_modules\/@(babel|myriaddreamin)\/[\w-]+\/(LICENSE|package\.json)$/,
  /^node_modules\/@babel\/runtime-corejs3\/.+\.js$/,
  /^node_modules\/@babel\/runtime-corejs3\/(.+\/)?package\.json$/,
  /^node_modules\/core-js-pure\/.+\.js$/,
  /^node_modules\/core-js-pure\/(.+\/)?package\.json$/,
  /^node_modules\/@myriaddreamin\/typst-ts-node-compiler\/index(-napi)?\.js$/,
  /^node_modules\/better-sqlite3\/lib\/(methods\/)?[\w-]+\.js$/,
  /^node_modules\/biblatex-csl-converter\/lib\/index\.c?js$/,
  /^node_modules\/citeproc\/citeproc_commonjs\.js$/,
  /^node_modules\/diff\/libesm\/.+\.js$/,
  /^node_modules\/diff\/libesm\/package\.json$/,
  /^node_modules\/fflate\/esm\/index\.mjs$/,
  /^node_modules\/fractional-indexing\/src\/index\.js$/,
  /^node_modules\/pdfjs-dist\/legacy\/build\/pdf(\.worker)?\.mjs$/,
  /^node_modules\/saxes\/saxes\.js$/,
  /^node_modules\/xmlchars\/.+\.js$/,
  /^node_modules\/xregexp\/lib\/(addons\/)?[\w-]+\.js$/,
  /^node_modules\/xregexp\/tools\/output\/\w+\.js$/,
  /^node_modules\/zod\/.+\.c?js$/,
  /^node_modules\/zod\/.+\/package\.json$/,
  /^node_modules\/[^@/]+\/package\.json$/,
];

/** What the system itself must load, so that it can't stand in the archive. */
/** What native code reads, outside of the archive. */
const BESIDE = [
  `node_modules/@myriaddreamin/typst-ts-node-compiler-linux-${process.arch}-gnu/typst-ts-node-compiler.linux-${process.arch}-gnu.node`,
  `node_modules/better-sqlite3/prebuilds/linux-${process.arch}.node`,
  ...readdirSync(join(root, 'out', 'resources', 'fonts'))
    .filter((name) => /\.(ttf|conf)$/.test(name))
    .map((name) => `out/resources/fonts/${name}`),
].sort();

const builder = (
  ...args: readonly string[]
): { readonly status: number | null; readonly output: string } => {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(root, 'node_modules', 'electron-builder', 'cli.js'), ...args],
    { cwd: root, encoding: 'utf8' },
  );
  return { status, output: stdout + stderr };
};

/** Packs, and writes the entry that an AppImage would have in the desktop's menu; the AppImage's own tools are downloads. */
const UP_TO_THE_APPIMAGE = `
  import { writeFileSync } from 'node:fs';
  import { build } from 'electron-builder';
  const { PLACEHOLDER, PACKED, ENTRY } = process.env;
  await build({
    linux: ['AppImage'],
    config: { electronDist: PLACEHOLDER, directories: { output: PACKED } },
    effectiveOptionComputed: async ({ desktop }) => {
      writeFileSync(ENTRY, desktop);
      return true;
    },
  });
`;

let folder = '';
test.beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'precis-dry-run-'));
});
test.afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

// The placeholder is one of Linux, and packing for it takes the native files that npm brought in for it.
if (process.platform === 'linux')
  test(
    'dry run with a placeholder for Electron: an installer holds the intended files, which typeset, and its fuses are set',
    packAndLook,
  );

async function packAndLook(): Promise<void> {
  const shell = join(folder, 'placeholder');
  mkdirSync(shell);
  await writePlaceholderElectron(shell, '45.4.1', ['en-GB', 'en-US', 'ja']);
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--input-type=module', '--eval', UP_TO_THE_APPIMAGE],
    {
      cwd: root,
      encoding: 'utf8',
      env: {
        ...process.env,
        PLACEHOLDER: shell,
        PACKED: join(folder, 'packed'),
        ENTRY: join(folder, 'precis.desktop'),
      },
    },
  );
  expect(stdout).toContain('executing @electron/fuses');
  expect(status, stdout + stderr).toBe(0);
  // No --no-sandbox, which electron-builder adds where nothing is said.
  expect(readFileSync(join(folder, 'precis.desktop'), 'utf8')).toMatch(
    /^Exec=AppRun %U$/m,
  );
  const packed = join(folder, 'packed', 'linux-unpacked');
  expect(readdirSync(join(packed, 'locales')).sort()).toEqual([
    'en-GB.pak',
    'en-US.pak',
  ]);

  const archive = join(packed, 'resources', 'app.asar');
  const files = listPackage(archive, { isPack: false })
    .map((path) => path.slice(1))
    .filter((path) => !('files' in statFile(archive, path)));
  const isUnpacked = (path: string): boolean => {
    const entry = statFile(archive, path);
    return 'unpacked' in entry && entry.unpacked;
  };
  expect(files.filter(isUnpacked).sort()).toEqual(BESIDE);
  const inside = files.filter((path) => !isUnpacked(path));
  expect(
    inside.filter((path) => !INTENDED.some((pattern) => pattern.test(path))),
  ).toEqual([]);
  expect(
    INTENDED.filter((pattern) => !inside.some((path) => pattern.test(path))),
  ).toEqual([]);
  for (const name of Object.keys(manifest.devDependencies))
    expect(files).not.toContain(`node_modules/${name}/package.json`);

  const app = join(folder, 'app');
  extractAll(archive, app);
  everyDependencyLoads(app);
  await aBriefingIsTypesetBy(app);

  const on = FuseState.ENABLE;
  const off = FuseState.DISABLE;
  const wire = await getCurrentFuseWire(join(packed, 'precis'));
  expect(wire).toMatchObject({
    [FuseV1Options.RunAsNode]: off,
    [FuseV1Options.EnableCookieEncryption]: on,
    [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: off,
    [FuseV1Options.EnableNodeCliInspectArguments]: off,
    [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: on,
    [FuseV1Options.OnlyLoadAppFromAsar]: on,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: off,
    [FuseV1Options.GrantFileProtocolExtraPrivileges]: off,
  });
}

/** Outside of the checkout, so that nothing is found in it that was not packed. */
function everyDependencyLoads(app: string): void {
  const names = Object.keys(manifest.dependencies);
  const imports = names
    .map((name) =>
      name === 'pdfjs-dist' ? `${name}/legacy/build/pdf.mjs` : name,
    )
    .map((name) => `await import(${JSON.stringify(name)});`)
    .join('');
  const { status, stderr } = spawnSync(
    process.execPath,
    ['--input-type=module', '--eval', imports],
    { cwd: app, encoding: 'utf8' },
  );
  expect(status, stderr).toBe(0);
}

/** Packages look at what tells Electron's utility process from Node, and act otherwise there. */
const AS_ELECTRON = `data:text/javascript,${encodeURIComponent(
  `Object.defineProperty(process.versions, 'electron', { value: '45.4.1' });
   process.type = 'utility';`,
)}`;

async function aBriefingIsTypesetBy(app: string): Promise<void> {
  const typesetter = createTypesetter({
    resources: join(app, 'out', 'resources'),
    launch: () =>
      fork(join(app, 'out', 'main', 'typesetting-process.js'), {
        serialization: 'advanced',
        stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
        execArgv: ['--import', AS_ELECTRON],
      }),
  });
  try {
    const input = inputOf(
      docWith(
        { title: 'The sea wall' },
        p('The wall held.', note('Harbour office, log of 12 May.')),
      ),
    );
    const { pdf } = await typesetter.typeset(typesettingData(input), {
      date: input.date,
    });
    expect(proveExport(input, await typesetter.readPdf(pdf))).toMatchObject({
      ok: true,
    });
  } finally {
    await typesetter.close();
  }
}

test('a setting that electron-builder does not know is refused', () => {
  const { status, output } = builder('--linux', '--dir', '-c.asarr=true');
  expect(output).toContain("unknown property 'asarr'");
  expect(status).not.toBe(0);
});

test('the icons are drawn in the sizes and containers of each system', async () => {
  await writeIcons(folder);
  const sizeOf = async (png: Buffer): Promise<number> => {
    const { width, height } = await loadImage(png);
    expect(width).toBe(height);
    return width;
  };
  const names = readdirSync(folder).filter((name) => name.endsWith('.png'));
  expect(names).toHaveLength(8);
  for (const name of names)
    expect(name).toBe(
      `${await sizeOf(readFileSync(join(folder, name)))}x${parseInt(name)}.png`,
    );

  const icns = readFileSync(join(folder, 'icon.icns'));
  expect(icns.toString('ascii', 0, 4)).toBe('icns');
  expect(icns.readUInt32BE(4)).toBe(icns.length);
  const macos: Record<string, number> = {};
  for (let at = 8; at < icns.length; at += icns.readUInt32BE(at + 4))
    macos[icns.toString('ascii', at, at + 4)] = await sizeOf(
      icns.subarray(at + 8, at + icns.readUInt32BE(at + 4)),
    );
  expect(macos).toMatchObject({ ic07: 128, ic09: 512, ic10: 1024, ic12: 64 });

  const ico = readFileSync(join(folder, 'icon.ico'));
  const windows: number[] = [];
  for (let entry = 0; entry < ico.readUInt16LE(4); entry += 1) {
    const at = 6 + 16 * entry;
    const start = ico.readUInt32LE(at + 12);
    const size = await sizeOf(
      ico.subarray(start, start + ico.readUInt32LE(at + 8)),
    );
    expect(ico.readUInt8(at)).toBe(size % 256);
    windows.push(size);
  }
  expect(windows).toEqual([16, 24, 32, 48, 64, 128, 256]);
});
