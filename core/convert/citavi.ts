// Citavi keeps sources in forms of its own, and none of them is read: where one comes, it is said what to do instead. The
// library that reads our BibTeX reads some, but it gives the pages `2-6` as `26` and takes capitals from names in titles.

export const CITAVI =
  'Precis does not read Citavi’s own form: export the sources from Citavi as BibTeX or RIS, and import that file.';

/** Whether a text is Citavi’s XML or JSON. */
export const isCitaviText = (start: string): boolean =>
  /^\s*(?:<[?!][^>]*>\s*)*<CitaviExchangeData\b/.test(start) ||
  /^\s*[[{][^]*"\$type"\s*:\s*"SwissAcademic\.Citavi\b/.test(start);

/** Whether a file’s name is that of a project of Citavi, or of a backup of one. */
export const isCitaviName = (name: string): boolean => /\.ctv\w*$/i.test(name);
