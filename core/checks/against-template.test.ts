import { expect, test } from 'vitest';
import { docWith, h, p } from '../document/builder.ts';
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
