// Bench "cite": what one more note costs in a text of 1,000 notes over 300 sources. `page` is all that the page's own
// thread does for formatting: telling what changed, taking the words, placing them; of the messages it writes its own and
// reads the worker's, as a page does. `seen` and `all` are the worker's time until the notes in view, and all notes, are exact.
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import { formatNotes } from '#core/citations/format-notes.ts';
import type { FormattedParagraph } from '#core/citations/formatted-note.ts';
import { cslItemSchema, type Source } from '#core/citations/source.ts';
import { cite, docWith, note, p } from '#core/document/builder.ts';
import type {
  Footnote,
  FootnoteId,
  SourceId,
} from '#core/document/document.ts';
import { footnotesOf } from '#core/document/walk.ts';
import { readCitationStyle } from '../../electron/services/citation-styles.ts';
import { createFormatting } from '../../renderer/notes/formatting.ts';
import { createFormatter } from '../../renderer/notes/formatter.ts';
import type {
  FormatReply,
  FormatRequest,
} from '../../renderer/notes/format-messages.ts';
import {
  notesToFormat,
  placeWords,
} from '../../renderer/notes/notes-on-sheet.ts';
import type { Bench } from './bench.ts';
import { median } from './statistics.ts';

const NOTES = 1000;
const SOURCES = 300;
const STYLES = ['chicago-notes', 'oscola', 'mcgill-en', 'apa', 'ieee'];
const ROUNDS = 5;
const IN_VIEW = 20;
const TYPES = [
  'book',
  'article-journal',
  'chapter',
  'report',
  'webpage',
  'legal_case',
  'bill',
  'thesis',
  'article-newspaper',
  'paper-conference',
] as const;
const FAMILIES =
  'Okafor Lind Vermeer Holt Macrae Adeyemi Brandt Sato Ruiz'.split(' ');

const resources = join(import.meta.dirname, '..', '..', 'out', 'resources');

