// `Ibid.` that a person wrote into a note: it means the note before, which is clear only where that one rests on one source.
// What a style prints of itself keeps to the same rule (`core/citations/positions.ts`).
import type { Footnote, NoteInline } from '../document/document.ts';
import { citationsOf, footnotesOf, plainInline } from '../document/walk.ts';
import type { Check, Finding } from './finding.ts';

/** `Ibid.`, `Id.`, `a. a. O.`, `ebd.`, `同上`: at the start of a note, or behind `see` or a semicolon. */
const IBID =
  /^\s*(?:(?:see|cf\.?|voir|siehe|vgl\.)(?:\s+(?:also|aussi|auch))?\s+)?(?<words>ibid(?:em)?(?!\p{L})\.?|id(?:em)?\.|idem(?!\p{L})|a\.\s?a\.\s?O\.?|aaO(?!\p{L})|ebd(?!\p{L})\.?|ebenda(?!\p{L})|同上|同書)/iu;

/** What a person wrote before the first citation of the note, and the prefix of that. */
function writtenFirst(content: readonly NoteInline[]): string {
  const at = content.findIndex(({ type }) => type === 'citation');
  const first = content[at];
  return `${plainInline(at < 0 ? content : content.slice(0, at))}${
    first?.type === 'citation' ? (first.prefix ?? '') : ''
  }`;
}

/** The words of it that a note begins with; null where it begins with others. */
const ibidOf = ({ content }: Footnote): string | null =>
  IBID.exec(writtenFirst(content))?.groups?.['words'] ?? null;

/** Whether the note refers to the one before it in words. */
export const saysIbid = (footnote: Footnote): boolean =>
  ibidOf(footnote) !== null;

const sourcesOf = (footnote: Footnote): number =>
  new Set(citationsOf(footnote).map(({ source }) => source)).size;

/** Whether a note without citations may name a source in words. */
const mayName = ({ content }: Footnote): boolean =>
  content.some(({ type }) => type === 'link') ||
  /\d/u.test(plainInline(content));

/** One finding a note; `text` is the word. */
export const ibidAfterSeveral: Check = ({ blocks }) => {
  let before: { readonly number: number; readonly footnote: Footnote } | null =
    null;
  const findings: Finding[] = [];
  for (const { block, number, footnote } of footnotesOf(blocks)) {
    const words = ibidOf(footnote);
    if (words === null) {
      before = { number, footnote };
      continue;
    }
    // A row of them means what the first means.
    const several = before === null ? 0 : sourcesOf(before.footnote);
    const why =
      before === null
        ? 'no note stands before it'
        : several > 1
          ? `note ${before.number} cites ${several} sources`
          : several === 0 && !mayName(before.footnote)
            ? `note ${before.number} cites none`
            : null;
    if (why !== null)
      findings.push({
        check: 'ibid-after-several',
        severity: 'warning',
        block,
        footnote: footnote.id,
        text: words,
        message: `Note ${number} says “${words}”, and ${why}: cite the source that is meant.`,
      });
    // Where it cites one beside, the next may mean that.
    if (sourcesOf(footnote) > 0) before = { number, footnote };
  }
  return findings;
};
