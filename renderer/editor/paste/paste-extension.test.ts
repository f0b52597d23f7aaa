import { getExtensionDependencyFromEditor } from '@lexical/extension';
import {
  $getClipboardDataFromSelection,
  $insertDataTransferForRichText,
} from '@lexical/clipboard';
import {
  $getRoot,
  $getSelection,
  $isElementNode,
  $isRangeSelection,
  $selectAll,
  PASTE_COMMAND,
  UNDO_COMMAND,
} from 'lexical';
import { describe, expect, test, vi } from 'vitest';
import {
  bold,
  cite,
  h,
  link,
  marker,
  note,
  p,
  quote,
  ul,
  type UnplacedBlock,
} from '#core/document/builder.ts';
import { $selected, openEditor, type OpenEditor } from '../editor-fixture.ts';
import { ImagesExtension } from '../images/images-extension.ts';
import { TableCommandsExtension } from '../tables/table-commands-extension.ts';
import { PasteExtension } from './paste-extension.ts';

type Flavours = Readonly<Record<string, string>>;

/** What a browser gives for a paste, as far as an importer asks for it. */
const transfer = (flavours: Flavours): DataTransfer =>
  ({
    types: Object.keys(flavours),
    files: [],
    getData: (type: string) => flavours[type] ?? '',
  }) as unknown as DataTransfer;

function paste(open: OpenEditor, flavours: Flavours, from?: () => void): void {
  open.edit(() => {
    from?.();
    $insertDataTransferForRichText(transfer(flavours), $selected());
  });
}

const html = (markup: string): Flavours => ({ 'text/html': markup });

/** Without what tells one paste from another. */
const withoutIds = (value: unknown): unknown =>
  JSON.parse(
    JSON.stringify(value, (key, part: unknown) =>
      key === 'id' || key === 'rank' ? undefined : part,
    ),
  );
const plain = (open: OpenEditor): unknown => withoutIds(open.read());
const same = (...blocks: readonly UnplacedBlock[]): unknown =>
  withoutIds(blocks);

/** The caret in the block at this place, behind so many characters. */
const caret =
  (block: number, offset: number): (() => void) =>
  () => {
    const node = $getRoot().getChildAtIndex(block);
    const first = $isElementNode(node) ? node.getFirstDescendant() : null;
    if (first && 'select' in first)
      (first as unknown as { select: (a: number, b: number) => void }).select(
        offset,
        offset,
      );
    else if ($isElementNode(node)) node.selectEnd();
  };
test('what was said of the paste before goes with the next one', () => {
  for (const name of [
    'ClipboardEvent',
    'DragEvent',
    'InputEvent',
    'KeyboardEvent',
  ])
    vi.stubGlobal(name, Map);
  const open = openEditor(p('One.'));
  const saying = [
    getExtensionDependencyFromEditor(open.editor, PasteExtension).output
      .trouble,
    getExtensionDependencyFromEditor(open.editor, ImagesExtension).output
      .trouble,
    getExtensionDependencyFromEditor(open.editor, TableCommandsExtension).output
      .refused,
  ] as unknown as { value: string | null }[];
  for (const said of saying) said.value = 'Nothing was pasted.';
  const large = transfer({ 'text/plain': 'x'.repeat(2_600_000) });
  const small = transfer({ 'text/plain': 'Two.' });
  for (const clipboardData of [large, small])
    open.editor.dispatchCommand(PASTE_COMMAND, {
      type: 'paste',
      target: null,
      clipboardData,
      preventDefault: () => undefined,
    } as unknown as ClipboardEvent);
  expect(saying.map(({ value }) => value)).toEqual([null, null, null]);
  expect(open.refused).toEqual([
    expect.stringContaining('2.6 million') as string,
    null,
  ]);
  open.close();
  vi.unstubAllGlobals();
});

