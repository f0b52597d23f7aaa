import {
  $getRoot,
  $getSelection,
  $isElementNode,
  $isParagraphNode,
  $isRangeSelection,
  $isTextNode,
  KEY_ENTER_COMMAND,
  type ParagraphNode,
  type TextNode,
} from 'lexical';
import { describe, expect, test } from 'vitest';
import {
  $generateJSONFromSelectedNodes,
  $generateNodesFromSerializedNodes,
} from '@lexical/clipboard';
import {
  cite,
  marker,
  note,
  p,
  table,
  text,
  ul,
} from '#core/document/builder.ts';
import type { FootnoteId, NoteInline } from '#core/document/document.ts';
import { footnotesOf, plainText } from '#core/document/walk.ts';
import { $selected, openEditor } from './editor-fixture.ts';
import { NEXT_FOOTNOTE_COMMAND } from './notes/walk-notes-extension.ts';

const words: NoteInline[] = [text('See.')];
function $lastText(): TextNode {
  const last = $first().getLastChild();
  if (!$isTextNode(last)) throw new Error('No text');
  return last;
}

function $first(): ParagraphNode {
  const first = $getRoot().getFirstChild();
  if (!$isParagraphNode(first)) throw new Error('No paragraph');
  return first;
}

describe('insertFootnote', () => {
  test.each([
    [0, 0, 0],
    [2, 1, 1],
  ])(
    'between the items of a list (place %i) it stands in the nearest one',
    (place, item, at) => {
      const page = openEditor(ul(['one'], ['two'], ['three']));
      page.edit(() => {
        const list = $getRoot().getFirstChild();
        if (!$isElementNode(list)) throw new Error('no list');
        list.select(place, place);
      });
      page.handle.insertFootnote(words);
      const [block] = page.read();
      expect(
        block?.type === 'list' && block.items[item]?.content[at]?.type,
      ).toBe('footnote');
      page.close();
    },
  );

  test('stands at the caret, is one step, and the caret is behind it', () => {
    const { handle, edit, close } = openEditor(p('One two'));
    edit(() => {
      $first().select(0, 0);
      const selection = $getSelection();
      if ($isRangeSelection(selection)) {
        const node = $first().getFirstChildOrThrow();
        selection.anchor.set(node.getKey(), 3, 'text');
        selection.focus.set(node.getKey(), 3, 'text');
      }
    });
    const id = handle.insertFootnote(words);
    expect(handle.blocks()).toMatchObject([
      {
        content: [{ text: 'One' }, { type: 'footnote', id }, { text: ' two' }],
      },
    ]);
    expect(handle.chosenFootnote()).toBe(id);
    handle.undo();
    expect(handle.blocks()).toMatchObject([{ content: [{ text: 'One two' }] }]);
    close();
  });

  test('replaces nothing that is selected', () => {
    const { handle, edit, close } = openEditor(p('One two'));
    edit(() => {
      $first().select(0, 1);
    });
    handle.insertFootnote(words);
    expect(handle.blocks()).toMatchObject([
      { content: [{ text: 'One two' }, { type: 'footnote' }] },
    ]);
    close();
  });

  test('goes to the end where there never was a caret', () => {
    const { handle, close } = openEditor(p('One'), p('Two'));
    handle.insertFootnote(words);
    expect(handle.blocks()[1]).toMatchObject({
      content: [{ text: 'Two' }, { type: 'footnote' }],
    });
    close();
  });

  test('takes `[@` away where that asked for it, and leaves it where it did not', () => {
    const { handle, edit, asked, close } = openEditor(p('One'));
    const type = (typed: string): void => {
      for (const character of typed)
        edit(() => {
          const selection = $selected();
          if ($isRangeSelection(selection)) selection.insertText(character);
        });
    };
    edit(() => {
      $first().selectEnd();
    });
    type(' [@');
    expect(asked).toEqual(['pick']);
    handle.insertFootnote(words);
    expect(plainText(handle.blocks()[0] ?? fail())).toBe('One ');
    type(' [@x');
    expect(asked).toHaveLength(2);
    handle.insertFootnote(words);
    expect(plainText(handle.blocks()[0] ?? fail())).toBe('One  [@x');
    handle.undo();
    handle.undo();
    expect(plainText(handle.blocks()[0] ?? fail())).toBe('One ');
    close();
  });
});

