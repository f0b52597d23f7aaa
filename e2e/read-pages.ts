// A small reader of PDFs for the specs, apart from the product's own: the words of a page and how high they stand.
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

export type Page = {
  /** The page's words in the order of the file, single spaces between. */
  readonly text: string;
  /** The height of the first line that holds the start of `words`, in points from the foot; NaN where none does. */
  heightOf(words: string): number;
};

export async function pagesOf(pdf: Uint8Array): Promise<Page[]> {
  const task = getDocument({
    data: new Uint8Array(pdf),
    useSystemFonts: false,
    verbosity: 0,
  });
  const document = await task.promise;
  const pages: Page[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    const { items } = await page.getTextContent();
    const runs = items.flatMap((item) =>
      'str' in item ? [{ text: item.str, y: Number(item.transform[5]) }] : [],
    );
    // Where each character of the joined text stands, so that words over several runs are found too.
    let text = '';
    const heights: number[] = [];
    for (const { text: words, y } of runs) {
      text += `${words} `;
      for (let index = 0; index <= words.length; index += 1) heights.push(y);
    }
    const flat = text.replace(/\s+/g, ' ');
    pages.push({
      text: flat,
      heightOf(words) {
        const bare = (value: string): string =>
          value.replace(/[\s\u2060]/g, '');
        let seen = '';
        const at: number[] = [];
        for (let index = 0; index < text.length; index += 1) {
          const unit = text.charAt(index);
          if (/[\s\u2060]/.test(unit)) continue;
          seen += unit;
          at.push(heights[index] ?? NaN);
        }
        return at[seen.indexOf(bare(words))] ?? NaN;
      },
    });
  }
  await task.destroy();
  return pages;
}
