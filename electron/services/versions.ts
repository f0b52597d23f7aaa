// The versions of a briefing as they are listed, opened and compared. What stands now counts as one, under the id `now`.
import type { Source } from '#core/citations/source.ts';
import type { Input, Output } from '#core/contract.ts';
import type {
  BriefingDocument,
  BriefingId,
  SourceId,
} from '#core/document/document.ts';
import { documentAsIfRejected } from '#core/review/suggestions.ts';
import {
  compareDocuments,
  type CitingText,
  type Comparison,
} from '#core/review/compare-documents.ts';
import { listChanges } from '#core/review/list-changes.ts';
import { readBriefing } from '../database/briefings.ts';
import type { Library } from '../database/open.ts';
import { readSources } from '../database/sources.ts';
import { readVersionDocument } from '../database/version-document.ts';
import type { Stamp } from '../database/stamp.ts';
import {
  findVersion,
  listVersions,
  type Version as StoredVersion,
} from '../database/versions.ts';
import { printedForms } from './printed-forms.ts';
import { citedSources } from './show-briefing.ts';

type Version = Output<'versions.list'>['versions'][number];

/** The id of what stands now. */
const NOW = 'now';

/** The last first. Throws AppError 'not-found'. */
export function everyVersion(
  library: Library,
  briefing: BriefingId,
): Version[] {
  const { now, versions } = listVersions(library, briefing);
  return [standing(now), ...versions.map(listed)];
}

const listed = ({ id, kind, name, author, at }: StoredVersion): Version => ({
  id,
  kind,
  name,
  by: author,
  at,
});

const standing = ({ author, at }: Stamp): Version => ({
  id: NOW,
  kind: NOW,
  name: null,
  by: author,
  at,
});

function versionOf(
  library: Library,
  briefing: BriefingId,
  version: string,
): Version {
  return version === NOW
    ? standing(listVersions(library, briefing).now)
    : listed(findVersion(library, briefing, version));
}

/** Throws AppError 'not-found', or 'damaged' where the log can't be read at that point. */
export const versionDocument = (
  library: Library,
  briefing: BriefingId,
  version: string,
): BriefingDocument =>
  version === NOW
    ? readBriefing(library, briefing).document
    : readVersionDocument(library, briefing, version);

/** A source that is gone by now is left out. */
function sourcesOf(
  library: Library,
  documents: readonly BriefingDocument[],
): Source[] {
  return readSources(library, [...new Set(documents.flatMap(citedSources))]);
}

export function openVersion(
  library: Library,
  input: Input<'versions.open'>,
): Output<'versions.open'> {
  const briefing = input.briefing as BriefingId;
  const version = versionOf(library, briefing, input.version);
  const document = versionDocument(library, briefing, input.version);
  return {
    version,
    document,
    sources: sourcesOf(library, [document]),
    forms: printedForms(library, document),
  };
}

/** A text that is compared, and how it is named in the answer. */
export type ComparedSide = {
  readonly listed: Output<'versions.compare'>['before'];
  readonly text: CitingText;
};

/** `before` and `after` are ids of versions, or `now`. */
export function compareVersions(
  library: Library,
  input: {
    readonly briefing: string;
    readonly before: string;
    readonly after: string;
  },
): Output<'versions.compare'> {
  const briefing = input.briefing as BriefingId;
  const [before, after] = [input.before, input.after].map((version) =>
    documentAsIfRejected(versionDocument(library, briefing, version)),
  ) as [BriefingDocument, BriefingDocument];
  // Both versions are shown with the sources as they are now.
  const sources = new Map<SourceId, Source>(
    sourcesOf(library, [before, after]).map((source) => [source.id, source]),
  );
  return comparisonInWords(
    compareDocuments(
      { document: before, sources },
      { document: after, sources },
    ),
    versionOf(library, briefing, input.before),
    versionOf(library, briefing, input.after),
  );
}

/** In the shapes that scripts rely on. */
export function comparisonInWords(
  comparison: Comparison,
  before: ComparedSide['listed'],
  after: ComparedSide['listed'],
): Output<'versions.compare'> {
  const changes: Output<'versions.compare'>['changes'] = [];
  const notes: Output<'versions.compare'>['notes'] = [];
  for (const change of listChanges(comparison)) {
    const { kind, block, section, note, name } = change;
    const words = { before: change.before, after: change.after };
    if (kind === 'note' && block !== null && note !== null)
      notes.push({ number: Number(name), id: note, block, ...words });
    changes.push({ block, kind, section, ...words });
  }
  return {
    before,
    after,
    words: comparison.words,
    changes,
    notes,
    fields: comparison.fields.map(({ field, ...values }) => ({
      field,
      before: values.before,
      after: values.after,
    })),
    sources: comparison.sources.map(({ id, part, ...values }) => ({
      id,
      part,
      before: values.before,
      after: values.after,
    })),
  };
}
