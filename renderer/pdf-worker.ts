// The worker in which PDFs are parsed, under a name of ours: nothing but our own workers may run.
import 'pdfjs-dist/build/pdf.worker.mjs';
