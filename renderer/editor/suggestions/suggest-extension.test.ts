import { getExtensionDependencyFromEditor } from '@lexical/extension';
import { TOGGLE_LINK_COMMAND } from '@lexical/link';
import {
  INSERT_ORDERED_LIST_COMMAND,
  INSERT_UNORDERED_LIST_COMMAND,
  REMOVE_LIST_COMMAND,
} from '@lexical/list';
import {
  $caretRangeFromSelection,
  $createParagraphNode,
  $getRoot,
  $getSelection,
  $isElementNode,
  $isRangeSelection,
  $isTextNode,
  $removeTextFromCaretRange,
  $selectAll,
  $setSelection,
  $setSelectionFromCaretRange,
  DELETE_CHARACTER_COMMAND,
  FORMAT_TEXT_COMMAND,
  INSERT_PARAGRAPH_COMMAND,
  REDO_COMMAND,
  UNDO_COMMAND,
  type LexicalNode,
  type RangeSelection,
} from 'lexical';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  cite,
  h,
  note,
  p,
  place,
  table,
  ul,
  type UnplacedBlock,
} from '#core/document/builder.ts';
import type { Block, Suggested } from '#core/document/document.ts';
import { listSuggestions } from '#core/review/list-suggestions.ts';
import {
  isLine,
  asIfAccepted,
  asIfRejected,
} from '#core/review/suggestions.ts';
import {
  SET_LANGUAGE_COMMAND,
  TOGGLE_REDACTION_COMMAND,
} from '../looks/looks-extension.ts';
import { openBlocks, type OpenEditor } from '../editor-fixture.ts';
import { $select, point } from '../random-place-fixture.ts';
import { SET_BLOCK_KIND_COMMAND } from '../quotations/quotation-extension.ts';
import { TABLE_COMMAND } from '../tables/table-commands-extension.ts';
import { SuggestExtension } from './suggest-extension.ts';

function open(blocks: readonly Block[], author: string | null = 'Ana') {
  const opened = openBlocks(blocks);
  suggestAs(opened, author);
  return opened;
}

function suggestAs({ editor }: OpenEditor, author: string | null): void {
  getExtensionDependencyFromEditor(
    editor,
    SuggestExtension,
  ).output.author.value = author;
}

const shown = (blocks: readonly Block[]): string =>
  blocks
    .map((block) => {
      const marks = (of: Suggested) =>
        (of.inserted ? '+' : '') + (of.deleted ? '-' : '');
      const parts = isLine(block)
        ? block.content.map((part) => {
            const words = part.type === 'text' ? part.text : part.type;
            const signs = part.type === 'link' ? '' : marks(part);
            return signs ? `{${signs}${words}}` : words;
          })
        : [block.type];
      return `${marks(block)}|${parts.join('')}`;
    })
    .join('\n');

function $caret(block: number, offset: number, end = offset): void {
  const node = $getRoot().getChildAtIndex(block);
  if (!$isElementNode(node)) throw new Error('There is no such block');
  const texts = node.getAllTextNodes();
  let from = 0;
  const find = (at: number): [LexicalNode, number] => {
    from = 0;
    for (const text of texts) {
      const size = text.getTextContentSize();
      if (at <= from + size) return [text, at - from];
      from += size;
    }
    return [node, 0];
  };
  const selection = node.selectStart();
  for (const [end2, at] of [
    [selection.anchor, offset],
    [selection.focus, end],
  ] as const) {
    const [found, within] = find(at);
    end2.set(found.getKey(), within, $isTextNode(found) ? 'text' : 'element');
  }
}

function $type(words: string): void {
  const selection = $getSelection();
  if (!$isRangeSelection(selection)) throw new Error('There is no caret');
  $removeSelected(selection);
  const after = $getSelection();
  if ($isRangeSelection(after)) after.insertText(words);
}

function $remove(): void {
  const selection = $getSelection();
  if ($isRangeSelection(selection)) $removeSelected(selection);
}

