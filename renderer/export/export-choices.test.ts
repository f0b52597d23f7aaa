import { describe, expect, test } from 'vitest';
import {
  exportRequest,
  keepChoices,
  lastChoices,
  type ExportChoices,
} from './export-choices.ts';
import { fileName, fileSize, seconds, shortDigest } from './written-file.ts';

const GENERAL = {
  to: 'pdf',
  standard: 'a-2a',
  review: 'without',
  copy: 'review',
  draft: true,
  lines: true,
  evidence: true,
  paper: 'us-letter',
  colophon: true,
} as const;
const CHOICES: ExportChoices = {
  ...GENERAL,
  style: 'oscola',
  date: '14 April 2026',
};

const NOTHING_ELSE = {
  copy: 'clean',
  draft: false,
  lines: false,
  evidence: false,
  paper: 'template',
  colophon: false,
} as const;

describe('the request', () => {
  test('has all that was chosen for a PDF', () => {
    expect(exportRequest('one', CHOICES).request).toEqual({
      id: 'one',
      to: 'pdf',
      style: 'oscola',
      standard: 'a-2a',
      copy: 'review',
      draft: true,
      lines: true,
      evidence: true,
      paper: 'us-letter',
      colophon: true,
      date: '2026-04-14',
    });
  });

  test('leaves out what was not', () => {
    const choices = {
      ...CHOICES,
      ...NOTHING_ELSE,
      standard: 'none',
      date: '  ',
    } as const;
    expect(exportRequest('one', choices).request).toEqual({
      id: 'one',
      to: 'pdf',
      style: 'oscola',
    });
  });

  test('leaves the evidence sheet out of a redacted copy', () => {
    const { request } = exportRequest('one', { ...CHOICES, copy: 'redacted' });
    expect(request).toMatchObject({ copy: 'redacted', draft: true });
    expect(request).not.toHaveProperty('evidence');
  });

  test('of a plain text has none of a PDF’s choices, not even a wrong date', () => {
    const choices = { ...CHOICES, to: 'txt', date: 'soon' } as const;
    expect(exportRequest('one', choices).request).toEqual({
      id: 'one',
      to: 'txt',
      // Of its list of sources.
      style: 'oscola',
    });
  });

  test.each(['April 2026', '2019–2021', 'c. 14 April 2026', '44 BC', 'soon'])(
    'is refused for a date that is no one day: %s',
    (date) => {
      const { request, dateProblem } = exportRequest('one', {
        ...CHOICES,
        date,
      });
      expect(request).toBeNull();
      expect(dateProblem).toMatch(/\.$/);
    },
  );
});

test('the last choices are offered again; style and date for their own briefing alone', () => {
  const one = { id: 'one', style: 'chicago-notes' };
  const two = { id: 'two', style: 'mcgill-en' };
  const yesterday = { ...GENERAL, to: 'md' } as const;
  expect(lastChoices(one, yesterday)).toMatchObject({ to: 'md', date: '' });
  expect(lastChoices(one, null)).toEqual({
    to: 'pdf',
    standard: 'ua-1',
    review: 'with',
    ...NOTHING_ELSE,
    style: 'chicago-notes',
    date: '',
  });
  expect(keepChoices(one, CHOICES)).toEqual(GENERAL);
  // What was exported here goes before what another day's settings say.
  expect(lastChoices(one, yesterday)).toEqual(CHOICES);
  expect(lastChoices(two, null)).toEqual({
    ...CHOICES,
    style: 'mcgill-en',
    date: '',
  });
  keepChoices(one, { ...CHOICES, style: one.style, date: '' });
  expect(lastChoices({ ...one, style: 'oscola' }, null).style).toBe('oscola');
});

test('a file in words', () => {
  expect(fileName('/home/ada/brief.unproved.pdf')).toBe('brief.unproved.pdf');
  expect(fileName('C:\\Papers\\brief.pdf')).toBe('brief.pdf');
  expect(fileName('brief.pdf')).toBe('brief.pdf');
  expect([0, 1, 999, 1000, 214_400, 999_700, 12_345_678].map(fileSize)).toEqual(
    ['0 bytes', '1 byte', '999 bytes', '1 KB', '214 KB', '1.0 MB', '12.3 MB'],
  );
  expect(seconds(412)).toBe('0.4 s');
  expect(shortDigest(`9f3c41d0${'0'.repeat(52)}7be2`)).toBe('9f3c 41d0 … 7be2');
});
