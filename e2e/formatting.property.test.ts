// What the page shows, by way of its messages and the worker's, is what a full pass gives, whatever was edited and however
// the two fell in with each other; the list of sources is that of the sources cited now. More edits with PRECIS_RANDOM_EDITS=N.
import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import {
  everyStyle,
  useCitationStyles,
} from '../electron/services/citation-styles-fixture.ts';
import { citedInOrder } from '#core/citations/cited-in-order.ts';
import { formatBibliography } from '#core/citations/format-bibliography.ts';
import { formatNotes } from '#core/citations/format-notes.ts';
import {
  edited,
  randomStart,
  randomStep,
  startText,
} from '#core/citations/random-edits-fixture.ts';
import { docWith, p } from '#core/document/builder.ts';
import type { FootnoteId } from '#core/document/document.ts';
import { createFormatting } from '../renderer/notes/formatting.ts';
import {
  createFormatter,
  type FormatWorker,
} from '../renderer/notes/formatter.ts';
import type { FormatReply } from '../renderer/notes/format-messages.ts';

const resources = useCitationStyles();
const EDITS = Number(process.env['PRECIS_RANDOM_EDITS'] ?? 10);
/** In milliseconds: ten seconds an edit for all styles, which is many times what it takes. */
const LIMIT = Math.max(3_600_000, EDITS * 10_000);
const STEPS = 10;

/** A worker in this thread that works when it is told to. */
function stepped(): FormatWorker & { readonly step: () => boolean } {
  let hear: (event: Event) => void = () => undefined;
  const formatting = createFormatting((reply: FormatReply) => {
    hear(new MessageEvent('message', { data: structuredClone(reply) }));
  });
  return {
    postMessage: (request) => {
      formatting.receive(structuredClone(request));
    },
    addEventListener: (type, listener) => {
      if (type === 'message') hear = listener;
    },
    terminate: () => undefined,
    step: formatting.step,
  };
}

test('for every style', { timeout: LIMIT }, async () => {
  for (const style of everyStyle(resources())) {
    const { id } = style;
    await fc.assert(
      fc.asyncProperty(
        randomStart,
        fc.array(randomStep, { minLength: STEPS, maxLength: STEPS }),
        async (start, steps) => {
          const words = new Map<FootnoteId, unknown>();
          const onFailed = vi.fn();
          let list: unknown = 'never told';
          const worker = stepped();
          const formatter = createFormatter(() => worker, {
            onWords: (some) => {
              for (const one of some) words.set(one.id, one.paragraphs);
            },
            onList: (entries) => {
              list = entries;
            },
            onFailed,
          });
          let text = startText(start);
          const formattedNow = () =>
            formatNotes(
              docWith(
                { language: 'en-GB' },
                p(
                  ...text.notes.map((one) => ({
                    type: 'footnote' as const,
                    ...one,
                  })),
                ),
              ),
              text.sources,
              style,
            );
          const finish = (): void => {
            while (worker.step());
          };
          for (const { edit, from, leftAfter } of steps) {
            text = edited(text, edit);
            formatter.show(
              {
                notes: text.notes,
                sourceOf: (source) => text.sources.get(source),
                style,
                language: 'en-GB',
                list: true,
              },
              text.notes.slice(from % 8, (from % 8) + 3).map((one) => one.id),
            );
            for (let step = 0; step < (leftAfter ?? 50); step += 1)
              if (!worker.step()) break;
          }
          finish();
          expect(
            text.notes.map((one) => [one.id, words.get(one.id)]),
            id,
          ).toEqual(formattedNow().map((one) => [one.id, one.paragraphs]));
          expect(list, id).toEqual(
            formatBibliography(
              citedInOrder(text.notes),
              text.sources,
              style,
              'en-GB',
            ),
          );
          expect(onFailed).not.toHaveBeenCalled();

          // A note again, as a preview, reads as it would there.
          const again = text.notes[0];
          if (!again) return;
          const at = steps.length % text.notes.length;
          const previewed = formatter.preview(
            again.content,
            at,
            false,
            (source) => text.sources.get(source),
          );
          finish();
          text = {
            ...text,
            notes: text.notes.toSpliced(at, 0, {
              id: 'previewed' as FootnoteId,
              content: again.content,
            }),
          };
          expect(await previewed, id).toEqual(formattedNow()[at]?.paragraphs);
        },
      ),
      { numRuns: Math.max(1, Math.ceil(EDITS / STEPS)) },
    );
  }
});
