// Axe over what stands in the window. Its program is long and takes a second to come to the page: a document is given it
// once, however often it is looked at.
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';

const NOTHING = 'undefined';

type Results = Awaited<ReturnType<AxeBuilder['analyze']>>;

/** All rules over the whole window, or `rules` alone, or what stands in the element `within`. */
export async function runAxe(
  page: Page,
  { rules, within }: { rules?: string[]; within?: string } = {},
): Promise<Results> {
  const have = await Promise.all(
    page.frames().map((frame) => frame.evaluate(() => 'axe' in window)),
  );
  const axe = new AxeBuilder(
    have.every(Boolean) ? { page, axeSource: NOTHING } : { page },
  );
  // Without its mode that opens a page of its own: the window opens none.
  axe.setLegacyMode();
  // What has no fault is counted and not described.
  axe.options({ resultTypes: ['violations'] });
  if (rules) axe.withRules(rules);
  if (within !== undefined) axe.include(within);
  return axe.analyze();
}