/** Numbers from 0 to 1, the same in every run. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

function madeUp(): Map<SourceId, Source> {
  const next = numbers(7);
  const family = (): string =>
    FAMILIES[Math.floor(next() * FAMILIES.length)] ?? 'Okafor';
  return new Map(
    Array.from({ length: SOURCES + 20 }, (_, index): [SourceId, Source] => {
      const id = `s${index}` as SourceId;
      return [
        id,
        {
          id,
          citekey: id,
          item: cslItemSchema.parse({
            type: TYPES[index % TYPES.length],
            title: `Findings on gauge ${index} of the northern coast`,
            author: Array.from({ length: 1 + (index % 3) }, () => ({
              family: family(),
              given: 'Ifeoma Ada',
            })),
            'container-title': 'Journal of Coastal Instruments',
            publisher: 'Harbour Press',
            volume: String(1 + (index % 40)),
            page: '201-219',
            issued: { 'date-parts': [[2000 + (index % 25), 3, 4]] },
          }),
        },
      ];
    }),
  );
}

function madeNotes(): Footnote[] {
  const next = numbers(11);
  return Array.from({ length: NOTES }, () =>
    note(
      ...Array.from({ length: 1 + Math.floor(next() * 3) }, () =>
        cite(
          `s${Math.floor(next() ** 2 * SOURCES)}`,
          next() < 0.6 ? `p. ${1 + Math.floor(next() * 400)}` : undefined,
        ),
      ),
    ),
  );
}

type Times = { page: number; seen: number; all: number };

function measure(style: string) {
  const sources = madeUp();
  const data = readCitationStyle(resources, style, 'en-GB');
  const words = new Map<FootnoteId, readonly FormattedParagraph[]>();
  const requests: Buffer[] = [];
  const replies: Buffer[] = [];
  let hear: (event: Event) => void = () => undefined;
  const formatting = createFormatting((reply) =>
    replies.push(serialize(reply)),
  );
  let placed = footnotesOf([]);
  let shown: ReturnType<typeof placeWords> = [];
  let sent: ReturnType<typeof notesToFormat> = [];
  const formatter = createFormatter(
    () => ({
      postMessage: (request) => requests.push(serialize(request)),
      addEventListener: (type, listener) => {
        if (type === 'message') hear = listener;
      },
      terminate: () => undefined,
    }),
    {
      onWords: (some, done) => {
        for (const { id, paragraphs } of some) words.set(id, paragraphs);
        if (done) shown = placeWords(placed, words, shown);
      },
      onList: () => undefined,
      onFailed: (sentence) => {
        throw new Error(sentence);
      },
    },
  );

  function show(footnotes: readonly Footnote[], at: number): Times {
    const document = docWith({ language: 'en-GB' }, p(...footnotes));
    const from = Math.max(0, at - IN_VIEW / 2);
    const looked = footnotes.slice(from, from + IN_VIEW).map(({ id }) => id);
    const begun = performance.now();
    placed = footnotesOf(document.blocks);
    sent = notesToFormat(placed, sent);
    shown = placeWords(placed, words, shown);
    formatter.show(
      {
        notes: sent,
        sourceOf: (id) => sources.get(id),
        style: data,
        language: 'en-GB',
        list: false,
      },
      looked,
    );
    let page = performance.now() - begun;
    let worker = 0;
    let seen = 0;
    const open = new Set(looked);
    for (const request of requests.splice(0))
      formatting.receive(deserialize(request) as FormatRequest);
    for (let more = true; more;) {
      const step = performance.now();
      more = formatting.step();
      worker += performance.now() - step;
      for (const reply of replies.splice(0)) {
        const heard = performance.now();
        const said = deserialize(reply) as FormatReply;
        hear(new MessageEvent('message', { data: said }));
        page += performance.now() - heard;
        if (said.kind !== 'words') continue;
        if (said.words.some(({ id }) => open.has(id))) seen = worker;
      }
    }
    return { page, seen, all: worker };
  }

  const begin = madeNotes();
  const first = show(begin, 0);
  const places: Record<string, { at: number; source: string }> = {
    start: { at: 0, source: 's3' },
    middle: { at: NOTES / 2, source: 's3' },
    end: { at: NOTES, source: 's3' },
    'start, another source': { at: 0, source: `s${SOURCES}` },
  };
  const times = Object.entries(places).map(([where, { at, source }]) => {
    const rounds = Array.from({ length: ROUNDS }, (_, round) => {
      const own = source === 's3' ? source : `s${SOURCES + round}`;
      const measured = show(
        begin.toSpliced(at, 0, note(cite(own, `p. ${round + 1}`))),
        at,
      );
      show(begin, at);
      return measured;
    });
    const of = (key: keyof Times): number =>
      median(rounds.map((round) => round[key]));
    return { where, page: of('page'), seen: of('seen'), all: of('all') };
  });

  const footnotes = begin.toSpliced(0, 0, note(cite('s3')));
  show(footnotes, 0);
  const begun = performance.now();
  const whole = formatNotes(
    docWith({ language: 'en-GB' }, p(...footnotes)),
    sources,
    data,
  );
  const full = performance.now() - begun;
  const exact = whole.filter(
    ({ id, paragraphs }) =>
      JSON.stringify(words.get(id)) === JSON.stringify(paragraphs),
  ).length;
  return { style, first, times, full, exact: `${exact} of ${whole.length}` };
}

const ms = (time: number): string => time.toFixed(1);
const rounded = (time: number): number => Math.round(time * 10) / 10;

export const benchCite: Bench = () => {
  const measured = STYLES.map(measure);
  return {
    report: Object.fromEntries(
      measured.map(({ style, first, times, full, exact }) => [
        style,
        {
          open_all_ms: rounded(first.all),
          full_pass_ms: rounded(full),
          exact,
          ...Object.fromEntries(
            times.map(({ where, page, seen, all }) => [
              where,
              {
                page_ms: rounded(page),
                seen_ms: rounded(seen),
                all_ms: rounded(all),
              },
            ]),
          ),
        },
      ]),
    ),
    rows: [
      [
        'style',
        'one more note at the',
        'page ms',
        'seen ms',
        'all ms',
        'full pass ms',
        'exact',
      ],
      ...measured.flatMap(({ style, first, times, full, exact }) => [
        [
          style,
          '(opened)',
          ms(first.page),
          ms(first.seen),
          ms(first.all),
          ms(full),
          exact,
        ],
        ...times.map(({ where, page, seen, all }) => [
          style,
          where,
          ms(page),
          ms(seen),
          ms(all),
          '',
          '',
        ]),
      ]),
    ],
  };
};
