// The sheets of a DOCX: upright, and on its side for a table that is too wide, with the headings over it.
import type { DocxInput } from './docx-input.ts';
import { AFTER_TABLE } from './docx-table.ts';

const TWIPS = 20;

/** What stands on one kind of sheet. */
export type SheetPiece = { readonly xml: string; readonly turned: boolean };

/** The parts that hold the running lines; `footerTurned` is as wide as the turned sheet. */
export type RunningParts = Readonly<
  Record<
    'header' | 'headerFirst' | 'footer' | 'footerFirst' | 'footerTurned',
    string
  >
>;

/** The sheet, its margins and its running lines. The first of all sections has a first page of its own. */
function sectionXml(
  input: DocxInput,
  parts: RunningParts,
  { turned, first }: { readonly turned: boolean; readonly first: boolean },
): string {
  const page = turned ? input.turnedPage : input.page;
  const twips = (points: number): number => Math.round(points * TWIPS);
  const ownFirst = first && !turned;
  const reference = (kind: string, type: string, id: string): string =>
    `<w:${kind}Reference w:type="${type}" r:id="${id}"/>`;
  return [
    '<w:sectPr>',
    reference('header', 'default', parts.header),
    ownFirst ? reference('header', 'first', parts.headerFirst) : '',
    reference('footer', 'default', turned ? parts.footerTurned : parts.footer),
    ownFirst ? reference('footer', 'first', parts.footerFirst) : '',
    `<w:pgSz w:w="${twips(page.width)}" w:h="${twips(page.height)}"${turned ? ' w:orient="landscape"' : ''}/>`,
    `<w:pgMar w:top="${twips(page.top)}" w:right="${twips(page.right)}" w:bottom="${twips(page.bottom)}" w:left="${twips(page.left)}" w:header="720" w:footer="620" w:gutter="0"/>`,
    ownFirst ? '<w:titlePg/>' : '',
    input.direction === 'rtl' ? '<w:bidi/>' : '',
    '</w:sectPr>',
  ].join('');
}

const LAST_PARAGRAPH = '<w:p><w:pPr>';
const END = '</w:pPr>';

/** A section ends in its last paragraph; in one of its own where that may go with what is suggested. */
function endSection(xml: string, section: string): string {
  const from = xml.lastIndexOf(LAST_PARAGRAPH);
  const at = xml.indexOf(END, from);
  return from < 0 || /<w:(?:ins|del|moveFrom|moveTo) /.test(xml.slice(from, at))
    ? xml + AFTER_TABLE.replace(END, section + END)
    : xml.slice(0, at) + section + xml.slice(at);
}

/** The body: pieces that follow one another on the same kind of sheet are one section. */
export function bodyInSections(
  pieces: readonly SheetPiece[],
  input: DocxInput,
  parts: RunningParts,
): string {
  const sections: SheetPiece[] = [];
  for (const { xml, turned } of pieces) {
    if (xml === '') continue;
    const last = sections.at(-1);
    if (last?.turned === turned)
      sections[sections.length - 1] = { xml: last.xml + xml, turned };
    else sections.push({ xml, turned });
  }
  const last = sections.length - 1;
  return (
    sections
      .map(({ xml, turned }, at) => {
        const section = sectionXml(input, parts, { turned, first: at === 0 });
        return at === last ? xml + section : endSection(xml, section);
      })
      .join('') || sectionXml(input, parts, { turned: false, first: true })
  );
}
