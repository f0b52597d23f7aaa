// The words that a review copy and its annexes say of themselves, in the briefing's language; English where the language has
// none here.
import type { ListedSuggestion } from './list-suggestions.ts';
import type { ThreadKind } from './thread.ts';
import type { Verdict } from './verdict.ts';

export type CopyWords = {
  /** The BCP 47 tag of what stands here. */
  readonly language: string;
  readonly quoted: (words: string) => string;
  /** At the head of the margin. */
  readonly reviewCopy: string;
  /** Behind words that were cut in the margin, and behind the numbers that it has no room for. */
  readonly inFull: string;
  readonly inList: string;
  readonly kinds: Readonly<Record<ThreadKind, string>>;
  readonly resolved: (name: string) => string;
  readonly resolvedBy: (person: string, day: string) => string;
  /** What a person says on a day. */
  readonly reply: (person: string, day: string, words: string) => string;
  readonly wholeBriefing: string;
  readonly note: (number: number) => string;
  /** Of a page of a source, or of several. */
  readonly page: (page: string) => string;
  /** What it is about, and the words of it. */
  readonly of: (what: string, words: string) => string;
  readonly gone: (about: string) => string;
  readonly verdicts: Readonly<Record<Verdict, string>>;
  readonly stale: (verdict: string) => string;
  readonly suggested: Readonly<Record<ListedSuggestion['kind'], string>>;
  /** What a suggested change would do, a paragraph each; the words are quoted, but for those of a form. */
  readonly change: Readonly<
    Record<
      ListedSuggestion['kind'],
      (before: string, after: string) => readonly string[]
    >
  >;
  readonly after: (words: string) => string;
  readonly review: {
    readonly title: string;
    readonly none: string;
    readonly counted: (
      comments: number,
      verdicts: number,
      citations: number,
      changes: number,
    ) => string;
    readonly head: readonly [string, string, string, string];
  };
  readonly evidence: {
    readonly title: string;
    readonly none: string;
    readonly intro: string;
    readonly head: readonly [
      ...[string, string, string, string],
      ...[string, string, string, string],
    ];
    readonly unchecked: string;
    readonly stale: (verdict: string) => string;
  };
};

const counted = (count: number, one: string, many: string): string =>
  `${count} ${count === 1 ? one : many}`;

const isSeveral = (pages: string): boolean => /[-–—,]/u.test(pages);

const ENGLISH: CopyWords = {
  language: 'en-GB',
  quoted: (words) => `“${words}”`,
  reviewCopy: 'Review copy',
  inFull: ' … (in full in the list)',
  inList: ': in the list',
  kinds: {
    condition: 'Condition of clearance',
    'should-be-addressed': 'Should be addressed',
    information: 'For information',
  },
  resolved: (name) => `${name}, resolved`,
  resolvedBy: (person, day) => `Resolved by ${person}, ${day}.`,
  reply: (person, day, words) => `${person}, ${day}: ${words}`,
  wholeBriefing: 'The whole briefing',
  note: (number) => `Note ${number}`,
  page: (page) => `${isSeveral(page) ? 'pp.' : 'p.'} ${page}`,
  of: (what, words) => `${what}: ${words}`,
  gone: (about) => `${about} (not in the text any more)`,
  verdicts: {
    supports: 'Supports',
    partly: 'Partly',
    'does-not-support': 'Does not support',
    'cannot-find': 'Cannot find',
  },
  stale: (verdict) => `${verdict}, stale: changed since`,
  suggested: {
    insertion: 'Suggested change: insert',
    deletion: 'Suggested change: delete',
    replacement: 'Suggested change: replace',
    move: 'Suggested change: move',
    form: 'Suggested change: make',
  },
  change: {
    insertion: (_, after) => [`Insert ${after}`],
    deletion: (before) => [`Delete ${before}`],
    replacement: (before, after) => [`Replace ${before}`, `by ${after}`],
    move: (before) => [`Move ${before}`],
    form: (before, after) => [`Make it ${after}, not ${before}`],
  },
  after: (words) => `After ${words}`,
  review: {
    title: 'Comments and verdicts',
    none: 'Nobody has said anything of this text yet.',
    counted: (comments, verdicts, citations, changes) =>
      `${[
        counted(comments, 'comment', 'comments'),
        `verdicts on ${verdicts} of ${counted(citations, 'citation', 'citations')}`,
        counted(changes, 'suggested change', 'suggested changes'),
      ].join(
        ', ',
      )}. The numbers are those in the margin; the text is as it stands without what is suggested.`,
    head: ['No.', 'Page', 'On', 'What is said'],
  },
  evidence: {
    title: 'Evidence sheet',
    none: 'This text cites nothing, so there is no evidence to list.',
    intro:
      'Each citation with the sentence that rests on it, the words of the source that were relied on, and the verdict of who checked it.',
    head: [
      ...(['Note', 'Sentence', 'Note as printed', 'Source'] as const),
      ...(['Words relied on', 'Page', 'Verdict', 'Checked'] as const),
    ],
    unchecked: 'Not checked',
    stale: (verdict) => `${verdict} (stale: changed since)`,
  },
};

