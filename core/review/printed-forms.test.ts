import { expect, test } from 'vitest';
import { parseCsl } from '../citations/read-csl.ts';
import type { Template } from '../document/template.ts';
import { printedStyle, printedTemplate } from './printed-forms.ts';

const csl = (title: string, stop: string, space = ''): string =>
  printedStyle(
    parseCsl(
      `<style class="note">${space}<info><title>${title}</title></info><citation><layout suffix="${stop}"/></citation></style>`,
    ),
  );

test('a style prints the same whatever it is called and however its file is laid out', () => {
  expect(csl('Ours', '.')).toBe(csl('Theirs', '.', '\n  <!-- as agreed -->\n'));
  expect(csl('Ours', '.')).not.toBe(csl('Ours', ';'));
});

const FIELD = {
  key: 'to',
  label: 'To',
  type: 'text' as const,
  required: false,
};
const TEMPLATE: Template = {
  id: 'own-1',
  name: 'Note',
  paper: 'a4',
  language: 'en-GB',
  style: 'oscola',
  marking: { place: 'top-right' },
  fields: [FIELD],
};

test('of a template what is printed counts, and no hints, limits or steps', () => {
  const printed = printedTemplate(TEMPLATE);
  expect(
    printedTemplate({
      ...TEMPLATE,
      name: 'Other note',
      fields: [{ ...FIELD, required: true, hint: 'Who reads it' }],
      limits: [{ unit: 'pages', most: 2 }],
      steps: [{ name: 'Legal' }],
    }),
  ).toBe(printed);
  for (const other of [
    { ...TEMPLATE, paper: 'us-letter' as const },
    { ...TEMPLATE, office: 'Harbour Office' },
    { ...TEMPLATE, marking: { place: 'top-and-bottom' as const } },
    { ...TEMPLATE, fields: [{ ...FIELD, label: 'For' }] },
    { ...TEMPLATE, signature: { label: 'Minister' } },
  ])
    expect(printedTemplate(other)).not.toBe(printed);
});
