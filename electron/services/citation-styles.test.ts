import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { useCitationStyles } from './citation-styles-fixture.ts';
import { listCitationStyles, readCitationStyle } from './citation-styles.ts';

const resources = useCitationStyles();

test('the styles, with what they are and whose', () => {
  const styles = listCitationStyles(resources());
  expect(styles.map(({ id, kind }) => `${id} ${kind}`)).toEqual([
    'chicago-notes note',
    'chicago-notes-subsequent-ibid note',
    'chicago-shortened-notes note',
    'oscola note',
    'oscola-no-ibid note',
    'mcgill-en note',
    'mcgill-fr note',
    'bluebook-law-review note',
    'australian-guide-to-legal-citation note',
    'new-harts-rules-notes note',
    'apa in-text',
    'modern-language-association in-text',
    'harvard-cite-them-right in-text',
    'ieee in-text',
    'nlm-citation-sequence in-text',
    'sist02 in-text',
  ]);
  for (const style of styles) {
    expect(style.title).toMatch(/\S/);
    expect(style.licence).toBe('CC BY-SA 3.0');
    expect(style.from).toMatch(
      /^https:\/\/github\.com\/citation-style-language\/styles\/tree\/[0-9a-f]{40}$/,
    );
  }
});

test('every style can be read, with its locale and the fallback', () => {
  for (const { id } of listCitationStyles(resources())) {
    const style = readCitationStyle(resources(), id, 'de');
    expect(style.style).toMatchObject({ name: 'style' });
    expect(Object.keys(style.locales)).toEqual(['de-DE', 'en-US']);
    expect(style.locales['de-DE']).toMatchObject({
      name: 'locale',
      attrs: { 'xml:lang': 'de-DE' },
    });
  }
});

test('an id is looked up, never a path', () => {
  for (const id of ['../index', 'nope', '', '__proto__', 'apa.json'])
    expect(() => readCitationStyle(resources(), id, 'en-GB')).toThrow(
      expect.objectContaining({
        code: 'not-found',
        message: expect.stringContaining('chicago-notes, ') as string,
      }),
    );
});

test('the translators of the locales are named beside them', async () => {
  const text = await readFile(
    join(resources(), 'citation-styles', 'locale-licences.txt'),
    'utf8',
  );
  expect(text).toContain('de-DE');
  expect(text).toContain('<translator>');
});
