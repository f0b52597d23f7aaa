// The sample that Precis brings: a briefing as its author would have typed it, markers and all, with its sources and
// the number that each marker stands for. It is read with the same scanner and importer as anyone's text.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { importCslJson } from '#core/convert/csl-json.ts';
import type { SourcesImport } from '#core/convert/imported-source.ts';
import { textWithMarkers } from '#core/convert/text-import.ts';
import {
  DOCUMENT_VERSION,
  type Block,
  type BlockId,
  type BriefingDocument,
  type Inline,
} from '#core/document/document.ts';
import { ranksBetween } from '#core/document/rank.ts';
import {
  briefingHeadShape,
  parseBriefingDocument,
} from '#core/document/schema.ts';
import { newId } from '../clock.ts';

const part = z.union([
  z.strictObject({
    heading: z.tuple([
      z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)]),
      z.string(),
    ]),
  }),
  z.strictObject({ paragraph: z.string() }),
  z.strictObject({ pull: z.string() }),
  z.strictObject({ quotation: z.array(z.string()), by: z.string() }),
  z.strictObject({ list: z.array(z.string()) }),
  z.strictObject({
    table: z.strictObject({
      caption: z.string(),
      rows: z.array(z.array(z.string())),
      figures: z.array(z.int()),
    }),
  }),
]);

const sampleSchema = z.strictObject({
  ...briefingHeadShape,
  body: z.array(part),
  links: z.record(z.string(), z.string()),
});

type Part = z.infer<typeof part>;
type Unplaced = Block extends infer B
  ? B extends Block
    ? Omit<B, 'id' | 'rank'>
    : never
  : never;

const inlines = (text: string): readonly Inline[] =>
  textWithMarkers(text, newId);

function blockOf(given: Part): Unplaced {
  if ('heading' in given)
    return {
      type: 'heading',
      level: given.heading[0],
      content: inlines(given.heading[1]),
    };
  if ('paragraph' in given)
    return { type: 'paragraph', content: inlines(given.paragraph) };
  if ('pull' in given)
    return { type: 'pull-quotation', content: inlines(given.pull) };
  if ('quotation' in given)
    return {
      type: 'quotation',
      paragraphs: given.quotation.map(inlines),
      attribution: inlines(given.by),
    };
  if ('list' in given)
    return {
      type: 'list',
      style: 'unordered',
      items: given.list.map((item) => ({ content: inlines(item) })),
    };
  return {
    type: 'table',
    rows: given.table.rows.map((row) =>
      row.map((cell) => ({ content: inlines(cell) })),
    ),
    headerRows: 1,
    headerColumns: 0,
    figures: given.table.figures,
    caption: inlines(given.table.caption),
  };
}

export type Sample = {
  readonly document: BriefingDocument;
  readonly sources: SourcesImport;
  /** The citekey that each marker's number stands for. */
  readonly links: ReadonlyMap<number, string>;
};

/** `resources` is the folder of the built resources. */
export function readSample(resources: string): Sample {
  const read = (name: string): string =>
    readFileSync(join(resources, 'sample', name), 'utf8');
  const { body, links, ...head } = sampleSchema.parse(
    JSON.parse(read('briefing.json')),
  );
  const ranks = ranksBetween(null, null, body.length);
  const blocks = body.map((given, index) => ({
    ...blockOf(given),
    id: newId() as BlockId,
    rank: ranks[index],
  }));
  return {
    document: parseBriefingDocument({
      version: DOCUMENT_VERSION,
      ...head,
      blocks,
    }),
    sources: importCslJson(read('sources.json'), 'sources.json'),
    links: new Map(
      Object.entries(links).map(([number, key]) => [Number(number), key]),
    ),
  };
}
