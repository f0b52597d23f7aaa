import { $insertDataTransferForRichText } from '@lexical/clipboard';
import { buildEditorFromExtensions } from '@lexical/extension';
import {
  $getRoot,
  $getSelection,
  $isElementNode,
  $isTextNode,
  HISTORY_MERGE_TAG,
} from 'lexical';
import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { cite, italic, link, text } from '#core/document/builder.ts';
import type {
  NoteInline,
  SourceId,
  CitationId,
} from '#core/document/document.ts';
import { $citations } from './chosen-citation.ts';
import { $createCitationNode } from './citation-node.ts';
import { $readNote } from './note-convert.ts';
import { noteExtension, type NoteConfig } from './note-extension.ts';
import { createNoteHandle } from './note-handle.ts';

function open(content: readonly NoteInline[]) {
  const onChange = vi.fn<NoteConfig['onChange']>();
  const none = (): void => undefined;
  const editor = buildEditorFromExtensions(
    noteExtension(content, {
      label: () => 'label',
      onChange,
      onUndo: none,
      onRedo: none,
      onCite: none,
      onEditCitation: none,
      onDone: none,
    }),
  );
  // What it starts with is drawn before it is looked at.
  editor.update(() => undefined, { discrete: true, tag: HISTORY_MERGE_TAG });
  onChange.mockClear();
  return { editor, onChange, handle: createNoteHandle(editor) };
}

const SUGGESTION = {
  id: 's1',
  author: 'Ana',
  at: '2026-11-28T10:00:00.000Z',
};
const run = fc
  .record({
    text: fc.constantFrom('one', ' two', '日本', '“So”', '<b>'),
    marks: fc.subarray(['bold', 'italic', 'redaction'] as const),
    language: fc.option(fc.constant('fr')),
    deleted: fc.boolean(),
  })
  .map(({ text: words, marks, language, deleted }): NoteInline => ({
    ...(deleted && { deleted: SUGGESTION }),
    type: 'text',
    text: words,
    ...(marks.length > 0 && { marks }),
    ...(language !== null && { language }),
  }));
let ids = 0;
const part = fc.oneof(
  { weight: 4, arbitrary: run },
  fc.constant<NoteInline>({ type: 'line-break' }),
  fc.constant<NoteInline>({ type: 'paragraph-break' }),
  fc.constant<NoteInline>({ type: 'paragraph-break', inserted: SUGGESTION }),
  fc.constant<NoteInline>({ type: 'line-break', inserted: SUGGESTION }),
  fc.constant<NoteInline>(link('https://example.org/', 'page')),
  fc.constant(0).map((): NoteInline => {
    ids += 1;
    return {
      type: 'citation',
      id: `c${ids}` as CitationId,
      source: 'smith' as SourceId,
      prefix: 'see ',
      locator: { label: 'page', value: '4' },
    };
  }),
);

const looks = (inline: NoteInline): string =>
  inline.type === 'text'
    ? `${String(inline.marks ?? '')} ${inline.language ?? ''}`
    : '';

/** Neighbouring runs that look alike are one run, and links to one address that touch are one link. */
function isCanonical(content: readonly NoteInline[]): boolean {
  return content.every((inline, at) => {
    const next = content[at + 1];
    if (inline.type === 'text' && next?.type === 'text')
      return looks(inline) !== looks(next);
    return inline.type !== 'link' || next?.type !== 'link';
  });
}

test('property: a note comes out as it went in', () => {
  fc.assert(
    fc.property(
      fc.array(part, { maxLength: 8 }).filter(isCanonical),
      (content) => {
        const { editor } = open(content);
        expect(editor.read($readNote)).toEqual(content);
      },
    ),
  );
});

test('what is written is told, and what is shown is not', () => {
  const { editor, onChange, handle } = open([text('See '), cite('smith')]);
  handle.follow([italic('Other')]);
  expect(editor.read($readNote)).toEqual([italic('Other')]);
  expect(onChange).not.toHaveBeenCalled();
  editor.update(
    () => {
      const first = $getRoot().getFirstDescendant();
      if ($isTextNode(first)) first.setTextContent('Others');
    },
    { discrete: true },
  );
  expect(onChange.mock.lastCall).toEqual([[italic('Others')]]);
});

test('a citation is put at the caret, or in the place of another', () => {
  const one = cite('smith', 'p. 4');
  const { editor, handle } = open([text('See '), one, text('.')]);
  const two = cite('jones');
  handle.insert([text('A '), two], one.id);
  expect(editor.read($readNote)).toEqual([text('See A '), two, text('.')]);
  const three = cite('brown');
  handle.insert([three], null);
  expect(editor.read($readNote)).toEqual([
    text('See A '),
    two,
    three,
    text('.'),
  ]);
});

test('a copy of a citation within a note gets an id of its own', () => {
  const one = cite('smith');
  const { editor } = open([one]);
  editor.update(
    () => {
      const paragraph = $getRoot().getFirstChild();
      if ($isElementNode(paragraph)) paragraph.append($createCitationNode(one));
    },
    { discrete: true },
  );
  const found = editor.read(() =>
    $citations().map((node) => node.getCitation()),
  );
  expect(found).toHaveLength(2);
  expect(found[0]).toEqual(one);
  expect(found[1]).toEqual({ ...one, id: found[1]?.id });
  expect(found[1]?.id).not.toBe(one.id);
});

test('pasted HTML is words with looks and links, and no blocks', () => {
  const { editor } = open([text('See ')]);
  editor.update(
    () => {
      $getRoot().selectEnd();
      const selection = $getSelection();
      const html =
        '<h1><i>Tides</i></h1><ul><li>one <a href="https://a.example/">two</a></ul><script>x</script>';
      const data = {
        types: ['text/html'],
        getData: (type: string) => (type === 'text/html' ? html : ''),
      };
      if (selection)
        $insertDataTransferForRichText(
          data as unknown as DataTransfer,
          selection,
        );
    },
    { discrete: true },
  );
  expect(editor.read($readNote)).toEqual([
    text('See '),
    italic('Tides'),
    { type: 'paragraph-break' },
    text('one '),
    link('https://a.example/', 'two'),
  ]);
});
