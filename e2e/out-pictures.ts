// Pictures of what goes out into the meeting: the export window, the agenda of a pack and the paper view; and the pages of
// each template, of the two copies and of a pack.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Page } from '@playwright/test';
import { filledForm, FORM_IDS } from '#core/document/filled-forms-fixture.ts';
import { parseTemplate } from '#core/document/template.ts';
import { typesettingData } from '../electron/typesetting/typesetting-data.ts';
import {
  inputOf,
  testTypesetter,
} from '../electron/typesetting/typesetting-fixture.ts';
import type { Evaluate } from './running-app.ts';

type Ask = <Value>(name: string, input: unknown) => Promise<Value>;
/** Draws those of the first pages that there are, and returns their files. */
type DrawPages = (
  pdf: Uint8Array,
  name: string,
  most: number,
) => Promise<string[]>;

const root = join(import.meta.dirname, '..');

/** When the other papers of the pack are called. */
const BEGINS = ['10:30', '10:45', '11:15', '11:45'];

/** The window with the sample open; leaves words of it marked, and writes a pack to `written`. Returns the pictures. */
export async function drawGoingOut(
  page: Page,
  ask: Ask,
  evaluate: Evaluate,
  {
    briefing,
    others,
    folder,
    written,
  }: {
    readonly briefing: string;
    /** What else is in the pack. */
    readonly others: readonly string[];
    readonly folder: string;
    readonly written: string;
  },
): Promise<string[]> {
  const files: string[] = [];
  const draw = async (name: string): Promise<void> => {
    for (const theme of ['light', 'dark']) {
      await ask('settings.change', { theme });
      await page.locator(`html[data-theme="${theme}"]`).waitFor();
      // Colours and panes have settled.
      await page.waitForTimeout(600);
      const file = join(folder, `out-${name}-${theme}.png`);
      await page.screenshot({ path: file });
      files.push(file);
    }
    await ask('settings.change', { theme: 'light' });
  };
  const choose = (id: string): Promise<void> =>
    evaluate(({ Menu }, command) => {
      Menu.getApplicationMenu()?.getMenuItemById(command)?.click();
    }, id);
  const text = page.locator('[role="textbox"][contenteditable="true"]').first();

  // The review left the text to be suggested in.
  await text.focus();
  await page.keyboard.press('Control+Shift+E');
  await text.locator('p').first().dblclick();
  await page.getByRole('toolbar', { name: 'Selected words' }).waitFor();
  await page.keyboard.press('Control+Alt+b');
  await text.locator('[data-redacted]').first().waitFor();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Control+Alt+p');
  await page.getByRole('group', { name: 'Page 1' }).waitFor();
  await page.waitForTimeout(2_000);
  await draw('paper');
  await page.keyboard.press('Control+Alt+p');

  const saveTo = (file: string): Promise<void> =>
    evaluate(({ dialog }, filePath) => {
      dialog.showSaveDialog = () =>
        Promise.resolve({ canceled: false, filePath });
    }, file);
  await saveTo(join(dirname(written), 'Tide gauges review copy.pdf'));
  await choose('export');
  const exporting = page.getByRole('dialog', { name: 'Export' });
  await exporting.getByRole('button', { name: 'For reviewers' }).click();
  await exporting.getByRole('button', { name: 'Export…' }).click();
  await page.getByRole('heading', { name: 'Proved' }).waitFor();
  await draw('export');
  await exporting.getByRole('button', { name: 'Done' }).click();

  const made = await ask<{ id: string }>('packs.create', {
    title: 'Harbours Board',
  });
  const { revision, pack } = await ask<{
    revision: number;
    pack: Record<string, unknown>;
  }>('packs.open', { id: made.id });
  const item = (
    id: string,
    title: string,
    time: string,
    presenter: string,
    purpose: string | null,
    paper: string | null,
  ): unknown => ({
    id,
    title,
    time,
    presenter,
    purpose,
    paper: paper === null ? null : { kind: 'briefing', briefing: paper },
    marking: '',
    late: false,
    printed: null,
  });
  await ask('packs.save', {
    id: made.id,
    basedOn: revision,
    pack: {
      ...pack,
      date: '2026-12-03',
      time: '10:00 to 12:45',
      place: 'Harbour House, room 2',
      dividers: true,
      items: [
        item('welcome', 'Welcome', '10:00', 'Chair', null, null),
        item('storm', '', '10:05', 'Coastal safety', 'decision', briefing),
        ...others.map((other, at) =>
          item(
            `other${at}`,
            '',
            BEGINS[at] ?? '',
            'Ports policy',
            'discussion',
            other,
          ),
        ),
      ],
    },
  });
  await choose('packs');
  await page.getByRole('button', { name: /^Harbours Board/ }).click();
  await page.getByRole('table', { name: 'Agenda' }).waitFor();
  await draw('pack');
  await saveTo(written);
  await page.getByRole('button', { name: 'Export pack…' }).click();
  const binding = page.getByRole('dialog', { name: 'Export pack' });
  await binding.getByRole('button', { name: 'Export…' }).click();
  await binding.getByRole('heading', { name: 'Proved' }).waitFor();
  return files;
}

/** The first page of each template that has a filled form. */
export async function drawForms(drawPages: DrawPages): Promise<string[]> {
  const typesetter = await testTypesetter();
  try {
    const files: string[] = [];
    for (const id of FORM_IDS) {
      const template = parseTemplate(
        JSON.parse(
          readFileSync(
            join(root, 'resources', 'templates', `${id}.json`),
            'utf8',
          ),
        ) as unknown,
      );
      const { pdf } = await typesetter.typeset(
        typesettingData(inputOf(filledForm(id), { template })),
        { date: '2026-11-28', standard: 'ua-1' },
      );
      files.push(...(await drawPages(pdf, `form-${id}`, 1)));
    }
    return files;
  } finally {
    await typesetter.close();
  }
}

/** The copies of a briefing, as the command line writes them out of a library that nothing has open. */
export async function drawCopies(
  drawPages: DrawPages,
  {
    library,
    briefing,
    folder,
  }: {
    readonly library: string;
    readonly briefing: string;
    /** For what is written meanwhile. */
    readonly folder: string;
  },
): Promise<string[]> {
  const cli = join(root, 'out', 'main', 'cli.js');
  const files: string[] = [];
  for (const copy of ['review', 'redacted']) {
    const out = join(folder, `${copy}.pdf`);
    execFileSync(
      process.execPath,
      [
        cli,
        '--library',
        library,
        'export',
        briefing,
        '--to',
        'pdf',
        '--copy',
        copy,
        '--out',
        out,
      ],
      { stdio: ['ignore', 'ignore', 'inherit'] },
    );
    files.push(...(await drawPages(readFileSync(out), `copy-${copy}`, 1)));
  }
  return files;
}
