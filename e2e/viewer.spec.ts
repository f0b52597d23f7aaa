// A PDF beside the text: words of it stand in the text with their page in the note. A PDF that is dropped becomes a source.
import { expect, type Locator, type Page } from '@playwright/test';
import { pdfOf } from '../electron/attachments/pdf-fixture.ts';
import { test } from './app.ts';
import { runAxe } from './axe.ts';
import { ask } from './at-the-window.ts';

const base64 = (bytes: Uint8Array): string =>
  Buffer.from(bytes).toString('base64');

/** A source with a PDF of these pages, and the picker over a briefing, at that source. */
async function citeFile(
  page: Page,
  pages: readonly string[],
): Promise<{ readonly text: Locator; readonly picker: Locator }> {
  const { source } = await ask<{ source: { id: string } }>(
    page,
    'sources.create',
    { item: { type: 'report', title: 'Crossings of the sound' } },
  );
  await ask(page, 'attachments.attach', {
    source: source.id,
    bytes: base64(pdfOf(pages)),
    name: 'crossings.pdf',
  });
  await expect
    .poll(async () =>
      JSON.stringify(await ask(page, 'sources.open', { id: source.id })),
    )
    .toContain('"state":"read"');
  await page.keyboard.press('Control+n');
  await page.keyboard.type('Ferries');
  await page.keyboard.press('Enter');
  const text = page.locator('[role="textbox"][contenteditable]');
  await text.click();
  await page.keyboard.type('It was busy.');
  await page.keyboard.press('Control+Alt+f');
  const picker = page.getByRole('dialog', { name: 'New footnote' });
  await page.keyboard.type('Crossings');
  return { text, picker };
}

