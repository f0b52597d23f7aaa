// Whether a citation style can print the day on which a source was looked at.
import type { CitationStyle } from './citation-style.ts';

type Node = {
  readonly attrs?: Readonly<Record<string, string>>;
  readonly children?: readonly (Node | string)[];
};

/** A style that asks for it in any place may print it. */
export function printsAccessed({
  style,
}: Pick<CitationStyle, 'style'>): boolean {
  const prints = ({ attrs, children = [] }: Node): boolean =>
    attrs?.['variable']?.split(' ').includes('accessed') === true ||
    children.some((child) => typeof child !== 'string' && prints(child));
  return prints(style as Node);
}
