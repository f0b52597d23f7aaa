// The validator of the stored document. It rejects and never coerces, drops or fills in: what it returns is the value
// that it was given. Input is validated where it comes in (the wire, JSON read from the database, files), nowhere else.
import { z } from 'zod';
import { AppError } from '../errors.ts';
import type { Steps } from '../steps.ts';
import { BLOCK_NAMES } from './block-names.ts';
import { forbiddenCharacter, forbiddenInLine, MAX_LINE } from './characters.ts';
import { isLinkAddress } from './link-address.ts';
import {
  DOCUMENT_VERSION,
  type Block,
  type BlockId,
  type BriefingDocument,
  type ListItem,
  type ListStyle,
  type Rank,
} from './document.ts';
import { isListStart, MAX_START } from './list-start.ts';
import {
  ID,
  isPlainBlock,
  MAX_REASON,
  MAX_TEXT,
  RANK,
  TEXT_MARKS,
} from './plain-block.ts';
import { compareByRank } from './rank.ts';
import { MAX_COLUMNS } from './table-size.ts';
import { citationsOf, footnotesOf, markersOf } from './walk.ts';

/** The deepest that lists may nest; the typesetter's own limit is a little above. */
export const MAX_LIST_DEPTH = 8;
/** The most choices behind an item of a list that is ticked. */
export const MAX_TICKS = 6;

const text = z
  .string()
  .max(MAX_TEXT)
  .superRefine((value, context) => {
    const found = forbiddenCharacter(value);
    if (found)
      context.addIssue({
        code: 'custom',
        message: `holds ${found.name} at character ${found.offset + 1}, which no text may hold`,
      });
  });

const line = z
  .string()
  .max(MAX_LINE)
  .superRefine((value, context) => {
    const found = forbiddenInLine(value);
    if (found)
      context.addIssue({
        code: 'custom',
        message: `holds ${found.name} at character ${found.offset + 1}, which may not stand there`,
      });
  });

const id = z.string().regex(ID, 'is not an id');
export const blockIdSchema = id as unknown as z.ZodType<BlockId>;
const rank = z.string().regex(RANK, 'is not a rank');
export const rankSchema = rank as unknown as z.ZodType<Rank>;
const language = z
  .string()
  .max(64)
  .regex(/^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/, 'is not a language tag');
const hash = z.string().regex(/^[0-9a-f]{64}$/, 'is not a SHA-256');

const suggestion = z.strictObject({
  id,
  author: line.min(1),
  at: z.iso.datetime(),
});
const suggested = {
  inserted: suggestion.optional(),
  deleted: suggestion.optional(),
};

export const textMark = z.enum(TEXT_MARKS);

const unique = (values: readonly unknown[]): boolean =>
  new Set(values).size === values.length;

const reason = line
  .min(1)
  .max(MAX_REASON)
  .refine((words) => words.trim() === words, 'has white space at its ends');

const textRun = z
  .strictObject({
    type: z.literal('text'),
    text: text.min(1),
    marks: z
      .array(textMark)
      .min(1)
      .refine(unique, 'has a mark twice')
      .optional(),
    language: language.optional(),
    reason: reason.optional(),
    ...suggested,
  })
  .refine(
    ({ reason, marks = [] }) =>
      reason === undefined || marks.includes('redaction'),
    'has a reason and is not marked for redaction',
  );
const lineBreak = z.strictObject({
  type: z.literal('line-break'),
  ...suggested,
});
const paragraphBreak = z.strictObject({
  type: z.literal('paragraph-break'),
  ...suggested,
});

const link = z.strictObject({
  type: z.literal('link'),
  url: line.refine(isLinkAddress, 'is not an http, https or mailto address'),
  content: z.array(z.discriminatedUnion('type', [textRun, lineBreak])).min(1),
});

export const locatorLabelSchema = z.enum([
  'act',
  'appendix',
  'article-locator',
  'book',
  'canon',
  'chapter',
  'column',
  'elocation',
  'equation',
  'figure',
  'folio',
  'issue',
  'line',
  'note',
  'opus',
  'page',
  'paragraph',
  'part',
  'rule',
  'scene',
  'section',
  'sub-verbo',
  'supplement',
  'table',
  'timestamp',
  'title-locator',
  'verse',
  'volume',
]);

export const locatorSchema = z.strictObject({
  label: locatorLabelSchema,
  value: line.min(1),
});

const markerNumber = z.int().min(1).max(9999);

