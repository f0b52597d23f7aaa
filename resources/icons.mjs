// Draws the icons of the installers from the one drawing in icons/icon.svg: PNG files for Linux, and the containers of
// macOS (icns) and Windows (ico), which are lists of PNG images behind a head. Nothing binary is kept in the repository.
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createCanvas, loadImage } from '@napi-rs/canvas';

const LINUX = [16, 24, 32, 48, 64, 128, 256, 512];
const WINDOWS = [16, 24, 32, 48, 64, 128, 256];
// Apple's names for images that hold a PNG, by their size in pixels; those of two names are for screens of double density.
const MACOS = [
  ['icp4', 16],
  ['ic11', 32],
  ['icp5', 32],
  ['ic12', 64],
  ['ic07', 128],
  ['ic13', 256],
  ['ic08', 256],
  ['ic14', 512],
  ['ic09', 512],
  ['ic10', 1024],
];

async function drawAll(svg, sizes) {
  const drawn = new Map();
  for (const size of sizes) {
    if (drawn.has(size)) continue;
    // Drawn anew for each size: a large picture made small would blur the lines.
    const image = await loadImage(
      Buffer.from(
        svg.replace(
          'width="1024" height="1024"',
          `width="${size}" height="${size}"`,
        ),
      ),
    );
    const canvas = createCanvas(size, size);
    canvas.getContext('2d').drawImage(image, 0, 0, size, size);
    drawn.set(size, await canvas.encode('png'));
  }
  return drawn;
}

function icns(images) {
  const parts = MACOS.map(([name, size]) => {
    const png = images.get(size);
    const head = Buffer.alloc(8);
    head.write(name, 'ascii');
    head.writeUInt32BE(png.length + 8, 4);
    return Buffer.concat([head, png]);
  });
  const body = Buffer.concat(parts);
  const head = Buffer.alloc(8);
  head.write('icns', 'ascii');
  head.writeUInt32BE(body.length + 8, 4);
  return Buffer.concat([head, body]);
}

function ico(images) {
  const head = Buffer.alloc(6);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(WINDOWS.length, 4);
  let offset = head.length + 16 * WINDOWS.length;
  const entries = WINDOWS.map((size) => {
    const png = images.get(size);
    const entry = Buffer.alloc(16);
    // A byte can't say 256: 0 does.
    entry.writeUInt8(size % 256, 0);
    entry.writeUInt8(size % 256, 1);
    entry.writeUInt16LE(1, 4);
    entry.writeUInt16LE(32, 6);
    entry.writeUInt32LE(png.length, 8);
    entry.writeUInt32LE(offset, 12);
    offset += png.length;
    return entry;
  });
  return Buffer.concat([
    head,
    ...entries,
    ...WINDOWS.map((size) => images.get(size)),
  ]);
}

/** Writes `folder/`: `icon.icns`, `icon.ico`, and `<size>x<size>.png` for each size that Linux asks for. Made anew. */
export async function writeIcons(folder) {
  const svg = await readFile(
    join(import.meta.dirname, 'icons', 'icon.svg'),
    'utf8',
  );
  const images = await drawAll(svg, [
    ...LINUX,
    ...WINDOWS,
    ...MACOS.map(([, size]) => size),
  ]);
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'icon.icns'), icns(images));
  await writeFile(join(folder, 'icon.ico'), ico(images));
  for (const size of LINUX)
    await writeFile(join(folder, `${size}x${size}.png`), images.get(size));
}
