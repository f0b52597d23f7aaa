// Texts that were written elsewhere come into the window, dropped or chosen, with their notes, comments and suggested
// changes; and one goes out as Word again with all of them.
import { readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, type Locator, type Page } from '@playwright/test';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { test, type App } from './app.ts';
import {
  ask,
  chooseFromMenu,
  pressOn,
  saved,
  textOf,
} from './at-the-window.ts';

test.setTimeout(120_000);

const W =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const RELATED =
  'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml';
const run = (words: string): string =>
  `<w:r><w:t xml:space="preserve">${words}</w:t></w:r>`;
const by = (author: string): string =>
  `w:author="${author}" w:date="2026-01-02T10:00:00Z"`;

/** As a word processor writes it: a note, a comment on some words, and a word that stands for another. */
const LETTER = zipSync(
  Object.fromEntries(
    Object.entries({
      '[Content_Types].xml': `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>${[
        ['document', 'document.main'],
        ['footnotes', 'footnotes'],
        ['comments', 'comments'],
      ]
        .map(
          ([part, kind]) =>
            `<Override PartName="/word/${part}.xml" ContentType="${TYPE}.${kind}+xml"/>`,
        )
        .join('')}</Types>`,
      '_rels/.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${RELATED}/officeDocument" Target="word/document.xml"/></Relationships>`,
      'word/_rels/document.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${[
        'footnotes',
        'comments',
      ]
        .map(
          (part) =>
            `<Relationship Id="${part}" Type="${RELATED}/${part}" Target="${part}.xml"/>`,
        )
        .join('')}</Relationships>`,
      'word/document.xml': `<w:document ${W}><w:body><w:p><w:pPr><w:pStyle w:val="Title"/></w:pPr>${run('Harbour dues')}</w:p><w:p>${run('The fee is ')}<w:del w:id="1" ${by('Bo Lind')}><w:r><w:delText>one</w:delText></w:r></w:del><w:ins w:id="2" ${by('Bo Lind')}>${run('two')}</w:ins>${run(' hundred. ')}<w:commentRangeStart w:id="0"/>${run('Nobody was told.')}<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r><w:r><w:footnoteReference w:id="2"/></w:r></w:p></w:body></w:document>`,
      'word/footnotes.xml': `<w:footnotes ${W}><w:footnote w:id="2"><w:p>${run('Letter of the board.')}</w:p></w:footnote></w:footnotes>`,
      'word/comments.xml': `<w:comments ${W}><w:comment w:id="0" w:initials="AH" ${by('Ada Holm')}><w:p>${run('By whom?')}</w:p></w:comment></w:comments>`,
    }).map(([name, xml]) => [
      name,
      strToU8(`<?xml version="1.0" encoding="UTF-8"?>${xml}`),
    ]),
  ),
);

/** Files from a file manager, onto the list of briefings. */
async function drop(page: Page, ...files: string[]): Promise<void> {
  // The list is there to be dropped on.
  await expect(
    page.getByRole('contentinfo').getByText(/^\d+ briefings?$/),
  ).toBeVisible();
  const given = await page.evaluateHandle(
    (all) => {
      const transfer = new DataTransfer();
      for (const [name = '', bytes = ''] of all)
        transfer.items.add(
          new File(
            [Uint8Array.from(atob(bytes), (sign) => sign.charCodeAt(0))],
            name,
          ),
        );
      return transfer;
    },
    files.map((file) => [
      basename(file),
      readFileSync(file).toString('base64'),
    ]),
  );
  for (const type of ['dragenter', 'dragover', 'drop'])
    await page.getByRole('main').dispatchEvent(type, { dataTransfer: given });
}

/** The report of the import, once it has ended. */
async function report(page: Page): Promise<Locator> {
  const dialog = page.getByRole('dialog', { name: 'Import' });
  await expect(
    dialog.getByRole('button', { name: 'Open the briefing' }),
  ).toBeVisible();
  return dialog;
}

async function openIt(page: Page): Promise<Locator> {
  await pressOn(
    page.getByRole('button', { name: 'Open the briefing' }),
    'Enter',
  );
  await expect(textOf(page)).toBeVisible();
  return textOf(page);
}

async function willSave(app: App, file: string): Promise<void> {
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () =>
      Promise.resolve({ canceled: false, filePath });
  }, file);
}

/** By keys: the kind of file, and Enter. */
async function exportAs(app: App, kind: string): Promise<Locator> {
  const { page } = app;
  await chooseFromMenu(app, 'export');
  const dialog = page.getByRole('dialog', { name: 'Export' });
  const radio = dialog.getByRole('radio', { name: kind, exact: true });
  await expect(
    dialog.getByRole('radio', { checked: true }).first(),
  ).toBeFocused();
  while (!(await radio.isChecked())) await page.keyboard.press('ArrowDown');
  await expect(radio).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(dialog.getByRole('heading', { name: 'Proved' })).toBeVisible();
  return dialog;
}

test('a Word text is dropped, written on, and goes out as Word with its note, comment and suggestion', async ({
  app,
}) => {
  const { page } = app;
  await ask(page, 'settings.change', { name: 'Lea Marsh', initials: 'LM' });
  const letter = join(app.folder, 'letter.docx');
  writeFileSync(letter, LETTER);
  await drop(page, letter);
  await expect(await report(page)).toContainText('1 briefing came in.');
  const text = await openIt(page);
  await expect(text).toContainText('The fee is onetwo hundred.');
  await expect(text.locator('[data-deleted]')).toHaveText('one');
  await expect(text.locator('[data-inserted]')).toHaveText('two');
  await expect(page.getByRole('list', { name: 'Notes' })).toContainText(
    'Letter of the board.',
  );
  await page.getByRole('tab', { name: /^Review/ }).click();
  const comments = page.getByRole('tabpanel', { name: /^Comments/ });
  await expect(comments).toContainText('Nobody was told.');
  await expect(comments).toContainText('Ada Holm');
  await expect(comments).toContainText('By whom?');

  await text.focus();
  await expect(text).toBeFocused();
  await page.keyboard.press('Control+End');
  await page.keyboard.type(' It is due in May.');
  await expect(text).toContainText('It is due in May.');
  await saved(page);
  const out = join(app.folder, 'back.docx');
  await willSave(app, out);
  await exportAs(app, 'Word');
  const parts = unzipSync(readFileSync(out));
  const part = (name: string): string =>
    strFromU8(parts[`word/${name}.xml`] ?? new Uint8Array());
  expect(part('document')).toMatch(/<w:del\b[^>]*Bo Lind.*?one<.*<w:ins\b/s);
  expect(part('document')).toMatch(/<w:ins\b[^>]*Bo Lind.*?two</s);
  expect(part('document')).toContain('It is due in May.');
  expect(part('footnotes')).toContain('Letter of the board.');
  expect(part('comments')).toMatch(/Ada Holm.*By whom\?/s);
});

test('a Markdown is dropped with its sources, and a web page is chosen; both are read and nothing of them is run', async ({
  app,
}) => {
  const { page, folder } = app;
  const file = (name: string, words: string): string => {
    writeFileSync(join(folder, name), words);
    return join(folder, name);
  };
  await drop(
    page,
    file(
      'dues.md',
      '---\ntitle: "Dues <b> and #tides"\nbibliography: dues.bib\n---\n\nCosts *rose* [@smith, p. 4]. 港湾 مرحبا.\n',
    ),
    file(
      'dues.bib',
      '@book{smith, author={Smith, Ann}, title={Tides}, year={2020}}',
    ),
  );
  const first = await report(page);
  await expect(first).toContainText('1 briefing and 1 source came in.');
  await expect(first.getByRole('heading', { name: 'To look at' })).toHaveCount(
    0,
  );
  const text = await openIt(page);
  await expect(page.getByRole('heading', { level: 1 }).first()).toHaveText(
    'Dues <b> and #tides',
  );
  await expect(text).toContainText(/^Costs rose1?\. 港湾 مرحبا\.$/);
  await expect(page.getByRole('list', { name: 'Notes' })).toContainText(
    /Ann Smith, Tides/,
  );
  await willSave(app, join(folder, 'sheet.csv'));
  const dialog = await exportAs(app, 'Evidence sheet');
  await expect(dialog.getByRole('row', { name: /^Citations/ })).toContainText(
    '1 of 1',
  );
  await expect(dialog.getByRole('row', { name: /^Headings/ })).toHaveCount(0);
  await pressOn(dialog.getByRole('button', { name: 'Done' }), 'Enter');

  await chooseFromMenu(app, 'home');
  const web = file(
    'page.html',
    '<!doctype html><title>Tide tables</title><script>window.ran = true</script><main><h2>Gauges</h2><p onclick="window.ran = true">Four of <b>nine</b> failed [4].</p><img src=x onerror="window.ran = true"></main>',
  );
  await app.evaluate(({ dialog: system }, path) => {
    system.showOpenDialog = () =>
      Promise.resolve({ canceled: false, filePaths: [path] });
  }, web);
  await pressOn(page.getByRole('button', { name: 'Import' }).first(), 'Enter');
  await expect(await report(page)).toContainText('left out: scripts');
  const read = await openIt(page);
  await expect(read.getByRole('heading', { name: 'Gauges' })).toBeVisible();
  await expect(read).toContainText('Four of nine failed [4].');
  await expect(read.locator('img, script')).toHaveCount(0);
  expect(await page.evaluate(() => 'ran' in window)).toBe(false);

  // What is still open stands beside what can be chosen, and takes no place of it.
  await chooseFromMenu(app, 'export');
  const open = page
    .getByRole('dialog', { name: 'Export' })
    .getByText(/not linked/);
  await expect(open).toBeVisible();
  const kinds = await page
    .getByRole('group', { name: 'Kind of file' })
    .boundingBox();
  const sentence = await open.boundingBox();
  expect(sentence?.x ?? 0).toBeGreaterThan(
    (kinds?.x ?? 0) + (kinds?.width ?? 0),
  );
});
