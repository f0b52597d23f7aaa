// What writes each format that has no pages. The proof of each reads the bytes and shares nothing with what wrote them.
// Most of what is asked of Precis wants none of them, so the large ones are loaded with their first use.
import { plainNote } from '#core/citations/formatted-note.ts';
import { proveText } from '#core/convert/prove-text.ts';
import { exportText } from '#core/convert/text-export.ts';
import { AppError } from '#core/errors.ts';
import { copyWords } from '#core/review/copy-words.ts';
import { evidenceRows, NOTHING_CITED } from '#core/review/evidence-rows.ts';
import { evidenceCsv, proveEvidence } from '#core/review/evidence-sheet.ts';
import type { ExportFormat } from '#core/export-formats.ts';
import type { FormatWriter } from './format-writer.ts';

/** UTF-8 as it was written: a first U+FEFF and each line end belong to the text. */
const decode = (bytes: Uint8Array): string =>
  new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

export const FORMAT_WRITERS: Readonly<
  Record<Exclude<ExportFormat, 'pdf'>, FormatWriter>
> = {
  docx: async (briefing) =>
    (await import('./write-docx.ts')).writeDocx(briefing),
  md: async (briefing) =>
    (await import('./write-markdown.ts')).writeMarkdown(briefing),
  html: async (briefing) =>
    (await import('./write-html.ts')).writeHtml(briefing),
  evidence: async ({ evidence, formatted, out }) => {
    if (/\.pdf$/iu.test(out))
      throw new AppError(
        'bad-input',
        'The evidence sheet is a table (CSV): give the file a name that ends in .csv.',
      );
    const { notes } = await formatted();
    const rows = evidenceRows(
      evidence(),
      new Map(notes.map((note) => [note.id, plainNote(note)])),
      // As its columns are named: a table for programs as well, it reads the same from any briefing.
      copyWords('en-GB'),
    );
    if (rows.length === 0) throw new AppError('not-found', NOTHING_CITED);
    return {
      bytes: encode(evidenceCsv(rows)),
      prove: (bytes) => proveEvidence(rows, decode(bytes)),
    };
  },
  txt: async ({ document, formatted }) => {
    const { list } = document.blocks.some(({ type }) => type === 'bibliography')
      ? await formatted()
      : { list: [] };
    return {
      bytes: encode(exportText(document, list)),
      prove: (bytes) => proveText(document, decode(bytes), list),
    };
  },
};
