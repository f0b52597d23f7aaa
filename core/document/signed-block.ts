// Where the line stands that is signed: it is drawn there on the sheet, set there on the page, and the proof expects it.
import type { BlockId, BriefingDocument } from './document.ts';
import { headingNamed, sectionOf } from './template-headings.ts';
import type { Template } from './template.ts';

/** The block behind which the signature stands; null for behind the text, also where its section is not there. */
export function signedBlock({
  document,
  template,
}: {
  readonly document: Pick<BriefingDocument, 'blocks'>;
  readonly template: Pick<Template, 'headings' | 'signature'>;
}): BlockId | null {
  const after = template.signature?.after;
  if (after === undefined) return null;
  const heading = headingNamed(template, after) ?? { text: after };
  return sectionOf(document.blocks, heading)?.at(-1)?.id ?? null;
}
