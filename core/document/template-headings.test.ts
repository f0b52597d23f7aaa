import { expect, test } from 'vitest';
import { doc, h, p } from './builder.ts';
import {
  isHeading,
  missingHeadings,
  placeOfHeading,
  sectionOf,
} from './template-headings.ts';
import type { TemplateHeading } from './template.ts';

const heading = (
  text: string,
  more: Partial<TemplateHeading> = {},
): TemplateHeading => ({ text, level: 1, required: true, ...more });

test.each([
  ['Issue', true],
  ['ISSUE', true],
  ['1. Issue', true],
  ['1 Issue', true],
  ['ii) issue: ', true],
  ['Topic', true],
  ['Issues', false],
  ['', false],
  ['1', false],
])('“%s” is the heading “Issue”, or “Topic”: %s', (words, is) => {
  expect(isHeading({ text: 'Issue', or: ['Topic'] }, words)).toBe(is);
});

const template = {
  headings: [
    heading('Issue', { or: ['Topic'] }),
    heading('Background'),
    heading('Others', { required: false, level: 2 }),
    heading('Advice'),
  ],
};

test('required headings that are not there are told, in the template’s order', () => {
  const { blocks } = doc(p('Issue'), h(2, 'topic'), p('Words'));
  expect(missingHeadings(template, blocks).map(({ text }) => text)).toEqual([
    'Background',
    'Advice',
  ]);
  expect(missingHeadings({}, blocks)).toEqual([]);
});

test('a section ends at the next heading of its level or above', () => {
  const { blocks } = doc(
    h(1, 'Background'),
    p('One'),
    h(2, 'Others'),
    p('Two'),
    h(1, 'Advice'),
  );
  expect(sectionOf(blocks, { text: 'Background' })).toEqual(blocks.slice(0, 4));
  expect(sectionOf(blocks, { text: 'Others' })).toEqual(blocks.slice(2, 4));
  expect(sectionOf(blocks, { text: 'Advice' })).toEqual(blocks.slice(4));
  expect(sectionOf(blocks, { text: 'Nothing' })).toBeNull();
});

test('a heading that is missing goes behind the section before it, else before the next', () => {
  const { blocks } = doc(h(1, 'Topic'), p('One'), p('Two'), h(1, 'Advice'));
  const place = (at: number, of = blocks): number | null => {
    const wanted = template.headings[at];
    if (!wanted) throw new Error('there is no such heading');
    const id = placeOfHeading(template, wanted, of);
    return id === null ? null : of.findIndex((block) => block.id === id);
  };
  expect(place(1)).toBe(2);
  const { blocks: late } = doc(p('Words'), h(1, 'Background'), p('One'));
  expect(place(0, late)).toBe(0);
  expect(place(0, late.slice(1))).toBeNull();
  expect(place(3, late.slice(0, 1))).toBe(0);
});
