// Where the line stands that is signed. The typesetter sets it there and the proof expects it.
import type { BlockId, BriefingDocument } from '#core/document/document.ts';
import { headingNamed, sectionOf } from '#core/document/template-headings.ts';
import type { Template } from '#core/document/template.ts';

/** The block behind which the signature stands; null for behind the text, also where its section is not there. */
export function signedBlock({
  document,
  template,
}: {
  readonly document: Pick<BriefingDocument, 'blocks'>;
  readonly template: Template;
}): BlockId | null {
  const after = template.signature?.after;
  if (after === undefined) return null;
  const heading = headingNamed(template, after) ?? { text: after };
  return sectionOf(document.blocks, heading)?.at(-1)?.id ?? null;
}
