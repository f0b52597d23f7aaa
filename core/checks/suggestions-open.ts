// Suggested changes that nobody has decided: the print and all other checks leave them out, which is to be known.
import type { BriefingDocument } from '../document/document.ts';
import { listSuggestions } from '../review/list-suggestions.ts';
import type { Finding } from './finding.ts';

/** At most one finding. `document` is as it is written, with what is suggested in it. */
export function suggestionsOpen({
  blocks,
}: Pick<BriefingDocument, 'blocks'>): Finding[] {
  const [first, ...others] = listSuggestions(blocks);
  if (!first) return [];
  const message =
    others.length === 0
      ? 'One suggested change is open: accept or reject it, or the text goes out without it.'
      : `${others.length + 1} suggested changes are open: accept or reject them, or the text goes out without them.`;
  return [
    {
      check: 'suggestions-open',
      severity: 'info',
      block: null,
      text: '',
      message,
    },
  ];
}
