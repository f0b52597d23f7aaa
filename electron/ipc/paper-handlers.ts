// The pages beside the text. What is on the sheet comes from the page that shows it; the library gives its images.
import type { Handlers } from '#core/contract.ts';
import type { FootnoteId, SourceId } from '#core/document/document.ts';
import { now } from '../clock.ts';
import { readAttachment } from '../database/attachments.ts';
import type { Library } from '../database/open.ts';
import { templateOf } from '../services/templates.ts';
import type { Typesetter } from '../typesetting/typesetter.ts';

export function paperHandlers({
  library,
  resources,
  paper,
}: {
  readonly library: Library;
  readonly resources: string;
  readonly paper: Pick<Typesetter, 'draw' | 'paint'>;
}): Pick<Handlers, 'paper.draw' | 'paper.paint'> {
  return {
    'paper.draw': async ({ notes, list, ...change }) => {
      const drawn = await paper.draw({
        ...change,
        notes: notes.map(({ id, ...note }) => ({
          ...note,
          id: id as FootnoteId,
        })),
        list:
          list?.map(({ source, ...entry }) => ({
            ...entry,
            source: source as SourceId,
          })) ?? null,
        template: templateOf(library, resources, change.head.template),
        date: now().slice(0, 10),
        images: new Map(
          change.put.flatMap((block) =>
            block.type === 'image'
              ? [[block.attachment, readAttachment(library, block.attachment)]]
              : [],
          ),
        ),
      });
      return drawn === null
        ? { kind: 'again' }
        : {
            ...{ kind: 'pages', ...drawn },
            pdf: base64(drawn.pdf),
            blocks: [...drawn.blocks],
            notes: [...drawn.notes],
          };
    },
    'paper.paint': async (paint) => {
      const pdf = await paper.paint(paint);
      return { pdf: pdf && base64(pdf) };
    },
  };
}

const base64 = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString(
    'base64',
  );
