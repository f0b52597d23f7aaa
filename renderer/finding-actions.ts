// What the desk can do about a finding: open what has to be changed, or ask what is to become of it. Nothing is changed by
// itself.
import type { FootnoteId } from '#core/document/document.ts';
import type { FindingAction } from './checks/ChecksPane.tsx';
import type { Finding } from './checks/use-findings.ts';

/** The one that mends it comes first. */
export function findingActions(
  finding: Finding,
  desk: {
    readonly edit: (note: FootnoteId) => void;
    readonly cite: (finding: Finding) => void;
    readonly toMarkers: () => void;
    readonly openSource: (source: string) => unknown;
    readonly mergeSources: (sources: readonly string[]) => void;
  },
): FindingAction[] {
  const { check, footnote, source, sources } = finding;
  return [
    ...(check === 'claim-without-citation' ||
    check === 'quotation-without-citation'
      ? [
          {
            label: 'Add a citation',
            run: () => {
              desk.cite(finding);
            },
          },
        ]
      : []),
    ...(check === 'missing-locator' && footnote !== undefined
      ? [
          {
            label: 'Add the page',
            run: () => {
              desk.edit(footnote as FootnoteId);
            },
          },
        ]
      : []),
    ...(check === 'unresolved-marker' || check === 'numbering-gap'
      ? [{ label: 'Link markers', run: desk.toMarkers }]
      : []),
    ...(sources === undefined
      ? []
      : [
          {
            label: 'Merge…',
            run: () => {
              desk.mergeSources(sources);
            },
          },
        ]),
    ...(source === undefined
      ? []
      : [
          {
            label: 'Open source',
            run: () => {
              desk.openSource(source);
            },
          },
        ]),
  ];
}
