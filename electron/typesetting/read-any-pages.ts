// Reads the words of any page of any PDF by pdf.js: of those that are not plain, and to try the own reader against.
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import * as pdfjsWorker from 'pdfjs-dist/legacy/build/pdf.worker.mjs';
import { createPageRuns, type PageRuns } from './page-runs.ts';
import { actualTexts } from './pdf-marked-content.ts';
import { unreadable, type PdfFile } from './pdf-objects.ts';

// pdf.js takes Electron's utility process for a page, in which it would start a worker from an address; where it finds
// the worker's code here, it runs it in this process, as it does under Node.
Object.assign(globalThis, { pdfjsWorker });

export type AnyPages = {
  /** Of the page with this number, from 1, which is the object `ref`. */
  readonly read: (number: number, ref: number) => Promise<PageRuns>;
  readonly close: () => Promise<void>;
};

/** The number that pdf.js puts into its name of a marked content: `p12R_mc3`. */
const numberOf = (id: unknown): number | null => {
  const number = typeof id === 'string' ? /_mc(\d+)$/.exec(id)?.[1] : undefined;
  return number === undefined ? null : Number(number);
};

/** Throws AppError 'damaged' where `bytes` is no PDF that can be read. */
export async function openAnyPages(
  file: PdfFile,
  bytes: Uint8Array,
): Promise<AnyPages> {
  // pdf.js takes the array that it is given away from its owner.
  const task = getDocument({
    data: Uint8Array.from(bytes),
    verbosity: 0,
    useSystemFonts: false,
    disableFontFace: true,
  });
  const document = await task.promise.catch(async (error: unknown) => {
    await task.destroy();
    throw unreadable(error instanceof Error ? error.message : 'no reason');
  });
  return {
    async read(number, ref) {
      const page = await document.getPage(number);
      if (page.ref?.num !== ref) throw unreadable('its pages are out of order');
      const { items } = await page.getTextContent({
        includeMarkedContent: true,
        disableNormalization: true,
      });
      const actual = actualTexts(file, file.resolve({ ref }));
      const runs = createPageRuns(page.view);
      let depth = 0;
      let outermost = -1;
      let inner = 0;
      for (const item of items) {
        if ('str' in item) {
          const [a = 0, b = 0, , , x = 0, y = 0] = item.transform as number[];
          runs.show({
            text: item.str,
            ...{ x, y, width: item.width, size: Math.hypot(a, b) },
            rtl: item.dir === 'rtl',
            // pdf.js gives spaces as items of their own, without height.
            blank: item.height === 0,
          });
          if (item.hasEOL) runs.gap();
        } else if (item.type === 'endMarkedContent') {
          runs.end();
          depth -= 1;
        } else {
          if (depth === 0) {
            outermost += 1;
            inner = 0;
          } else inner += 1;
          depth += 1;
          runs.begin({
            // The type leaves it out; it is there for each beginning.
            tag: (item as { tag?: string }).tag ?? '',
            number: numberOf('id' in item ? item.id : null),
            actual: actual[outermost]?.[inner] ?? null,
          });
        }
      }
      page.cleanup();
      return runs.read();
    },
    close: () => task.destroy(),
  };
}
