// The checks of a briefing: read the list and you know them, but for those of its citation style, which whoever knows the
// style puts before these (`missing-list.ts`).
import type { Source } from '../citations/source.ts';
import type { BriefingDocument } from '../document/document.ts';
import type { Template } from '../document/template.ts';
import { footnotesOf } from '../document/walk.ts';
import {
  emptyField,
  emptySection,
  exceededLimit,
  missingHeading,
  missingMarking,
} from './against-template.ts';
import { citationAfterStop } from './citation-after-stop.ts';
import {
  binnedSource,
  supersededSource,
  withdrawnSource,
} from './cited-standing.ts';
import { deadCrossReference } from './dead-cross-reference.ts';
import { dateConflicts } from './date-conflicts.ts';
import { duplicateSources } from './duplicate-sources.ts';
import { NO_EVIDENCE, type Evidence } from './evidence.ts';
import type { Check, Finding } from './finding.ts';
import { headingSkipped } from './heading-skipped.ts';
import { ibidAfterSeveral } from './ibid-after-several.ts';
import { imageWithoutAlternative } from './image-without-alternative.ts';
import { invalidIdentifiers } from './invalid-identifiers.ts';
import { laterThanSource } from './later-than-source.ts';
import { markerOrder } from './marker-order.ts';
import { markingTooLow } from './marking-too-low.ts';
import { missingFields } from './missing-fields.ts';
import { missingLocator } from './missing-locator.ts';
import { numberingGap } from './numbering-gap.ts';
import { pullQuoteNotInText } from './pull-quote-not-in-text.ts';
import { quotationNotInSource } from './quotation-not-in-source.ts';
import { tableWithoutHeader } from './table-without-header.ts';
import { turnedWords } from './turned-words.ts';
import { unbalancedQuotes } from './unbalanced-quotes.ts';
import { claimWithoutCitation, quotationWithoutCitation } from './uncited.ts';
import { unknownLanguage } from './unknown-language.ts';
import { unresolvedMarker } from './unresolved-marker.ts';

const CHECKS: readonly Check[] = [
  missingMarking,
  emptyField,
  missingHeading,
  emptySection,
  exceededLimit,
  markingTooLow,
  headingSkipped,
  imageWithoutAlternative,
  tableWithoutHeader,
  unknownLanguage,
  unresolvedMarker,
  numberingGap,
  markerOrder,
  citationAfterStop,
  turnedWords,
  unbalancedQuotes,
  pullQuoteNotInText,
  quotationWithoutCitation,
  claimWithoutCitation,
  deadCrossReference,
  ibidAfterSeveral,
  withdrawnSource,
  supersededSource,
  binnedSource,
  missingLocator,
  quotationNotInSource,
  missingFields,
  dateConflicts,
  laterThanSource,
  invalidIdentifiers,
  duplicateSources,
];

/**
 * What the checks find, in the order of the text, and within a block of its notes; what concerns the whole briefing comes
 * first.
 */
export function checkBriefing(
  document: BriefingDocument,
  sources: readonly Source[],
  template: Template | null = null,
  evidence: Evidence = NO_EVIDENCE,
): Finding[] {
  const places = new Map(
    document.blocks.map(({ id }, index) => [id, index] as const),
  );
  const notes = new Map(
    footnotesOf(document.blocks).map(({ footnote, number }) => [
      footnote.id,
      number,
    ]),
  );
  const placeOf = ({ block }: Finding): number =>
    block === null ? -1 : (places.get(block) ?? -1);
  const noteOf = ({ footnote }: Finding): number =>
    footnote === undefined ? 0 : (notes.get(footnote) ?? 0);
  return CHECKS.flatMap((check) =>
    check(document, sources, template, evidence),
  ).sort((a, b) => placeOf(a) - placeOf(b) || noteOf(a) - noteOf(b));
}
