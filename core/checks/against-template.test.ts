import { expect, test } from 'vitest';
import {
  doc,
  docWith,
  h,
  note,
  p,
  type UnplacedBlock,
} from '../document/builder.ts';
import type { Template } from '../document/template.ts';
import { checkBriefing } from './check-briefing.ts';

const template: Template = {
  id: 'test',
  name: 'Test',
  paper: 'a4',
  language: 'en-GB',
  style: 'oscola',
  marking: { place: 'top-right', required: true },
  fields: [
    { key: 'to', label: 'To', type: 'people', required: true },
    { key: 'note', label: 'Note', type: 'text', required: false },
  ],
  headings: [
    { text: 'Issue', level: 1, required: true },
    { text: 'Annex', level: 1, required: false },
  ],
  limits: [{ unit: 'words', most: 3 }],
};

test('what the template asks for and is not there is found, each by its name', () => {
  const document = docWith({ fields: { to: [' '] } }, p('One two three four'));
  const found = checkBriefing(document, [], template);
  expect(found.map(({ check, text, block }) => [check, text, block])).toEqual([
    ['missing-marking', '', null],
    ['required-empty', 'To', null],
    ['missing-heading', 'Issue', null],
    ['over-limit', '', null],
  ]);
  expect(found.at(-1)?.message).toContain('4 words');
});

test('nothing is found of a briefing that has it all, or where the template is not looked at', () => {
  const head = { marking: 'OFFICIAL', fields: { to: ['The Minister'] } };
  const whole = docWith(head, h(1, 'ISSUE:'), p('One two'));
  expect(checkBriefing(whole, [], template)).toEqual([]);
  expect(checkBriefing(docWith({}, p('One two three four')), [])).toEqual([]);
});

const sectionsFound = (...blocks: UnplacedBlock[]) => {
  const document = doc(...blocks);
  return checkBriefing(document, [], template)
    .filter(({ check }) => check === 'empty-section')
    .map(({ text, block }) => [
      text,
      document.blocks.findIndex(({ id }) => id === block),
    ]);
};

test('a required section without words is found at its heading', () => {
  expect(sectionsFound(h(1, 'Issue'))).toEqual([['Issue', 0]]);
  expect(
    sectionsFound(
      p('Before'),
      h(1, '1. ISSUE:'),
      p(' '),
      h(2, 'Within'),
      { type: 'rule' },
      h(1, 'Annex'),
      p('Behind'),
    ),
  ).toEqual([['1. ISSUE:', 1]]);
});

test('nothing is found of a section that says something, is not required, or is not there', () => {
  expect(sectionsFound(h(1, 'Issue'), h(2, 'Within'), p('Yes'))).toEqual([]);
  expect(sectionsFound(h(1, 'Issue'), p(note('Only a note')))).toEqual([]);
  expect(sectionsFound(h(1, 'Issue'), { type: 'bibliography' })).toEqual([]);
  expect(sectionsFound(h(1, 'Issue'), p('Yes'), h(1, 'Annex'))).toEqual([]);
  expect(sectionsFound(p('Yes'))).toEqual([]);
});
