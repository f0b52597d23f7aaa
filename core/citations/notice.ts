// The notice that the licences of what we build on ask for. It is shown by `precis --version`, in the README and on the
// start screen; citeproc-js's licence (CPAL-1.0, exhibit B) names the words of its three lines.
export const notice: readonly string[] = [
  'Citations: (c) Frank Bennett',
  'citeproc-js implements the Citation Style Language',
  'https://citationstyles.org',
  'Citation styles and locales: the Citation Style Language project and its contributors, CC BY-SA 3.0',
  'BibTeX import: biblatex-csl-converter, LGPL-3.0, unmodified',
  'Fonts: Source Serif 4, Source Sans 3, Source Code Pro, Noto Serif JP, Noto Serif Hebrew, IBM Plex Sans Arabic, SIL Open Font License 1.1',
  'Typesetting: Typst; reading back: pdf.js; both Apache-2.0',
];
