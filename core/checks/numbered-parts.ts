// What of a briefing has a number or a letter of its own: its sections, paragraphs, tables, figures, annexes and notes.
// What a reference in its words may mean is looked for among these.
import type { Block, BriefingDocument, List } from '../document/document.ts';
import { footnotesOf, plainInline, plainText } from '../document/walk.ts';

export type PartKind =
  'section' | 'paragraph' | 'table' | 'figure' | 'annex' | 'note';

/** The numbers that there are: `4`, `4.1`, `B`, in capitals. A number that has others below it is there, too. */
export type NumberedParts = Readonly<Record<PartKind, ReadonlySet<string>>>;

const HEADING_NUMBER =
  /^\s*(?:(?:section|chapter|part|chapitre|partie|abschnitt|kapitel|teil)\s+)?(?:第\s*)?(?<number>(?-i:[0-9０-９]{1,2}(?:[.．][0-9０-９]+)*|[一二三四五六七八九十]+|[IVX]+|\p{Lu}))(?:[.)．]|\s*[章節]|(?=\s*[:–—-])|(?<=[0-9０-９IVX])(?=\s))/iu;
const ANNEX_HEADING =
  /^\s*(?:annex(?:e|ure)?|appendix|attachment|anlage|anhang|別紙|別添|付録|資料)\s*(?<number>(?-i:[0-9０-９]+|[一二三四五六七八九十]+|[IVX]+|\p{Lu}))(?![\p{L}\p{N}])/iu;
const CAPTION_NUMBER =
  /^\s*(?:table|tableau|tabelle|tab\.|表|figure|fig\.|chart|graphique|abbildung|abb\.|図)\s*(?<number>[0-9０-９]+)/iu;
const TYPED_NUMBER =
  /^\s*(?<number>\d{1,3}(?:\.\d{1,3})*)(?:[.)．]\s|\s{2,}|\t)/u;

/** Full-width figures as plain ones, those of the Chinese as far as chapters go, letters in capitals. */
export function plainNumber(written: string): string {
  const plain = written.normalize('NFKC').toUpperCase();
  const kanji = /^(?<ten>十)?(?<unit>[一二三四五六七八九])?$/u.exec(plain);
  if (!kanji || plain === '') return plain;
  const { ten, unit } = kanji.groups ?? {};
  const ones = unit === undefined ? 0 : '一二三四五六七八九'.indexOf(unit) + 1;
  return String((ten === undefined ? 0 : 10) + ones);
}

function add(parts: Set<string>, written: string | undefined): void {
  if (written === undefined) return;
  const number = plainNumber(written);
  parts.add(number);
  for (
    let end = number.lastIndexOf('.');
    end > 0;
    end = number.lastIndexOf('.', end - 1)
  )
    parts.add(number.slice(0, end));
}

const numberIn = (pattern: RegExp, text: string): string | undefined =>
  pattern.exec(text)?.groups?.['number'];

const itemNumbers = ({ style, start = 1, items }: List): number[] =>
  style === 'ordered' ? items.map((_, place) => start + place) : [];

function caption(block: Block): string | null {
  if (block.type !== 'table' && block.type !== 'image') return null;
  const words = plainInline(block.caption ?? []).trim();
  return words === '' ? null : words;
}

export function numberedParts({
  blocks,
}: Pick<BriefingDocument, 'blocks'>): NumberedParts {
  const parts = {
    section: new Set<string>(),
    paragraph: new Set<string>(),
    table: new Set<string>(),
    figure: new Set<string>(),
    annex: new Set<string>(),
    note: new Set<string>(),
  };
  const captioned = { table: 0, figure: 0 };
  for (const block of blocks) {
    const words = caption(block);
    if (words !== null) {
      const kind = block.type === 'table' ? 'table' : 'figure';
      // As they are printed: by their place among those with a caption.
      captioned[kind] += 1;
      add(parts[kind], String(captioned[kind]));
      add(parts[kind], numberIn(CAPTION_NUMBER, words));
    } else if (block.type === 'heading') {
      const title = plainText(block);
      const annex = numberIn(ANNEX_HEADING, title);
      if (annex === undefined)
        add(parts.section, numberIn(HEADING_NUMBER, title));
      else add(parts.annex, annex);
    } else if (block.type === 'list')
      for (const number of itemNumbers(block))
        add(parts.paragraph, String(number));
    else if (block.type === 'paragraph') {
      const start = plainInline(block.content).slice(0, 40);
      add(parts.paragraph, numberIn(TYPED_NUMBER, start));
      // A caption may stand on a line of its own.
      const kind = /^\s*(?:table|tab|表)/iu.test(start) ? 'table' : 'figure';
      add(parts[kind], numberIn(CAPTION_NUMBER, start));
    }
  }
  for (const { number } of footnotesOf(blocks)) add(parts.note, String(number));
  // `5 options for the port` is no fifth section: what is numbered begins with the first.
  for (const kind of ['section', 'paragraph'] as const)
    if (!['1', 'I', 'A'].some((first) => parts[kind].has(first)))
      parts[kind].clear();
  return parts;
}
