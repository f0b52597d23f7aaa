// The formats that a briefing goes out in, and what can be chosen for each. The contract, the command line and the
// window's dialog all have them from here.

/** A new one is added here, to the writers of `electron/services/format-writers.ts`, and to the window's dialog. */
export const EXPORT_FORMATS = [
  'pdf',
  'docx',
  'md',
  'html',
  'txt',
  'evidence',
] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

export const PDF_STANDARDS = ['ua-1', 'a-2a'] as const;

/** The sheets that a PDF can be set on, in the place of the one of its template. */
export const PAPERS = ['a4', 'us-letter'] as const;

export const SOURCE_EXPORT_FORMATS = ['csl-json', 'biblatex', 'ris'] as const;

export const EXPORT_OPTIONS = [
  'style',
  'standard',
  'paper',
  'date',
  'review',
  'copy',
  'draft',
  'lines',
  'colophon',
  'evidence',
] as const;
type ExportOption = (typeof EXPORT_OPTIONS)[number];

/** Whether comments and suggested changes go with the text. */
export const REVIEW_CHOICES = ['with', 'without'] as const;

/** The text alone; with what its reviewers say in the margin; or without what is marked for redaction. */
export const COPIES = ['clean', 'review', 'redacted'] as const;
export type Copy = (typeof COPIES)[number];

/** What the name of a file says of its copy. */
export const COPY_NAMES: Readonly<Record<Copy, string>> = {
  clean: '',
  review: 'review copy',
  redacted: 'redacted copy',
};

/** Why these can't go out together, in one sentence; null where they can. */
export function refusedTogether({
  to,
  copy,
  evidence,
  review,
}: {
  readonly to?: ExportFormat | undefined;
  readonly copy?: Copy | undefined;
  readonly evidence?: boolean | undefined;
  readonly review?: (typeof REVIEW_CHOICES)[number] | undefined;
}): string | null {
  if (copy === 'redacted' && evidence === true)
    return 'The evidence sheet quotes the text and its review, so it can’t go with a redacted copy: leave one of them out.';
  if (copy === 'redacted' && review === 'with')
    return 'Comments and suggested changes quote the text, so they can’t go with a redacted copy: leave one of them out.';
  if (copy !== undefined && to !== undefined && !copiesOf(to).includes(copy))
    return `There is no ${copy} copy in this format: a review copy is a PDF, and the evidence sheet has one form.`;
  return null;
}

/** What a person can choose beside the format. */
export const OPTIONS_OF: Readonly<
  Record<ExportFormat, readonly ExportOption[]>
> = {
  pdf: EXPORT_OPTIONS.filter((option) => option !== 'review'),
  docx: ['style', 'date', 'review', 'copy'],
  md: ['copy'],
  html: ['style', 'copy'],
  txt: ['style', 'copy'],
  evidence: ['style'],
};

/** Which copies there are of a format; the first is what goes out as long as nobody says otherwise. */
export const copiesOf = (to: ExportFormat): readonly Copy[] =>
  to === 'pdf'
    ? COPIES
    : OPTIONS_OF[to].includes('copy')
      ? ['clean', 'redacted']
      : ['clean'];

/** The most characters of the name under which choices are kept. */
export const PRESET_NAME = 60;
/** The most such names of one person. */
export const MOST_PRESETS = 30;