const citation = z.strictObject({
  type: z.literal('citation'),
  id,
  source: id,
  locator: locatorSchema.optional(),
  prefix: line.min(1).optional(),
  suffix: line.min(1).optional(),
  suppressAuthor: z.literal(true).optional(),
  marker: z
    .strictObject({
      number: markerNumber,
      written: text.min(1),
      space: z.string().regex(/^\s*$/u, 'is not white space'),
    })
    .optional(),
  ...suggested,
});

const footnote = z.strictObject({
  type: z.literal('footnote'),
  id,
  content: z.array(
    z.discriminatedUnion('type', [
      textRun,
      link,
      lineBreak,
      paragraphBreak,
      citation,
    ]),
  ),
  ...suggested,
});

const marker = z.strictObject({
  type: z.literal('marker'),
  id,
  text: text.min(1),
  references: z
    .array(
      z.strictObject({
        number: markerNumber,
        locator: locatorSchema.optional(),
      }),
    )
    .min(1),
  written: text.min(1).optional(),
  ...suggested,
});

const inlines = z.array(
  z.discriminatedUnion('type', [textRun, link, lineBreak, footnote, marker]),
);

const traits = {
  align: z.enum(['start', 'center', 'end', 'justify']).optional(),
  direction: z.enum(['ltr', 'rtl']).optional(),
  language: language.optional(),
  marking: line.min(1).optional(),
};
const listStyle = z.enum(['ordered', 'unordered', 'check']);
const listStart = z
  .unknown()
  .refine(
    (value) => typeof value === 'number' && isListStart(value),
    `is not the first number of a list, a whole number from 2 to ${MAX_START} (one that counts from 1 has none)`,
  ) as unknown as z.ZodType<number>;
const isCounted = (list: {
  style: ListStyle;
  start?: number | undefined;
}): boolean => list.start === undefined || list.style === 'ordered';
const NOT_COUNTED = 'has a first number and is no numbered list';
const headingLevel = z.literal([1, 2, 3, 4]);

const lineForm = [
  z.strictObject({ ...traits, type: z.enum(['paragraph', 'pull-quotation']) }),
  z.strictObject({
    ...traits,
    type: z.literal('heading'),
    level: headingLevel,
  }),
] as const;
const reshapedFrom = <Form extends z.ZodType>(form: Form) =>
  suggestion.extend({ from: form }).optional();
const base = {
  id,
  rank,
  ...traits,
  ...suggested,
  moved: suggestion.extend({ from: rank }).optional(),
};
const lineBase = {
  ...base,
  reshaped: reshapedFrom(z.discriminatedUnion('type', [...lineForm])),
};
/** Whatever is suggested of it, it stays what it is. */
const ofKind = <Kind extends string>(type: Kind) => ({
  ...base,
  type: z.literal(type),
  reshaped: reshapedFrom(z.strictObject({ ...traits, type: z.literal(type) })),
});

export const ticksSchema = z
  .array(line.min(1))
  .min(1)
  .max(MAX_TICKS)
  .refine(unique, 'have a choice twice');

type ItemShape = {
  content: z.infer<typeof inlines>;
  checked?: boolean | undefined;
  children?:
    | {
        style: ListStyle;
        start?: number | undefined;
        items: ItemShape[];
      }
    | undefined;
};
const listItem: z.ZodType<ItemShape> = z.strictObject({
  content: inlines,
  checked: z.boolean().optional(),
  children: z
    .strictObject({
      style: listStyle,
      start: listStart.optional(),
      items: z.lazy(() => z.array(listItem).min(1)),
    })
    .refine(isCounted, NOT_COUNTED)
    .optional(),
});

const depth = (items: readonly ItemShape[] | readonly ListItem[]): number =>
  1 +
  Math.max(
    0,
    ...items.map((item) => (item.children ? depth(item.children.items) : 0)),
  );

const tableCell = z.strictObject({
  content: inlines,
  columns: z.int().min(2).max(MAX_COLUMNS).optional(),
  rows: z.int().min(2).max(10_000).optional(),
});