test('what comes from another briefing gets ids of its own, and what was cut here keeps them', () => {
  const open = openEditor(
    p('One', note(cite('smith'), ' and ', cite('jones')), marker('[4]'), '.'),
    p('Two.'),
  );
  const before = open.read();
  const cut = (): Flavours => {
    let taken: Flavours = {};
    open.edit(() => {
      $selectAll();
      taken = $getClipboardDataFromSelection() as Flavours;
      const selection = $getSelection();
      if ($isRangeSelection(selection)) selection.removeText();
    });
    return taken;
  };
  const idsNow = (): readonly string[] =>
    JSON.stringify(open.read()).match(/"id":"[^"]*"/g) ?? [];
  const had = idsNow();
  let taken = cut();
  expect(taken['application/x-precis-briefing']).toBe('b1');
  paste(open, taken);
  // The block that was emptied stayed.
  expect(idsNow().filter((id) => !had.includes(id))).toEqual([]);

  taken = { ...cut(), 'application/x-precis-briefing': 'b2' };
  paste(open, taken);
  expect(plain(open)).toEqual(withoutIds(before));
  const fresh = idsNow();
  expect(fresh.filter((id) => had.includes(id))).toEqual([]);
  expect(new Set(fresh).size).toBe(had.length);
  open.edit(() => {
    const selection = $getSelection();
    if ($isRangeSelection(selection)) selection.insertText('!');
  });
  expect(idsNow()).toEqual(fresh);
  open.close();
});

describe('HTML', () => {
  test('a paragraph goes on in the line; undo takes it back in one step', () => {
    const open = openEditor(p('one two'));
    paste(open, html('<p>and <b>a half</b></p>'), caret(0, 4));
    expect(plain(open)).toEqual(same(p('one and ', bold('a half'), 'two')));
    open.editor.dispatchCommand(UNDO_COMMAND, undefined);
    expect(plain(open)).toEqual(same(p('one two')));
    open.close();
  });

  test('blocks come in where the caret is, and the line is divided', () => {
    const open = openEditor(p('one two'));
    paste(open, html('<h2>H</h2><ul><li>a<li>b</ul><p>end </p>'), caret(0, 4));
    expect(plain(open)).toEqual(
      same(p('one H'), ul(['a'], ['b']), p('endtwo')),
    );
    open.close();
  });

  test('in an empty paragraph blocks are what they are', () => {
    const open = openEditor(p());
    paste(
      open,
      html('<h2>H</h2><p>x</p><blockquote>q</blockquote>'),
      caret(0, 0),
    );
    expect(plain(open)).toEqual(same(h(2, 'H'), p('x'), quote([['q']])));
    open.close();
  });

  test('footnotes are notes, with ids of their own', () => {
    const open = openEditor(p());
    const twice =
      '<p>a<sup><a href="#fn1">1</a></sup>b<sup><a href="#fn1">1</a></sup></p><div id="fn1">Body <a href="https://a.example/">x</a></div>';
    paste(open, html(twice), caret(0, 0));
    expect(plain(open)).toEqual(
      same(
        p(
          'a',
          note('Body ', link('https://a.example/', 'x')),
          'b',
          note('Body ', link('https://a.example/', 'x')),
        ),
      ),
    );
    const ids = open
      .read()
      .flatMap((block) => ('content' in block ? block.content : []))
      .flatMap((part) => (part.type === 'footnote' ? [part.id] : []));
    expect(new Set(ids).size).toBe(2);
    open.close();
  });

  test('paragraphs become items in a list, and lines in a quotation', () => {
    const list = openEditor(ul(['one'], ['two']));
    paste(list, html('<p>a</p><p>b</p>'), caret(0, 3));
    expect(plain(list)).toEqual(same(ul(['onea'], ['b'], ['two'])));
    list.close();
    const quoted = openEditor(quote([['one']]));
    paste(quoted, html('<p>a</p><p>b</p>'), caret(0, 3));
    expect(plain(quoted)).toEqual(same(quote([['onea'], ['b']])));
    quoted.close();
  });

  test('code takes the words alone', () => {
    const open = openEditor({ type: 'code', text: 'x' });
    paste(
      open,
      { 'text/html': '<p><b>a</b></p><p>b</p>', 'text/plain': 'a\n\tb' },
      caret(0, 1),
    );
    expect(plain(open)).toEqual([{ type: 'code', text: 'xa\n\tb' }]);
    open.close();
  });

  test('a table that is too wide is refused with a sentence, and nothing changes', () => {
    const open = openEditor(p('one'));
    const { trouble } = getExtensionDependencyFromEditor(
      open.editor,
      PasteExtension,
    ).output;
    paste(open, html(`<table><tr>${'<td>x'.repeat(200)}</table>`), caret(0, 3));
    expect(trouble.peek()).toMatch(/200 columns.*64/);
    expect(plain(open)).toEqual(same(p('one')));
    open.close();
  });

  test('a long text comes in pieces, in its order, and is one step for undo', async () => {
    const open = openEditor(p('one two'));
    const many = Array.from({ length: 1000 }, (_, at) => `<p>line ${at}`);
    paste(open, html(many.join('')), caret(0, 4));
    await expect.poll(() => open.read().length, { timeout: 10_000 }).toBe(1000);
    const lines = plain(open) as { content: { text: string }[] }[];
    expect(lines[0]?.content[0]?.text).toBe('one line 0');
    expect(lines[500]?.content[0]?.text).toBe('line 500');
    expect(lines[999]?.content[0]?.text).toBe('line 999two');
    open.editor.dispatchCommand(UNDO_COMMAND, undefined);
    expect(plain(open)).toEqual(same(p('one two')));
    open.close();
  });
});

