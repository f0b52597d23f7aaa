// The few words that a pack carries of itself, in its language. The template is given them as data and the proof looks
// for them.
import type { Purpose } from '#core/packs/pack.ts';

export type PackWords = {
  readonly untitled: string;
  readonly meeting: string;
  readonly place: string;
  readonly marking: string;
  readonly agenda: string;
  readonly cover: string;
  readonly head: {
    readonly time: string;
    readonly item: string;
    readonly paper: string;
    readonly for: string;
    readonly page: string;
  };
  readonly presenter: string;
  readonly purpose: Readonly<Record<Purpose, string>>;
  /** Before the number at the foot of a page. */
  readonly page: string;
  /** Of the page, or pages, where a source that is cited is to be found; a line ends nowhere within it. */
  readonly at: (numbers: string) => string;
  readonly item: (number: string) => string;
  readonly late: string;
  readonly insert: (number: string, after: string) => string;
  readonly colophon: string;
  /** In place of the words of an imported page. */
  readonly imported: (page: number, pages: number, title: string) => string;
};

const ENGLISH: PackWords = {
  untitled: 'Untitled pack',
  meeting: 'Meeting',
  place: 'Place',
  marking: 'Marking',
  agenda: 'Agenda and contents',
  cover: 'Cover',
  head: {
    time: 'Time',
    item: 'Item',
    paper: 'Paper and presenter',
    for: 'For',
    page: 'Pack p.',
  },
  presenter: 'Presenter',
  purpose: {
    decision: 'Decision',
    discussion: 'Discussion',
    information: 'Information',
    consent: 'Consent',
  },
  page: 'Pack p.',
  at: (numbers) => `pack\u00a0p.\u00a0${numbers}`,
  item: (number) => `Item ${number}`,
  late: 'late paper',
  insert: (number, after) =>
    `Late paper, item ${number}. Insert after pack page ${after}. The pages that follow keep their numbers.`,
  colophon:
    'The papers stand in the order of the agenda, and the page numbers run through from this cover. A late paper takes the number of the page that it follows and a letter.',
  imported: (page, pages, title) => `Page ${page} of ${pages} of “${title}”`,
};

const WORDS: Readonly<Record<string, PackWords>> = {
  fr: {
    untitled: 'Dossier sans titre',
    meeting: 'Réunion',
    place: 'Lieu',
    marking: 'Mention',
    agenda: 'Ordre du jour et sommaire',
    cover: 'Couverture',
    head: {
      time: 'Heure',
      item: 'Point',
      paper: 'Document et intervenant',
      for: 'Pour',
      page: 'Dossier p.',
    },
    presenter: 'Intervenant',
    purpose: {
      decision: 'Décision',
      discussion: 'Discussion',
      information: 'Information',
      consent: 'Approbation',
    },
    page: 'Dossier p.',
    at: (numbers) => `dossier\u00a0p.\u00a0${numbers}`,
    item: (number) => `Point ${number}`,
    late: 'document tardif',
    insert: (number, after) =>
      `Document tardif, point ${number}. À insérer après la page ${after} du dossier. Les pages suivantes gardent leurs numéros.`,
    colophon:
      'Les documents suivent l’ordre du jour et les pages sont numérotées depuis cette couverture. Un document tardif prend le numéro de la page qu’il suit et une lettre.',
    imported: (page, pages, title) =>
      `Page ${page} sur ${pages} de « ${title} »`,
  },
  de: {
    untitled: 'Mappe ohne Titel',
    meeting: 'Sitzung',
    place: 'Ort',
    marking: 'Einstufung',
    agenda: 'Tagesordnung und Inhalt',
    cover: 'Deckblatt',
    head: {
      time: 'Zeit',
      item: 'Punkt',
      paper: 'Vorlage und Vortrag',
      for: 'Zur',
      page: 'Mappe S.',
    },
    presenter: 'Vortrag',
    purpose: {
      decision: 'Entscheidung',
      discussion: 'Beratung',
      information: 'Kenntnis',
      consent: 'Zustimmung',
    },
    page: 'Mappe S.',
    at: (numbers) => `Mappe\u00a0S.\u00a0${numbers}`,
    item: (number) => `Punkt ${number}`,
    late: 'Nachreichung',
    insert: (number, after) =>
      `Nachreichung, Punkt ${number}. Nach Seite ${after} der Mappe einlegen. Die folgenden Seiten behalten ihre Nummern.`,
    colophon:
      'Die Vorlagen stehen in der Folge der Tagesordnung, die Seiten zählen von diesem Deckblatt an durch. Eine Nachreichung hat die Nummer der Seite, auf die sie folgt, und einen Buchstaben.',
    imported: (page, pages, title) =>
      `Seite ${page} von ${pages} aus „${title}“`,
  },
  es: {
    untitled: 'Carpeta sin título',
    meeting: 'Reunión',
    place: 'Lugar',
    marking: 'Clasificación',
    agenda: 'Orden del día e índice',
    cover: 'Portada',
    head: {
      time: 'Hora',
      item: 'Punto',
      paper: 'Documento y ponente',
      for: 'Para',
      page: 'Carpeta p.',
    },
    presenter: 'Ponente',
    purpose: {
      decision: 'Decisión',
      discussion: 'Debate',
      information: 'Información',
      consent: 'Aprobación',
    },
    page: 'Carpeta p.',
    at: (numbers) => `carpeta\u00a0p.\u00a0${numbers}`,
    item: (number) => `Punto ${number}`,
    late: 'documento tardío',
    insert: (number, after) =>
      `Documento tardío, punto ${number}. Insértese después de la página ${after} de la carpeta. Las páginas siguientes conservan sus números.`,
    colophon:
      'Los documentos siguen el orden del día y las páginas se numeran desde esta portada. Un documento tardío lleva el número de la página a la que sigue y una letra.',
    imported: (page, pages, title) =>
      `Página ${page} de ${pages} de «${title}»`,
  },
  ja: {
    untitled: '無題の会議資料',
    meeting: '会議',
    place: '場所',
    marking: '取扱区分',
    agenda: '議事次第と目次',
    cover: '表紙',
    head: {
      time: '時刻',
      item: '議題',
      paper: '資料と説明者',
      for: '種別',
      page: '頁',
    },
    presenter: '説明者',
    purpose: {
      decision: '決定',
      discussion: '討議',
      information: '報告',
      consent: '承認',
    },
    page: '通し頁',
    at: (numbers) => `通し頁${numbers}`,
    item: (number) => `議題 ${number}`,
    late: '追加資料',
    insert: (number, after) =>
      `追加資料、議題 ${number}。通し頁 ${after} の後に差し込む。以降の頁番号は変わらない。`,
    colophon:
      '資料は議事の順に並び、頁番号は表紙から通しで付く。追加資料は直前の頁番号に文字を付けて表す。',
    imported: (page, pages, title) => `「${title}」${page} / ${pages} ページ`,
  },
};

/** The words for a BCP 47 tag; English where the language has none here. */
export const packWords = (language: string): PackWords =>
  WORDS[language.split('-')[0]?.toLowerCase() ?? ''] ?? ENGLISH;
