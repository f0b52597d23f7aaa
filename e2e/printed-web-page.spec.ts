// An exported web page elsewhere than on a large screen: a browser cuts off what is wider than a sheet of paper, and a page
// that is wider than a phone is read by moving it to and fro.
import {
  chromium,
  expect,
  test,
  type Browser,
  type Page,
} from '@playwright/test';
import { PAGE_STYLE } from '#core/convert/html-page-style.ts';
import { findChromium } from './host/chromium.ts';

/** Of A4 on its side, between the margins that browsers leave, in CSS pixels. */
const LYING = 1040;

let browser: Browser;
test.beforeAll(async () => {
  const executablePath = findChromium();
  browser = await chromium.launch({
    ...(executablePath !== null && { executablePath }),
    args: ['--no-sandbox'],
  });
});
test.afterAll(() => browser.close());

async function pageWithTable(width: number): Promise<Page> {
  const page = await browser.newPage({ viewport: { width, height: 700 } });
  const cells = (tag: string, words: string): string =>
    `<tr>${`<${tag}>${words}</${tag}>`.repeat(14)}</tr>`;
  await page.setContent(
    `<meta name="viewport" content="width=device-width"><style>${PAGE_STYLE}</style><main><table><thead>${cells('th', 'Representatives')}</thead><tbody>${cells('td', 'infrastructure')}</tbody></table></main>`,
  );
  return page;
}

const widthsOf = (page: Page) =>
  page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return { scrollWidth, clientWidth };
  });

test('a table of fourteen columns of long words is printed whole', async () => {
  const page = await pageWithTable(LYING);
  await page.emulateMedia({ media: 'print' });
  const { scrollWidth, clientWidth } = await widthsOf(page);
  expect(scrollWidth).toBeLessThanOrEqual(clientWidth);
});

test('on a phone it moves by itself, and stays a table for those who hear it', async () => {
  const page = await pageWithTable(360);
  const { scrollWidth, clientWidth } = await widthsOf(page);
  expect(scrollWidth).toBeLessThanOrEqual(clientWidth);
  const table = page.getByRole('table');
  // As the browser tells it, which some do not where a table is set as a block.
  const protocol = await page.context().newCDPSession(page);
  const { nodes } = await protocol.send('Accessibility.getFullAXTree');
  const heads = nodes.filter(({ role }) => role?.value === 'columnheader');
  expect(heads).toHaveLength(14);
  expect(await table.evaluate((each) => each.scrollWidth)).toBeGreaterThan(900);
  await table.evaluate((each) => {
    each.scrollLeft = 200;
  });
  expect(await table.evaluate((each) => each.scrollLeft)).toBe(200);
});
