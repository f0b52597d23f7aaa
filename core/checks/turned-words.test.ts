import { expect, test } from 'vitest';
import {
  bold,
  doc,
  docWith,
  h,
  link,
  note,
  p,
  table,
  ul,
} from '../document/builder.ts';
import type { BriefingDocument } from '../document/document.ts';
import { checkBriefing } from './check-briefing.ts';
import { fixOf } from './fixes.ts';

const turned = (document: BriefingDocument) =>
  checkBriefing(document, []).filter(({ check }) => check === 'turned-words');

test('words that are turned round are named in title, block and note, once each', () => {
  const said = note('Paid \u202E001\u202C twice \u202Dand\u202C again.');
  const document = docWith(
    { title: 'Dues \u202E2\u202C' },
    p('Isolates \u2068stay\u2069, as embeddings \u202Bdo\u202C.'),
    ul(['Pay \u202E001 pounds', ' and \u202E2']),
    h(2, 'Costs', said),
    { type: 'code', text: 'if (a) \u202Dpay()' },
  );
  const [, list, heading, code] = document.blocks;
  expect(
    turned(document).map(({ block, footnote, text }) => [
      block,
      footnote,
      text,
    ]),
  ).toEqual([
    [null, undefined, '\u202E2'],
    [list?.id, undefined, '\u202E001 pounds'],
    [heading?.id, said.id, '\u202E001'],
    [code?.id, undefined, '\u202Dpay()'],
  ]);
  expect(turned(document)[2]?.message).toBe(
    'A character that is not seen (U+202D or U+202E) shows “001” in another order than it is printed in: take it out, and read it again.',
  );
});

test('what turns them is taken out of the whole block and its notes, and nothing else is', () => {
  const document = doc(
    p(
      'Pay \u202E001\u202C ',
      bold('\u202E'),
      link('https://example.org/', '\u202Dthe site'),
      link('https://example.org/', '\u202D'),
      note('Said \u202Esdrawkcab.'),
    ),
    table([['a', '\u202Eb']]),
    { type: 'code', text: '\u202Dx' },
    p('\u2068As it is\u2069.'),
  );
  const mended = document.blocks.map(
    (block) =>
      fixOf(document.blocks, {
        check: 'turned-words',
        block: block.id,
        text: '',
      })?.block ?? block,
  );
  expect(JSON.stringify(mended)).toBe(
    JSON.stringify(
      document.blocks.map((block) =>
        block.type === 'paragraph'
          ? {
              ...block,
              content: block.content.filter((_, at) => at !== 1 && at !== 3),
            }
          : block,
      ),
    ).replaceAll(/[\u202d\u202e]/gu, ''),
  );
  expect(mended[3]).toBe(document.blocks[3]);
  expect(turned({ ...document, blocks: mended })).toEqual([]);
});
