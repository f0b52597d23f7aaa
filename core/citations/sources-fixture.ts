// Sources for tests of citation formatting: one of each of the common kinds, and a Japanese one.
import type { SourceId } from '../document/document.ts';
import { cslItemSchema, type CslItem, type Source } from './source.ts';

/** What a library can hold, and nothing that it can't. */
export const item = (fields: Record<string, unknown>): CslItem =>
  cslItemSchema.parse(fields);

export const on = (...parts: number[]) => ({ 'date-parts': [parts] });

export const ITEMS: Record<string, CslItem> = {
  book: item({
    type: 'book',
    title: 'The tides of the northern coast',
    author: [
      { family: 'Okafor', given: 'Ifeoma' },
      { family: 'Lind', given: 'Per' },
    ],
    publisher: 'Harbour Press',
    'publisher-place': 'Hallin',
    edition: '2',
    issued: on(2019),
  }),
  article: item({
    type: 'article-journal',
    title: 'Redundant telemetry in tide stations',
    author: [
      { family: 'Vermeer', given: 'Anneke' },
      { family: 'Holt', given: 'Simon P.' },
    ],
    'container-title': 'Journal of Coastal Instruments',
    volume: '41',
    issue: '3',
    page: '201-219',
    issued: on(2022, 9),
  }),
  chapter: item({
    type: 'chapter',
    title: 'Early gauges',
    author: [{ family: 'van der Linde', given: 'Joris' }],
    editor: [{ family: 'Macrae', given: 'Ishbel' }],
    'container-title': 'A History of the Sea Wall',
    publisher: 'Quay Books',
    'publisher-place': 'Leith',
    page: '40-62',
    issued: on(2008),
  }),
  thesis: item({
    type: 'thesis',
    title: 'Surges and silence',
    author: [{ family: 'Adeyemi', given: 'Folasade' }],
    genre: 'PhD thesis',
    publisher: 'University of Hallin',
    issued: on(2015),
  }),
  web: item({
    type: 'webpage',
    title: 'How a gauge is read',
    author: [{ literal: 'Coastal Observation Branch' }],
    'container-title': 'Coasts and Waterways',
    URL: 'https://coasts.example/gauges',
    issued: on(2025, 3, 4),
    accessed: on(2026, 5, 12),
  }),
  japanese: item({
    type: 'book',
    title: '港湾潮位観測所の更新に関する調査報告',
    author: [{ family: '山田', given: '花子' }],
    publisher: '北方港湾研究会',
    'publisher-place': '函館',
    issued: on(2019),
    language: 'ja-JP',
  }),
};

export const sourceMap = (
  items: Readonly<Record<string, CslItem>>,
): Map<SourceId, Source> =>
  new Map(
    Object.entries(items).map(([id, one]) => [
      id as SourceId,
      {
        id: id as SourceId,
        citekey: `key-${id}`,
        item: one,
      },
    ]),
  );
export const SOURCES = sourceMap(ITEMS);
