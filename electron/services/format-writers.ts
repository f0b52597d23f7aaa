// What writes each format that has no pages. The proof of each reads the bytes and shares nothing with what wrote them.
import { proveDocx } from '#core/convert/prove-docx.ts';
import { proveText } from '#core/convert/prove-text.ts';
import { exportText } from '#core/convert/text-export.ts';
import type { ExportFormat } from '#core/export-formats.ts';
import {
  docxImages,
  docxValues,
  reviewInFile,
  trackedDocx,
} from './docx-values.ts';
import type { FormatWriter } from './format-writer.ts';
import { writeMarkdown } from './write-markdown.ts';

/** UTF-8 as it was written: a first U+FEFF and each line end belong to the text. */
const decode = (bytes: Uint8Array): string =>
  new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

export const FORMAT_WRITERS: Readonly<
  Record<Exclude<ExportFormat, 'pdf'>, FormatWriter>
> = {
  docx: async ({
    stored: document,
    formatted,
    becoming,
    template,
    date,
    threads,
    readImage,
    tell,
  }) => {
    const { notes: was, list } = await formatted();
    const whole = docxValues({
      document,
      template: template(),
      was,
      becomes: await becoming(),
      list,
      threads: threads(),
      images: docxImages(document, readImage),
      date,
    });
    for (const sentence of reviewInFile(whole)) tell(sentence);
    const { values, bytes } = trackedDocx(whole);
    return { bytes, prove: (read) => proveDocx(values, read) };
  },
  md: writeMarkdown,
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
