import { expect, test } from 'vitest';
import { sourceOfPdf, type PdfFacts } from './source-of-pdf.ts';
import { cslItemSchema } from './source.ts';

const line = (text: string, size = 11) => ({ text, size });
const facts = (part: Partial<PdfFacts>): PdfFacts => ({
  record: {},
  made: '',
  pages: [],
  ...part,
});
const read = (part: Partial<PdfFacts>, name = 'scan 12.pdf') => {
  const item = sourceOfPdf(facts(part), name);
  expect(cslItemSchema.safeParse(item).error).toBeUndefined();
  return item;
};

test('an article by its own record', () => {
  expect(
    read({
      record: {
        'dc:title': ['Redundant telemetry in tide stations'],
        'dc:creator': [
          'Anneke Vermeer',
          'Simon P. Holt',
          'Joris van der Linde',
        ],
        'prism:doi': ['10.5555/jci.2022.41.3.201'],
        'prism:publicationname': ['Journal of Coastal Instruments'],
        'prism:coverdate': ['2022-09-14'],
        'prism:volume': ['41'],
        'prism:number': ['3'],
        'prism:startingpage': ['201'],
        'prism:endingpage': ['219'],
      },
      made: 'D:20221001',
    }),
  ).toEqual({
    type: 'article-journal',
    title: 'Redundant telemetry in tide stations',
    author: [
      { family: 'Vermeer', given: 'Anneke' },
      { family: 'Holt', given: 'Simon P.' },
      { family: 'van der Linde', given: 'Joris' },
    ],
    issued: { 'date-parts': [[2022, 9, 14]] },
    DOI: '10.5555/jci.2022.41.3.201',
    'container-title': 'Journal of Coastal Instruments',
    volume: '41',
    issue: '3',
    page: '201–219',
  });
});

test('a report by what stands on its first page, where its record says nothing', () => {
  const item = read({
    record: { title: ['Microsoft Word - final_v7.docx'], author: ['jsmith'] },
    made: 'D:20260102120000Z',
    pages: [
      [
        line('OFFICIAL', 9),
        line('The surge of 14 January 2026:', 24),
        line('report of the inquiry', 24),
        line('Published: 3 June 2026'),
        line(
          'The sea stood at 1.92 metres on 14 January 2026 and it was dark.',
        ),
      ],
      [line('ISBN 978-0-306-40615-7', 9)],
    ],
  });
  expect(item).toEqual({
    type: 'report',
    title: 'The surge of 14 January 2026: report of the inquiry',
    issued: { 'date-parts': [[2026, 6, 3]] },
    ISBN: '978-0-306-40615-7',
  });
});

test('a file that says nothing has its name and the year in which it was made', () => {
  expect(read({ made: 'D:20191231235959' }, 'Tide_tables.PDF')).toEqual({
    type: 'report',
    title: 'Tide tables',
    issued: { 'date-parts': [[2019]] },
  });
  expect(read({}, '.pdf')['title']).toBe('Untitled');
});

test.each([
  [['John Smith, Jane Doe'], ['Smith', 'Doe']],
  [['Smith, John; Doe, Jane'], ['Smith', 'Doe']],
  [['Smith, John'], ['Smith']],
  [['John Smith and Jane Doe'], ['Smith', 'Doe']],
  [
    ['Department of Coasts, Ports and Waterways'],
    ['Department of Coasts, Ports and Waterways'],
  ],
  [['北方港湾研究会'], ['北方港湾研究会']],
  [['admin'], []],
  [['KM_C250i user@x.example'], []],
  [['XRX9C934E'], []],
])('authors %j are %j', (author, names) => {
  expect(
    (read({ record: { author } }).author ?? []).map(
      ({ family, literal }) => family ?? literal,
    ),
  ).toEqual(names);
});

test.each([
  [['doi:10.1000/xyz123.'], '10.1000/xyz123'],
  [['(https://doi.org/10.1000/xyz123)'], '10.1000/xyz123'],
  [['10.1016/S0140-6736(20)30183-5'], '10.1016/S0140-6736(20)30183-5'],
  [['See 10.1000/a and 10.1000/b', 'https://doi.org/10.1000/b'], '10.1000/b'],
  // A list of references has no one of its own.
  [['10.1000/a', '10.1000/b'], undefined],
  [['about 10.5 metres'], undefined],
])('of a page with %j the DOI is %j', (lines, doi) => {
  expect(read({ pages: [lines.map((text) => line(text))] })['DOI']).toBe(doi);
});

test('what is hostile is text or nothing', () => {
  const item = read({
    record: {
      title: ['<img src=x onerror=alert(1)>\u202e\0 Tides'],
      'dc:creator': ['x'.repeat(10_000)],
      'prism:volume': ['\ud800 4'],
    },
    made: 'D:9999',
  });
  expect(item['title']).toBe('<img src=x onerror=alert(1)> Tides');
  expect(item.author).toBeUndefined();
  expect(item.issued).toBeUndefined();
});

test.each(['Untitled', 'a.docx', 'Microsoft Word - x', '---', 'untitled 3'])(
  '%j is no title',
  (title) => {
    expect(read({ record: { title: [title] } }, 'Real name.pdf')['title']).toBe(
      'Real name',
    );
  },
);
