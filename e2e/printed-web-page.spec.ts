// An exported web page on paper: a browser cuts off what is wider than the sheet, so a wide table must not be.
import { chromium, expect, test } from '@playwright/test';
import { PAGE_STYLE } from '#core/convert/html-page-style.ts';
import { findChromium } from './host/chromium.ts';

/** Of A4 on its side, between the margins that browsers leave, in CSS pixels. */
const LYING = 1040;

test('a table of fourteen columns of long words is printed whole', async () => {
  const executablePath = findChromium();
  const browser = await chromium.launch({
    ...(executablePath !== null && { executablePath }),
    args: ['--no-sandbox'],
  });
  try {
    const page = await browser.newPage({
      viewport: { width: LYING, height: 700 },
    });
    const cells = (tag: string, words: string): string =>
      `<tr>${`<${tag}>${words}</${tag}>`.repeat(14)}</tr>`;
    await page.setContent(
      `<style>${PAGE_STYLE}</style><main><table><thead>${cells('th', 'Representatives')}</thead><tbody>${cells('td', 'infrastructure')}</tbody></table></main>`,
    );
    await page.emulateMedia({ media: 'print' });
    const { scrollWidth, clientWidth } = await page.evaluate(() => {
      const { scrollWidth, clientWidth } = document.documentElement;
      return { scrollWidth, clientWidth };
    });
    expect(scrollWidth).toBeLessThanOrEqual(clientWidth);
  } finally {
    await browser.close();
  }
});
