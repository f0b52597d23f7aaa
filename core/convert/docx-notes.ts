// The part with the footnotes. A note's words are those that are printed, its citations in the words of the style; what is
// suggested in it is tracked by comparing what it was with what it becomes.
import type {
  FormattedParagraph,
  FormattedRun,
} from '../citations/formatted-note.ts';
import type {
  Footnote,
  NoteInline,
  Suggested,
  Suggestion,
} from '../document/document.ts';
import { directionOfWords } from '../document/text-direction.ts';
import { shortestEdit } from '../review/shortest-edit.ts';
import { shownWords } from '../review/list-suggestions.ts';
import {
  endMark,
  goes,
  tracked,
  type ChangeIds,
  type Fate,
} from './docx-changes.ts';
import type { DocxNote } from './docx-input.ts';
import { BREAK_RUN, elementRun, textRuns } from './docx-runs.ts';
import { escaped, valued } from './docx-xml.ts';

/** A word or the space between two, the end of a line, the end of a paragraph. */
type Token =
  { readonly run: FormattedRun } | { readonly end: 'line' | 'paragraph' };

function tokensOf(paragraphs: readonly FormattedParagraph[]): Token[] {
  const tokens: Token[] = [];
  for (const [place, lines] of paragraphs.entries()) {
    if (place > 0) tokens.push({ end: 'paragraph' });
    for (const [at, line] of lines.entries()) {
      if (at > 0) tokens.push({ end: 'line' });
      for (const run of line)
        for (const text of run.text.match(/\s+|[^\s]+/gu) ?? [])
          tokens.push({ run: { ...run, text } });
    }
  }
  return tokens;
}

type Told = { readonly token: Token; readonly fate: Fate };

const MOST_EDITS = 2_000;

/** Every token of both sides in its order, with what happens to it. */
function compared(
  was: readonly Token[],
  becomes: readonly Token[],
  by: Suggestion,
): Told[] {
  const keysOf = (tokens: readonly Token[]): string[] =>
    tokens.map((token) => JSON.stringify(token));
  const stretches = shortestEdit(keysOf(was), keysOf(becomes), MOST_EDITS) ?? [
    { same: false, before: was.length, after: becomes.length },
  ];
  const told: Told[] = [];
  let [before, after] = [0, 0];
  for (const stretch of stretches) {
    for (const token of was.slice(before, before + stretch.before))
      told.push({ token, fate: stretch.same ? {} : { deleted: by } });
    if (!stretch.same)
      for (const token of becomes.slice(after, after + stretch.after))
        told.push({ token, fate: { inserted: by } });
    before += stretch.before;
    after += stretch.after;
  }
  return told;
}

/** Who suggested what is suggested in the note: one name for all of it, with the moment of the last. */
export function suggestedBy(content: readonly NoteInline[]): Suggestion | null {
  const found = content
    .flatMap((part): readonly Suggested[] =>
      part.type === 'link' ? part.content : [part],
    )
    .flatMap(({ inserted, deleted }) => [inserted, deleted])
    .filter((suggestion) => suggestion !== undefined);
  const [first] = found;
  if (!first) return null;
  const names = [...new Set(found.map(({ author }) => author))].join(', ');
  const at =
    found
      .map((each) => each.at)
      .sort()
      .at(-1) ?? first.at;
  return { id: first.id, author: names, at };
}

/** Neighbours of one look and one fate are one run. */
function joinedRuns(told: readonly Told[]): Told[] {
  const joined: Told[] = [];
  const keyOf = ({ token, fate }: Told): string =>
    'run' in token ? JSON.stringify([{ ...token.run, text: '' }, fate]) : '';
  for (const each of told) {
    const last = joined.at(-1);
    if (
      last &&
      'run' in last.token &&
      'run' in each.token &&
      keyOf(last) === keyOf(each)
    )
      joined[joined.length - 1] = {
        token: {
          run: {
            ...last.token.run,
            text: last.token.run.text + each.token.run.text,
          },
        },
        fate: last.fate,
      };
    else joined.push(each);
  }
  return joined;
}

const NOTE_MARK = elementRun('<w:footnoteRef/>', {
  style: 'FootnoteReference',
});

/** Of a note that is read another way than the page: what its paragraphs say. */
function directionElement(told: readonly Told[], page: 'ltr' | 'rtl'): string {
  const own = directionOfWords(
    told.map(({ token }) => ('run' in token ? token.run.text : '')).join(''),
  );
  if (own === null || own === page) return '';
  return own === 'rtl' ? '<w:bidi/>' : '<w:bidi w:val="0"/>';
}

/** `relate` gives the id of an address in this part; `page` is the direction of the document. */
export function footnoteElement(
  number: number,
  { content }: Footnote,
  { was, becomes }: DocxNote,
  ids: ChangeIds,
  relate: (url: string) => string,
  page: 'ltr' | 'rtl',
): string {
  const by = suggestedBy(content);
  const told: Told[] =
    by && was && becomes
      ? compared(tokensOf(was), tokensOf(becomes), by)
      : tokensOf(was ?? becomes ?? [[[{ text: shownWords(content) }]]]).map(
          (token) => ({ token, fate: {} }),
        );
  const direction = directionElement(told, page);
  const paragraphs: { xml: string; end: Fate }[] = [];
  let xml = '';
  for (const { token, fate } of joinedRuns(told))
    if ('run' in token) {
      const { text, url, ...look } = token.run;
      const runs = tracked(
        textRuns(
          text,
          url === undefined ? look : { ...look, style: 'Hyperlink' },
          goes(fate),
        ),
        fate,
        ids,
      );
      xml +=
        url === undefined
          ? runs
          : `<w:hyperlink r:id="${escaped(relate(url))}" w:history="1">${runs}</w:hyperlink>`;
    } else if (token.end === 'line') xml += tracked(BREAK_RUN, fate, ids);
    else {
      paragraphs.push({ xml, end: fate });
      xml = '';
    }
  paragraphs.push({ xml, end: {} });
  const body = paragraphs
    .map(({ xml: runs, end }, place) => {
      const mark = endMark(end, ids);
      return `<w:p><w:pPr>${valued('pStyle', 'FootnoteText')}${direction}${mark === '' ? '' : `<w:rPr>${mark}</w:rPr>`}</w:pPr>${place === 0 ? `${NOTE_MARK}<w:r><w:t xml:space="preserve"> </w:t></w:r>` : ''}${runs}</w:p>`;
    })
    .join('');
  return `<w:footnote w:id="${number}">${body}</w:footnote>`;
}

/** The line over the notes of a page, and over one that goes on. */
export const NOTE_SEPARATORS =
  '<w:footnote w:type="separator" w:id="-1"><w:p><w:pPr><w:spacing w:after="0" w:line="240" w:lineRule="auto"/></w:pPr><w:r><w:separator/></w:r></w:p></w:footnote>' +
  '<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:pPr><w:spacing w:after="0" w:line="240" w:lineRule="auto"/></w:pPr><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>';