/** Nothing is singular as well. */
const frenchCounted = (count: number, one: string, many: string): string =>
  `${count} ${count < 2 ? one : many}`;

const FRENCH: CopyWords = {
  language: 'fr',
  quoted: (words) => `«\u00a0${words}\u00a0»`,
  reviewCopy: 'Exemplaire de relecture',
  inFull: ' … (en entier dans la liste)',
  inList: '\u00a0: dans la liste',
  kinds: {
    condition: 'Condition du visa',
    'should-be-addressed': 'À traiter',
    information: 'Pour information',
  },
  resolved: (name) => `${name}, réglé`,
  resolvedBy: (person, day) => `Réglé par ${person}, le ${day}.`,
  reply: (person, day, words) => `${person}, le ${day}\u00a0: ${words}`,
  wholeBriefing: 'L’ensemble de la note',
  note: (number) => `Note ${number}`,
  page: (page) => `p. ${page}`,
  of: (what, words) => `${what}\u00a0: ${words}`,
  gone: (about) => `${about} (ne figure plus dans le texte)`,
  verdicts: {
    supports: 'Confirme',
    partly: 'Confirme en partie',
    'does-not-support': 'Ne confirme pas',
    'cannot-find': 'Introuvable',
  },
  stale: (verdict) => `${verdict}, périmé\u00a0: texte modifié depuis`,
  suggested: {
    insertion: 'Modification proposée\u00a0: insérer',
    deletion: 'Modification proposée\u00a0: supprimer',
    replacement: 'Modification proposée\u00a0: remplacer',
    move: 'Modification proposée\u00a0: déplacer',
    form: 'Modification proposée\u00a0: mettre en forme',
  },
  change: {
    insertion: (_, after) => [`Insérer ${after}`],
    deletion: (before) => [`Supprimer ${before}`],
    replacement: (before, after) => [`Remplacer ${before}`, `par ${after}`],
    move: (before) => [`Déplacer ${before}`],
    form: (before, after) => [`Mettre ${after} au lieu de ${before}`],
  },
  after: (words) => `Après ${words}`,
  review: {
    title: 'Commentaires et verdicts',
    none: 'Personne n’a encore rien dit de ce texte.',
    counted: (comments, verdicts, citations, changes) =>
      `${[
        frenchCounted(comments, 'commentaire', 'commentaires'),
        `verdicts sur ${verdicts} de ${frenchCounted(citations, 'citation', 'citations')}`,
        frenchCounted(
          changes,
          'modification proposée',
          'modifications proposées',
        ),
      ].join(
        ', ',
      )}. Les numéros sont ceux de la marge\u00a0; le texte est donné sans les modifications proposées.`,
    head: ['Nº', 'Page', 'Objet', 'Ce qui est dit'],
  },
  evidence: {
    title: 'Fiche des preuves',
    none: 'Ce texte ne cite rien\u00a0: il n’y a pas de preuve à énumérer.',
    intro:
      'Chaque citation avec la phrase qui s’appuie sur elle, les mots de la source qui ont servi et le verdict de qui l’a vérifiée.',
    head: [
      ...(['Note', 'Phrase', 'Note imprimée', 'Source'] as const),
      ...(['Mots invoqués', 'Page', 'Verdict', 'Vérifié'] as const),
    ],
    unchecked: 'Non vérifié',
    stale: (verdict) => `${verdict} (périmé\u00a0: texte modifié depuis)`,
  },
};

