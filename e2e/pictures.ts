// The pictures of the README, made anew from the demo: its pages, and its words on the screen. Run by `npm run pictures`.
import { execFileSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createCanvas } from '@napi-rs/canvas';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

const root = join(import.meta.dirname, '..');
const pictures = join(root, 'docs', 'pictures');
/** Pixels for each point of the page. */
const SCALE = 1.5;

async function drawPages(pdf: Uint8Array, name: string): Promise<string[]> {
  const task = getDocument({
    data: new Uint8Array(pdf),
    useSystemFonts: false,
    disableFontFace: true,
    verbosity: 0,
  });
  const document = await task.promise;
  const files: string[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
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

const folder = mkdtempSync(join(tmpdir(), 'precis-pictures-'));
try {
  const cli = join(root, 'out', 'main', 'cli.js');
  execFileSync(process.execPath, [cli, 'demo', '--out', folder], {
    stdio: 'inherit',
  });
  mkdirSync(pictures, { recursive: true });
  const drawn = await drawPages(
    readFileSync(join(folder, 'briefing.pdf')),
    'demo',
  );
  process.stdout.write(drawn.map((file) => `${file}\n`).join(''));
} finally {
  rmSync(folder, { recursive: true, force: true });
}
