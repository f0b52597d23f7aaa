// For tests: small PDFs with these words, a page each, line by line.
export function pdfOf(
  pages: readonly string[],
  { locked = false, title = '' }: { locked?: boolean; title?: string } = {},
): Uint8Array {
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
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents ${5 + at * 2} 0 R >>`,
      `<< /Length ${drawn.length} >>\nstream\n${drawn}\nendstream`,
    );
  }
  objects.push(`<< /Title (${title}) >>`);
  const info = objects.length;
  if (locked)
    objects.push(
      `<< /Filter /Standard /V 1 /R 2 /P -4 /O <${'aa'.repeat(32)}> /U <${'bb'.repeat(32)}> >>`,
    );
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
    locked ? ` /Encrypt ${objects.length} 0 R /ID [<00><00>]` : ''
  } >>\nstartxref\n${start}\n%%EOF\n`;
  return Buffer.from(file, 'latin1');
}
