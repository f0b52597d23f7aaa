// Records become sources one by one: checked, given a citekey, their identifiers as one writes them. A record that can't
// be one costs itself and nothing else.
import { citekeyFor, isCitekey } from '../citations/citekey.ts';
import {
  doiProblem,
  isbnProblem,
  issnsIn,
  normalDoi,
  normalIsbn,
} from '../citations/identifiers.ts';
import { cslItemSchema, type CslItem } from '../citations/source.ts';
import { describeIssues } from '../document/schema.ts';
import { withoutCslMarkup } from './csl-markup.ts';
import { refuseTooMany } from './entry-limit.ts';
import type {
  ImportedSource,
  RawRecord,
  Remark,
  SkippedEntry,
  SourcesImport,
} from './imported-source.ts';

export type ReadRecord = {
  /** As the file has it; null where it has none. */
  readonly key: string | null;
  /** A function where it takes long to count. */
  readonly line: number | null | (() => number | null);
  /** Fields of CSL; those without a value may stand in it as undefined or ''. */
  readonly item: Readonly<Record<string, unknown>> & { readonly type: string };
  readonly raw: RawRecord;
};

export type Gathering = {
  readonly add: (record: ReadRecord) => void;
  readonly skip: (skipped: SkippedEntry) => void;
  readonly remark: (entry: string | null, remark: string) => void;
  /** In the order of the lines. */
  readonly result: () => SourcesImport;
};

const isEmpty = (value: unknown): boolean =>
  value === undefined ||
  value === null ||
  (typeof value === 'string' && value.trim() === '') ||
  (Array.isArray(value) && value.length === 0);

/** An ISSN that stands where an ISBN should is one: for many programs, and in RIS, both have one field. */
function withIssn(item: CslItem): CslItem {
  const { ISBN: isbn, ...others } = item;
  const issn =
    typeof isbn === 'string' && isbnProblem(isbn) !== null
      ? issnsIn(isbn)
      : null;
  if (issn === null) return item;
  const own = others['ISSN'];
  return typeof own === 'string' && own.trim() !== ''
    ? others
    : Object.assign({}, others, { ISSN: issn });
}

/** The item with its identifiers as one writes them, and a sentence for each that is wrong. */
export function withNormalIdentifiers(given: CslItem): {
  readonly item: CslItem;
  readonly problems: readonly string[];
} {
  const item = withIssn(given);
  const changed: Partial<Record<'DOI' | 'ISBN', string>> = {};
  const problems: string[] = [];
  const check = (
    field: 'DOI' | 'ISBN',
    normal: (written: string) => string,
    problem: (written: string) => string | null,
  ): void => {
    const written = item[field];
    if (typeof written !== 'string' || written === '') return;
    const found = normal(written);
    const wrong = problem(found);
    changed[field] = found;
    if (wrong !== null)
      problems.push(
        `Its ${field} ${found.slice(0, 100)} ${wrong}; it is kept as it was written.`,
      );
  };
  check('DOI', normalDoi, doiProblem);
  check('ISBN', normalIsbn, isbnProblem);
  return { item: Object.assign({}, item, changed), problems };
}

/**
 * Publishers and Zotero write the looks of a title into every format as the tags that CSL knows. The readers of CSL's own
 * items take them out themselves, because there a title can say that its tags are words.
 */
const hasLooks = (
  field: string,
  value: unknown,
  { format }: RawRecord,
): value is string =>
  typeof value === 'string' &&
  /title/i.test(field) &&
  !['csl-json', 'docx', 'odt'].includes(format);

/** What a person can find an entry by in its file. */
export const entryName = (key: string | null, number: number): string =>
  key === null || key === '' ? `entry ${number}` : key.slice(0, 200);

export function gatherSources(): Gathering {
  const sources: ImportedSource[] = [];
  const skipped: SkippedEntry[] = [];
  const remarks: Remark[] = [];
  const taken = new Set<string>();
  const tried = new Map<string, number>();
  let count = 0;

  return {
    add({ key, line, item: fields, raw }) {
      count += 1;
      refuseTooMany(count);
      const refuse = (reason: string): void => {
        const at = typeof line === 'function' ? line() : line;
        skipped.push({ entry, line: at, reason });
      };
      const entry = entryName(key, count);
      const filled = Object.fromEntries(
        Object.entries(fields)
          .map(([field, value]): [string, unknown] => [
            field,
            hasLooks(field, value, raw) ? withoutCslMarkup(value) : value,
          ])
          .filter(([, value]) => !isEmpty(value)),
      );
      if (Object.keys(filled).length < 2) {
        refuse('It has nothing that a source can be cited by.');
        return;
      }
      const checked = cslItemSchema.safeParse(filled);
      if (!checked.success) {
        refuse(describeIssues('The entry', checked.error.issues));
        return;
      }
      const { item, problems } = withNormalIdentifiers(checked.data);
      const keyed = key !== null && isCitekey(key) && !taken.has(key);
      const citekey = keyed ? key : citekeyFor(item, taken, tried);
      taken.add(citekey);
      sources.push({ citekey, keyed, item, raw });
      for (const remark of problems) remarks.push({ entry: citekey, remark });
    },
    skip(one) {
      count += 1;
      refuseTooMany(count);
      skipped.push(one);
    },
    remark(entry, remark) {
      remarks.push({ entry, remark });
    },
    result: () => ({
      sources,
      skipped: skipped.sort((a, b) => (a.line ?? 0) - (b.line ?? 0)),
      remarks,
    }),
  };
}