const GERMAN: CopyWords = {
  language: 'de',
  quoted: (words) => `„${words}“`,
  reviewCopy: 'Prüfexemplar',
  inFull: ' … (ganz in der Liste)',
  inList: ': in der Liste',
  kinds: {
    condition: 'Bedingung der Freigabe',
    'should-be-addressed': 'Zu klären',
    information: 'Zur Kenntnis',
  },
  resolved: (name) => `${name}, erledigt`,
  resolvedBy: (person, day) => `Erledigt von ${person}, ${day}.`,
  reply: (person, day, words) => `${person}, ${day}: ${words}`,
  wholeBriefing: 'Die ganze Vorlage',
  note: (number) => `Anmerkung ${number}`,
  page: (page) => `S. ${page}`,
  of: (what, words) => `${what}: ${words}`,
  gone: (about) => `${about} (nicht mehr im Text)`,
  verdicts: {
    supports: 'Belegt',
    partly: 'Belegt zum Teil',
    'does-not-support': 'Belegt nicht',
    'cannot-find': 'Nicht zu finden',
  },
  stale: (verdict) => `${verdict}, überholt: seither geändert`,
  suggested: {
    insertion: 'Änderungsvorschlag: einfügen',
    deletion: 'Änderungsvorschlag: streichen',
    replacement: 'Änderungsvorschlag: ersetzen',
    move: 'Änderungsvorschlag: verschieben',
    form: 'Änderungsvorschlag: anders setzen',
  },
  change: {
    insertion: (_, after) => [`Einfügen: ${after}`],
    deletion: (before) => [`Streichen: ${before}`],
    replacement: (before, after) => [`Ersetzen: ${before}`, `durch ${after}`],
    move: (before) => [`Verschieben: ${before}`],
    form: (before, after) => [`Setzen als ${after}, nicht ${before}`],
  },
  after: (words) => `Nach ${words}`,
  review: {
    title: 'Kommentare und Urteile',
    none: 'Zu diesem Text hat noch niemand etwas gesagt.',
    counted: (comments, verdicts, citations, changes) =>
      `${[
        counted(comments, 'Kommentar', 'Kommentare'),
        `Urteile zu ${verdicts} von ${counted(citations, 'Beleg', 'Belegen')}`,
        counted(changes, 'Änderungsvorschlag', 'Änderungsvorschläge'),
      ].join(
        ', ',
      )}. Die Nummern sind die am Rand; der Text steht ohne die Vorschläge.`,
    head: ['Nr.', 'Seite', 'Zu', 'Was gesagt wird'],
  },
  evidence: {
    title: 'Belegblatt',
    none: 'Dieser Text zitiert nichts; es gibt keine Belege aufzuführen.',
    intro:
      'Jeder Beleg mit dem Satz, der auf ihm ruht, den Worten der Quelle, auf die er sich stützt, und dem Urteil dessen, der ihn geprüft hat.',
    head: [
      ...(['Anm.', 'Satz', 'Anmerkung im Druck', 'Quelle'] as const),
      ...(['Worte der Quelle', 'Seite', 'Urteil', 'Geprüft'] as const),
    ],
    unchecked: 'Nicht geprüft',
    stale: (verdict) => `${verdict} (überholt: seither geändert)`,
  },
};

