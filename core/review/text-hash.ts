// The hash of a text: two texts have the same one where the same is printed of both. A sign-off is bound to it. What counts:
// title, marking, language, form, citation style and filled-in fields, and of a form or style of somebody's own how it
// prints; each block in its order with all that it says, its notes and citations included; and, of each cited source, what a
// style can print. What doesn't: ids, ranks, the status, where a citation came from, comments, verdicts, and changes that are
// only suggested.
import { canonicalJson } from '../canonical-json.ts';
import type {
  Block,
  BriefingDocument,
  FieldValue,
  Inline,
  ListItem,
  NoteInline,
  SourceId,
} from '../document/document.ts';
import type { PrintedForms } from './printed-forms.ts';
import { printedSource, type PrintedSource } from './printed-source.ts';
import { documentAsIfRejected } from './suggestions.ts';

/** SHA-256 of the text as UTF-8, in hexadecimal. */
export type Sha256 = (text: string) => string;

/** `sources` are those that it cites, as far as they are there; `forms` are of what is somebody's own. */
export function textHash(
  document: BriefingDocument,
  sources: ReadonlyMap<SourceId, PrintedSource>,
  sha256: Sha256,
  forms: PrintedForms = {},
): string {
  const { title, marking, language, template, style, fields, blocks } =
    documentAsIfRejected(document);
  const cited = new Map<SourceId, number>();
  const said = blocks.map((block) =>
    blockWords(block, (id) => {
      // By its place among those that are cited: a source has another id in another library.
      const known = cited.get(id) ?? cited.size;
      cited.set(id, known);
      return known;
    }),
  );
  const printed = [...cited.keys()].map((id) => {
    const source = sources.get(id);
    return source
      ? [...printedSource(source)]
          .map(([part, { exact }]) => [part, exact])
          .sort(([a = ''], [b = '']) => (a < b ? -1 : 1))
      : null;
  });
  return sha256(
    canonicalJson({
      title,
      marking,
      language,
      template,
      style,
      fields: Object.fromEntries(
        Object.entries(fields).filter(([, value]) => !isEmpty(value)),
      ),
      blocks: said,
      sources: printed,
      // Nothing where there are none.
      forms: Object.keys(forms).length === 0 ? undefined : forms,
    }),
  );
}

const isEmpty = (value: FieldValue): boolean =>
  value === '' || (typeof value === 'object' && value.length === 0);

type PlaceOf = (source: SourceId) => number;

function blockWords(block: Block, placeOf: PlaceOf): unknown {
  const words = (content: readonly (Inline | NoteInline)[]): unknown =>
    inlineWords(content, placeOf);
  const { type, align, direction, language, marking } = block;
  const base = {
    type,
    align: align === 'start' ? undefined : align,
    direction,
    language,
    marking,
  };
  switch (block.type) {
    case 'paragraph':
    case 'pull-quotation':
      return { ...base, content: words(block.content) };
    case 'heading':
      return { ...base, level: block.level, content: words(block.content) };
    case 'list':
      return {
        ...base,
        style: block.style,
        start: block.start,
        ticks: block.ticks,
        items: itemWords(block.items, words),
      };
    case 'quotation':
      return {
        ...base,
        paragraphs: block.paragraphs.map(words),
        attribution: filled(block.attribution, words),
      };
    case 'table': {
      const { headerRows, headerColumns, figures, widths } = block;
      return {
        ...base,
        headerRows,
        headerColumns,
        figures,
        widths,
        // Before the rows: notes are numbered in that order.
        caption: filled(block.caption, words),
        rows: block.rows.map((row) =>
          row.map(({ content, columns, rows }) => ({
            columns,
            rows,
            content: words(content),
          })),
        ),
      };
    }
    case 'image': {
      const { attachment, alternative, caption } = block;
      return {
        ...base,
        attachment,
        alternative,
        caption: filled(caption, words),
      };
    }
    case 'code':
      return { ...base, text: block.text };
    case 'rule':
    case 'page-break':
    case 'bibliography':
      return base;
  }
}

const filled = (
  content: readonly Inline[] | undefined,
  words: (content: readonly Inline[]) => unknown,
): unknown =>
  content === undefined || content.length === 0 ? undefined : words(content);

const itemWords = (
  items: readonly ListItem[],
  words: (content: readonly Inline[]) => unknown,
): unknown =>
  items.map(({ content, checked, children }) => ({
    content: words(content),
    checked: checked === true ? true : undefined,
    children: children && {
      style: children.style,
      start: children.start,
      items: itemWords(children.items, words),
    },
  }));

/** Runs of the same look are one, however they came to be several. */
function inlineWords(
  content: readonly (Inline | NoteInline)[],
  placeOf: PlaceOf,
): unknown[] {
  const said: unknown[] = [];
  let open = null as { look: string; run: { text: string } } | null;
  for (const inline of content) {
    if (inline.type === 'text') {
      const { marks = [], language } = inline;
      const look = { marks: [...marks].sort(), language };
      const known = JSON.stringify(look);
      if (open?.look === known) open.run.text += inline.text;
      else {
        open = { look: known, run: { ...look, text: inline.text } };
        said.push(open.run);
      }
      continue;
    }
    open = null;
    switch (inline.type) {
      case 'link':
        said.push({
          type: 'link',
          url: inline.url,
          content: inlineWords(inline.content, placeOf),
        });
        break;
      case 'footnote':
        said.push({
          type: 'footnote',
          content: inlineWords(inline.content, placeOf),
        });
        break;
      case 'marker':
        said.push({ type: 'marker', text: inline.text });
        break;
      case 'citation': {
        const { locator, prefix, suffix, suppressAuthor } = inline;
        said.push({
          type: 'citation',
          source: placeOf(inline.source),
          locator,
          prefix,
          suffix,
          suppressAuthor,
        });
        break;
      }
      case 'line-break':
      case 'paragraph-break':
        said.push({ type: inline.type });
        break;
    }
  }
  return said;
}
