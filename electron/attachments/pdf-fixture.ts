// For tests: small PDFs with these words, a page each, line by line.
import { createHash } from 'node:crypto';

/** What fills up a password (ISO 32000-1, 7.6.3.3). */
const PADDING = Buffer.from(
  '28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a',
  'hex',
);

function rc4(key: Uint8Array, bytes: Uint8Array): Buffer {
  const box = Array.from({ length: 256 }, (_, index) => index);
  const swap = (a: number, b: number): void => {
    [box[a], box[b]] = [box[b] ?? 0, box[a] ?? 0];
  };
  for (let i = 0, j = 0; i < 256; i += 1) {
    j = (j + (box[i] ?? 0) + (key[i % key.length] ?? 0)) % 256;
    swap(i, j);
  }
  let j = 0;
  return Buffer.from(
    bytes.map((byte, at) => {
      const i = (at + 1) % 256;
      j = (j + (box[i] ?? 0)) % 256;
      swap(i, j);
      return byte ^ (box[((box[i] ?? 0) + (box[j] ?? 0)) % 256] ?? 0);
    }),
  );
}

/** What lets the file of `pdfOf` be opened without a password, while it forbids all that it can. */
const OPEN_TO_ALL = rc4(
  createHash('md5')
    .update(PADDING)
    .update(Buffer.alloc(32, 0xaa))
    .update(Buffer.from([0xfc, 0xff, 0xff, 0xff]))
    .update(Buffer.from([0]))
    .digest()
    .subarray(0, 5),
  PADDING,
).toString('hex');

export function pdfOf(
  pages: readonly string[],
  {
    locked = false,
    title = '',
    annotations = [],
  }: {
    /** 'to-change' is open to all who only read. */
    locked?: boolean | 'to-change';
    title?: string;
    /** Over the first page: what their dictionaries say besides where they are and how they look. */
    annotations?: readonly string[];
  } = {},
): Uint8Array {
  // Behind the pages, what the file says of itself, and the lock.
  const look = 3 + pages.length * 2 + 1 + (locked === false ? 0 : 1) + 1;
  const over = annotations.map(
    (entries) =>
      `<< /Type /Annot ${entries} /Rect [72 600 272 630] /AP << /N ${look} 0 R >> >>`,
  );
  const objects: string[] = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Count ${pages.length} /Kids [${pages.map((_, at) => `${4 + at * 2} 0 R`).join(' ')}] >>`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ];
  for (const [at, words] of pages.entries()) {
    const lines = words.split('\n').map((line) => `(${line}) Tj`);
    const drawn =
      words === ''
        ? ''
        : `BT /F1 18 Tf 72 700 Td ${lines.join(' 0 -24 Td ')} ET`;
    objects.push(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents ${5 + at * 2} 0 R${at === 0 && over.length > 0 ? ` /Annots [${over.join(' ')}]` : ''} >>`,
      `<< /Length ${drawn.length} >>\nstream\n${drawn}\nendstream`,
    );
  }
  objects.push(`<< /Title (${title}) >>`);
  const info = objects.length;
  if (locked !== false)
    objects.push(
      `<< /Filter /Standard /V 1 /R 2 /P -4 /O <${'aa'.repeat(32)}> /U <${locked === 'to-change' ? OPEN_TO_ALL : 'bb'.repeat(32)}> >>`,
    );
  if (over.length > 0) {
    const drawn = '0.5 g 0 0 200 30 re f';
    objects.push(
      `<< /Type /XObject /Subtype /Form /BBox [0 0 200 30] /Length ${drawn.length} >>\nstream\n${drawn}\nendstream`,
    );
  }
  let file = '%PDF-1.4\n';
  const places: number[] = [];
  for (const [at, object] of objects.entries()) {
    places.push(file.length);
    file += `${at + 1} 0 obj\n${object}\nendobj\n`;
  }
  const start = file.length;
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n`;
  for (const place of places)
    file += `${String(place).padStart(10, '0')} 00000 n \n`;
  file += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R /Info ${info} 0 R${
    locked !== false ? ` /Encrypt ${objects.length} 0 R /ID [<00><00>]` : ''
  } >>\nstartxref\n${start}\n%%EOF\n`;
  return Buffer.from(file, 'latin1');
}
