// The formats that a briefing goes out in, and what can be chosen for each. The contract, the command line and the
// window's dialog all have them from here.

/** A new one is added here, to the writers of `electron/services/format-writers.ts`, and to the window's dialog. */
export const EXPORT_FORMATS = ['pdf', 'txt'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

export const EXPORT_OPTIONS = ['style', 'standard', 'date'] as const;
type ExportOption = (typeof EXPORT_OPTIONS)[number];

/** What a person can choose beside the format. */
export const OPTIONS_OF: Readonly<
  Record<ExportFormat, readonly ExportOption[]>
> = {
  pdf: ['style', 'standard', 'date'],
  txt: [],
};
