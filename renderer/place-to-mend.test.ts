import { expect, test } from 'vitest';
import { doc, h, note, p } from '#core/document/builder.ts';
import { placeToAdd } from './place-to-mend.ts';

const template = {
  headings: ['Issue', 'Background', 'Advice'].map((text) => ({
    text,
    level: 1 as const,
    required: true,
  })),
};
const missing = (text: string) => ({ check: 'missing-heading', text });

test('a required heading is shown behind the section that it follows in the template', () => {
  const { blocks } = doc(
    h(1, 'Issue'),
    p('One.'),
    p('Two', note('Said.'), ' words.'),
    h(1, 'Advice'),
    p('Do it.'),
  );
  expect(placeToAdd(missing('Background'), template, blocks)).toEqual({
    block: blocks[2]?.id,
    end: {
      block: blocks[2]?.id,
      place: 0,
      footnote: null,
      from: 'Two\ufffc words.'.length,
      to: 'Two\ufffc words.'.length,
    },
  });
});

test('one that comes before all others is shown at the start of the text', () => {
  const { blocks } = doc(h(1, 'Advice'), p('Do it.'));
  expect(placeToAdd(missing('Issue'), template, blocks)).toEqual({
    block: blocks[0]?.id,
    end: null,
  });
});

test('one that no other of the template is near, and a list of sources, are shown at the end of the text', () => {
  const { blocks } = doc(p('One.'), p('Two.'), { type: 'page-break' });
  for (const finding of [missing('Issue'), { check: 'missing-list', text: '' }])
    expect(placeToAdd(finding, template, blocks)).toEqual({
      block: blocks[2]?.id,
      end: null,
    });
});

test('what is not lacking has no such place, nor has a heading that the template has not', () => {
  const { blocks } = doc(p('One.'));
  expect(
    placeToAdd({ check: 'over-limit', text: '' }, template, blocks),
  ).toBeNull();
  expect(placeToAdd(missing('Costs'), template, blocks)).toBeNull();
  expect(placeToAdd(missing('Issue'), template, [])).toBeNull();
});
