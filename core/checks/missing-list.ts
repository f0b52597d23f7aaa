// A style for citations in the text makes notes that only point to the list of sources: without one, nobody can tell what
// is cited.
import type { kindOf } from '../citations/citation-style.ts';
import type { BriefingDocument } from '../document/document.ts';
import { citationsOf, footnotesOf } from '../document/walk.ts';
import type { Finding } from './finding.ts';

type StyleKind = ReturnType<typeof kindOf>;

/** Whether the notes point to a list of sources that is not there. */
export const lacksList = (
  { blocks }: Pick<BriefingDocument, 'blocks'>,
  kind: StyleKind,
): boolean =>
  kind === 'in-text' &&
  !blocks.some(({ type }) => type === 'bibliography') &&
  footnotesOf(blocks).some(({ footnote }) => citationsOf(footnote).length > 0);

/** At most one finding. */
export const missingList = (
  document: BriefingDocument,
  { id, kind }: { readonly id: string; readonly kind: StyleKind },
): Finding[] =>
  lacksList(document, kind)
    ? [
        {
          check: 'missing-list',
          severity: 'warning',
          block: null,
          text: '',
          message: `In this citation style (${id}) the notes only point to a list of sources, and the briefing has none: put one in at the end.`,
        },
      ]
    : [];
