// A text with bracketed markers and no reference list comes in, is linked, and goes out as a proven PDF.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { fixture, test } from './precis.ts';
import { pagesOf } from './read-pages.ts';

test('from a text with markers to a proven PDF', async ({ precis }) => {
  const text = await readFile(fixture('press-summary.txt'), 'utf8');
  const { briefings } = await precis.ask('files.import', [
    'import',
    fixture('press-summary.txt'),
  ]);
  expect(briefings).toEqual([
    {
      id: expect.any(String) as unknown as string,
      title: 'press-summary',
      blocks: 9,
    },
  ]);
  const id = briefings[0]?.id ?? '';

  const markers = await precis.ask('markers.list', ['markers', id]);
  expect(markers.markers.map(({ number, count }) => [number, count])).toEqual([
    [1, 2],
    [4, 2],
  ]);
  expect(markers.gaps).toEqual([2, 3]);
  expect(markers.markers[1]?.places[0]?.context).toContain('port [4], the');

  const before = await precis.ask('briefings.show', ['show', id]);
  expect(before.blocks.map(({ type }) => type)).toEqual([
    ...Array<string>(7).fill('paragraph'),
    'pull-quotation',
    'paragraph',
  ]);
  expect(before.footnotes).toEqual([]);

  const plain = await precis.run('export', id, '--to', 'txt');
  const paragraphs = (whole: string): string[] =>
    whole.split('\n').filter((line) => line.trim() !== '');
  expect(paragraphs(plain.stdout)).toEqual(paragraphs(text));

  const findings = await precis.ask('briefings.check', ['check', id], 1);
  expect(
    findings.findings.map(({ check, text }) => [check, text]).sort(),
  ).toEqual([
    ['numbering-gap', '[2]'],
    ['numbering-gap', '[3]'],
    [
      'quotation-without-citation',
      'A gauge that is right on a calm day tells you nothing about the night when you need it.',
    ],
    [
      'quotation-without-citation',
      'We have the price of each choice, and we have the price of none of them.',
    ],
    ['unresolved-marker', '[1]'],
    ['unresolved-marker', '[1]'],
    ['unresolved-marker', '[4]'],
    ['unresolved-marker', '[4]'],
  ]);

  const { sources } = await precis.ask('files.import', [
    'import',
    fixture('two-sources.bib'),
  ]);
  expect(sources.map(({ citekey }) => citekey)).toEqual([
    'hallin-gazette',
    'gauge-review',
  ]);
  expect(
    await precis.ask('markers.link', ['link', id, '1', 'hallin-gazette']),
  ).toEqual({ linked: 2 });
  expect(
    await precis.ask('markers.link', [
      'link',
      id,
      '4',
      sources[1]?.id ?? '',
      '--locator',
      'p. 4',
    ]),
  ).toEqual({ linked: 2 });

  const shown = await precis.ask('briefings.show', ['show', id]);
  expect(shown.footnotes.map(({ number }) => number)).toEqual([1, 2, 3, 4]);
  expect(shown.footnotes[0]?.text).toContain('Night Calls Move North');
  expect(shown.footnotes[1]?.text).toContain('Review of Tide Gauges');
  expect(shown.footnotes[1]?.citations[0]?.locator).toBe('p. 4');
  expect(shown.blocks[0]?.text.endsWith('winter traffic.')).toBe(true);
  const left = await precis.ask('markers.list', ['markers', id]);
  expect(left).toEqual({ markers: [], gaps: [2, 3] });

  const out = join(precis.folder, 'brief.pdf');
  const exported = await precis.ask('briefings.export', [
    'export',
    id,
    '--to',
    'pdf',
    '--out',
    'brief.pdf',
    '--date',
    '2026-11-24',
  ]);
  expect(exported.file).toBe(out);
  expect(exported.proof).toEqual({
    ok: true,
    footnotes: { expected: 4, found: 4 },
    headings: { expected: 0, found: 0 },
    missing: [],
  });

  // Read once more, by hand: each note stands below the words that carry its mark, on the same page.
  const pages = await pagesOf(await readFile(out));
  expect(pages).toHaveLength(exported.pages ?? 0);
  const place = (words: string): { page: number; y: number } => {
    const page = pages.findIndex((each) => !Number.isNaN(each.heightOf(words)));
    const y = pages[page]?.heightOf(words) ?? NaN;
    expect(page, `“${words}” is on a page`).toBeGreaterThanOrEqual(0);
    return { page, y };
  };
  const marks = ['winter traffic', 'another port', 'three hours', 'the coast'];
  for (const [index, footnote] of shown.footnotes.entries()) {
    const mark = place(marks[index] ?? '');
    const note = place(footnote.text.slice(0, 14));
    expect(note.page).toBe(mark.page);
    expect(note.y).toBeLessThan(mark.y);
  }

  const again = await precis.ask('briefings.export', [
    'export',
    id,
    '--to',
    'pdf',
    '--out',
    'again.pdf',
    '--date',
    '2026-11-24',
  ]);
  expect(await readFile(again.file)).toEqual(await readFile(out));
  expect(await precis.ask('library.verify', ['verify'])).toEqual({
    ok: true,
    problems: [],
  });
});

test('every style names the same sources', async ({ precis }) => {
  const { briefings } = await precis.ask('files.import', [
    'import',
    fixture('press-summary.txt'),
    fixture('two-sources.bib'),
  ]);
  const id = briefings[0]?.id ?? '';
  await precis.run('link', id, '[1]', 'hallin-gazette');
  await precis.run('link', id, '[4]', 'gauge-review');
  const texts = new Set<string>();
  for (const style of ['chicago-notes', 'oscola', 'new-harts-rules-notes']) {
    const { proof, file } = await precis.ask('briefings.export', [
      'export',
      id,
      '--to',
      'pdf',
      '--out',
      `${style}.pdf`,
      '--style',
      style,
    ]);
    expect(proof.ok).toBe(true);
    expect(proof.footnotes).toEqual({ expected: 4, found: 4 });
    const pages = await pagesOf(await readFile(file));
    const text = pages.map((page) => page.text).join('\n');
    expect(text.toLowerCase()).toContain('night calls move north');
    texts.add(text);
  }
  expect(texts.size).toBe(3);
});
