// Briefings that cite, for specs that are about what follows from that and not about the citing.
import type { Page } from '@playwright/test';
import { ask } from './at-the-window.ts';

/** A briefing with a note for each of the sources, in their order: its id. */
export async function briefingThatCites(
  page: Page,
  title: string,
  sources: readonly string[],
): Promise<string> {
  const { id } = await ask<{ id: string }>(page, 'briefings.create', {
    title,
    template: 'blank',
  });
  await ask(page, 'briefings.save', {
    id,
    delta: {
      put: sources.map((source, place) => ({
        block: {
          type: 'paragraph',
          id: `b-${title}-${place}`,
          rank: `a${place}`,
          content: [
            { type: 'text', text: `Words ${place}` },
            {
              type: 'footnote',
              id: `f-${title}-${place}`,
              content: [
                { type: 'citation', id: `c-${title}-${place}`, source },
              ],
            },
          ],
        },
        parent: null,
      })),
      move: [],
      remove: [],
    },
  });
  return id;
}
