// What can be found: the texts of a briefing's head, of a block and of a source, each by itself. Indexing, finding and
// verifying all take them from here.
import { NAME_FIELDS } from '../citations/source-fields.ts';
import type { CiteAs } from '../citations/cite-as-schema.ts';
import type { CslItem } from '../citations/source.ts';
import type { Block, BriefingHead, FootnoteId } from '../document/document.ts';
import { footnotesOf, plainInline, plainText } from '../document/walk.ts';
import { asIfRejected } from '../review/suggestions.ts';

export type SearchableText = {
  /** `more` is what stands beside a title: front matter, or the fields and names of a source. */
  readonly part: 'title' | 'more' | 'text' | 'footnote';
  readonly text: string;
  /** Of a footnote. */
  readonly footnote: FootnoteId | null;
};

const textOf = (
  part: SearchableText['part'],
  text: string,
  footnote: FootnoteId | null = null,
): SearchableText => ({ part, text, footnote });

/** The title, then the words of the front matter. */
export function searchableHead({
  title,
  fields,
}: Pick<BriefingHead, 'title' | 'fields'>): SearchableText[] {
  const values = Object.values(fields).flatMap((value) =>
    typeof value === 'object' ? [...value] : [String(value)],
  );
  return [textOf('title', title), textOf('more', values.join('\n'))];
}

/** The block's words without what is only suggested, an image's alternative text before its caption; then what people wrote in each of its footnotes. */
export function searchableBlock(written: Block): SearchableText[] {
  const [block] = asIfRejected([written]);
  if (!block) return [];
  const words = plainText(block);
  return [
    textOf(
      'text',
      block.type === 'image' ? `${block.alternative}\n${words}` : words,
    ),
    ...footnotesOf([block]).map(({ footnote: { id, content } }) =>
      textOf('footnote', plainInline(content), id),
    ),
  ];
}

/** Fields that are no words of the source, or have a text of their own. */
const NOT_WORDS: ReadonlySet<string> = new Set([
  'type',
  'title',
  'language',
  'custom',
]);

/** What is found of a source. */
export type SourceWords = {
  readonly citekey: string;
  readonly item: CslItem;
  readonly notes?: string;
  readonly citeAs?: CiteAs | null;
};

/**
 * The title, then its people, the words and dates of its other fields, how it is cited, its notes and its citekey.
 */
export function searchableSource({
  citekey,
  item,
  notes = '',
  citeAs = null,
}: SourceWords): SearchableText[] {
  const more: string[] = [];
  for (const [field, value] of Object.entries(item) as [string, unknown][])
    if (NOT_WORDS.has(field)) continue;
    else if (typeof value === 'string' || typeof value === 'number')
      more.push(String(value));
    else if (
      (NAME_FIELDS as readonly string[]).includes(field) &&
      Array.isArray(value)
    )
      more.unshift(...value.map(nameWords));
    else if (Array.isArray(value))
      more.push(...value.filter((each) => typeof each === 'string'));
    else more.push(...dateWords(value));
  for (const words of [citeAs?.full, citeAs?.short])
    if (words) more.push(words.map(({ text }) => text).join(''));
  if (notes !== '') more.push(notes);
  const title = item['title'];
  return [
    textOf('title', typeof title === 'string' ? title : String(title ?? '')),
    textOf('more', [...more, citekey].join('\n')),
  ];
}

const nameWords = (name: unknown): string =>
  Object.values(name as object)
    .filter((part) => typeof part === 'string')
    .join(' ');

/** A date's own parts. */
function dateWords(value: unknown): string[] {
  const date = value as Record<string, unknown> | null;
  const parts = date?.['date-parts'];
  if (Array.isArray(parts))
    return (parts as unknown[][]).map((each) => each.join(' '));
  return [date?.['raw'], date?.['literal'], date?.['edtf']].filter(
    (each) => typeof each === 'string',
  );
}
