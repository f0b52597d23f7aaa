// A briefing as one HTML file that everybody can read: no script, nothing from elsewhere, images within it, notes that lead
// there and back, and a look for light, dark and paper.
import type { FormattedNote } from '../citations/formatted-note.ts';
import type { ListedEntry } from '../citations/listed-entry.ts';
import type { BriefingDocument, Footnote } from '../document/document.ts';
import { directionOfWords } from '../document/text-direction.ts';
import {
  escapeHtml,
  htmlOfParagraph,
  writeHtmlBlock,
  type HtmlNotes,
} from './html-export.ts';
import { allAtOnce, mapInSteps, type Steps } from '../steps.ts';
import { PAGE_STYLE } from './html-page-style.ts';

export type PageRow = { readonly label: string; readonly value: string };

export type HtmlPage = {
  readonly document: BriefingDocument;
  readonly direction: 'ltr' | 'rtl';
  readonly notes: readonly FormattedNote[];
  readonly list: readonly ListedEntry[];
  /** Over the title, and under it. */
  readonly office: string;
  readonly kind: string;
  readonly rows: readonly PageRow[];
  readonly endRows: readonly PageRow[];
  /** A `data:` address. */
  readonly image: (attachment: string) => string;
  /** `Table 1`, by the id of the block. */
  readonly labels: ReadonlyMap<string, string>;
  readonly words: {
    readonly untitled: string;
    readonly contents: string;
    readonly notes: string;
    /** Of the way back from a note. */
    readonly back: (number: number) => string;
  };
};

/** With fewer headings a list of them says nothing. */
const CONTENTS_FROM = 3;

const POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";

export const exportHtmlPage = (page: HtmlPage): string =>
  allAtOnce(htmlPageInSteps(page));

export function* htmlPageInSteps(page: HtmlPage): Steps<string> {
  const { document, list, labels, words } = page;
  const formatted = new Map(page.notes.map((note) => [note.id, note]));
  const headings = new Map(
    document.blocks
      .filter((block) => block.type === 'heading')
      .map((block, at) => [block as unknown, at + 1]),
  );
  const notes: HtmlNotes = {
    words: ({ id }: Footnote) => formatted.get(id)?.paragraphs ?? [],
    list: () => list,
    found: [],
    dress: {
      mark: (n) =>
        `<sup><a id="ref-${n}" href="#note-${n}" role="doc-noteref">${n}</a></sup>`,
      image: page.image,
      before: ({ marking }) =>
        marking === undefined || marking.trim() === ''
          ? ''
          : `<span class="marking" dir="auto">(${escapeHtml(marking.trim())})</span> `,
      // The title is the first level of the page.
      heading: (block) => ({
        level: block.level + 1,
        attributes: ` id="h-${headings.get(block) ?? 0}"`,
      }),
      label: (block) => {
        const label = labels.get('id' in block ? String(block.id) : '');
        return label === undefined
          ? ''
          : `<span class="label" dir="auto">${escapeHtml(label)}</span> `;
      },
      direction: (words, around = page.direction) =>
        (directionOfWords(words) ?? around) === around ? '' : ' dir="auto"',
    },
  };
  const body = yield* mapInSteps(document.blocks, (block) =>
    block.type === 'bibliography'
      ? `<div class="sources">${writeHtmlBlock(block, notes)}</div>`
      : block.type === 'page-break'
        ? '<hr class="page-break">'
        : writeHtmlBlock(block, notes),
  );
  const title = document.title.trim() === '' ? words.untitled : document.title;
  const parts = [
    '<!doctype html>',
    `<html lang="${escapeHtml(document.language)}" dir="${page.direction}">`,
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${POLICY}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="generator" content="Precis">',
    `<meta name="precis" content="${escapeHtml(JSON.stringify(headOf(document)))}">`,
    `<title>${escapeHtml(title)}</title>`,
    `<style>${PAGE_STYLE}</style>`,
    '</head>',
    '<body>',
    '<header>',
    line('p', 'marking', document.marking),
    line('p', 'office', page.office),
    `<h1>${escapeHtml(title)}</h1>`,
    line('p', 'kind', page.kind),
    rowsHtml(page.rows),
    '</header>',
    yield* contents(page, notes),
    '<main>',
    ...body,
    rowsHtml(page.endRows),
    '</main>',
    yield* notesHtml(page, notes),
    document.marking.trim() === ''
      ? ''
      : `<footer>${line('p', 'marking', document.marking)}</footer>`,
    '</body>',
    '</html>',
    '',
  ];
  return parts
    .filter((part, at) => part !== '' || at === parts.length - 1)
    .join('\n');
}

/** What no reader sees and the next Precis takes up again. */
const headOf = ({
  title,
  template,
  style,
  status,
  marking,
  fields,
}: BriefingDocument) => ({
  ...{ title, template, style, status, marking, fields },
});

const line = (tag: string, name: string, words: string): string =>
  words.trim() === ''
    ? ''
    : `<${tag} class="${name}">${escapeHtml(words)}</${tag}>`;

const rowsHtml = (rows: readonly PageRow[]): string =>
  rows.length === 0
    ? ''
    : `<dl>${rows
        .map(
          ({ label, value }) =>
            `<div><dt>${escapeHtml(label)}</dt><dd>${value.split('\n').map(escapeHtml).join('<br>')}</dd></div>`,
        )
        .join('')}</dl>`;

function* contents(
  { document, words }: HtmlPage,
  notes: HtmlNotes,
): Steps<string> {
  const headings = document.blocks.filter((block) => block.type === 'heading');
  if (headings.length < CONTENTS_FROM) return '';
  // Marks of notes belong to the text alone.
  const plain: HtmlNotes = {
    ...notes,
    found: [],
    dress: {
      ...notes.dress,
      mark: () => '',
      heading: () => ({ level: 2, attributes: '' }),
    },
  };
  const items = yield* mapInSteps(headings, (heading, at) => {
    const words = writeHtmlBlock(
      {
        ...heading,
        content: heading.content
          .map((part) => (part.type === 'link' ? part.content : [part]))
          .flat(),
      },
      plain,
    )
      .replace(/^<h2[^>]*>/, '')
      .replace(/<\/h2>[\s\S]*$/, '');
    return `<li class="level-${heading.level}"><a href="#h-${at + 1}">${words}</a></li>`;
  });
  return `<nav role="doc-toc" aria-label="${escapeHtml(words.contents)}"><ol>${items.join('')}</ol></nav>`;
}

function* notesHtml(
  { words }: HtmlPage,
  { found, words: wordsOf }: HtmlNotes,
): Steps<string> {
  if (found.length === 0) return '';
  const bodies = yield* mapInSteps(found, (footnote, at) => {
    const n = at + 1;
    const back = `<a href="#ref-${n}" role="doc-backlink" aria-label="${escapeHtml(words.back(n))}">${n}</a> `;
    const paragraphs = (wordsOf(footnote) ?? []).map(htmlOfParagraph);
    const lines = (paragraphs.length > 0 ? paragraphs : ['']).map(
      (html, place) => `<p dir="auto">${place === 0 ? back : ''}${html}</p>`,
    );
    return `<aside id="note-${n}" role="doc-footnote">${lines.join('')}</aside>`;
  });
  return `<section class="notes" aria-labelledby="notes"><h2 id="notes">${escapeHtml(words.notes)}</h2>${bodies.join('\n')}</section>`;
}