/**
 * As the selection does it itself, which asks while it joins two lines whether it runs backward: one of its ends may then still
 * be said by an offset in words that are shortened already. A build for people counts up to where they end; one for tests
 * throws.
 */
function $removeSelected(selection: RangeSelection): void {
  const range = $caretRangeFromSelection(selection);
  $setSelection(null);
  $setSelectionFromCaretRange($removeTextFromCaretRange(range));
}

test('what is typed and taken away is suggested, as one step for undo', () => {
  const page = open(place([p('The quay is closed.')]));
  page.edit(() => {
    $caret(0, 12, 18);
  });
  page.edit(() => {
    $type('o');
  });
  page.edit(() => {
    $type('pen');
  });
  expect(shown(page.handle.blocks())).toBe('|The quay is {-closed}{+open}.');
  expect(page.read()).toEqual(page.handle.blocks());
  page.editor.dispatchCommand(UNDO_COMMAND, undefined);
  page.editor.read(() => undefined);
  page.editor.dispatchCommand(UNDO_COMMAND, undefined);
  page.editor.read(() => undefined);
  expect(shown(page.handle.blocks())).toBe('|The quay is closed.');
  page.editor.dispatchCommand(REDO_COMMAND, undefined);
  page.editor.read(() => undefined);
  page.editor.dispatchCommand(REDO_COMMAND, undefined);
  page.editor.read(() => undefined);
  expect(shown(page.handle.blocks())).toBe('|The quay is {-closed}{+open}.');
  page.close();
});

test('one’s own words that are taken away are gone, those of another are struck out', () => {
  const page = open(place([p('abcd')]));
  const remove = (from: number, to: number): void => {
    page.edit(() => {
      $caret(0, from, to);
      $remove();
    });
  };
  remove(1, 3);
  expect(shown(page.handle.blocks())).toBe('|a{-bc}d');
  page.edit(() => {
    $type('xy');
  });
  expect(shown(page.handle.blocks())).toBe('|a{-bc}{+xy}d');
  remove(3, 4);
  expect(shown(page.handle.blocks())).toBe('|a{-bc}{+y}d');
  suggestAs(page, 'Ben');
  remove(3, 4);
  expect(shown(page.handle.blocks())).toBe('|a{-bc}{+-y}d');
  page.close();
});

test('Enter divides a paragraph, Backspace joins two: each is a suggestion', () => {
  const blocks = place([p('one two'), p('three')]);
  const page = open(blocks);
  page.edit(() => {
    $caret(0, 4);
  });
  page.edit(() => {
    page.editor.dispatchCommand(INSERT_PARAGRAPH_COMMAND, undefined);
  });
  expect(shown(page.handle.blocks())).toBe('|one \n+|two\n|three');
  page.edit(() => {
    $caret(2, 0);
  });
  page.editor.dispatchCommand(DELETE_CHARACTER_COMMAND, true);
  page.editor.read(() => undefined);
  expect(shown(page.handle.blocks())).toBe('|one \n+|two\n-|three');
  expect(asIfRejected(page.handle.blocks())).toEqual(blocks);
  page.close();
});

test('what spans several blocks is struck out and stays', () => {
  const blocks = place([p('one'), table([['x', 'y']]), p('two'), p('three')]);
  const page = open(blocks);
  page.edit(() => {
    const [first, , , last] = $getRoot().getChildren();
    if (!$isElementNode(first) || !$isElementNode(last)) return;
    const selection = first.selectStart();
    const [start, end] = [first.getFirstChild(), last.getFirstChild()];
    if (!start || !end) return;
    selection.anchor.set(start.getKey(), 1, 'text');
    selection.focus.set(end.getKey(), 2, 'text');
  });
  page.edit(() => {
    $type('X');
  });
  expect(asIfRejected(page.handle.blocks())).toEqual(blocks);
  expect(shown(asIfAccepted(page.handle.blocks()))).toBe('|oXree');
  expect(page.read()).toEqual(page.handle.blocks());
  page.close();
});

