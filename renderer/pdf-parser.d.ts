// What the package publishes without types: it is loaded for what it does.
declare module 'pdfjs-dist/build/pdf.worker.mjs';
