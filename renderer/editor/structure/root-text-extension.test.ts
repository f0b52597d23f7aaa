import { $createTextNode, $getRoot, ParagraphNode } from 'lexical';
import { afterEach, expect, test } from 'vitest';
import { note, p } from '#core/document/builder.ts';
import { openEditor, type OpenEditor } from '../editor-fixture.ts';

let opened: OpenEditor | null = null;
const open = (...words: string[]): OpenEditor =>
  (opened = openEditor(...words.map((word) => p(word))));
afterEach(() => {
  opened?.close();
  opened = null;
});

const WORDS = ['One', 'Two', 'Three', 'Four', 'Five', 'Six'];

test('the text of the whole is what the blocks say after a word at the end, at the start, and one as long as before', () => {
  const { edit, editor } = open(...WORDS);
  const text = (): string => editor.read(() => $getRoot().getTextContent());
  const said = (...words: string[]): string => words.join('\n\n');
  edit(() => {
    $getRoot().getLastDescendant()?.insertAfter($createTextNode(' more'));
  });
  expect(text()).toBe(said('One', 'Two', 'Three', 'Four', 'Five', 'Six more'));
  edit(() => {
    $getRoot().getFirstDescendant()?.replace($createTextNode('Oho'));
    // Within an update it is what has been written so far.
    expect($getRoot().getTextContent()).toBe(
      said('Oho', 'Two', 'Three', 'Four', 'Five', 'Six more'),
    );
  });
  expect(text()).toBe(said('Oho', 'Two', 'Three', 'Four', 'Five', 'Six more'));
  edit(() => {
    $getRoot().getLastChild()?.remove();
  });
  expect(text()).toBe(said('Oho', 'Two', 'Three', 'Four', 'Five'));
});

test('where the last block alone is written in, the first is looked at, too; where all is set anew, none is by itself', () => {
  const { edit, editor } = open(...WORDS);
  const before = editor.getEditorState();
  const first = editor.read(() => $getRoot().getFirstChild()?.getKey());
  let dirty: ReadonlyMap<string, boolean> = new Map();
  const end = editor.registerUpdateListener(({ dirtyElements }) => {
    dirty = new Map(dirtyElements);
  });
  edit(() => {
    $getRoot().getLastDescendant()?.insertAfter($createTextNode(' more'));
  });
  // Looked at, and not changed by anybody.
  expect(dirty.get(first ?? '')).toBe(false);
  editor.setEditorState(before);
  expect([...dirty.keys()]).toEqual(['root']);
  end();
});

test('the first block is neither changed nor a step of its own', () => {
  const { edit, editor } = open(...WORDS);
  const first = () => editor.read(() => $getRoot().getFirstChild());
  const transformed: string[] = [];
  const end = editor.registerNodeTransform(ParagraphNode, (node) => {
    transformed.push(node.getKey());
  });
  // Whoever registers one is told of all that there are.
  edit(() => undefined);
  transformed.length = 0;
  const before = first();
  edit(() => {
    $getRoot().getLastDescendant()?.insertAfter($createTextNode(' more'));
  });
  end();
  expect(first()).toBe(before);
  expect(transformed).toEqual([
    editor.read(() => $getRoot().getLastChild()?.getKey()),
  ]);
});

test('a note that comes makes the text of the whole longer: letters need not be compared to see that it is another', () => {
  const { edit, editor, handle, close } = openEditor(p('One'), p('Two'));
  const length = (): number =>
    editor.read(() => $getRoot().getTextContent().length);
  const before = length();
  edit(() => {
    $getRoot().getFirstDescendant()?.selectEnd();
  });
  handle.insertFootnote(note('Log of May').content);
  expect(length()).toBeGreaterThan(before);
  close();
});
