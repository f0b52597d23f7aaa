// What is said to stand in the place of a glyph that the reader does not give: where it belongs.
import { expect, test } from 'vitest';
import { createPageRuns } from './page-runs.ts';
import { stands } from './prove-pages.ts';

const A4 = [0, 0, 595, 842];
const MARKING = { x: 258, y: 788, width: 79, size: 13 };
const word = (text: string, place: Partial<typeof MARKING> = {}) => ({
  text,
  ...{ x: 100, y: 400, width: 30, size: 8 },
  ...place,
  rtl: false,
  blank: false,
});
const ARTIFACT = { tag: 'Artifact', number: null, actual: null } as const;
const said = (actual: string) => ({ tag: 'Span', number: null, actual });

test.each([
  ['at the start of a page', false],
  ['behind words of the text', true],
])(
  'a letter of a line of which nothing else is read is not part of the running line behind it: %s',
  (_, text) => {
    const runs = createPageRuns(A4);
    if (text) {
      runs.begin({ tag: 'Span', number: 0, actual: null });
      runs.show(word('cell', { ...MARKING, x: 200, width: 58 }));
      runs.end();
    }
    runs.begin(ARTIFACT);
    runs.begin(said('r'));
    runs.end();
    runs.end();
    runs.begin(ARTIFACT);
    runs.show(word('Protected B', MARKING));
    runs.end();
    const { artifacts } = runs.read().page;
    expect(artifacts.map(({ text: words }) => words)).toEqual([
      'r',
      'Protected B',
    ]);
    expect(stands('Protected B', artifacts)).toBe(true);
    expect(artifacts.filter(({ y }) => y > 700)).toHaveLength(1);
  },
);

test.each(['OFFICIAL‐', '‐OFFICIAL'])(
  'a hyphen that the reader does not give is part of its own running line: %s',
  (line) => {
    const runs = createPageRuns(A4);
    runs.begin(ARTIFACT);
    for (const part of line.split(/(‐)/u).filter((each) => each !== ''))
      if (part === '‐') {
        runs.begin(said(part));
        runs.end();
      } else runs.show(word(part, MARKING));
    runs.end();
    const { artifacts } = runs.read().page;
    expect(stands('OFFICIAL', artifacts)).toBe(false);
    expect(stands(line, artifacts)).toBe(true);
  },
);