const SPANISH: CopyWords = {
  language: 'es',
  quoted: (words) => `«${words}»`,
  reviewCopy: 'Copia de revisión',
  inFull: ' … (completo en la lista)',
  inList: ': en la lista',
  kinds: {
    condition: 'Condición del visto bueno',
    'should-be-addressed': 'Por atender',
    information: 'Para información',
  },
  resolved: (name) => `${name}, resuelto`,
  resolvedBy: (person, day) => `Resuelto por ${person}, ${day}.`,
  reply: (person, day, words) => `${person}, ${day}: ${words}`,
  wholeBriefing: 'Todo el informe',
  note: (number) => `Nota ${number}`,
  page: (page) => `${isSeveral(page) ? 'pp.' : 'p.'} ${page}`,
  of: (what, words) => `${what}: ${words}`,
  gone: (about) => `${about} (ya no está en el texto)`,
  verdicts: {
    supports: 'Lo confirma',
    partly: 'Lo confirma en parte',
    'does-not-support': 'No lo confirma',
    'cannot-find': 'No se encuentra',
  },
  stale: (verdict) => `${verdict}, caduco: cambió después`,
  suggested: {
    insertion: 'Cambio propuesto: insertar',
    deletion: 'Cambio propuesto: suprimir',
    replacement: 'Cambio propuesto: sustituir',
    move: 'Cambio propuesto: mover',
    form: 'Cambio propuesto: dar otra forma',
  },
  change: {
    insertion: (_, after) => [`Insertar ${after}`],
    deletion: (before) => [`Suprimir ${before}`],
    replacement: (before, after) => [`Sustituir ${before}`, `por ${after}`],
    move: (before) => [`Mover ${before}`],
    form: (before, after) => [`Poner ${after} en lugar de ${before}`],
  },
  after: (words) => `Después de ${words}`,
  review: {
    title: 'Comentarios y veredictos',
    none: 'Nadie ha dicho nada de este texto todavía.',
    counted: (comments, verdicts, citations, changes) =>
      `${[
        counted(comments, 'comentario', 'comentarios'),
        `veredictos sobre ${verdicts} de ${counted(citations, 'cita', 'citas')}`,
        counted(changes, 'cambio propuesto', 'cambios propuestos'),
      ].join(
        ', ',
      )}. Los números son los del margen; el texto figura sin los cambios propuestos.`,
    head: ['N.º', 'Pág.', 'Sobre', 'Lo que se dice'],
  },
  evidence: {
    title: 'Hoja de pruebas',
    none: 'Este texto no cita nada; no hay pruebas que enumerar.',
    intro:
      'Cada cita con la frase que se apoya en ella, las palabras de la fuente en que se basa y el veredicto de quien la comprobó.',
    head: [
      ...(['Nota', 'Frase', 'Nota impresa', 'Fuente'] as const),
      ...(['Palabras de apoyo', 'Pág.', 'Veredicto', 'Comprobado'] as const),
    ],
    unchecked: 'Sin comprobar',
    stale: (verdict) => `${verdict} (caduco: cambió después)`,
  },
};

const JAPANESE: CopyWords = {
  language: 'ja',
  quoted: (words) => `「${words}」`,
  reviewCopy: '確認用',
  inFull: ' … (全文は一覧に)',
  inList: ': 一覧を参照',
  kinds: {
    condition: '承認の条件',
    'should-be-addressed': '要対応',
    information: '参考',
  },
  resolved: (name) => `${name} (解決済み)`,
  resolvedBy: (person, day) => `${person} が解決、${day}`,
  reply: (person, day, words) => `${person}、${day}: ${words}`,
  wholeBriefing: '文書全体',
  note: (number) => `注 ${number}`,
  page: (page) => `${page}頁`,
  of: (what, words) => `${what}: ${words}`,
  gone: (about) => `${about} (本文にはもうない)`,
  verdicts: {
    supports: '裏付ける',
    partly: '一部裏付ける',
    'does-not-support': '裏付けない',
    'cannot-find': '見つからない',
  },
  stale: (verdict) => `${verdict} (その後変更あり)`,
  suggested: {
    insertion: '変更案: 挿入',
    deletion: '変更案: 削除',
    replacement: '変更案: 置換',
    move: '変更案: 移動',
    form: '変更案: 書式',
  },
  change: {
    insertion: (_, after) => [`挿入: ${after}`],
    deletion: (before) => [`削除: ${before}`],
    replacement: (before, after) => [`置換前: ${before}`, `置換後: ${after}`],
    move: (before) => [`移動: ${before}`],
    form: (before, after) => [`書式: ${before} を ${after} に`],
  },
  after: (words) => `${words} の後`,
  review: {
    title: 'コメントと判定',
    none: 'この文書にはまだコメントがない。',
    counted: (comments, verdicts, citations, changes) =>
      `コメント ${comments} 件、引用 ${citations} 件中 ${verdicts} 件の判定、変更案 ${changes} 件。番号は余白の番号。本文は変更案を反映していない。`,
    head: ['番号', '頁', '対象', '内容'],
  },
  evidence: {
    title: '典拠一覧',
    none: 'この文書には引用がなく、挙げるべき典拠はない。',
    intro:
      'それぞれの引用について、それに基づく文、拠り所とした出典の語句、確認した人の判定を示す。',
    head: [
      ...(['注', '文', '印刷された注', '出典'] as const),
      ...(['拠り所の語句', '頁', '判定', '確認'] as const),
    ],
    unchecked: '未確認',
    stale: (verdict) => `${verdict} (その後変更あり)`,
  },
};

const WORDS: Readonly<Record<string, CopyWords>> = {
  fr: FRENCH,
  de: GERMAN,
  es: SPANISH,
  ja: JAPANESE,
};

/** The words for a BCP 47 tag. */
export const copyWords = (language: string): CopyWords =>
  WORDS[language.split('-')[0]?.toLowerCase() ?? ''] ?? ENGLISH;
