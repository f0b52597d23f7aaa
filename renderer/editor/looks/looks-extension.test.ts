import { $createTableSelectionFrom, $isTableCellNode } from '@lexical/table';
import {
  $createNodeSelection,
  $getRoot,
  $isElementNode,
  $isTextNode,
  $setSelection,
  INSERT_PARAGRAPH_COMMAND,
  type LexicalCommand,
} from 'lexical';
import { describe, expect, test } from 'vitest';
import { bold, note, p, table, text, ul } from '#core/document/builder.ts';
import type { TextMark } from '#core/document/document.ts';
import { openEditor, type OpenEditor } from '../editor-fixture.ts';
import { $isTableBlockNode } from '../nodes/table-block-node.ts';
import {
  CLEAR_LOOK_COMMAND,
  REDACT_COMMAND,
  SET_ALIGNMENT_COMMAND,
  SET_DIRECTION_COMMAND,
  SET_LANGUAGE_COMMAND,
  SET_MARKING_COMMAND,
  TOGGLE_REDACTION_COMMAND,
} from './looks-extension.ts';

function select({ edit }: OpenEditor, from: number, to: number): void {
  edit(() => {
    const line = $getRoot().getFirstChild();
    const words = $isElementNode(line) ? line.getFirstDescendant() : null;
    if ($isTextNode(words)) words.select(from, to);
  });
}
function all({ edit }: OpenEditor): void {
  edit(() => {
    $getRoot().select(0, $getRoot().getChildrenSize());
  });
}
function run<T>(page: OpenEditor, command: LexicalCommand<T>, payload: T) {
  page.edit(() => {
    page.editor.dispatchCommand(command, payload);
  });
}

describe('words', () => {
  test('are kept out of the redacted copy for a reason, which goes with the mark', () => {
    const page = openEditor(p('One two three'));
    select(page, 4, 7);
    run(page, REDACT_COMMAND, 'Privacy');
    const two = { ...text('two', 'redaction'), reason: 'Privacy' };
    expect(page.read()).toMatchObject([
      { content: [text('One '), two, text(' three')] },
    ]);
    all(page);
    run(page, TOGGLE_REDACTION_COMMAND, undefined);
    // It is of these words alone.
    expect(page.read()).toMatchObject([
      {
        content: [text('One ', 'redaction'), two, text(' three', 'redaction')],
      },
    ]);
    all(page);
    run(page, TOGGLE_REDACTION_COMMAND, undefined);
    expect(page.read()).toEqual([
      expect.objectContaining({ content: [text('One two three')] }),
    ]);
    page.close();
  });

  test('so is a picture that is selected', () => {
    const page = openEditor({
      type: 'image',
      attachment: 'ab'.repeat(32),
      alternative: 'A map',
    });
    page.edit(() => {
      const figure = $getRoot().getFirstChild();
      const picture = $isElementNode(figure) ? figure.getFirstChild() : null;
      const selection = $createNodeSelection();
      if (picture) selection.add(picture.getKey());
      $setSelection(selection);
    });
    run(page, TOGGLE_REDACTION_COMMAND, undefined);
    expect(page.read()).toMatchObject([
      { redaction: {}, alternative: 'A map' },
    ]);
    run(page, TOGGLE_REDACTION_COMMAND, undefined);
    expect(page.read()[0]).not.toHaveProperty('redaction');
    page.close();
  });

  test('are kept out of the redacted copy, and back in it; undo knows each', () => {
    const page = openEditor(p('One two three'));
    select(page, 4, 7);
    run(page, TOGGLE_REDACTION_COMMAND, undefined);
    const redacted = [text('One '), text('two', 'redaction'), text(' three')];
    expect(page.read()).toMatchObject([{ content: redacted }]);
    all(page);
    run(page, TOGGLE_REDACTION_COMMAND, undefined);
    expect(page.read()).toMatchObject([
      { content: [text('One two three', 'redaction')] },
    ]);
    all(page);
    run(page, TOGGLE_REDACTION_COMMAND, undefined);
    expect(page.read()).toMatchObject([{ content: [text('One two three')] }]);
    page.handle.undo();
    page.handle.undo();
    expect(page.read()).toMatchObject([{ content: redacted }]);
    page.close();
  });

  test('a look is cleared, and what they are stays', () => {
    const page = openEditor(
      p(text('One', 'bold', 'redaction'), text(' two', 'italic'), note('See.')),
    );
    all(page);
    run(page, SET_LANGUAGE_COMMAND, { of: 'words', language: 'fr' });
    all(page);
    run(page, CLEAR_LOOK_COMMAND, undefined);
    expect(page.read()).toMatchObject([
      {
        content: [
          { text: 'One', marks: ['redaction'], language: 'fr' },
          { text: ' two', language: 'fr' },
          { type: 'footnote' },
        ],
      },
    ]);
    all(page);
    run(page, SET_LANGUAGE_COMMAND, { of: 'words', language: null });
    expect(page.read()[0]).toMatchObject({
      content: [{ marks: ['redaction'] }, text(' two'), {}],
    });
    page.close();
  });

  test('nothing is done to code', () => {
    const page = openEditor({ type: 'code', text: 'let x;' });
    all(page);
    run(page, TOGGLE_REDACTION_COMMAND, undefined);
    expect(page.read()).toMatchObject([{ type: 'code', text: 'let x;' }]);
    page.close();
  });
});