const blockShape = z.discriminatedUnion('type', [
  z.strictObject({
    ...lineBase,
    type: z.literal('paragraph'),
    content: inlines,
  }),
  z.strictObject({
    ...lineBase,
    type: z.literal('heading'),
    level: headingLevel,
    content: inlines,
  }),
  z.strictObject({
    ...base,
    type: z.literal('list'),
    reshaped: reshapedFrom(
      z
        .strictObject({
          ...traits,
          type: z.literal('list'),
          style: listStyle,
          start: listStart.optional(),
        })
        .refine(isCounted, NOT_COUNTED),
    ),
    style: listStyle,
    start: listStart.optional(),
    ticks: ticksSchema.optional(),
    items: z.array(listItem).min(1),
  }),
  z.strictObject({
    ...ofKind('quotation'),
    paragraphs: z.array(inlines).min(1),
    attribution: inlines.optional(),
  }),
  z.strictObject({
    ...lineBase,
    type: z.literal('pull-quotation'),
    content: inlines,
  }),
  z.strictObject({
    ...ofKind('table'),
    rows: z.array(z.array(tableCell)).min(1),
    headerRows: z.int().min(0),
    headerColumns: z.int().min(0),
    figures: z.array(z.int().min(0)).refine(unique).optional(),
    widths: z.array(z.int().min(1).max(10_000)).optional(),
    caption: inlines.optional(),
  }),
  z.strictObject({
    ...ofKind('image'),
    attachment: hash,
    alternative: text,
    redaction: z.strictObject({ reason: reason.optional() }).optional(),
    caption: inlines.optional(),
  }),
  z.strictObject({ ...ofKind('code'), text }),
  z.strictObject({ ...ofKind('rule') }),
  z.strictObject({ ...ofKind('page-break') }),
  z.strictObject({ ...ofKind('bibliography') }),
]);

/** The columns that each row of a table fills, merged cells counted; null where cells overlap or stick out. */
function tableWidth(
  rows: readonly (readonly {
    columns?: number | undefined;
    rows?: number | undefined;
  }[])[],
): number | null {
  const taken: boolean[][] = rows.map(() => []);
  let width = 0;
  for (const [y, row] of rows.entries()) {
    let x = 0;
    for (const cell of row) {
      while (taken[y]?.[x]) x += 1;
      const across = cell.columns ?? 1;
      const down = cell.rows ?? 1;
      if (y + down > rows.length) return null;
      for (let dy = 0; dy < down; dy += 1)
        for (let dx = 0; dx < across; dx += 1) {
          const line = taken[y + dy];
          if (!line || line[x + dx]) return null;
          line[x + dx] = true;
        }
      x += across;
      width = Math.max(width, x);
    }
  }
  const full = taken.every(
    (line) => line.length === width && !line.includes(false) && width > 0,
  );
  // A sparse array has holes that `includes(false)` does not see.
  return full && taken.every((line) => Object.keys(line).length === width)
    ? width
    : null;
}

export const blockSchema = blockShape.superRefine((block, context) => {
  if (block.type === 'list' && depth(block.items) > MAX_LIST_DEPTH)
    context.addIssue({
      code: 'custom',
      message: `nests lists deeper than ${MAX_LIST_DEPTH}`,
    });
  if (block.type === 'list' && !isCounted(block))
    context.addIssue({ code: 'custom', message: NOT_COUNTED });
  if (block.type === 'table') {
    const width = tableWidth(block.rows);
    if (width === null || width > MAX_COLUMNS)
      context.addIssue({
        code: 'custom',
        message: 'has rows of unequal width or cells that overlap',
      });
    else if (
      block.headerRows > block.rows.length ||
      block.headerColumns > width ||
      (block.figures ?? []).some((column) => column >= width)
    )
      context.addIssue({
        code: 'custom',
        message: 'names a header or a column that it does not have',
      });
    else if (block.widths && block.widths.length !== width)
      context.addIssue({
        code: 'custom',
        message: 'has not one width for each of its columns',
      });
  }
}) as unknown as z.ZodType<Block>;

const fieldKey = z.string().regex(/^[a-z][a-z0-9-]{0,63}$/, 'is not a field');

export const briefingHeadShape = {
  title: line,
  template: z.string().regex(/^[a-z][a-z0-9-]{0,63}$/, 'is not a template'),
  language,
  style: z.string().regex(/^[a-z0-9][a-z0-9-]{0,127}$/, 'is not a style'),
  marking: line,
  status: z.enum(['draft', 'in-review', 'cleared', 'final', 'withdrawn']),
  fields: z.record(
    fieldKey,
    z.union([text, z.number(), z.array(line).readonly()]),
  ),
};

export const briefingHeadSchema = z.strictObject(briefingHeadShape);

/** As `blockSchema`, at the cost of a glance where that is enough. */
const blockAtAGlance = z.unknown().superRefine((value, context) => {
  if (isPlainBlock(value)) return;
  for (const issue of blockSchema.safeParse(value).error?.issues ?? [])
    context.addIssue({ ...issue, continue: false });
}) as unknown as z.ZodType<Block>;

