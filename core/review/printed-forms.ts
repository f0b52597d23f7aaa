// How a text is printed where its form is somebody's own: a citation style or a template that a person has added may be
// written anew under its name, and then other words are printed of the same text. Those that Precis brings are known by name.
import type { CslNode } from '../citations/read-csl.ts';
import { canonicalJson } from '../canonical-json.ts';
import type { Template } from '../document/template.ts';

/** SHA-256 of each that is somebody's own, in hexadecimal. */
export type PrintedForms = {
  readonly style?: string;
  readonly template?: string;
};

/** What a style says of how to cite, as text: not who wrote it, and not how its file is laid out. */
export const printedStyle = (root: CslNode): string =>
  canonicalJson({
    ...root,
    children: root.children.filter(
      (child) => typeof child === 'string' || child.name !== 'info',
    ),
  });

/** What of a template is printed, as text: no hints, limits or steps. */
export const printedTemplate = ({
  paper,
  marking: { place, colour },
  office,
  kind,
  fields,
  signature,
  headings = [],
}: Template): string =>
  canonicalJson({
    paper,
    marking: { place, colour },
    office,
    kind,
    fields: fields.map(({ key, label, type, place }) => ({
      key,
      label,
      type,
      place,
    })),
    signature,
    // It stands behind the section that one of these begins.
    headings:
      signature?.after && headings.map(({ text, or }) => ({ text, or })),
  });
