// A briefing as a DOCX: with what a review wrote in it, or without.
import { exportDocx } from '#core/convert/docx-export.ts';
import { proveDocx } from '#core/convert/prove-docx.ts';
import { docxImages, docxValues, reviewInFile } from './docx-values.ts';
import type { FormatWriter } from './format-writer.ts';

export const writeDocx: FormatWriter = async ({
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
  const values = docxValues({
    document,
    template: template(),
    was,
    becomes: await becoming(),
    list,
    threads: threads(),
    images: docxImages(document, readImage),
    date,
  });
  for (const sentence of reviewInFile(values)) tell(sentence);
  return {
    bytes: exportDocx(values),
    prove: (bytes) => proveDocx(values, bytes),
  };
};
