// A language that nobody knows: the text would be divided, spelled and read aloud as if it were in none.
import type { BlockId, Inline, NoteInline } from '../document/document.ts';
import { languageName } from '../document/language-name.ts';
import { inlineContainers } from '../document/walk.ts';
import type { Check, Finding } from './finding.ts';

function isUnknown(tag: string): boolean {
  const [primary = ''] = tag.toLowerCase().split('-');
  // A tag for private use is known to those who use it.
  return primary !== 'x' && languageName(primary) === primary;
}

function* languagesOf(
  content: readonly (Inline | NoteInline)[],
): Generator<string> {
  for (const part of content)
    if (part.type === 'text') {
      if (part.language !== undefined) yield part.language;
    } else if (part.type === 'link' || part.type === 'footnote')
      yield* languagesOf(part.content);
}

/** `text` is the tag; each is found once in a block, and once for the whole briefing. */
export const unknownLanguage: Check = ({ language, blocks }) => {
  const finding = (block: BlockId | null, tag: string): Finding => ({
    check: 'unknown-language',
    severity: 'warning',
    block,
    text: tag,
    message: `No language is known by the tag “${tag}”: choose one, so that ${block === null ? 'the text is' : 'these words are'} divided and read aloud as they should be.`,
  });
  return [
    ...(isUnknown(language) ? [finding(null, language)] : []),
    ...blocks.flatMap((block) => {
      const tags = new Set(
        [...inlineContainers(block)].flatMap((content) => [
          ...languagesOf(content),
        ]),
      );
      if (block.language !== undefined) tags.add(block.language);
      return [...tags].filter(isUnknown).map((tag) => finding(block.id, tag));
    }),
  ];
};
