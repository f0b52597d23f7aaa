// Words that a character turns round (U+202D, U+202E): on the sheet they are seen in another order than they are written,
// printed and found in, so that what is read there is not what goes out. They come in with files alone; a paste leaves them behind.
import { withoutOverrides } from '../document/characters.ts';
import type { Block, Inline, NoteInline } from '../document/document.ts';
import { footnotesOf, mapInlineContainers } from '../document/walk.ts';
import {
  writtenAbove,
  writtenIn,
  writtenInBlock,
} from '../document/written-texts.ts';
import type { Check, Finding } from './finding.ts';

/** So much of the text is named. */
const MOST = 60;

/** Up to where it ends. */
const TURNED = /[\u202d\u202e][^\u202c]*/u;

/** The first that are turned round, with what turns them; null where none are. */
function turnedIn(texts: Iterable<string>): string | null {
  for (const text of texts) {
    const [found] = TURNED.exec(text) ?? [];
    if (found !== undefined) return found.slice(0, MOST).trim();
  }
  return null;
}

function findingIn(
  texts: Iterable<string>,
  about: Pick<Finding, 'block' | 'footnote'>,
): Finding[] {
  const text = turnedIn(texts);
  return text === null
    ? []
    : [
        {
          ...{ check: 'turned-words', severity: 'warning', ...about, text },
          message: `A character that is not seen (U+202D or U+202E) shows “${withoutOverrides(text)}” in another order than it is printed in: take it out, and read it again.`,
        },
      ];
}

/** Blocks never change: what was found in one stays true. */
const known = new WeakMap<Block, readonly Finding[]>();

function findingsIn(block: Block): readonly Finding[] {
  const before = known.get(block);
  if (before) return before;
  const found = [
    ...findingIn(writtenInBlock(block), { block: block.id }),
    ...footnotesOf([block]).flatMap(({ footnote }) =>
      findingIn(writtenIn(footnote.content), {
        block: block.id,
        footnote: footnote.id,
      }),
    ),
  ];
  known.set(block, found);
  return found;
}

/** At most one finding for each block and each note, and one for what stands above. */
export const turnedWords: Check = (document) => [
  ...findingIn(writtenAbove(document), { block: null }),
  ...document.blocks.flatMap(findingsIn),
];

/** The block and its notes with all words in the order that they are written in. */
export function withoutTurnedWords(block: Block): Block {
  if (block.type === 'code') {
    const text = withoutOverrides(block.text);
    return text === block.text ? block : { ...block, text };
  }
  return mapInlineContainers(block, inOrder);
}

/** The same value where nothing is turned round. */
function inOrder<Part extends Inline | NoteInline>(
  content: readonly Part[],
): readonly Part[] {
  const next = content.flatMap((part): readonly Part[] => {
    switch (part.type) {
      case 'text': {
        const text = withoutOverrides(part.text);
        if (text === part.text) return [part];
        return text === '' ? [] : [{ ...part, text }];
      }
      case 'link':
      case 'footnote': {
        const inner = inOrder<Inline | NoteInline>(part.content);
        if (inner === part.content) return [part];
        return part.type === 'link' && inner.length === 0
          ? []
          : [{ ...part, content: inner }];
      }
      case 'citation':
      case 'marker':
      case 'line-break':
      case 'paragraph-break':
        return [part];
    }
  });
  return content.every((part, at) => part === next[at]) ? content : next;
}
