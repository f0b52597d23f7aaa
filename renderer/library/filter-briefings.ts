// The briefings whose titles have what was typed. Typed text is only ever looked for, never a pattern.
import { foldText } from '#core/citations/folded-text.ts';

/** Each typed word stands somewhere in the title, whatever its case and accents; the order stays. */
export function filterBriefings<Briefing extends { readonly title: string }>(
  briefings: readonly Briefing[],
  typed: string,
): readonly Briefing[] {
  const words = foldText(typed).split(/\s+/u).filter(Boolean);
  if (words.length === 0) return briefings;
  return briefings.filter(({ title }) => {
    const folded = foldText(title);
    return words.every((word) => folded.includes(word));
  });
}
