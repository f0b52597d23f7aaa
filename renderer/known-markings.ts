// The markings that are offered for a paragraph: that of the briefing, those of its other paragraphs, and common ones.
import type { Block } from '#core/document/document.ts';

/** Of several countries, in each the lowest first. */
const COMMON = [
  'OFFICIAL',
  'OFFICIAL-SENSITIVE',
  'PROTECTED',
  'PROTECTED A',
  'PROTECTED B',
  'UNCLASSIFIED',
  'CONFIDENTIAL',
  'SECRET',
  'TOP SECRET',
];

export function knownMarkings(
  briefing: string,
  blocks: readonly Block[],
): string[] {
  const used = blocks.flatMap(({ marking }) => marking ?? []);
  return [...new Set([briefing, ...used, ...COMMON])].filter(
    (marking) => marking !== '',
  );
}
