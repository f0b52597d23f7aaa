// A page that was typed and that the citation style never prints: whoever reads the note can't know it. Styles that only
// number the sources, such as Vancouver, have no place for it.
import type { CitationStyle } from '../citations/citation-style.ts';
import type { BriefingDocument } from '../document/document.ts';
import { citationsOf, footnotesOf } from '../document/walk.ts';
import type { Finding } from './finding.ts';

type Node = {
  readonly name: string;
  readonly attrs?: Readonly<Record<string, string>>;
  readonly children?: readonly (Node | string)[];
};

/** Whether some note in this style can print the place in a source. */
export function printsPlaces({ style }: Pick<CitationStyle, 'style'>): boolean {
  const prints = ({ name, attrs, children = [] }: Node): boolean =>
    (!name.endsWith('if') && attrs?.['variable'] === 'locator') ||
    children.some((child) => typeof child !== 'string' && prints(child));
  return prints(style as Node);
}

/** At most one finding, at the first note with a place. */
export function unprintedPlace(
  { blocks }: Pick<BriefingDocument, 'blocks'>,
  { id, prints }: { readonly id: string; readonly prints: () => boolean },
): Finding[] {
  const notes = footnotesOf(blocks).filter(({ footnote }) =>
    citationsOf(footnote).some(({ locator }) => locator !== undefined),
  );
  const [first] = notes;
  if (!first || prints()) return [];
  const others = notes.length - 1;
  const who =
    others === 0
      ? `Note ${first.number} gives`
      : `Note ${first.number} and ${others} other${others === 1 ? '' : 's'} give`;
  return [
    {
      check: 'unprinted-place',
      severity: 'warning',
      block: first.block,
      footnote: first.footnote.id,
      text: '',
      message: `${who} a page or other place, which this citation style (${id}) never prints: write it into the text of the note, or choose another style.`,
    },
  ];
}