describe('blocks', () => {
  test('all that the selection touches, words or none', () => {
    const page = openEditor(p('One'), { type: 'rule' }, ul(['two'], ['three']));
    all(page);
    run(page, SET_ALIGNMENT_COMMAND, 'center');
    run(page, SET_DIRECTION_COMMAND, 'rtl');
    run(page, SET_LANGUAGE_COMMAND, { of: 'blocks', language: 'ar' });
    run(page, SET_MARKING_COMMAND, 'SECRET');
    const set = { direction: 'rtl', language: 'ar', marking: 'SECRET' };
    expect(page.read()).toMatchObject([
      { type: 'paragraph', align: 'center', ...set },
      { type: 'rule', ...set },
      { type: 'list', align: 'center', ...set },
    ]);
    all(page);
    run(page, SET_ALIGNMENT_COMMAND, null);
    run(page, SET_LANGUAGE_COMMAND, { of: 'blocks', language: null });
    for (const block of page.read()) {
      expect(block).not.toHaveProperty('align');
      expect(block).not.toHaveProperty('language');
      expect(block.marking).toBe('SECRET');
    }
    page.close();
  });

  test('a marking that is taken away or changed stays so, whatever the words carried', () => {
    const page = openEditor({ ...p('One two'), marking: 'SECRET' });
    select(page, 3, 3);
    run(page, INSERT_PARAGRAPH_COMMAND, undefined);
    run(page, SET_MARKING_COMMAND, null);
    expect(page.read().map(({ marking }) => marking)).toEqual([
      'SECRET',
      undefined,
    ]);
    run(page, SET_MARKING_COMMAND, 'OFFICIAL');
    run(page, INSERT_PARAGRAPH_COMMAND, undefined);
    expect(page.read().map(({ marking }) => marking)).toEqual([
      'SECRET',
      'OFFICIAL',
      'OFFICIAL',
    ]);
    page.close();
  });
});

describe('a table', () => {
  const selectCells = (page: OpenEditor): void => {
    page.edit(() => {
      const block = $getRoot().getFirstChild();
      const lexical = $isTableBlockNode(block) ? block.getTable() : null;
      const [row] = lexical?.getChildren() ?? [];
      if (!lexical || !$isElementNode(row)) throw new Error('No table');
      const [first, second] = row.getChildren();
      if (!$isTableCellNode(first) || !$isTableCellNode(second))
        throw new Error('No cells');
      $setSelection($createTableSelectionFrom(lexical, first, second));
    });
  };
  const ROWS = [
    ['a', 'b'],
    ['c', 'd'],
  ];

  test('has a marking, a language and a direction from within a cell, and no alignment', () => {
    const page = openEditor(table(ROWS));
    select(page, 0, 0);
    run(page, SET_MARKING_COMMAND, 'SECRET');
    run(page, SET_LANGUAGE_COMMAND, { of: 'blocks', language: 'ar' });
    run(page, SET_DIRECTION_COMMAND, 'rtl');
    run(page, SET_ALIGNMENT_COMMAND, 'center');
    const [block] = page.read();
    expect(block).toMatchObject({
      ...table(ROWS),
      marking: 'SECRET',
      language: 'ar',
      direction: 'rtl',
    });
    expect(block?.align).toBeUndefined();
    page.close();
  });

  test('of which cells are selected has their words alone redacted, in a language, and cleared', () => {
    const page = openEditor(
      table([
        [bold('a'), bold('b')],
        [bold('c'), 'd'],
      ]),
    );
    selectCells(page);
    run(page, TOGGLE_REDACTION_COMMAND, undefined);
    run(page, SET_LANGUAGE_COMMAND, { of: 'words', language: 'fr' });
    const redacted = (words: string, mark?: TextMark) => ({
      ...(mark ? text(words, mark, 'redaction') : text(words, 'redaction')),
      language: 'fr',
    });
    expect(page.read()).toMatchObject([
      table([
        [redacted('a', 'bold'), redacted('b', 'bold')],
        [bold('c'), 'd'],
      ]),
    ]);
    run(page, CLEAR_LOOK_COMMAND, undefined);
    expect(page.read()).toMatchObject([
      table([
        [redacted('a'), redacted('b')],
        [bold('c'), 'd'],
      ]),
    ]);
    page.close();
  });
});
