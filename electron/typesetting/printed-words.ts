// The few words that the pages carry of themselves, in the briefing's language. The template is given them as data and
// the proof looks for them.

export type PrintedWords = {
  readonly marking: string;
  readonly untitled: string;
  /** Behind the text of a draft. */
  readonly draft: string;
  /** Over the list of the headings. */
  readonly contents: string;
  /** Under the line for the day of a signature. */
  readonly date: string;
  readonly table: (number: number) => string;
  readonly figure: (number: number) => string;
  readonly page: (number: number, count: number) => string;
  /** The catch line under a note that does not end on its page. */
  readonly goesOn: (note: number) => string;
  /** What stands behind the text when the file was proved; `day` in words. */
  readonly colophon: (day: string, notes: number, headings: number) => string;
};

const ENGLISH: PrintedWords = {
  marking: 'Marking',
  untitled: 'Untitled',
  draft: 'Draft',
  contents: 'Contents',
  date: 'Date',
  table: (number) => `Table ${number}`,
  figure: (number) => `Figure ${number}`,
  page: (number, count) => `Page ${number} of ${count}`,
  goesOn: (note) => `Note ${note} goes on overleaf`,
  colophon: (day, notes, headings) =>
    `Made with Precis, ${day}. The file was read back when it was written, and nothing was missing. Footnotes: ${notes}. Headings: ${headings}.`,
};

const WORDS: Readonly<Record<string, PrintedWords>> = {
  fr: {
    marking: 'Mention',
    untitled: 'Sans titre',
    draft: 'Ébauche',
    contents: 'Table des matières',
    date: 'Date',
    table: (number) => `Tableau ${number}`,
    figure: (number) => `Figure ${number}`,
    page: (number, count) => `Page ${number} sur ${count}`,
    goesOn: (note) => `Suite de la note ${note} à la page suivante`,
    colophon: (day, notes, headings) =>
      `Établi avec Precis, ${day}. Le fichier a été relu après son écriture et rien n’y manquait. Notes : ${notes}. Titres : ${headings}.`,
  },
  de: {
    marking: 'Einstufung',
    untitled: 'Ohne Titel',
    draft: 'Entwurf',
    contents: 'Inhalt',
    date: 'Datum',
    table: (number) => `Tabelle ${number}`,
    figure: (number) => `Abbildung ${number}`,
    page: (number, count) => `Seite ${number} von ${count}`,
    goesOn: (note) => `Anmerkung ${note} geht auf der nächsten Seite weiter`,
    colophon: (day, notes, headings) =>
      `Erstellt mit Precis, ${day}. Die Datei wurde nach dem Schreiben zurückgelesen, und nichts fehlte. Fußnoten: ${notes}. Überschriften: ${headings}.`,
  },
  es: {
    marking: 'Clasificación',
    untitled: 'Sin título',
    draft: 'Borrador',
    contents: 'Índice',
    date: 'Fecha',
    table: (number) => `Tabla ${number}`,
    figure: (number) => `Figura ${number}`,
    page: (number, count) => `Página ${number} de ${count}`,
    goesOn: (note) => `La nota ${note} sigue en la página siguiente`,
    colophon: (day, notes, headings) =>
      `Elaborado con Precis, ${day}. El archivo se volvió a leer una vez escrito y no faltaba nada. Notas: ${notes}. Títulos: ${headings}.`,
  },
  ja: {
    marking: '取扱区分',
    untitled: '無題',
    draft: '草案',
    contents: '目次',
    date: '日付',
    table: (number) => `表 ${number}`,
    figure: (number) => `図 ${number}`,
    page: (number, count) => `${number} / ${count} ページ`,
    goesOn: (note) => `注 ${note} は次のページに続く`,
    colophon: (day, notes, headings) =>
      `Precis で作成、${day}。書き出した後にファイルを読み戻し、欠けているものがないことを確かめた。注：${notes}。見出し：${headings}。`,
  },
};

/** The words for a BCP 47 tag; English where the language has none here. */
export function printedWords(language: string): PrintedWords {
  return WORDS[language.split('-')[0]?.toLowerCase() ?? ''] ?? ENGLISH;
}

/** The language in which these words come for a BCP 47 tag, for what is written beside them. */
export const printedLanguage = (language: string): string =>
  printedWords(language) === ENGLISH && !/^en\b/iu.test(language)
    ? 'en-GB'
    : language;
