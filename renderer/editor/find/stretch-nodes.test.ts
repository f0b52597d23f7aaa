import { $getRoot, $isElementNode } from 'lexical';
import { expect, test } from 'vitest';
import {
  bold,
  link,
  marker,
  note,
  p,
  quote,
  table,
  text,
} from '#core/document/builder.ts';
import { stretchesOf } from '#core/find/stretches.ts';
import { openEditor } from '../editor-fixture.ts';
import { $offsetOf, $pointAt, $stretchElements } from './stretch-nodes.ts';

test('each offset of a stretch has its place on the sheet, and the way back', () => {
  const { edit, handle, close } = openEditor(
    p(
      'One ',
      bold('two'),
      note('x'),
      link('https://example.org/', 'page'),
      ' ',
      marker('[12]'),
      { type: 'line-break' },
      'end',
    ),
    quote([['First'], ['Second']], ['Smith']),
    table(
      [
        ['e', ['f', note('y'), ' g']],
        ['', 'h'],
      ],
      { caption: ['Caption'] },
    ),
    {
      type: 'list',
      style: 'unordered',
      items: [
        {
          content: [text('a')],
          children: {
            style: 'ordered',
            items: [
              { content: [text('b')] },
              {
                content: [],
                children: {
                  style: 'unordered',
                  items: [{ content: [text('c')] }],
                },
              },
            ],
          },
        },
        { content: [text('d')] },
      ],
    },
    { type: 'code', text: 'a = 1\n\tb' },
    {
      type: 'image',
      attachment: '0'.repeat(64),
      alternative: 'A quay',
      caption: [text('The '), bold('quay')],
    },
    { type: 'image', attachment: '0'.repeat(64), alternative: '' },
    { type: 'rule' },
    p(),
  );
  const stretches = stretchesOf(handle.blocks()).filter(
    ({ footnote }) => footnote === null,
  );
  edit(() => {
    const elements = $getRoot().getChildren().flatMap($stretchElements);
    expect(elements).toHaveLength(stretches.length);
    for (const [at, { text: words }] of stretches.entries()) {
      const element = elements[at];
      if (!element) {
        expect(words).toBe('');
        continue;
      }
      for (let offset = 0; offset <= words.length; offset += 1)
        for (const side of ['start', 'end'] as const) {
          const {
            node,
            offset: within,
            type,
          } = $pointAt(element, offset, side);
          // A place within a marker, which is one for the editor, is at one of its ends.
          if (insideMarker(words, offset)) continue;
          const selection = element.select();
          selection.anchor.set(node.getKey(), within, type);
          expect($offsetOf(element, selection.anchor)).toBe(offset);
        }
    }
  });
  close();

  function insideMarker(words: string, offset: number): boolean {
    const from = words.indexOf('[12]');
    return from >= 0 && offset > from && offset < from + 4;
  }
});

test('a place in a block without words is its start', () => {
  const { editor, close } = openEditor(p());
  editor.read(() => {
    const [block] = $getRoot().getChildren();
    if (!$isElementNode(block)) throw new Error('no paragraph');
    expect($pointAt(block, 3, 'end')).toMatchObject({
      offset: 0,
      type: 'element',
    });
  });
  close();
});
