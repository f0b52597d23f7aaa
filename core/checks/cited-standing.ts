// A cited source that should not carry the text any more: one that was withdrawn or superseded, or that lies in the bin.
import { citationsOf, footnotesOf } from '../document/walk.ts';
import type { Source } from '../citations/source.ts';
import type { BriefingDocument } from '../document/document.ts';
import type { Check, Finding } from './finding.ts';

/** One finding a source and block that cites it, in reading order; `text` is its citekey. */
function where(
  document: BriefingDocument,
  sources: readonly Source[],
  judge: (
    source: Source,
    cites: string,
  ) => Pick<Finding, 'check' | 'severity' | 'message'>[],
): Finding[] {
  const known = new Map(sources.map((source) => [source.id, source]));
  const seen = new Set<string>();
  return footnotesOf(document.blocks).flatMap(({ block, footnote, number }) =>
    citationsOf(footnote).flatMap((citation) => {
      const source = known.get(citation.source);
      const key = `${block} ${citation.source}`;
      if (!source || seen.has(key)) return [];
      seen.add(key);
      const cites = `Note ${number} cites ${source.citekey}, which`;
      return judge(source, cites).map((judged) => ({
        ...judged,
        block,
        footnote: footnote.id,
        source: source.id,
        text: source.citekey,
      }));
    }),
  );
}

export const withdrawnSource: Check = (document, sources) =>
  where(document, sources, ({ standing }, cites) =>
    standing === 'withdrawn'
      ? [
          {
            check: 'withdrawn-source',
            severity: 'error',
            message: `${cites} has been withdrawn: cite another source, or say in the text that it was.`,
          },
        ]
      : [],
  );

export const supersededSource: Check = (
  document,
  sources,
  _template,
  { newerThan },
) =>
  where(document, sources, ({ id, standing }, cites) => {
    if (standing !== 'superseded') return [];
    const newer = newerThan(id);
    return [
      {
        check: 'superseded-source',
        severity: 'warning',
        message: `${cites} has been superseded${newer === null ? '' : ` by ${newer}`}: look whether what it says still holds, and cite the newer one.`,
      },
    ];
  });

export const binnedSource: Check = (document, sources) =>
  where(document, sources, ({ binned }, cites) =>
    binned === undefined
      ? []
      : [
          {
            check: 'binned-source',
            severity: 'error',
            message: `${cites} is in the bin: restore it, or cite another source.`,
          },
        ],
  );
