// The pictures of the README, made anew: the window with the sample library, and the pages that the demo sets. Run by
// `npm run pictures`.
import { execFileSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { createCanvas } from '@napi-rs/canvas';
import type { Page } from '@playwright/test';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { Bridge } from '#core/envelope.ts';
import { drawConflict } from './conflict-pictures.ts';
import { drawDesk } from './desk-pictures.ts';
import { drawCopies, drawForms, drawGoingOut } from './out-pictures.ts';
import { drawReview } from './review-pictures.ts';
import { startApp } from './running-app.ts';

const root = join(import.meta.dirname, '..');
const pictures = join(root, 'docs', 'pictures');
/** Pixels for each point of the page. */
const SCALE = 1.5;
const WINDOW = { width: 1440, height: 900 };

/** What stands beside the sample in the list of briefings: title, template, marking, status. */
const BESIDE = [
  ['Visit of the northern harbours delegation', 'blank', '', 'final'],
  [
    'Barrier at Port Hallin: cost to complete',
    'briefing-note',
    'OFFICIAL',
    'cleared',
  ],
  ['Pilot boats: lines to take', 'blank', 'OFFICIAL', 'cleared'],
  [
    'Night sailings: what the complaints show',
    'briefing-note',
    'OFFICIAL',
    'in-review',
  ],
  [
    'Harbour dues: reply to the pilots’ association',
    'blank',
    'OFFICIAL',
    'draft',
  ],
  [
    'Supplier access to the surge warning service',
    'briefing-note',
    'OFFICIAL-SENSITIVE',
    'in-review',
  ],
  [
    'Storm of 14 January: what the inquiry found',
    'briefing-note',
    'OFFICIAL',
    'cleared',
  ],
  [
    'Satellite link for tide stations: three ways to pay',
    'blank',
    'OFFICIAL-SENSITIVE',
    'draft',
  ],
] as const;

/** The first pages, `most` of them. */
async function drawPages(
  pdf: Uint8Array,
  name: string,
  most: number,
): Promise<string[]> {
  const task = getDocument({
    data: new Uint8Array(pdf),
    useSystemFonts: false,
    disableFontFace: true,
    verbosity: 0,
  });
  const document = await task.promise;
  const files: string[] = [];
  for (
    let number = 1;
    number <= Math.min(most, document.numPages);
    number += 1
  ) {
    const page = await document.getPage(number);
    const viewport = page.getViewport({ scale: SCALE });
    const canvas = createCanvas(
      Math.ceil(viewport.width),
      Math.ceil(viewport.height),
    );
    await page.render({
      // pdf.js is typed for a browser's canvas; this one has the same methods.
      canvas: canvas as unknown as HTMLCanvasElement,
      viewport,
    }).promise;
    const file = join(pictures, `${name}-${number}.png`);
    writeFileSync(file, await canvas.encode('png'));
    files.push(file);
  }
  await task.destroy();
  return files;
}

/** As the page calls it; throws where the answer is a refusal. */
const ask = (page: Page, name: string, input: unknown): Promise<unknown> =>
  page.evaluate(
    async ([method, given]) => {
      const { precis } = window as unknown as { precis: Bridge };
      const answer = await precis.call(method, given);
      if (!answer.ok) throw new Error(answer.error.message);
      return answer.value;
    },
    [name, input] as const,
  );

async function drawWindow(folder: string): Promise<string[]> {
  const home = join(folder, 'home');
  mkdirSync(home);
  const running = await startApp({
    args: [`--user-data-dir=${join(home, 'user-data')}`],
    folder: home,
    env: { ...process.env, HOME: home, XDG_CONFIG_HOME: home },
    answers: [],
  });
  try {
    const { page } = running;
    if (!page) throw new Error(`There is no window: ${running.stderr()}`);
    await page.setViewportSize(WINDOW);
    await ask(page, 'settings.change', { theme: 'light', spelling: false });
    const editor = join(pictures, 'window-editor.png');
    const list = join(pictures, 'window-home.png');
    await page.getByRole('button', { name: /sample library/ }).click();
    const sample = page.getByRole('row', { name: /storm season Briefing/ });
    await sample.press('Enter');
    await page.getByRole('list', { name: 'Notes' }).waitFor();
    // Its card opens, and it is lit beside the sheet.
    await page.locator('[role="doc-noteref"]').first().click();
    await page.getByRole('tooltip').waitFor();
    await page.screenshot({ path: editor });

    await page.keyboard.press('Escape');
    const known = await ask(page, 'briefings.list', {});
    const { briefings } = known as {
      briefings: { id: string; title: string }[];
    };
    const open = await page.title();
    const briefing = briefings.find(({ title }) => open.includes(title));
    if (!briefing) throw new Error('The sample is not open.');
    const review = await drawReview(
      page,
      <Value>(name: string, input: unknown) =>
        ask(page, name, input) as Promise<Value>,
      { briefing: briefing.id, folder: pictures },
    );

    await page.getByRole('button', { name: 'All briefings' }).click();
    const others: string[] = [];
    for (const [title, template, marking, status] of BESIDE) {
      const made = await ask(page, 'briefings.create', { title, template });
      const { id } = made as { id: string };
      if (template !== 'blank') others.push(id);
      await ask(page, 'briefings.change', { id, change: { marking, status } });
    }
    await page.reload();
    await sample.hover();
    await page.screenshot({ path: list });

    await sample.press('Enter');
    await page.getByRole('list', { name: 'Notes' }).waitFor();
    const pack = join(folder, 'pack.pdf');
    const out = await drawGoingOut(
      page,
      <Value>(name: string, input: unknown) =>
        ask(page, name, input) as Promise<Value>,
      running.evaluate,
      { briefing: briefing.id, others, folder: pictures, written: pack },
    );
    await running.quit();
    return [
      editor,
      ...review,
      list,
      ...out,
      ...(await drawPages(readFileSync(pack), 'pack', 3)),
      ...(await drawCopies(drawPages, {
        library: libraryUnder(home),
        briefing: briefing.id,
        folder,
      })),
      ...(await drawConflict({
        library: libraryUnder(home),
        work: folder,
        folder: pictures,
      })),
    ];
  } finally {
    await running.kill();
  }
}

/** The folder of the one library under `folder`. */
function libraryUnder(folder: string): string {
  const file = readdirSync(folder, { recursive: true, encoding: 'utf8' }).find(
    (each) => basename(each) === 'library.db',
  );
  if (file === undefined) throw new Error('There is no library.');
  return dirname(join(folder, file));
}

const folder = mkdtempSync(join(tmpdir(), 'precis-pictures-'));
try {
  const cli = join(root, 'out', 'main', 'cli.js');
  execFileSync(process.execPath, [cli, 'demo', '--out', folder], {
    stdio: 'inherit',
  });
  mkdirSync(pictures, { recursive: true });
  const drawn = [
    ...(await drawPages(readFileSync(join(folder, 'briefing.pdf')), 'demo', 2)),
    ...(await drawForms(drawPages)),
    ...(await drawWindow(folder)),
    ...(await drawDesk(
      <Value>(page: Page, name: string, input: unknown) =>
        ask(page, name, input) as Promise<Value>,
      { folder: pictures, work: folder, pdf: join(folder, 'briefing.pdf') },
    )),
  ];
  process.stdout.write(drawn.map((file) => `${file}\n`).join(''));
} finally {
  rmSync(folder, { recursive: true, force: true });
}
