// The demo: what a newcomer sees first.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { fixture, runPrecis, test } from './precis.ts';
import { pagesOf } from './read-pages.ts';

type Report = {
  readonly sources: number;
  readonly markers: number;
  readonly linked: number;
  readonly findingsBefore: readonly { readonly check: string }[];
  readonly findingsAfter: readonly { readonly check: string }[];
  readonly export: {
    readonly file: string;
    readonly pages: number;
    readonly proof: unknown;
  };
};

test('the main job on the sample, start to finish, twice', async ({
  precis,
}) => {
  const first = await runPrecis(precis.folder, ['--json', 'demo']);
  expect(first.code).toBe(0);
  const report = JSON.parse(first.stdout) as Report;
  expect(report.sources).toBe(8);
  expect(report.linked).toBe(report.markers);
  expect(new Set(report.findingsBefore.map(({ check }) => check))).toEqual(
    new Set([
      'unresolved-marker',
      'numbering-gap',
      'marker-order',
      'claim-without-citation',
    ]),
  );
  expect(new Set(report.findingsAfter.map(({ check }) => check))).toEqual(
    new Set(['numbering-gap', 'claim-without-citation']),
  );
  expect(report.export.file).toBe(
    join(precis.folder, 'precis-demo', 'briefing.pdf'),
  );
  expect(report.export.proof).toMatchObject({ ok: true, missing: [] });
  const pages = await pagesOf(await readFile(report.export.file));
  expect(pages).toHaveLength(report.export.pages);
  // Whether the font's runs are parted by spaces is the reader's affair.
  const text = pages.map((page) => page.text.replaceAll(' ', '')).join('');
  expect(text).toContain('最も必要とされる時に');
  for (const { text: words } of pages) expect(words).toContain('OFFICIAL');

  const again = await runPrecis(precis.folder, ['demo']);
  expect(again.code).toBe(0);
  expect(again.stdout).toContain(report.export.file);
});

test('work that was brought into the demo’s library is not lost', async ({
  precis,
}) => {
  await runPrecis(precis.folder, ['demo']);
  const library = join(precis.folder, 'precis-demo', 'library');
  const brought = await runPrecis(precis.folder, [
    '--library',
    library,
    'import',
    fixture('press-summary.txt'),
  ]);
  expect(brought.code).toBe(0);
  const again = await runPrecis(precis.folder, ['demo']);
  expect(again.code).toBe(2);
  expect(again.stderr).toMatch(/not the demo's/);
  const { stdout } = await runPrecis(precis.folder, [
    '--library',
    library,
    'list',
  ]);
  expect(stdout).toContain('press-summary');
});

test('a folder of somebody’s own is left alone', async ({ precis }) => {
  await writeFile(join(precis.folder, 'mine.txt'), 'mine');
  const { code, stderr } = await runPrecis(precis.folder, [
    'demo',
    '--out',
    '.',
  ]);
  expect(code).toBe(2);
  expect(stderr).toMatch(/not the demo's/);
  expect(await readFile(join(precis.folder, 'mine.txt'), 'utf8')).toBe('mine');
});

test('version names the engine that formats citations', async ({ precis }) => {
  const { stdout } = await runPrecis(precis.folder, ['--version']);
  expect(stdout).toMatch(/^precis \d+\.\d+\.\d+/);
  expect(stdout).toContain('Frank Bennett');
  expect(stdout).toContain(
    'citeproc-js implements the Citation Style Language',
  );
  expect(stdout).toContain('citationstyles.org');
});
