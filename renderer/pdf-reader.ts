// PDFs in the page: parsed in a worker of our own, drawn on a canvas. No script in a file is run, nothing is fetched but
// the fonts and character maps that the program itself carries.
import address from './pdf-worker.ts?worker&url';
import { makeWorker } from './worker-url.ts';

type Library = typeof import('pdfjs-dist');
export type OpenPdf = Awaited<ReturnType<Library['getDocument']>['promise']>;

export type PdfReader = {
  /** What lays the words of a page over it, so that they can be selected. */
  readonly TextLayer: Library['TextLayer'];
  /** Takes the bytes with it. Rejects with what the library throws. */
  readonly read: (data: Uint8Array) => Promise<OpenPdf>;
  /** Ends the worker, and all that was read with it. */
  readonly close: () => void;
};

export async function createPdfReader(): Promise<PdfReader> {
  const { getDocument, PDFWorker, TextLayer } = await import('pdfjs-dist');
  const port = makeWorker(new URL(address, import.meta.url), 'pdf');
  const worker = PDFWorker.create({ port });
  const own = (path: string): string => new URL(path, document.baseURI).href;
  const tasks = new Set<ReturnType<typeof getDocument>>();
  return {
    TextLayer,
    read(data) {
      const task = getDocument({
        data,
        worker,
        cMapUrl: own('pdf/cmaps/'),
        cMapPacked: true,
        standardFontDataUrl: own('pdf/fonts/'),
        useSystemFonts: false,
        disableFontFace: true,
        useWasm: false,
        useWorkerFetch: false,
        enableXfa: false,
        verbosity: 0,
        // A picture that unpacks to more is left out.
        maxImageSize: 64_000_000,
      });
      for (const each of tasks) if (each.destroyed) tasks.delete(each);
      tasks.add(task);
      return task.promise;
    },
    close() {
      void Promise.allSettled([...tasks].map((task) => task.destroy())).then(
        () => {
          worker.destroy();
          port.terminate();
        },
      );
    },
  };
}