test('words of a PDF beside the text become a quotation with their page in its note', async ({
  app,
}) => {
  const { page } = app;
  const { text, picker } = await citeFile(page, [
    'Contents',
    'Forty crossings were counted.',
  ]);
  await page.keyboard.press('Enter');
  await page.keyboard.type('2');
  // Its file, at the page that is typed, while the note is put together.
  await page.keyboard.press('Control+Alt+o');
  const file = page.getByRole('region', { name: 'File', exact: true });
  await expect(file.getByLabel(/^Page/).first()).toHaveValue('2');
  await expect(picker).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(text.locator('[role="doc-noteref"]')).toHaveCount(1);

  const words = file
    .getByRole('group', { name: 'Page 2' })
    .getByText('Forty crossings');
  await expect(words).toBeVisible();
  const axe = await runAxe(page);
  expect(axe.violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual(
    [],
  );
  await words.selectText();
  await file.getByRole('button', { name: /Keep as excerpt/ }).click();
  await expect(file.getByRole('status')).toHaveText(
    'Kept as an excerpt, p. 2.',
  );
  await words.selectText();
  await file.getByRole('button', { name: /Quote in text/ }).click();
  const quotation = text.locator('blockquote');
  await expect(quotation).toContainText('Forty crossings were counted.');
  await expect(quotation.locator('[role="doc-noteref"]')).toHaveCount(1);
  await expect(text).toBeFocused();
  await page.keyboard.press('Control+z');
  await expect(quotation).toHaveCount(0);
  await page.keyboard.press('Control+Shift+z');
  await expect(quotation).toHaveCount(1);

  await file.locator('[data-scroller]').focus();
  await page.keyboard.press('Escape');
  await expect(file).toHaveCount(0);
  await expect(text).toBeFocused();
  const notes = page.getByRole('list', { name: 'Notes' });
  await expect(notes).toContainText(/Crossings of the Sound.*2/i);
});

test('a file stays readable while it is drawn wider, leaves room for the picker, and keeps its width', async ({
  app,
}) => {
  const { page } = app;
  const errors: Error[] = [];
  page.on('pageerror', (error) => errors.push(error));
  await page.setViewportSize({ width: 1440, height: 900 });
  const lines = Array.from({ length: 20 }, (_, at) => `Line ${at} of it`);
  const { text, picker } = await citeFile(page, [
    ['The govern-', 'ment counted them.', ...lines].join('\n'),
    lines.join('\n'),
  ]);
  await page.keyboard.press('Control+Alt+o');
  const file = page.getByRole('region', { name: 'File', exact: true });
  const first = file.getByRole('group', { name: 'Page 1' });
  await expect(first).toContainText('The govern-');
  const edgeOf = async (box: typeof file, side: 'left' | 'right') => {
    const found = await box.boundingBox();
    return found ? found.x + (side === 'right' ? found.width : 0) : Number.NaN;
  };
  expect(await edgeOf(picker, 'right')).toBeLessThanOrEqual(
    await edgeOf(file, 'left'),
  );

  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await expect(text.locator('[role="doc-noteref"]')).toHaveCount(1);
  const select = (): Promise<void> =>
    first.evaluate((sheet) => {
      const [one, , two] = sheet.querySelectorAll('span, br');
      if (one && two)
        getSelection()?.setBaseAndExtent(one, 0, two, two.childNodes.length);
    });
  await select();
  await page.evaluate(async () => {
    const edge = document.querySelector('[aria-label="Width of the file"]');
    for (let step = 0; step < 40; step += 1) {
      const key = step % 10 < 6 ? 'ArrowLeft' : 'ArrowRight';
      edge?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
      await new Promise((go) => setTimeout(go, step % 4));
    }
  });
  await expect(first.locator('canvas')).toBeVisible();
  await expect(first).not.toContainText('can’t be');
  // What was selected is so still, and its broken word is whole.
  await file.getByRole('button', { name: /Quote in text/ }).click();
  await expect(text.locator('blockquote')).toContainText(
    'The government counted them.',
  );
  expect(errors).toEqual([]);

  const left = await edgeOf(file, 'left');
  await page.reload();
  await page
    .getByRole('link', { name: 'Ferries' })
    .or(page.getByText('Ferries'))
    .first()
    .dblclick();
  await text.locator('[role="doc-noteref"]').first().click();
  await page.keyboard.press('Control+Alt+o');
  await expect(first).toContainText('The govern-');
  expect(Math.abs((await edgeOf(file, 'left')) - left)).toBeLessThan(10);
});

test('a PDF that is dropped becomes a source; one that seems to be there is asked about; a bad one is named', async ({
  app,
}) => {
  const { page } = app;
  await page
    .getByRole('navigation', { name: 'Library' })
    .getByRole('button', { name: /^Sources/ })
    .click();
  const drop = async (files: Record<string, Uint8Array>): Promise<void> => {
    const given = await page.evaluateHandle(
      (all) => {
        const transfer = new DataTransfer();
        for (const [name, bytes] of all)
          transfer.items.add(
            new File(
              [Uint8Array.from(atob(bytes), (c) => c.charCodeAt(0))],
              name,
              {
                type: 'application/pdf',
              },
            ),
          );
        return transfer;
      },
      Object.entries(files).map(
        ([name, bytes]) => [name, base64(bytes)] as const,
      ),
    );
    for (const type of ['dragover', 'drop'])
      await page.getByRole('main').dispatchEvent(type, { dataTransfer: given });
  };
  const words = 'doi:10.5555/crossings.7';
  await drop({
    'a.pdf': pdfOf([words], { title: 'Crossings of the sound' }),
    'bad.pdf': Buffer.from('%PDF-1.7 nothing'),
  });
  const main = page.getByRole('main');
  // Each file is read by a process of its own, which takes its time to start.
  const notice = main.getByText('“Crossings of the sound');
  await expect(notice).toBeVisible({ timeout: 20_000 });
  await expect(main).toContainText('bad.pdf is damaged or not complete');
  // It is shown among the others, and can be taken back.
  await expect(
    page.getByRole('region', { name: 'Source', exact: true }),
  ).toContainText('Crossings of the sound');
  const undo = main.getByRole('button', { name: 'Undo' });
  await undo.click();
  await expect(undo).toBeHidden();
  await expect(main).toContainText('No sources yet');
  await drop({ 'a.pdf': pdfOf([words], { title: 'Crossings of the sound' }) });
  await expect(notice).toBeVisible({ timeout: 20_000 });
  await drop({
    'b.pdf': pdfOf([words, 'Second edition'], { title: 'Crossings' }),
  });
  const asked = page.getByRole('dialog', { name: 'Is it one of these?' });
  await expect(asked).toContainText('the DOI', { timeout: 20_000 });
  await asked.getByRole('button', { name: 'Attach to it' }).click();
  await expect(main).toContainText('The file was attached to');
  const listed = await ask<{
    sources: { id: string; item: { DOI?: string }; binned?: string }[];
  }>(page, 'sources.list', {});
  const sources = listed.sources.filter(({ binned }) => binned === undefined);
  expect(sources.map(({ item }) => item.DOI)).toEqual(['10.5555/crossings.7']);
  expect(await ask(page, 'sources.open', { id: sources[0]?.id })).toMatchObject(
    { attachments: [{ fileName: 'a.pdf' }, { fileName: 'b.pdf' }] },
  );

  // The navigation counts the tags of what is shown, and shows those that have one.
  await ask(page, 'sources.tag', {
    changes: [{ id: sources[0]?.id, add: ['ferries'], remove: [] }],
  });
  await ask(page, 'sources.create', { item: { type: 'book', title: 'Kept' } });
  const tag = page
    .getByRole('navigation', { name: 'Library' })
    .getByRole('button', { name: 'ferries 1' });
  const rows = page.locator('tbody tr[data-index]');
  await expect(rows).toHaveCount(2);
  await tag.click();
  await expect(tag).toHaveAttribute('aria-pressed', 'true');
  await expect(rows).toHaveCount(1);
  await tag.click();
  await expect(rows).toHaveCount(2);
});