test('all that is selected and deleted is suggested to go, and nothing else', () => {
  for (const blocks of [
    place([h(1, 'One'), p('two'), p('three')]),
    place([h(1, 'One'), ul(['two']), table([['x']])]),
    place([h(1, 'One')]),
  ]) {
    const page = open(blocks);
    page.edit(() => {
      $selectAll();
    });
    page.editor.dispatchCommand(DELETE_CHARACTER_COMMAND, true);
    page.editor.read(() => undefined);
    expect(asIfRejected(page.handle.blocks())).toEqual(blocks);
    expect(listSuggestions(page.handle.blocks())).toMatchObject([
      { kind: 'deletion' },
    ]);
    page.close();
  }
});

test('a note that is put in, one whose words change, and one that goes', () => {
  const blocks = place([
    p('Words', note('See ', cite('smith', 'p. 4')), ' and more'),
  ]);
  const page = open(blocks);
  const [footnote] = blocks.flatMap((block) =>
    isLine(block)
      ? block.content.filter((part) => part.type === 'footnote')
      : [],
  );
  if (!footnote) throw new Error('There is no note');
  page.handle.changeFootnote(footnote.id, [
    { type: 'text', text: 'Compare ' },
    ...footnote.content.slice(1),
  ]);
  expect(asIfRejected(page.handle.blocks())).toEqual(blocks);
  expect(page.handle.footnote(footnote.id)?.content).toMatchObject([
    { text: 'See', deleted: { author: 'Ana' } },
    { text: 'Compare', inserted: { author: 'Ana' } },
    { text: ' ' },
    { type: 'citation' },
  ]);
  page.edit(() => {
    $caret(0, 5);
  });
  page.edit(() => {
    $caret(0, 0, 5);
  });
  page.handle.insertFootnote([{ type: 'text', text: 'New' }]);
  expect(shown(page.handle.blocks())).toContain('{+footnote}');
  expect(asIfRejected(page.handle.blocks())).toEqual(blocks);
  page.close();
});

test('blocks that are moved remember where they stood', () => {
  const blocks = place([h(1, 'One'), p('a'), h(1, 'Two'), p('b')]);
  const page = open(blocks);
  const [one, a] = blocks;
  if (!one || !a) throw new Error('There is none');
  page.handle.moveBlocks([one.id, a.id], null);
  expect(page.handle.blocks().map(({ id }) => id)).toEqual([
    ...blocks.slice(2).map(({ id }) => id),
    one.id,
    a.id,
  ]);
  expect(asIfRejected(page.handle.blocks())).toEqual(blocks);
  expect(asIfAccepted(page.handle.blocks()).every(({ moved }) => !moved)).toBe(
    true,
  );
  page.close();
});

test('a paragraph that is suggested to be divided is not moved apart', () => {
  const blocks = place([h(1, 'One'), p('Last words'), p('End')]);
  const page = open(blocks);
  page.edit(() => {
    $caret(1, 5);
  });
  page.editor.dispatchCommand(INSERT_PARAGRAPH_COMMAND, undefined);
  page.editor.read(() => undefined);
  const [heading, last, tail, end] = page.handle.blocks();
  if (!heading || !last || !tail || !end) throw new Error('There is none');
  const divided = '|One\n|Last \n+|words\n|End';
  page.handle.moveBlocks([heading.id], tail.id);
  expect(shown(page.handle.blocks())).toBe(divided);
  page.handle.moveBlocks([tail.id], null);
  expect(shown(page.handle.blocks())).toBe(divided);
  // Nor while nothing is suggested: whoever rejects it later gets the same text.
  suggestAs(page, null);
  page.handle.moveBlocks([last.id], null);
  expect(shown(page.handle.blocks())).toBe(divided);
  page.handle.moveBlocks([last.id, tail.id], null);
  expect(shown(page.handle.blocks())).toBe('|One\n|End\n|Last \n+|words');
  page.close();
});

