// A briefing as a DOCX: with what a review wrote in it, or without.
import { proveDocxInSteps } from '#core/convert/prove-docx.ts';
import {
  docxImages,
  docxValues,
  reviewInFile,
  trackedDocx,
} from './docx-values.ts';
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
  breathe,
  inSteps,
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
  await breathe();
  for (const sentence of reviewInFile(whole)) tell(sentence);
  const { values, bytes } = await inSteps(trackedDocx(whole));
  return { bytes, prove: (read) => inSteps(proveDocxInSteps(values, read)) };
};