describe('plain text', () => {
  test('each line is a paragraph, and an empty line divides', () => {
    const open = openEditor(p());
    paste(open, { 'text/plain': 'a <b>\r\n\r\n- b\nc' }, caret(0, 0));
    expect(plain(open)).toEqual(same(p('a <b>'), p('- b'), p('c')));
    open.close();
  });

  test('what shows it in another order than it is written in stays behind', () => {
    const open = openEditor(p());
    paste(open, { 'text/plain': 'pay \u202E001\u202C' }, $selectAll);
    expect(plain(open)).toEqual(same(p('pay 001\u202C')));
    open.close();
  });

  test('one line goes on in the line, with its spaces', () => {
    const open = openEditor(p('onetwo'));
    paste(open, { 'text/plain': ' and ' }, caret(0, 3));
    expect(plain(open)).toEqual(same(p('one and two')));
    open.close();
  });
});

describe('markers', () => {
  test('are offered, and turned in one step', async () => {
    const open = openEditor(p('Before [9].'), p());
    const { offer, turnMarkers } = getExtensionDependencyFromEditor(
      open.editor,
      PasteExtension,
    ).output;
    paste(
      open,
      { 'text/plain': 'It rose [1] and fell [2, 3].\nSee x[0] [sic].' },
      caret(1, 0),
    );
    await expect.poll(() => offer.peek()?.count).toBe(2);
    turnMarkers();
    expect(offer.peek()).toBeNull();
    expect(open.asked).toEqual(['markers']);
    const kinds = open
      .read()
      .map((block) =>
        'content' in block ? block.content.map(({ type }) => type) : [],
      );
    expect(kinds).toEqual([
      ['text'],
      ['text', 'marker', 'text', 'marker', 'text'],
      ['text'],
    ]);
    open.editor.dispatchCommand(UNDO_COMMAND, undefined);
    expect(plain(open)).toEqual(
      same(
        p('Before [9].'),
        p('It rose [1] and fell [2, 3].'),
        p('See x[0] [sic].'),
      ),
    );
    open.close();
  });

  test('are not offered where there are none, and no more after an undo', async () => {
    const open = openEditor(p());
    const { offer } = getExtensionDependencyFromEditor(
      open.editor,
      PasteExtension,
    ).output;
    paste(open, { 'text/plain': 'None of them.' }, caret(0, 0));
    await Promise.resolve();
    expect(offer.peek()).toBeNull();
    paste(open, { 'text/plain': 'One [1].' });
    await expect.poll(() => offer.peek()?.count).toBe(1);
    open.editor.dispatchCommand(UNDO_COMMAND, undefined);
    expect(offer.peek()).toBeNull();
    open.close();
  });
});
