// For tests: reads files of sources in this process.
import { basename } from 'node:path';
import { decodeText } from '#core/convert/decode-text.ts';
import { importDocx } from '#core/convert/docx-import.ts';
import { importHtmlPage } from '#core/convert/html-page-import.ts';
import {
  importSources,
  itemOfRecord,
  MAX_SOURCES_BYTES,
} from '#core/convert/import-sources.ts';
import { newId } from '../clock.ts';
import { readInputFile } from '../services/read-input-file.ts';
import { readPdfFacts } from '../attachments/read-pdf-facts.ts';
import type { SourceReader } from './source-reader.ts';

export const testSourceReader: SourceReader = {
  async readFile(path, signal, progress) {
    signal.throwIfAborted();
    return importSources(
      await readInputFile(path, MAX_SOURCES_BYTES),
      basename(path),
      progress,
    );
  },
  readPdf: (bytes) => readPdfFacts(bytes),
  readDocx: ({ bytes, name, language, now }) =>
    Promise.resolve(importDocx(bytes, name, { newId, language, now })),
  readPage: ({ bytes, name, language }) =>
    Promise.resolve(
      importHtmlPage(decodeText(bytes, name), name, { newId, language }),
    ),
  readRecords: (records) => Promise.resolve(records.map(itemOfRecord)),
};