const fail = (): never => {
  throw new Error('No block');
};

describe('footnotes', () => {
  test('a changed note keeps its id and is one step', () => {
    const mark = note(cite('smith'));
    const { handle, close } = openEditor(p('One', mark));
    handle.changeFootnote(mark.id, words);
    expect(handle.footnote(mark.id)).toEqual({ ...mark, content: words });
    handle.undo();
    expect(handle.footnote(mark.id)).toEqual(mark);
    close();
  });

  test('keys go from mark to mark, and Enter edits', () => {
    const notes = [note('1'), note('2'), note('3')] as const;
    const { editor, edit, handle, asked, close } = openEditor(
      p('One', notes[0], ' and', notes[1]),
      p('Two', notes[2]),
    );
    const chosen: (FootnoteId | null)[] = [];
    edit(() => {
      $getRoot().selectStart();
    });
    for (const step of [1, 1, 1, -1] as const) {
      editor.dispatchCommand(NEXT_FOOTNOTE_COMMAND, step);
      edit(() => undefined);
      chosen.push(handle.chosenFootnote());
    }
    expect(chosen).toEqual([
      notes[0].id,
      notes[1].id,
      notes[2].id,
      notes[1].id,
    ]);
    editor.dispatchCommand(KEY_ENTER_COMMAND, null);
    expect(asked).toEqual([`edit ${notes[1].id}`]);
    close();
  });

  test('keys go on from a caret at the end of a paragraph, and from one between paragraphs', () => {
    const notes = [note('1'), note('2')] as const;
    const { editor, edit, handle, close } = openEditor(
      p('One', notes[0], ' and'),
      p(),
      p('Two', notes[1]),
    );
    const go = (step: 1 | -1, from: () => void): FootnoteId | null => {
      edit(from);
      editor.dispatchCommand(NEXT_FOOTNOTE_COMMAND, step);
      edit(() => undefined);
      return handle.chosenFootnote();
    };
    const $atEnd = (): void => {
      const size = $first().getChildrenSize();
      $first().select(size, size);
    };
    const $between = (): void => {
      $getRoot().getChildAtIndex(1)?.selectStart();
    };
    expect(go(1, $atEnd)).toBe(notes[1].id);
    expect(go(-1, $atEnd)).toBe(notes[0].id);
    expect(go(1, $between)).toBe(notes[1].id);
    expect(go(-1, $between)).toBe(notes[0].id);
    close();
  });

  test('the note before the caret is the last in reading order, tables counted', () => {
    const notes = [note('1'), note('2'), note('3')] as const;
    const { edit, handle, close } = openEditor(
      p('One', notes[0], ' and'),
      table([['a', ['b', notes[1]]]]),
      p('Two ', 'three', notes[2], ' four'),
      p(),
    );
    const before = (place: () => void): FootnoteId | null => {
      edit(place);
      return handle.footnoteBefore();
    };
    const $last = () => $getRoot().getChildAtIndex(2);
    // Nobody has put the caret anywhere: a note would go to the end.
    expect(handle.footnoteBefore()).toBe(notes[2].id);
    expect(before(() => $first().selectStart())).toBeNull();
    expect(before(() => $first().selectEnd())).toBe(notes[0].id);
    expect(before(() => $last()?.selectStart())).toBe(notes[1].id);
    expect(before(() => $last()?.selectEnd())).toBe(notes[2].id);
    expect(before(() => $getRoot().getLastChild()?.selectStart())).toBe(
      notes[2].id,
    );
    handle.goToFootnote(notes[0].id);
    expect(handle.footnoteBefore()).toBe(notes[0].id);
    close();
  });

  test('whoever listens is told when the choice changes', () => {
    const mark = note('1');
    const { handle, edit, close } = openEditor(p('One', mark, ' two'));
    let told = 0;
    handle.onChoice(() => {
      told += 1;
    });
    edit(() => {
      $lastText().select(0, 0);
    });
    expect(handle.chosenFootnote()).toBe(mark.id);
    edit(() => {
      $lastText().select(2, 2);
    });
    expect(handle.chosenFootnote()).toBeNull();
    expect(told).toBe(2);
    close();
  });
});

