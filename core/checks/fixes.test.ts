import { expect, test } from 'vitest';
import {
  bold,
  cite,
  doc,
  h,
  marker,
  note,
  p,
  table,
  text,
} from '../document/builder.ts';
import type { Block, BriefingDocument } from '../document/document.ts';
import { checkBriefing } from './check-briefing.ts';
import { NO_EVIDENCE } from './evidence.ts';
import { fixOf } from './fixes.ts';
import { headingSkipped } from './heading-skipped.ts';

const contentOf = (block: Block | undefined): unknown =>
  block && 'content' in block
    ? block.content.map((each) =>
        each.type === 'text' ? each.text : `<${each.type}>`,
      )
    : null;

const fixed = (document: BriefingDocument, check: string): BriefingDocument => {
  const finding = checkBriefing(document, []).find(
    (each) => each.check === check,
  );
  const fix = finding && fixOf(document.blocks, finding);
  return fix
    ? {
        ...document,
        blocks: document.blocks.map((block) =>
          block.id === fix.block.id ? fix.block : block,
        ),
      }
    : document;
};

test('a heading that is too low is one below the one before, and then nothing is found of it', () => {
  const document = doc(h(1, 'A'), h(4, 'Deep'), h(2, 'B'));
  const [finding] = headingSkipped(document, [], null, NO_EVIDENCE);
  if (!finding) throw new Error('nothing found');
  const fix = fixOf(document.blocks, finding);
  expect(fix?.label).toBe('Make it level 2');
  expect(fix?.block).toMatchObject({ type: 'heading', level: 2 });
  expect(
    checkBriefing(fixed(document, 'heading-skipped'), []).map(
      ({ check }) => check,
    ),
  ).not.toContain('heading-skipped');
});

test('a marker between two sentences is set before the stop of the first', () => {
  for (const [parts, expected] of [
    [
      ['It leaks.', marker('[1]'), ' It is old.'],
      ['It leaks', '<marker>', '. It is old.'],
    ],
    [
      ['It leaks. ', marker('[1]'), ' It is old.'],
      ['It leaks ', '<marker>', '. It is old.'],
    ],
    [
      ['He said “so.”', marker('[1]'), bold(' It'), ' is old.'],
      ['He said “so', '<marker>', '.”', ' It', ' is old.'],
    ],
    [
      ['漏れている。', marker('[1]'), '古い。'],
      ['漏れている', '<marker>', '。古い。'],
    ],
  ] as const) {
    const after = fixed(doc(p(...parts)), 'citation-after-stop');
    expect(contentOf(after.blocks[0])).toEqual(expected);
    expect(checkBriefing(after, []).map(({ check }) => check)).not.toContain(
      'citation-after-stop',
    );
  }
});

test('a quotation gets the words of its source where it is clear which those are', () => {
  const near = (
    words: string,
    difference: string,
    ...parts: Parameters<typeof p>
  ): unknown => {
    const { blocks } = doc(p(...parts));
    const fix = fixOf(blocks, {
      check: 'quotation-near',
      block: blocks[0]?.id ?? '',
      text: words,
      difference,
    });
    return fix ? contentOf(fix.block) : null;
  };
  expect(
    near(
      'the only fair way',
      '“fair” here, “just” there; “way” here, “measure” there',
      'It is “the only fair way” he said',
      note(cite('a')),
      '.',
    ),
  ).toEqual(['It is “the only just measure” he said', '<footnote>', '.']);
  // What is left out, stands twice, is in two looks, or is gone.
  for (const [words, difference, ...parts] of [
    ['is so', '“is” here, nothing there', 'It is so'],
    ['so is so', '“so” here, “it” there', 'It so is so'],
    ['is very so', '“very” here, “most” there', 'It is ', bold('very'), ' so'],
    ['is so', '“is” here, “was” there', 'It is here'],
    ['is so', '“is” here, “was” there', text('is so, is so')],
  ] as const)
    expect(near(words, difference, ...parts)).toBeNull();
});

test('what has no clear answer has none', () => {
  const { blocks } = doc(p('A “lone mark.'));
  for (const check of ['unbalanced-quotes', 'over-limit', 'heading-skipped'])
    expect(
      fixOf(blocks, { check, block: blocks[0]?.id ?? '', text: 'x' }),
    ).toBeNull();
  expect(
    fixOf(blocks, { check: 'heading-skipped', block: 'gone', text: 'x' }),
  ).toBeNull();
});

test('a quotation mark is put in, or made like its fellow, where the text says which it must be', () => {
  for (const [parts, expected] of [
    [
      ['She called it “a failure" twice.'],
      ['She called it “a failure” twice.'],
    ],
    [
      ['She called it "a failure” twice.'],
      ['She called it “a failure” twice.'],
    ],
    [
      ['Elle a dit « un échec" deux fois.'],
      ['Elle a dit « un échec » deux fois.'],
    ],
    [['He said: “The yard is shut.'], ['He said: “The yard is shut.”']],
    [
      ['He said: “The yard is ', bold('shut.'), note('n')],
      ['He said: “The yard is ', 'shut.”', '<footnote>'],
    ],
    [['He said: The yard is shut.”'], ['He said: “The yard is shut.”']],
  ] as const) {
    const after = fixed(doc(p(...parts)), 'unbalanced-quotes');
    expect(contentOf(after.blocks[0])).toEqual(expected);
    expect(checkBriefing(after, []).map(({ check }) => check)).not.toContain(
      'unbalanced-quotes',
    );
  }
});

test('where a quotation may end in more than one place, no mark is put in', () => {
  for (const words of [
    'He called it “a failure and left.',
    'He said: “The yard is shut, and left.',
    'He said: “The yard is shut. Nobody knew.',
    'He said: The yard is shut. Nobody knew.”',
    '„Die Werft ist zu" sagte er.',
    '“The Harbour Report was published in May.',
  ]) {
    const document = doc(p(words));
    expect(checkBriefing(document, []).map(({ check }) => check)).toContain(
      'unbalanced-quotes',
    );
    expect(fixed(document, 'unbalanced-quotes')).toEqual(document);
  }
});

test('a table without a header gets its first row for one', () => {
  const document = doc(
    table(
      [
        ['Port', 'Cost'],
        ['Vik', '1,200'],
      ],
      { headerRows: 0 },
    ),
  );
  const mended = fixed(document, 'table-without-header');
  expect(mended.blocks[0]).toMatchObject({ headerRows: 1 });
  expect(checkBriefing(mended, [])).toEqual([]);
});
