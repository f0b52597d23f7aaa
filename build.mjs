// The build, to out/: main (the command line and the child processes), preload, renderer, and the resources that npm
// packages carry (fonts, citation styles). Dependencies stay outside the bundle: the native ones must.
import { cp, readFile, rm } from 'node:fs/promises';
import { builtinModules } from 'node:module';
import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { build } from 'vite';
import { writeCitationStyles } from './resources/citation-styles.mjs';
import { writeDictionaries } from './resources/dictionaries.mjs';
import { writeFonts } from './resources/fonts.mjs';

const root = import.meta.dirname;
const out = join(root, 'out');
const { dependencies, version } = JSON.parse(
  await readFile(join(root, 'package.json'), 'utf8'),
);

const outside = (id) =>
  id.startsWith('node:') ||
  builtinModules.includes(id) ||
  id === 'electron' ||
  Object.keys(dependencies).some(
    (name) => id === name || id.startsWith(`${name}/`),
  );

const shared = {
  root,
  configFile: false,
  logLevel: 'warn',
  define: { __PRECIS_VERSION__: JSON.stringify(version) },
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
  plugins: [woff2Alone, react()],
  // Modules in a folder of their own, by which the page knows them; see renderer/worker-url.ts.
  worker: {
    format: 'es',
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

await writeDictionaries(join(out, 'renderer'));
// What PDFs name and don't carry: the fourteen fonts of the format, and the maps of characters of East Asian scripts.
const pdf = join(root, 'node_modules', 'pdfjs-dist');
await cp(join(pdf, 'standard_fonts'), join(out, 'renderer/pdf/fonts'), {
  recursive: true,
});
await cp(join(pdf, 'cmaps'), join(out, 'renderer/pdf/cmaps'), {
  recursive: true,
});
const resources = join(out, 'resources');
await writeFonts(resources);
await writeCitationStyles(resources);
for (const folder of ['typst', 'templates', 'sample'])
  await cp(join(root, 'resources', folder), join(resources, folder), {
    recursive: true,
  });
