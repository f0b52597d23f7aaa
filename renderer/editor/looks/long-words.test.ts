// @vitest-environment happy-dom
import { $getRoot } from 'lexical';
import { expect, test } from 'vitest';
import { p } from '#core/document/builder.ts';
import { openEditor } from '../editor-fixture.ts';

const long = 'abcdefgh'.repeat(200);

test('a word of thousands of letters is drawn without kerning, for as long as it is one', () => {
  const page = openEditor(p(long), p('Short words. '.repeat(200)));
  const root = document.createElement('div');
  page.editor.setRootElement(root);
  const kerning = (): string[] =>
    [...root.querySelectorAll('p span')].map(
      (words) => (words as HTMLElement).style.fontKerning,
    );
  expect(kerning()).toEqual(['none', '']);
  const write = (place: number, words: string): void => {
    page.edit(() => {
      $getRoot().getAllTextNodes()[place]?.setTextContent(words);
    });
  };
  write(0, 'A word.');
  write(1, long);
  expect(kerning()).toEqual(['', 'none']);
  page.close();
});