test('what is divided from a paragraph that was moved goes back with it', () => {
  const blocks = place([p('Last words'), p('End'), p('After')]);
  const page = open(blocks);
  const [first] = blocks;
  if (!first) throw new Error('There is none');
  page.handle.moveBlocks([first.id], null);
  page.edit(() => {
    $caret(2, 5);
  });
  page.editor.dispatchCommand(INSERT_PARAGRAPH_COMMAND, undefined);
  page.editor.read(() => undefined);
  expect(asIfRejected(page.handle.blocks())).toEqual(blocks);
  // The move alone.
  page.handle.decide(({ id }) =>
    page.handle.blocks().some(({ moved }) => moved?.id === id)
      ? 'reject'
      : null,
  );
  expect(shown(page.handle.blocks())).toBe('|Last \n+|words\n|End\n|After');
  expect(asIfRejected(page.handle.blocks())).toEqual(blocks);
  page.close();
});

test('of two moves that cross, one is rejected: the other still knows its place', () => {
  const blocks = place([
    h(1, 'One'),
    p('a'),
    ul(['x']),
    p('b'),
    p('c'),
    p('d'),
  ]);
  const ids = blocks.map(({ id }) => id);
  for (const which of [0, 1]) {
    const page = open(blocks);
    page.handle.moveBlocks(ids.slice(2, 4), ids[0] ?? null);
    const now = page.handle.blocks().map(({ id }) => id);
    page.handle.moveBlocks(now.slice(3, 5), now[0] ?? null);
    const moves = [
      ...new Set(
        page.handle.blocks().flatMap(({ moved }) => (moved ? [moved.id] : [])),
      ),
    ];
    const chosen = moves[which % moves.length];
    page.handle.decide(({ id }) => (id === chosen ? 'reject' : null));
    expect(asIfRejected(page.handle.blocks()).map(({ id }) => id)).toEqual(ids);
    page.close();
  }
});

test('items and kinds are suggested: the list and the paragraph go, others come, the caret with them', () => {
  const blocks = place([
    p('Ahead'),
    ul(['one', note('Note')], ['two']),
    p('x'),
  ]);
  const page = open(blocks);
  page.edit(() => {
    const list = $getRoot().getChildAtIndex(1);
    const item = $isElementNode(list) ? list.getLastChild() : null;
    if ($isElementNode(item)) item.selectEnd();
  });
  page.editor.dispatchCommand(INSERT_PARAGRAPH_COMMAND, undefined);
  page.editor.read(() => undefined);
  page.edit(() => {
    $type('three');
  });
  expect(shown(page.handle.blocks())).toBe('|Ahead\n-|list\n+|list\n|x');
  expect(page.handle.blocks()[2]).toMatchObject({
    items: [
      {},
      { content: [{ text: 'two' }] },
      { content: [{ text: 'three' }] },
    ],
  });
  expect(asIfRejected(page.handle.blocks())).toEqual(blocks);
  // The paragraph behind it becomes a list, and comes as one.
  page.edit(() => {
    $caret(3, 1);
  });
  page.editor.dispatchCommand(INSERT_ORDERED_LIST_COMMAND, undefined);
  page.editor.read(() => undefined);
  expect(shown(page.handle.blocks())).toBe(
    '|Ahead\n-|list\n+|list\n-|{-x}\n+|list',
  );
  expect(page.read()).toEqual(page.handle.blocks());
  expect(asIfRejected(page.handle.blocks())).toEqual(blocks);
  expect(asIfAccepted(page.handle.blocks())).toMatchObject([
    { type: 'paragraph' },
    { type: 'list', id: blocks[1]?.id },
    { type: 'list', style: 'ordered', id: blocks[2]?.id },
  ]);
  page.close();
});