/** Ids must be unique within a briefing, each kind by itself, so the rule needs all of its blocks. */
function repeatedId(blocks: readonly Block[]): string | null {
  const notes = footnotesOf(blocks).map(({ footnote }) => footnote);
  return (
    firstRepeated(blocks) ??
    firstRepeated(markersOf(blocks).map(({ marker }) => marker)) ??
    firstRepeated(notes) ??
    firstRepeated(notes.flatMap(citationsOf))
  );
}

function firstRepeated(all: readonly { readonly id: string }[]): string | null {
  const seen = new Set<string>();
  for (const each of all) {
    if (seen.has(each.id)) return each.id;
    seen.add(each.id);
  }
  return null;
}

const documentOf = (block: z.ZodType<Block>): z.ZodType<BriefingDocument> =>
  z
    .strictObject({
      version: z.literal(DOCUMENT_VERSION),
      ...briefingHeadShape,
      blocks: z.array(block),
    })
    .superRefine((document, context) => {
      const repeated = repeatedId(document.blocks);
      if (repeated !== null)
        context.addIssue({
          code: 'custom',
          path: ['blocks'],
          message: `hold the id ${repeated} twice`,
        });
      const unordered = document.blocks.findIndex((block, index) => {
        const before = document.blocks[index - 1];
        return before !== undefined && compareByRank(before, block) >= 0;
      });
      if (unordered > 0)
        context.addIssue({
          code: 'custom',
          path: ['blocks', unordered],
          message: 'stands out of the order of its rank',
        });
    });

export const briefingDocumentSchema = documentOf(blockAtAGlance);

/** Of a document whose blocks are valid, each by itself. */
const knownBlocksSchema = documentOf(z.unknown() as z.ZodType<Block>);

/** Where too many words stand, as who wrote them would say it; null where that is not in a block of `value`. */
function placeOfWords(
  { code, path: [top, index] }: z.core.$ZodIssue,
  value: unknown,
): string | null {
  if (code !== 'too_big' || top !== 'blocks' || typeof index !== 'number')
    return null;
  const { blocks } = value as { readonly blocks?: readonly Partial<Block>[] };
  const type = blocks?.[index]?.type;
  return type === undefined
    ? null
    : `a text in block ${index + 1} (${BLOCK_NAMES[type]})`;
}

/** One sentence for a person from zod's issues of `value`: the place, and what is wrong there. */
export function describeIssues(
  what: string,
  issues: readonly z.core.$ZodIssue[],
  value: unknown = {},
): string {
  const first = issues[0];
  if (!first) return `${what} is not valid.`;
  const place = placeOfWords(first, value) ?? first.path.map(String).join('.');
  const more = issues.length > 1 ? ` (and ${issues.length - 1} more)` : '';
  return `${what} is not valid: ${place ? `${place} ` : ''}${issueInWords(first)}${more}.`;
}

/** The validator's own words, but for the lengths of what people write. */
function issueInWords(issue: z.core.$ZodIssue): string {
  if (issue.code === 'too_big' && issue.origin === 'string')
    return `is longer than ${Number(issue.maximum).toLocaleString('en')} characters`;
  if (
    issue.code === 'too_small' &&
    issue.origin === 'string' &&
    Number(issue.minimum) === 1
  )
    return 'is empty';
  return issue.message;
}

/** `value` itself, now known to be a block. Throws AppError 'bad-input' naming the place. */
export function parseBlock(value: unknown): Block {
  const result = blockSchema.safeParse(value);
  if (!result.success)
    throw new AppError(
      'bad-input',
      describeIssues('The block', result.error.issues),
    );
  return value as Block;
}

/** `value` itself, now known to be a document of this version. Throws AppError 'bad-input' naming the place. */
export function parseBriefingDocument(value: unknown): BriefingDocument {
  const result = briefingDocumentSchema.safeParse(value);
  if (!result.success)
    throw new AppError(
      'bad-input',
      describeIssues('The briefing', result.error.issues, value),
    );
  return value as BriefingDocument;
}

/** As `parseBriefingDocument`, a step for each block: a long document takes a second. */
export function* parseBriefingDocumentInSteps(
  value: unknown,
): Steps<BriefingDocument> {
  const { blocks } = value as { readonly blocks?: unknown };
  for (const block of Array.isArray(blocks) ? (blocks as unknown[]) : []) {
    // What is wrong with it, and with others, is found anew and told in one sentence.
    if (!isPlainBlock(block) && !blockSchema.safeParse(block).success)
      return parseBriefingDocument(value);
    yield;
  }
  return knownBlocksSchema.safeParse(value).success
    ? (value as BriefingDocument)
    : parseBriefingDocument(value);
}
