// Blocks that were read from outside and stand nowhere yet, and their words line by line, for where no block can go.
import type { Block, Inline, ListItem } from '../document/document.ts';

type WithoutPlace<B> = B extends Block ? Omit<B, 'id' | 'rank'> : never;
/** A block that stands nowhere yet. */
export type ReadBlock = WithoutPlace<Block>;

/** The words of a block, a line for each of its own. */
export function linesOf(block: ReadBlock): (readonly Inline[])[] {
  switch (block.type) {
    case 'paragraph':
    case 'heading':
    case 'pull-quotation':
      return [inLanguage(block.content, block.language)];
    case 'quotation':
      return [
        ...block.paragraphs,
        ...(block.attribution ? [block.attribution] : []),
      ];
    case 'list':
      return block.items.flatMap(linesOfItem);
    case 'table':
      return block.rows.map((row) =>
        row.flatMap(({ content }, place): Inline[] =>
          place > 0 && content.length > 0
            ? [{ type: 'text', text: ' ' }, ...content]
            : [...content],
        ),
      );
    case 'code':
      return block.text
        .split('\n')
        .map((line): Inline[] =>
          line === ''
            ? []
            : [{ type: 'text', text: line.replaceAll('\t', '    ') }],
        );
    case 'image':
    case 'rule':
    case 'page-break':
    case 'bibliography':
      return [];
  }
}

const linesOfItem = ({
  content,
  children,
}: ListItem): (readonly Inline[])[] => [
  ...(content.length > 0 ? [content] : []),
  ...(children?.items.flatMap(linesOfItem) ?? []),
];

/** What the block said of all of its words, they say themselves. */
function inLanguage(
  content: readonly Inline[],
  language: string | undefined,
): readonly Inline[] {
  if (language === undefined) return content;
  const marked = <Part extends Inline>(part: Part): Part => {
    if (part.type === 'link')
      return { ...part, content: part.content.map(marked) };
    return part.type === 'text' ? { ...part, language } : part;
  };
  return content.map(marked);
}

export function joined(lines: readonly (readonly Inline[])[]): Inline[] {
  const content: Inline[] = [];
  for (const [place, line] of lines.entries()) {
    if (place > 0) content.push({ type: 'line-break' });
    content.push(...line);
  }
  return content;
}
