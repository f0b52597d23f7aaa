import { expect, test } from 'vitest';
import { cite, EMPTY_HEAD, note, p, place } from './builder.ts';
import { estimatePages } from './estimate-pages.ts';

test('a list of sources fills as much as the text cites, each source once', () => {
  const template = { paper: 'a4' as const, fields: [] };
  const words = Array.from({ length: 60 }, (_, index) =>
    p('Words.', note(cite(`s${index}`))),
  );
  const again = words.map((_, index) => p('Words.', note(cite(`s${index}`))));
  const pages = (list: boolean, ...blocks: ReturnType<typeof p>[]) =>
    estimatePages(
      EMPTY_HEAD,
      template,
      place([...blocks, ...(list ? [{ type: 'bibliography' as const }] : [])]),
    );
  const own = pages(true, ...words) - pages(false, ...words);
  expect(own).toBeGreaterThanOrEqual(2);
  expect(own).toBeLessThanOrEqual(5);
  const both = [...words, ...again];
  expect(
    Math.abs(pages(true, ...both) - pages(false, ...both) - own),
  ).toBeLessThanOrEqual(1);
  expect(pages(true, p('Nothing is cited.'))).toBe(1);
});
