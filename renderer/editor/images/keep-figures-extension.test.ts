import {
  $generateNodesFromSerializedNodes,
  $insertGeneratedNodes,
} from '@lexical/clipboard';
import {
  $getRoot,
  $getSelection,
  $isElementNode,
  $isNodeSelection,
  $isTextNode,
  DELETE_CHARACTER_COMMAND,
  INSERT_PARAGRAPH_COMMAND,
} from 'lexical';
import { expect, test } from 'vitest';
import { note, p, text, type UnplacedBlock } from '#core/document/builder.ts';
import { $selected, openEditor, type OpenEditor } from '../editor-fixture.ts';
import { $isPictureNode } from '../nodes/figure-node.ts';

const map = (...caption: Parameters<typeof p>): UnplacedBlock => {
  const line = p(...caption);
  return {
    type: 'image',
    attachment: 'ab'.repeat(32),
    alternative: 'A map',
    ...(line.type === 'paragraph' &&
      line.content.length > 0 && { caption: line.content }),
  };
};

function $block(at: number) {
  const block = $getRoot().getChildAtIndex(at);
  if (!$isElementNode(block)) throw new Error('No block');
  return block;
}

const backspace = (page: OpenEditor): void => {
  page.edit(() => {
    page.editor.dispatchCommand(DELETE_CHARACTER_COMMAND, true);
  });
};

const isPictureSelected = ({ editor }: OpenEditor): boolean =>
  editor.read(() => {
    const selection = $getSelection();
    return (
      $isNodeSelection(selection) && selection.getNodes().every($isPictureNode)
    );
  });

test('Backspace behind an image selects it first, and takes no words into its caption', () => {
  const page = openEditor(map('The coast'), p('One'), p());
  page.edit(() => {
    $block(1).selectStart();
  });
  backspace(page);
  expect(isPictureSelected(page)).toBe(true);
  expect(page.read()).toMatchObject([{ type: 'image' }, p('One'), p()]);
  page.close();
});

test('Delete before an image selects it, and an empty line between goes', () => {
  const page = openEditor(p('One'), p(), map());
  page.edit(() => {
    $block(1).selectStart();
  });
  page.edit(() => {
    page.editor.dispatchCommand(DELETE_CHARACTER_COMMAND, false);
  });
  expect(isPictureSelected(page)).toBe(true);
  expect(page.read()).toMatchObject([p('One'), { type: 'image' }]);
  page.close();
});

test('a deleted picture leaves its caption as a paragraph, with its note; undo brings it back', () => {
  const mark = note('Of 2026.');
  const page = openEditor(map('The coast', mark));
  const before = page.read();
  page.edit(() => {
    $block(0).getLastChild()?.selectStart();
  });
  backspace(page);
  expect(isPictureSelected(page)).toBe(true);
  backspace(page);
  expect(page.read()).toMatchObject([
    {
      type: 'paragraph',
      id: before[0]?.id,
      content: [text('The coast'), mark],
    },
  ]);
  page.handle.undo();
  expect(page.read()).toEqual(before);
  page.close();
});

test('Enter in a caption goes on behind the image, with the words behind the caret', () => {
  const page = openEditor(map('The coast'));
  page.edit(() => {
    const words = $block(0).getLastDescendant();
    if ($isTextNode(words)) words.select(3, 3);
  });
  page.edit(() => {
    page.editor.dispatchCommand(INSERT_PARAGRAPH_COMMAND, undefined);
  });
  expect(page.read()).toMatchObject([
    { type: 'image', caption: [text('The')] },
    p(' coast'),
  ]);
  page.close();
});

test('an image that is pasted into a line stands by itself, with its caption', () => {
  const page = openEditor(p('One two'), map('The coast'));
  page.edit(() => {
    const json = {
      ...$block(1).exportJSON(),
      children: $block(1)
        .getChildren()
        .map((child) => ({
          ...child.exportJSON(),
          ...($isElementNode(child) && {
            children: child.getChildren().map((inner) => inner.exportJSON()),
          }),
        })),
    };
    $block(0).select(0, 0);
    $insertGeneratedNodes(
      page.editor,
      $generateNodesFromSerializedNodes([json]),
      $selected(),
    );
  });
  const images = page.read().filter(({ type }) => type === 'image');
  expect(images).toHaveLength(2);
  expect(new Set(images.map(({ id }) => id)).size).toBe(2);
  for (const image of images)
    expect(image).toMatchObject({ caption: [text('The coast')] });
  expect(page.read()).toContainEqual(
    expect.objectContaining({ content: [text('One two')] }),
  );
  page.close();
});
