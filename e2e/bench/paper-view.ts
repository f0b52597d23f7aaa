// The part `paper` of bench "pdf": the paper view of a briefing of some 60 pages with 300 notes, from a key in its middle to
// the frame that shows the caret's page set anew.
import type { Page } from '@playwright/test';
import type { DocumentSize } from './generate.ts';
import { goTo, withLongBriefing } from './long-briefing.ts';

const SIZE: DocumentSize = { paragraphs: 300, headings: 10, notes: 300 };
const EDITS = 20;
/** Milliseconds between two edits: each is alone. */
const APART = 1500;

/** Presses a key and waits until the page that has the caret is another drawing. */
async function timeEdit(page: Page, sheet: number): Promise<number> {
  const drawn = page.evaluate(async (number) => {
    let pressed = 0;
    addEventListener(
      'keydown',
      ({ timeStamp }) => {
        pressed = timeStamp;
      },
      { capture: true, once: true },
    );
    const found = document.querySelector(`[data-page="${number}"]`);
    if (!found) throw new Error('The page of the caret is not there.');
    await new Promise<void>((resolve) => {
      const observer = new MutationObserver(() => {
        if (pressed === 0) return;
        observer.disconnect();
        requestAnimationFrame(() => {
          resolve();
        });
      });
      observer.observe(found, { childList: true, subtree: true });
    });
    return performance.now() - pressed;
  }, sheet);
  await page.waitForTimeout(100);
  await page.keyboard.press('x');
  return await drawn;
}

/** Milliseconds of each edit, and how many pages there are. `folder` is where the library may stand. */
export async function timePaperView(
  folder: string,
): Promise<{ readonly times: readonly number[]; readonly pages: number }> {
  return await withLongBriefing(folder, SIZE, async ({ page, text }) => {
    await goTo(text, 'middle');
    await page.keyboard.press('Control+Alt+p');
    const status = page.getByRole('contentinfo').getByText(/^Page \d+ of \d+$/);
    await status.waitFor();
    await page.waitForTimeout(4 * APART);
    const [, at = '1', all = '0'] =
      /(\d+) of (\d+)/.exec(await status.innerText()) ?? [];
    const taken: number[] = [];
    for (let edit = 0; edit < EDITS; edit += 1) {
      taken.push(await timeEdit(page, Number(at)));
      await page.waitForTimeout(APART);
    }
    return { times: taken, pages: Number(all) };
  });
}
