// PDFs in the page: parsed in a worker of our own, drawn on a canvas. No script in a file is run, nothing is fetched but
// the fonts and character maps that the program itself carries.
import address from './pdf-worker.ts?worker&url';
import { CallError } from '../api/call.ts';
import { makeWorker } from '../worker-url.ts';

type Reader = typeof import('pdfjs-dist');
export type OpenPdf = Awaited<ReturnType<Reader['getDocument']>['promise']>;
export type Pdf = {
  readonly document: OpenPdf;
  readonly TextLayer: Reader['TextLayer'];
  readonly close: () => void;
};

/** Rejects with CallError. */
export async function openPdf(sha256: string): Promise<Pdf> {
  const [{ getDocument, PDFWorker, TextLayer }, answer] = await Promise.all([
    import('pdfjs-dist'),
    fetch(`attachments/${sha256}`),
  ]);
  if (!answer.ok)
    throw new CallError(
      'damaged',
      'This file is missing from the library or was changed: check the library, and attach it again.',
    );
  const port = makeWorker(new URL(address, import.meta.url), 'pdf');
  const worker = PDFWorker.create({ port });
  const own = (path: string): string => new URL(path, document.baseURI).href;
  const task = getDocument({
    data: new Uint8Array(await answer.arrayBuffer()),
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
  const close = (): void => {
    void task.destroy().finally(() => {
      worker.destroy();
      port.terminate();
    });
  };
  try {
    return { document: await task.promise, TextLayer, close };
  } catch (error) {
    close();
    throw new CallError(
      'bad-input',
      error instanceof Error && error.name === 'PasswordException'
        ? 'This PDF is locked with a password: open it in another program.'
        : 'This PDF is damaged or not complete: open it in another program, or attach it again.',
    );
  }
}
