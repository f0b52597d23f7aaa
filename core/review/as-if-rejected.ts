// The text as it would stand if every suggested change in it were rejected: what a sign-off is bound to. A suggestion is not
// the text until somebody accepts it.
import type { BriefingDocument } from '../document/document.ts';

export const asIfRejected = (document: BriefingDocument): BriefingDocument =>
  document;