test('nothing is written in a list that is suggested to go, and it is said why', () => {
  const blocks = place([ul(['one'], ['two'])]);
  const page = open(blocks);
  page.edit(() => {
    $getRoot().getLastDescendant()?.selectEnd();
  });
  page.editor.dispatchCommand(INSERT_PARAGRAPH_COMMAND, undefined);
  page.editor.read(() => undefined);
  const divided = page.handle.blocks();
  page.edit(() => {
    const list = $getRoot().getFirstChild();
    if ($isElementNode(list)) list.getFirstDescendant()?.selectEnd();
  });
  page.edit(() => {
    $type('x');
  });
  expect(page.handle.blocks()).toEqual(divided);
  expect(page.read()).toEqual(divided);
  page.close();
});

test('what the redacted copy leaves out is no suggestion, and is not changed by who suggests', () => {
  const blocks = place([p('Costs rose by a tenth.')]);
  const page = open(blocks);
  page.edit(() => {
    $caret(0, 0, 5);
  });
  page.editor.dispatchCommand(TOGGLE_REDACTION_COMMAND, undefined);
  page.editor.read(() => undefined);
  expect(page.handle.blocks()).toEqual(blocks);
  suggestAs(page, null);
  page.editor.dispatchCommand(TOGGLE_REDACTION_COMMAND, undefined);
  page.editor.read(() => undefined);
  expect(page.handle.blocks()).not.toEqual(blocks);
  page.close();
});

test('the look of words is suggested: the words stay selected, and made as they were nothing is suggested', () => {
  const blocks = place([p('The quay is closed', note('Log'), ' to ships.')]);
  const page = open(blocks);
  const look = (): void => {
    page.editor.dispatchCommand(FORMAT_TEXT_COMMAND, 'bold');
    page.editor.read(() => undefined);
  };
  page.edit(() => {
    $caret(0, 12, 21);
  });
  look();
  expect(shown(page.handle.blocks())).toBe(
    '|The quay is {-closed}{+closed}footnote{- to}{+ to} ships.',
  );
  expect(asIfRejected(page.handle.blocks())).toEqual(blocks);
  expect(asIfAccepted(page.handle.blocks())).toMatchObject([
    {
      content: [
        {},
        { text: 'closed', marks: ['bold'] },
        {},
        { text: ' to', marks: ['bold'] },
        {},
      ],
    },
  ]);
  expect(page.read()).toEqual(page.handle.blocks());
  look();
  expect(page.handle.blocks()).toEqual(blocks);
  page.editor.dispatchCommand(SET_LANGUAGE_COMMAND, {
    of: 'words',
    language: 'fr',
  });
  page.editor.read(() => undefined);
  expect(asIfRejected(page.handle.blocks())).toEqual(blocks);
  expect(asIfAccepted(page.handle.blocks())).toMatchObject([
    { content: [{}, { text: 'closed', language: 'fr' }, {}, {}, {}] },
  ]);
  page.handle.undo();
  expect(page.handle.blocks()).toEqual(blocks);
  page.close();
});

test('rows of a table and the kind of a paragraph are suggested, and undone in one step each', () => {
  const blocks = place([p('x', note('Note')), table([['a', 'b']])]);
  const page = open(blocks);
  page.edit(() => {
    $caret(0, 0);
  });
  page.editor.dispatchCommand(SET_BLOCK_KIND_COMMAND, 'heading-2');
  page.editor.read(() => undefined);
  expect(page.handle.blocks()[0]).toMatchObject({
    type: 'heading',
    reshaped: { author: 'Ana', from: { type: 'paragraph' } },
  });
  page.edit(() => {
    const block = $getRoot().getLastChild();
    if ($isElementNode(block)) block.selectEnd();
  });
  page.editor.dispatchCommand(TABLE_COMMAND, 'row-below');
  page.editor.read(() => undefined);
  expect(page.handle.blocks().map(({ type }) => type)).toEqual([
    'heading',
    'table',
    'table',
  ]);
  expect(asIfRejected(page.handle.blocks())).toEqual(blocks);
  page.handle.undo();
  page.handle.undo();
  expect(page.handle.blocks()).toEqual(blocks);
  page.close();
});

