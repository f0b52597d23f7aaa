// The fields of a DOCX, which may go on over paragraphs: links, citations, and what is made anew and so left behind.
import type { Suggested } from '../document/document.ts';
import { linkAddress } from '../document/link-address.ts';
import { pushCitations, type Walk } from './docx-import-walk.ts';

export const beginField = ({ reader }: Walk): void => {
  reader.fields.push({
    instruction: '',
    shows: false,
    drop: false,
    url: null,
    bibliography: false,
  });
};

export function showField({ reader }: Walk): void {
  const field = reader.fields.at(-1);
  if (!field) return;
  field.shows = true;
  const { instruction } = field;
  const link = /^\s*HYPERLINK\s+"([^"]+)"/iu.exec(instruction)?.[1];
  field.url = linkAddress(link);
  field.bibliography =
    /^\s*(?:ADDIN (?:ZOTERO_BIBL|CSL_BIBLIOGRAPHY|Mendeley Bibliography|Citavi[ .]?Bibliography)|BIBLIOGRAPHY\b)/iu.test(
      instruction,
    );
  field.drop =
    field.bibliography ||
    /^\s*TOC\b/iu.test(instruction) ||
    reader.citations.read(instruction) !== null;
  if (/^\s*ADDIN EN\.(?:CITE|REFLIST)/u.test(instruction))
    reader.left('endnote');
}

export function endField(walk: Walk, suggested: Suggested): void {
  const field = walk.reader.fields.pop();
  if (!field) return;
  const citations = walk.reader.citations.read(field.instruction);
  if (citations && !isDropped(walk)) pushCitations(walk, citations, suggested);
}

export const isDropped = ({ reader }: Walk): boolean =>
  reader.fields.some(({ drop, shows }) => drop || !shows);
