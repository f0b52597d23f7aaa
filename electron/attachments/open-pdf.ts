// PDFs of other people are opened in one way: nothing of them is run, drawn or fetched.
import {
  getDocument,
  type PDFDocumentLoadingTask,
} from 'pdfjs-dist/legacy/build/pdf.mjs';
import * as pdfjsWorker from 'pdfjs-dist/legacy/build/pdf.worker.mjs';

// As in typesetting/read-pdf.ts: without it pdf.js looks for a worker's address in Electron's utility process.
Object.assign(globalThis, { pdfjsWorker });

/** Its `destroy` is the caller's to call. */
export const openPdf = (bytes: Uint8Array): PDFDocumentLoadingTask =>
  getDocument({
    data: Uint8Array.from(bytes),
    verbosity: 0,
    useSystemFonts: false,
    disableFontFace: true,
    isOffscreenCanvasSupported: false,
    useWasm: false,
  });
