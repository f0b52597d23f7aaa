// The proof of an HTML export: the page is read as any page is, and compared with the briefing, its notes as they are
// printed and its list of sources.
import { plainNote } from '../citations/formatted-note.ts';
import { runsOfEntry } from '../citations/listed-entry.ts';
import type { Output } from '../contract.ts';
import type { Steps } from '../steps.ts';
import type { ReadBlock } from './block-lines.ts';
import type { HtmlPage } from './html-page.ts';
import { proveWritten } from './prove-written.ts';
import { readHtmlPage } from './read-html-page.ts';

type Proof = Output<'briefings.export'>['proof'];

type Expected = Pick<
  HtmlPage,
  'document' | 'notes' | 'list' | 'rows' | 'endRows'
> & {
  readonly untitled: string;
};

export function* proveHtml(
  { document, notes, list, rows, endRows, untitled }: Expected,
  html: string,
): Steps<Proof> {
  const page = yield* readHtmlPage(html);
  const printed = new Map(
    notes.map((note) => [note.id as string, plainNote(note)]),
  );
  const blocks = document.blocks.flatMap((block): ReadBlock[] =>
    block.type === 'bibliography'
      ? list.map((entry) => ({
          type: 'paragraph',
          content: runsOfEntry(entry).map(({ text, url }) =>
            url === undefined
              ? { type: 'text', text }
              : { type: 'link', url, content: [{ type: 'text', text }] },
          ),
        }))
      : [block],
  );
  const title = document.title.trim() === '' ? untitled : document.title;
  const proof = yield* proveWritten(
    {
      head: { ...document, title },
      fields: [...rows, ...endRows].map(({ label, value }) => [label, value]),
      blocks,
      wordsOf: ({ id }) => printed.get(id) ?? '',
    },
    {
      head: {
        title: page.title,
        language: page.language,
        marking: page.markings[0] ?? '',
      },
      fields: page.rows,
      blocks: page.blocks,
      wordsOf: ({ id }) => page.notes.get(id) ?? '',
    },
  );
  const marking = document.marking.replaceAll(/\s+/gu, ' ').trim();
  const missing = [
    ...proof.missing,
    ...page.problems,
    ...(marking !== '' && page.markings.length !== 2
      ? ['the marking does not stand over the paper and under it']
      : []),
  ];
  return { ...proof, ok: missing.length === 0, missing };
}