test('without suggesting, what is typed in a suggestion is no part of it', () => {
  const page = open(place([p('ab')]));
  page.edit(() => {
    $caret(0, 1);
  });
  page.edit(() => {
    $type('12');
  });
  suggestAs(page, null);
  page.edit(() => {
    $caret(0, 2);
  });
  page.edit(() => {
    $type('x');
  });
  expect(shown(page.handle.blocks())).toBe('|a{+1}x{+2}b');
  page.close();
});

/** What goes back where others have come since may get another rank in the same place. */
const withoutRanks = (blocks: readonly Block[]) =>
  blocks.map(({ rank: _rank, ...rest }) => rest);

const start = (): UnplacedBlock[] => [
  h(1, 'The quay'),
  p('It is closed', note('Log of ', cite('port')), ' to ships.'),
  ul(['one'], ['two']),
  p('A second paragraph'),
  table([['x', 'y']]),
  p('Last'),
];

test('whatever is done at random: refusing all of it is the text before', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.record({
          from: point,
          to: fc.option(point),
          act: fc.constantFrom(
            'type',
            'remove',
            'enter',
            'note',
            'undo',
            'redo',
            'new block',
            'heading',
            'quotation',
            'list',
            'no list',
            'row',
            'move',
            'bold',
            'link',
          ),
          author: fc.constantFrom('Ana', 'Ben'),
        }),
        { minLength: 1, maxLength: 12 },
      ),
      (acts) => {
        const blocks = place(start());
        const page = open(blocks);
        for (const { from, to, act, author } of acts) {
          suggestAs(page, author);
          const here = { is: false };
          page.edit(() => {
            here.is = $select(from, to ?? from);
          });
          if (!here.is) continue;
          if (act === 'type')
            page.edit(() => {
              $type('ab');
            });
          else if (act === 'enter')
            page.editor.dispatchCommand(INSERT_PARAGRAPH_COMMAND, undefined);
          else if (act === 'note')
            page.handle.insertFootnote([{ type: 'text', text: 'New' }]);
          else if (act === 'undo') page.handle.undo();
          else if (act === 'redo') page.handle.redo();
          else if (act === 'new block')
            page.edit(() => {
              $getRoot().getFirstChild()?.insertAfter($createParagraphNode());
            });
          else if (act === 'heading')
            page.editor.dispatchCommand(SET_BLOCK_KIND_COMMAND, 'heading-2');
          else if (act === 'quotation')
            page.editor.dispatchCommand(SET_BLOCK_KIND_COMMAND, 'quotation');
          else if (act === 'bold')
            page.editor.dispatchCommand(FORMAT_TEXT_COMMAND, 'bold');
          else if (act === 'link')
            page.editor.dispatchCommand(
              TOGGLE_LINK_COMMAND,
              'https://example.org/',
            );
          else if (act === 'list')
            page.editor.dispatchCommand(
              INSERT_UNORDERED_LIST_COMMAND,
              undefined,
            );
          else if (act === 'no list')
            page.editor.dispatchCommand(REMOVE_LIST_COMMAND, undefined);
          else if (act === 'row')
            page.editor.dispatchCommand(TABLE_COMMAND, 'row-below');
          else if (act === 'move') {
            const ids = page.handle.blocks().map(({ id }) => id);
            const moved = ids[from.block % ids.length];
            const place = ids[from.leaf] ?? null;
            if (moved && moved !== place)
              page.handle.moveBlocks([moved], place);
          } else page.edit($remove);
          page.editor.read(() => undefined);
          expect(page.read()).toEqual(page.handle.blocks());
          expect(withoutRanks(asIfRejected(page.handle.blocks()))).toEqual(
            withoutRanks(blocks),
          );
        }
        page.close();
      },
    ),
    { numRuns: 60 },
  );
});
