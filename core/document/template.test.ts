import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { AppError } from '../errors.ts';
import { parseBriefingDocument } from './schema.ts';
import { briefingFrom } from './start-briefing.ts';
import { headingNamed, missingHeadings } from './template-headings.ts';
import { parseTemplate } from './template.ts';

const folder = join(import.meta.dirname, '../../resources/templates');
const brought = readdirSync(folder).map((file) => ({
  file,
  template: parseTemplate(
    JSON.parse(readFileSync(join(folder, file), 'utf8')) as unknown,
  ),
}));

let count = 0;
const newId = (): string => `id${String((count += 1))}`;

test('the seven are offered, and the first one stays for the briefings that have it', () => {
  expect(
    brought
      .filter(({ template }) => template.offered !== false)
      .map(({ template }) => template.name),
  ).toEqual([
    'Blank',
    'Briefing note (Canada)',
    'Decision note with options',
    'Evidence memo',
    'Meeting brief',
    'Ministerial advice (Australia)',
    'Ministerial submission (UK)',
  ]);
  expect(brought.map(({ file }) => file)).toContain('briefing-note.json');
});

describe.each(brought)('$file', ({ file, template }) => {
  test('has the id of its file', () => {
    expect(`${template.id}.json`).toBe(file);
  });

  test('names headings that it has, for its limits and its signature', () => {
    const named = [
      ...(template.limits ?? []).map(({ through }) => through),
      template.signature?.after,
    ].filter((heading) => heading !== undefined);
    for (const heading of named)
      expect(headingNamed(template, heading), heading).not.toBeNull();
  });

  test('gives a briefing that is valid and has every required heading', () => {
    const document = briefingFrom(template, 'Ferry fares', newId);
    expect(parseBriefingDocument(document)).toBe(document);
    expect(missingHeadings(template, document.blocks)).toEqual([]);
    expect(document.blocks.length).toBeGreaterThan(0);
  });

  test('tells no two headings apart by what does not count', () => {
    for (const heading of template.headings ?? [])
      expect(headingNamed(template, `1. ${heading.text.toUpperCase()}:`)).toBe(
        heading,
      );
  });
});

test.each([
  ['a choice without choices', { key: 'a', label: 'A', type: 'choice' }],
  ['a tab in a label', { key: 'a', label: 'A\tB', type: 'text' }],
  ['an unknown place', { key: 'a', label: 'A', type: 'text', place: 'left' }],
])('%s is refused with its place', (_what, field) => {
  const [blank] = brought;
  const refused = (): unknown =>
    parseTemplate({
      ...blank?.template,
      fields: [{ ...field, required: false }],
    });
  expect(refused).toThrow(AppError);
  expect(refused).toThrow(/fields\.0/);
});
