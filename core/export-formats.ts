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

export const EXPORT_OPTIONS = [
  'style',
  'standard',
  'date',
  'review',
  'copy',
  'draft',
  'lines',
  'evidence',
] as const;
type ExportOption = (typeof EXPORT_OPTIONS)[number];

/** Whether comments and suggested changes go with the text. */
export const REVIEW_CHOICES = ['with', 'without'] as const;

/** The text alone; with what its reviewers say in the margin; or without what is marked for redaction. */
export const COPIES = ['clean', 'review', 'redacted'] as const;
export type Copy = (typeof COPIES)[number];

/** Why these can't go out together, in one sentence; null where they can. */
export const refusedTogether = ({
  copy,
  evidence,
}: {
  readonly copy?: Copy | undefined;
  readonly evidence?: boolean | undefined;
}): string | null =>
  copy === 'redacted' && evidence === true
    ? 'The evidence sheet quotes the text and its review, so it can’t go with a redacted copy: leave one of them out.'
    : null;

/** What a person can choose beside the format. */
export const OPTIONS_OF: Readonly<
  Record<ExportFormat, readonly ExportOption[]>
> = {
  pdf: ['style', 'standard', 'date', 'copy', 'draft', 'lines', 'evidence'],
  docx: ['style', 'date', 'review'],
  md: [],
  html: ['style'],
  txt: [],
  evidence: ['style'],
};
