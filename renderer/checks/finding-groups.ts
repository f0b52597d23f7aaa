// Findings as the pane lists them: in the order of the text, under the heading that they stand under.
import type { Block } from '#core/document/document.ts';
import { plainText } from '#core/document/walk.ts';
import type { Finding } from './use-findings.ts';

export type FindingGroup = {
  /** The block of the heading, or a word for what stands under none. */
  readonly key: string;
  readonly title: string;
  readonly findings: readonly {
    /** The same for the same finding when it is found again; no two have one. */
    readonly key: string;
    readonly finding: Finding;
  }[];
};

/** Those of a block that is gone meanwhile stand with those of the whole briefing, until they are found anew. */
export function groupFindings(
  findings: readonly Finding[],
  blocks: readonly Block[],
): FindingGroup[] {
  const headings = new Map<string, { key: string; title: string }>();
  let heading = { key: 'start', title: 'Before the first heading' };
  for (const block of blocks) {
    if (block.type === 'heading')
      heading = {
        key: block.id,
        title:
          plainText(block).replaceAll(/\s+/gu, ' ').trim() ||
          'A heading without words',
      };
    headings.set(block.id, heading);
  }
  const whole = { key: 'whole', title: 'The whole briefing' };
  const groups = new Map<
    string,
    { title: string; findings: FindingGroup['findings'][number][] }
  >();
  const times = new Map<string, number>();
  for (const finding of findings) {
    const { key, title } =
      (finding.block === null ? null : headings.get(finding.block)) ?? whole;
    const group = groups.get(key) ?? { title, findings: [] };
    groups.set(key, group);
    const same = [
      finding.check,
      finding.block,
      finding.footnote,
      finding.source,
      finding.text,
    ].join('\n');
    const time = times.get(same) ?? 0;
    times.set(same, time + 1);
    group.findings.push({ key: `${same}\n${String(time)}`, finding });
  }
  return [...groups].map(([key, group]) => ({ key, ...group }));
}

const TITLES: Readonly<Record<string, string>> = {
  'suggestions-open': 'Suggested changes',
  'missing-marking': 'No marking',
  'required-empty': 'Required field is empty',
  'missing-heading': 'Required heading is missing',
  'empty-section': 'Required section is empty',
  'over-limit': 'Too long',
  'unresolved-marker': 'Marker without a source',
  'numbering-gap': 'Gap in the numbering',
  'withdrawn-source': 'Withdrawn source',
  'superseded-source': 'Superseded source',
  'binned-source': 'Source in the bin',
  'marker-order': 'Numbers out of order',
  'citation-after-stop': 'Marker between two sentences',
  'turned-words': 'Words that are turned round',
  'unbalanced-quotes': 'Quotation mark without its fellow',
  'pull-quote-not-in-text': 'Pull quotation is not in the text',
  'quotation-without-citation': 'Quotation without a source',
  'claim-without-citation': 'Statement without a source',
  'dead-cross-reference': 'Reference leads nowhere',
  'ibid-after-several': '“Ibid.” may mean several',
  'marking-too-low': 'Marking is too low',
  'heading-skipped': 'Heading level left out',
  'image-without-alternative': 'Image without alternative text',
  'table-without-header': 'Table without a header',
  'unknown-language': 'Language that nobody knows',
  'missing-locator': 'Quotation without a page',
  'quotation-near': 'The quotation is near, not exact',
  'quotation-not-in-source': 'Quotation not found in the file',
  'missing-field': 'Source lacks a field',
  'date-conflict': 'Dates do not agree',
  'invalid-identifier': 'DOI or ISBN is wrong',
  'source-never-cited': 'Source is cited nowhere',
  'duplicate-source': 'Sources look the same',
  'missing-list': 'No list of sources',
  'unprinted-place': 'Pages are not printed',
  'unprinted-character': 'Character that no font has',
  'parted-word': 'Word is wider than its column',
};

export const findingTitle = ({ check }: Pick<Finding, 'check'>): string =>
  TITLES[check] ?? check;
