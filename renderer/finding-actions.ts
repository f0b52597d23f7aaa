// What the desk can do about a finding: mend it in one step that can be undone, open what has to be changed, or ask what is
// to become of it. Nothing is changed by itself.
import { fixOf } from '#core/checks/fixes.ts';
import type { Block, BlockId, FootnoteId } from '#core/document/document.ts';
import { CallError } from './api/call.ts';
import type { FindingAction } from './checks/ChecksPane.tsx';
import type { Finding } from './checks/use-findings.ts';

/** Findings that are mended in their note. */
const EDITED: Readonly<Partial<Record<string, string>>> = {
  'missing-locator': 'Add the page',
  'ibid-after-several': 'Edit the note',
  'dead-cross-reference': 'Edit the note',
};

/** The one that mends it comes first. */
export function findingActions(
  finding: Finding,
  desk: {
    readonly blocks: () => readonly Block[];
    readonly replace: (block: Block) => void;
    readonly addHeading: ((heading: string) => void) | null;
    readonly addList: (() => void) | null;
    readonly describeImage: (block: BlockId) => void;
    /** That of the briefing, as it is at the time of asking. */
    readonly marking: () => string;
    /** Gives the briefing this marking. */
    readonly mark: (marking: string) => void;
    readonly edit: (note: FootnoteId) => void;
    readonly cite: (finding: Finding) => void;
    readonly toMarkers: () => void;
    readonly openSource: (source: string) => unknown;
    readonly mergeSources: (sources: readonly string[]) => void;
  },
): FindingAction[] {
  const { check, text, footnote, source, sources } = finding;
  const fix = fixOf(desk.blocks(), finding);
  const { addHeading, addList } = desk;
  let before = '';
  return [
    ...(fix
      ? [
          {
            label: fix.label,
            run: () => {
              // What was written since the button was drawn stays.
              const now = fixOf(desk.blocks(), finding);
              if (now) desk.replace(now.block);
            },
          },
        ]
      : []),
    ...(check === 'missing-heading' && addHeading
      ? [
          {
            label: 'Add the heading',
            run: () => {
              addHeading(text);
            },
          },
        ]
      : []),
    ...(check === 'marking-too-low'
      ? [
          {
            label: 'Raise the marking',
            run: () => {
              before = desk.marking();
              desk.mark(text);
            },
            undoable: {
              words: 'The marking of the briefing is raised.',
              undo: () => {
                if (desk.marking() !== text)
                  throw new CallError(
                    'conflict',
                    'The marking was changed since it was raised, so it stays as it is.',
                  );
                desk.mark(before);
              },
            },
          },
        ]
      : []),
    ...(check === 'image-without-alternative'
      ? [
          {
            label: 'Describe it',
            run: () => {
              if (finding.block !== null)
                desk.describeImage(finding.block as BlockId);
            },
          },
        ]
      : []),
    ...(check === 'missing-list' && addList
      ? [{ label: 'Add the list', run: addList }]
      : []),
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
    ...(EDITED[check] !== undefined && footnote !== undefined
      ? [
          {
            label: EDITED[check],
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
