import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { docWith, h, note, p, table } from '#core/document/builder.ts';
import type { BriefingDocument, BriefingId } from '#core/document/document.ts';
import { plainText } from '#core/document/walk.ts';
import { putAttachment } from '../database/attachments.ts';
import { insertBriefing, readBriefing } from '../database/briefings.ts';
import {
  BRIEFING,
  STAMP,
  temporaryFolder,
  testLibrary,
} from '../database/library-fixture.ts';
import { testSourceReader } from '../importing/source-reader-fixture.ts';
import { BLANK } from '../typesetting/typesetting-fixture.ts';
import { useCitationStyles } from './citation-styles-fixture.ts';
import { copyTemplates } from './copy-templates-fixture.ts';
import { greyPng } from './docx-fixture.ts';
import { importFiles } from './import-files.ts';

const resources = useCitationStyles();

async function imported(html: string, name = 'page.html') {
  const library = testLibrary();
  const path = join(temporaryFolder(), name);
  writeFileSync(path, html);
  const report = await importFiles(
    { paths: [path] },
    {
      library,
      resources: resources(),
      template: BLANK,
      stamp: STAMP,
      signal: new AbortController().signal,
      reader: testSourceReader,
      progress: () => undefined,
    },
  );
  const id = report.briefings[0]?.id as BriefingId | undefined;
  const document: BriefingDocument | null =
    id === undefined ? null : readBriefing(library, id).document;
  return {
    report,
    document,
    lines: document?.blocks.map(
      (block) => `${block.type}: ${plainText(block)}`,
    ),
    remarks: report.remarks.map(({ remark }) => remark),
  };
}

const PIXEL = `data:image/png;base64,${greyPng(2).toString('base64')}`;

test('a page of others brings its title, its text and its notes, and is told what it did not', async () => {
  const { document, lines, remarks } = await imported(`<!doctype html>
    <html lang="fr"><head><title>Les  marées</title><script>alert(1)</script></head>
    <body onload="alert(2)"><nav><a href="/">Accueil</a></nav>
    <main><h1>Les marées</h1><p>Un texte<sup><a href="#fn1" id="fnref1" class="footnote-ref">1</a></sup> selon [4].</p>
    <h2>Ports</h2><ul><li>Vik<li>Skerra</ul>
    <figure><img src="${PIXEL}" alt="Un carré"><figcaption>Gris</figcaption></figure>
    <img src="https://elsewhere.example/a.png" alt="x" width="40"><img src="data:image/png;base64,AAAA" alt="y">
    <p hidden>Caché</p><p><a href="javascript:alert(3)">lien</a></p>
    <section class="footnotes"><ol><li id="fn1"><p>La note.<a href="#fnref1" class="footnote-back">↩</a></p></li></ol></section>
    </main></body></html>`);
  expect(document).toMatchObject({ title: 'Les marées', language: 'fr' });
  expect(lines).toEqual([
    'paragraph: Un texte selon [4].',
    'heading: Ports',
    'list: Vik\nSkerra',
    expect.stringContaining('image: '),
    'paragraph: lien',
  ]);
  expect(document?.blocks[0]).toMatchObject({
    content: [
      { text: 'Un texte' },
      { type: 'footnote', content: [{ text: 'La note.' }] },
      { text: ' selon ' },
      { type: 'marker', text: '[4]' },
      { text: '.' },
    ],
  });
  expect(JSON.stringify(document)).not.toMatch(/javascript|alert|elsewhere/);
  expect(remarks).toEqual([
    'left out: scripts',
    expect.stringContaining('a picture was left out: what is not in the file'),
    expect.stringContaining('main part'),
    expect.stringContaining('a picture was left out: an image in it'),
  ]);
});

test('a list of more levels than a list may have is told', async () => {
  const told = async (levels: number) => {
    const { remarks } = await imported(
      `<p>Words</p>${'<ul><li>Level'.repeat(levels)}${'</li></ul>'.repeat(levels)}`,
    );
    return remarks;
  };
  expect(await told(8)).toEqual([]);
  expect(await told(9)).toEqual(['lists of more than 8 levels came in with 8']);
});

test('what Precis wrote comes back with its front matter, and is a draft again', async () => {
  const { exportBriefing } = await import('./export-briefing.ts');
  const library = testLibrary();
  const { sha256 } = putAttachment(library, greyPng(2), 'image/png');
  const written = docWith(
    {
      title: 'Ferry <to> "Ærø"',
      marking: 'OFFICIAL',
      status: 'cleared',
      style: 'oscola',
      fields: { to: ['A', 'B'], count: 3 },
    },
    h(2, 'Why', note('First.')),
    { ...p('Marked'), marking: 'SECRET', language: 'fr' },
    table([
      ['Year', 'Cost'],
      ['2024', '$1'],
    ]),
    { type: 'image', attachment: sha256, alternative: 'A square' },
  );
  insertBriefing(library, BRIEFING, written, STAMP);
  const out = join(temporaryFolder(), 'brief.html');
  const { readFileSync, cpSync } = await import('node:fs');
  const own = temporaryFolder();
  cpSync(resources(), own, { recursive: true });
  copyTemplates(own);
  await exportBriefing(
    { id: BRIEFING, to: 'html', out },
    {
      library,
      resources: own,
      typesetter: {} as never,
      today: '2026-11-28',
      signal: new AbortController().signal,
      tell: () => undefined,
    },
  );
  const html = readFileSync(out, 'utf8');
  const { document, remarks } = await imported(html);
  expect(remarks).toEqual([]);
  expect(document).toMatchObject({
    title: 'Ferry <to> "Ærø"',
    marking: 'OFFICIAL',
    status: 'draft',
    style: 'oscola',
    fields: { to: ['A', 'B'], count: 3 },
    blocks: [
      { type: 'heading', level: 2 },
      { type: 'paragraph', marking: 'SECRET', language: 'fr' },
      { type: 'table', headerRows: 1 },
      { type: 'image', attachment: sha256, alternative: 'A square' },
    ],
  });
  // What it says of its briefing is believed no more than any other file.
  const damaged = html.replace('&quot;count&quot;:3', '&quot;count&quot;:{}');
  expect(damaged).not.toBe(html);
  const refused = await imported(damaged, 'damaged.html');
  expect(refused.report.briefings).toEqual([]);
  expect(refused.report.skipped[0]?.reason).toMatch(
    /^damaged\.html says .* damaged:/,
  );
});

test('a table beyond all bounds, and a file that is no page, are refused with a sentence', async () => {
  const wide = await imported(`<table><tr>${'<td>a'.repeat(80)}</table>`);
  expect(wide.report.skipped[0]?.reason).toMatch(/more columns or cells/);
  const pdf = await imported('%PDF-1.7 \0', 'a.html');
  expect(pdf.report.briefings).toEqual([]);
  expect(pdf.report.skipped).toHaveLength(1);
});
