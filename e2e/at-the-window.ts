// What specs of the window do at it as a person does, and look at as a person would.
import { expect, type Locator, type Page } from '@playwright/test';
import type { Bridge } from '#core/envelope.ts';
import type { App } from './app.ts';

/** What says whether all is saved. */
export const saveState = (page: Page): Locator =>
  page.getByTestId('save-state');

export const saved = (page: Page): Promise<void> =>
  expect(saveState(page)).toHaveText('Saved');

/** The text of the briefing that is open to be written in, whatever its title. */
export const textOf = (page: Page): Locator =>
  page.locator('[role="textbox"][contenteditable="true"]');

/** Makes a briefing from the list, with the caret in its text, which is returned. */
export async function newBriefing(
  page: Page,
  title: string,
  template = 'Blank',
): Promise<Locator> {
  await page.getByRole('button', { name: 'New briefing' }).first().click();
  await page.getByRole('textbox', { name: 'Title' }).fill(title);
  await page.getByRole('dialog').getByText(template, { exact: true }).click();
  await page.getByRole('button', { name: 'Create' }).click();
  const text = page.getByRole('textbox', { name: title });
  await expect(text).toBeVisible();
  await text.click();
  return text;
}

/**
 * Presses `key` at `target`, once the focus is seen to stay there: a screen that has just come, or a dialog that has just
 * gone, gives the focus to a place of its own as soon as its list is there, and the key would go to that place.
 */
export async function pressOn(target: Locator, key: string): Promise<void> {
  await expect(async () => {
    await target.focus();
    expect(await target.evaluate(keepsFocus)).toBe(true);
  }).toPass();
  await target.press(key);
}

/** Whether `element` has the focus for as long as fingers need to reach a key; runs in the page. */
async function keepsFocus(element: Element): Promise<boolean> {
  for (let look = 0; look < 8; look += 1) {
    if (document.activeElement !== element) return false;
    await new Promise((resolve) => {
      setTimeout(resolve, 20);
    });
  }
  return document.activeElement === element;
}

/** A command of the menu of the system. */
export async function chooseFromMenu(app: App, id: string): Promise<void> {
  await app.evaluate(({ Menu }, command) => {
    Menu.getApplicationMenu()?.getMenuItemById(command)?.click();
  }, id);
}

/** Asks main as the page does, for what a spec is not about. Rejects with main's sentence. */
export const ask = <Value>(
  page: Page,
  name: string,
  input: unknown,
): Promise<Value> =>
  page.evaluate(
    async ([method, given]) => {
      const { precis } = window as unknown as { precis: Bridge };
      const answer = await precis.call(method, given);
      if (!answer.ok) throw new Error(answer.error.message);
      return answer.value as never;
    },
    [name, input] as const,
  );

/** Puts the caret behind the last word of a paragraph of the text. */
export async function caretBehind(
  page: Page,
  paragraph: Locator,
): Promise<void> {
  await paragraph.click();
  await paragraph.evaluate((element) => {
    getSelection()?.selectAllChildren(element);
    getSelection()?.collapseToEnd();
  });
  // The end of its last line, which the text's own key knows.
  await page.keyboard.press('End');
}