describe('notes in a table', () => {
  test('change as others do, and copies of the table get ids of their own', () => {
    const mark = note(cite('smith'));
    const { editor, handle, edit, close } = openEditor(
      table([['a', ['b', mark]]]),
      p('c'),
    );
    handle.changeFootnote(mark.id, words);
    expect(handle.footnote(mark.id)).toEqual({ ...mark, content: words });
    handle.undo();
    expect(handle.footnote(mark.id)).toEqual(mark);
    edit(() => {
      const original = $getRoot().select(0, 1);
      const { nodes } = $generateJSONFromSelectedNodes(editor, original);
      $getRoot().append(...$generateNodesFromSerializedNodes(nodes));
    });
    const [original, copied] = footnotesOf(handle.blocks());
    expect(original?.footnote).toEqual(mark);
    expect(copied?.footnote.id).not.toBe(mark.id);
    expect(copied?.footnote.content[0]).toMatchObject({ source: 'smith' });
    expect(copied?.footnote.content).not.toEqual(mark.content);
    close();
  });
});

describe('replaceBlocks', () => {
  test('changes those that are named, in one step', () => {
    const { handle, close } = openEditor(p('a', marker('[4]')), p('b'), p('c'));
    const before = handle.blocks();
    const [a, , c] = before;
    if (a?.type !== 'paragraph' || c?.type !== 'paragraph') throw new Error();
    const replaced = [
      { ...a, content: [text('a'), note(cite('smith'))] },
      { ...c, content: [text('C')] },
    ];
    handle.replaceBlocks(replaced);
    expect(handle.blocks()).toEqual([replaced[0], before[1], replaced[1]]);
    expect(handle.blocks()[1]).toBe(before[1]);
    handle.undo();
    expect(handle.blocks()).toEqual(before);
    handle.redo();
    expect(footnotesOf(handle.blocks())).toHaveLength(1);
    close();
  });
});

describe('moveBlocks', () => {
  test('moves blocks in their order as one step, and keeps their ids', () => {
    const { handle, library, close } = openEditor(
      p('a'),
      p('b'),
      p('c'),
      p('d'),
    );
    const [a, , c, d] = handle.blocks().map(({ id }) => id);
    if (!a || !c || !d) throw new Error('No blocks');
    const words = (): string => handle.blocks().map(plainText).join('');
    handle.moveBlocks([c, d], a);
    expect(words()).toBe('cdab');
    expect(handle.blocks().map(({ id }) => id)).toContain(c);
    handle.moveBlocks([c], null);
    expect(words()).toBe('dabc');
    handle.undo();
    handle.undo();
    expect(words()).toBe('abcd');
    handle.redo();
    expect(words()).toBe('cdab');
    expect(library.revisions()).toHaveProperty(c);
    close();
  });
});

test('the block that is written in is known, and stays known', () => {
  const { handle, edit, close } = openEditor(p('a'), p('b'));
  expect(handle.currentBlock()).toBeNull();
  edit(() => {
    $getRoot().getLastChildOrThrow().selectEnd();
  });
  expect(handle.currentBlock()).toBe(handle.blocks()[1]?.id);
  close();
});
