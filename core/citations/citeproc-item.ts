// A source as citeproc-js takes it: the variables of CSL 1.0.2 and no others, every text protected, so that neither a
// field of another program nor markup in a title can steer the engine.
import { protect } from './citeproc-output.ts';
import {
  DATE_FIELDS,
  NAME_FIELDS,
  type CslDate,
  type CslItem,
} from './source.ts';

// CSL 1.0.2, appendix IV: standard and number variables, and the two short forms that CSL-JSON has under other names.
const TEXT_FIELDS = [
  'abstract',
  'annote',
  'archive',
  'archive_collection',
  'archive_location',
  'archive-place',
  'authority',
  'call-number',
  'chapter-number',
  'citation-key',
  'citation-label',
  'collection-number',
  'collection-title',
  'container-title',
  'container-title-short',
  'dimensions',
  'division',
  'DOI',
  'edition',
  'event',
  'event-place',
  'event-title',
  'genre',
  'ISBN',
  'ISSN',
  'issue',
  'journalAbbreviation',
  'jurisdiction',
  'keyword',
  'language',
  'license',
  'medium',
  'note',
  'number',
  'number-of-pages',
  'number-of-volumes',
  'original-publisher',
  'original-publisher-place',
  'original-title',
  'page',
  'page-first',
  'part-number',
  'part-title',
  'PMCID',
  'PMID',
  'printing-number',
  'publisher',
  'publisher-place',
  'references',
  'reviewed-genre',
  'reviewed-title',
  'scale',
  'section',
  'shortTitle',
  'source',
  'status',
  'supplement-number',
  'title',
  'title-short',
  'URL',
  'version',
  'volume',
  'volume-title',
  'year-suffix',
] as const;

/** `value` with every string in it protected. */
function protectAll(value: unknown): unknown {
  if (typeof value === 'string') return protect(value);
  if (Array.isArray(value)) return value.map(protectAll);
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(
      Object.entries(value).map(([key, part]) => [key, protectAll(part)]),
    );
  return value;
}

const WHOLE_NUMBER = /^\s*-?\d{1,6}\s*$/;

/** citeproc takes numbers in date parts for granted, and knows no EDTF. */
function dateFor(date: CslDate): unknown {
  const { 'date-parts': parts, edtf, ...rest } = date;
  if (
    parts?.every((one) => one.every((part) => WHOLE_NUMBER.test(String(part))))
  )
    return protectAll({
      ...rest,
      'date-parts': parts.map((one) => one.map(Number)),
    });
  if (parts)
    return protectAll({
      literal: parts.map((one) => one.join('-')).join('/'),
      ...rest,
    });
  if (edtf !== undefined && rest.raw === undefined)
    return protectAll({
      raw: edtf.replace(/[~?%]/g, ''),
      ...(/[~?%]/.test(edtf) && { circa: true }),
      ...rest,
    });
  return protectAll(rest);
}

/** The item for citeproc, under `id`. */
export function itemFor(id: string, item: CslItem): Record<string, unknown> {
  const made: Record<string, unknown> = { id, type: item.type };
  for (const field of TEXT_FIELDS) {
    const value = item[field];
    if (typeof value === 'string' || typeof value === 'number')
      if (String(value).trim() !== '') made[field] = protect(String(value));
  }
  for (const field of NAME_FIELDS) {
    const names = item[field];
    if (names) made[field] = protectAll(names);
  }
  for (const field of DATE_FIELDS) {
    const date = item[field];
    if (date) made[field] = dateFor(date);
  }
  return made;
}

/** What stands in for a source that is not there: the loss is printed where the citation would be. */
export function missingItem(
  id: string,
  source: string,
): Record<string, unknown> {
  return {
    id,
    type: 'document',
    title: `[missing source ${protect(source)}]`,
    // No language of titles: a style may not change the case of an id.
    language: 'zxx',
  };
}
