import { getExtensionDependencyFromEditor } from '@lexical/extension';
import {
  $getRoot,
  $isElementNode,
  INSERT_PARAGRAPH_COMMAND,
  KEY_SPACE_COMMAND,
} from 'lexical';
import { expect, test } from 'vitest';
import {
  link,
  note,
  p,
  text,
  type UnplacedBlock,
} from '#core/document/builder.ts';
import { openEditor, type OpenEditor } from '../editor-fixture.ts';
import {
  EDIT_LINK_COMMAND,
  LinksExtension,
  REMOVE_LINK_COMMAND,
} from './links-extension.ts';

const space = (): KeyboardEvent =>
  ({ preventDefault: () => undefined }) as unknown as KeyboardEvent;

function open(...blocks: UnplacedBlock[]) {
  const page = openEditor(...blocks);
  const links = getExtensionDependencyFromEditor(
    page.editor,
    LinksExtension,
  ).output;
  return { ...page, links };
}

function end({ edit }: OpenEditor): void {
  edit(() => {
    $getRoot().selectEnd();
  });
}

test('an address and a space make a link, and one undo brings back what was typed', () => {
  const page = open(p('See https://example.org/a.'));
  end(page);
  page.edit(() => {
    page.editor.dispatchCommand(KEY_SPACE_COMMAND, space());
  });
  expect(page.read()).toMatchObject([
    {
      content: [
        { text: 'See ' },
        link('https://example.org/a', 'https://example.org/a'),
        { text: '. ' },
      ],
    },
  ]);
  page.handle.undo();
  expect(page.read()).toMatchObject([
    { content: [{ text: 'See https://example.org/a. ' }] },
  ]);
  page.close();
});

test('Enter takes an address as well, and code holds none', () => {
  const page = open(p('www.example.org'));
  end(page);
  page.edit(() => {
    page.editor.dispatchCommand(INSERT_PARAGRAPH_COMMAND, undefined);
  });
  expect(page.read()).toMatchObject([
    { content: [link('https://www.example.org', 'www.example.org')] },
    { content: [] },
  ]);
  page.close();
  const code = open({ type: 'code', text: 'https://example.org' });
  end(code);
  code.edit(() => {
    code.editor.dispatchCommand(KEY_SPACE_COMMAND, space());
  });
  expect(code.read()).toMatchObject([{ text: 'https://example.org' }]);
  code.close();
});

test('the key asks for an address: of selected words, of none, of a link', () => {
  const page = open(p('One ', link('https://example.org', 'two')));
  const ask = (select: () => void) => {
    page.edit(select);
    page.editor.dispatchCommand(EDIT_LINK_COMMAND, undefined);
    return page.links.draft.peek();
  };
  const $line = () => {
    const line = $getRoot().getFirstChild();
    if (!$isElementNode(line)) throw new Error('No line');
    return line;
  };
  expect(ask(() => void $line().selectEnd())).toEqual({
    url: 'https://example.org',
    hasWords: true,
  });
  page.links.write('https://example.org/new', '');
  expect(ask(() => void $line().selectStart())).toEqual({
    url: '',
    hasWords: false,
  });
  page.links.write('mailto:a@example.org', 'Write');
  expect(page.handle.blocks()).toMatchObject([
    {
      content: [
        link('mailto:a@example.org', 'Write'),
        { text: 'One ' },
        link('https://example.org/new', 'two'),
      ],
    },
  ]);
  page.edit(() => void $line().selectEnd());
  page.edit(() => {
    page.editor.dispatchCommand(REMOVE_LINK_COMMAND, undefined);
  });
  expect(page.handle.blocks()).toMatchObject([
    { content: [{}, { text: 'One two' }] },
  ]);
  page.close();
});

test('what the document may not hold makes no link, and a note stays beside one', () => {
  const mark = note('See.');
  const page = open(p('One', mark, text(' two', 'bold')));
  const $all = (): void => {
    const line = $getRoot().getFirstChild();
    if ($isElementNode(line)) line.select(0, line.getChildrenSize());
  };
  page.edit($all);
  page.links.write('javascript:alert(1)', '');
  page.edit(() => undefined);
  expect(page.read()).toMatchObject([
    { content: [{ text: 'One' }, mark, { text: ' two' }] },
  ]);
  page.links.write('https://example.org', '');
  page.edit(() => undefined);
  expect(page.read()[0]).toMatchObject({
    content: [
      { type: 'link' },
      mark,
      { type: 'link', content: [text(' two', 'bold')] },
    ],
  });
  page.close();
});
