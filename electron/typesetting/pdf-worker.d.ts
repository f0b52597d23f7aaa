// What is needed of pdf.js's worker, which the package publishes without types: that it can be handed to the reader.
declare module 'pdfjs-dist/legacy/build/pdf.worker.mjs' {
  export const WorkerMessageHandler: unknown;
}
