// Short briefings with the references in them that lead nowhere: what the check of cross-references is measured by. Most of
// what refers to something here refers to another text, or to what is there.
import {
  cite,
  doc,
  h,
  note,
  ol,
  p,
  table,
  type UnplacedBlock,
} from '../document/builder.ts';
import type { BriefingDocument } from '../document/document.ts';

export type LabelledReferences = {
  readonly document: BriefingDocument;
  /** The words of each that leads nowhere. */
  readonly expected: readonly string[];
};

/** A briefing of three numbered sections, two numbered paragraphs, one table, two notes and the annexes A and B. */
const PARTS: Readonly<
  Record<
    string,
    {
      readonly sections: readonly string[];
      readonly annexes: readonly string[];
      readonly table: string;
    }
  >
> = {
  en: {
    sections: ['1 Issue', '2 Options', '2.1 Costs', '3 Advice'],
    annexes: ['Annex A: Figures', 'Annex B: Letters'],
    table: 'Costs by year',
  },
  fr: {
    sections: ['1. Objet', '2. Options', '3. Avis'],
    annexes: ['Annexe A : chiffres', 'Annexe B : lettres'],
    table: 'Coûts par an',
  },
  de: {
    sections: ['1 Anlass', '2 Optionen', '3 Empfehlung'],
    annexes: ['Anlage A: Zahlen', 'Anlage B: Schreiben'],
    table: 'Kosten nach Jahr',
  },
  ja: {
    sections: ['第１章　背景', '第２章　選択肢', '第３章　提案'],
    annexes: ['別紙１　数値', '別紙２　書簡'],
    table: '年別の費用',
  },
};

const briefing = (
  language: string,
  ...words: readonly Parameters<typeof p>[]
): BriefingDocument => {
  const parts = PARTS[language] ?? { sections: [], annexes: [], table: '' };
  const all: UnplacedBlock[] = [
    ...parts.sections.map((title) => h(1, title)),
    ol(['…'], ['…']),
    table(
      [
        ['', '2024'],
        ['x', 'y'],
      ],
      { caption: [parts.table] },
    ),
    p('…', note('…'), note('…')),
    ...words.map((each) => p(...each)),
    ...parts.annexes.map((title) => h(1, title)),
  ];
  return { ...doc(...all), language };
};

const text = (
  language: string,
  words: string,
  ...expected: string[]
): LabelledReferences => ({ document: briefing(language, [words]), expected });

export const LABELLED_REFERENCES: readonly LabelledReferences[] = [
  text('en', 'The options are costed in full (see section 2.1).'),
  text('en', 'The risks are set out below (see section 4).', 'section 4'),
  text(
    'en',
    'As noted in paragraph 12 above, the lease has lapsed.',
    'paragraph 12',
  ),
  text('en', 'As noted in paragraph 2 above, the lease has lapsed.'),
  text(
    'en',
    'For the letters see annex B; for the maps see annex C.',
    'annex C',
  ),
  text(
    'en',
    'Table 1 below has the costs, and Table 3 below the staff.',
    'Table 3',
  ),
  text('en', 'The figure was withdrawn (see note 7 above).', 'note 7'),
  text('en', 'The figure was withdrawn (see note 2 above).'),
  text('en', 'The duty arises under section 4 of the Act.'),
  text('en', 'The Act is plain: see section 14.'),
  text('en', 'Section 9 of the Harbours Act applies (see section 2).'),
  text('en', 'The audit’s paragraph 30 says as much.'),
  text('en', 'See Table 7 in the Audit Office’s report.'),
  text('en', 'The Board met in part 4 of the building.'),
  text(
    'en',
    'We come back to this in sections 2 and 5 below.',
    'sections 2 and 5',
  ),
  text('en', 'See Figure 2 overleaf for the plan of the quay.', 'Figure 2'),
  text('en', 'Option 4 is the dearest, and question 7 stays open.'),
  text('en', 'Please note 3 points before you sign.'),
  text('en', 'Refer to Annex D for the draft letter.', 'Annex D'),
  text('en', 'See also paragraph 9 of this note.', 'paragraph 9'),
  text('en', 'Its section 8 was repealed; see chapter 12 of the textbook.'),
  {
    document: briefing('en', [
      'It fell by a third (see Table 6).',
      note(cite('a')),
    ]),
    expected: [],
  },
  {
    document: briefing('en', [
      'It fell by a third.',
      note('See note 9 above.'),
      note(cite('a'), '; see section 8.'),
    ]),
    expected: ['note 9'],
  },
  {
    document: { ...doc(p('See section 4 and Table 2.')), language: 'en' },
    expected: [],
  },
  {
    document: { ...doc(p('See Table 2 below.')), language: 'en' },
    expected: ['Table 2'],
  },
  {
    document: {
      ...doc(h(1, '5 options for the port'), p('For the law see section 4.')),
      language: 'en',
    },
    expected: [],
  },
  text('fr', 'Les coûts sont détaillés plus loin (voir la section 2).'),
  text(
    'fr',
    'Les risques sont exposés ailleurs (voir la section 5).',
    'section 5',
  ),
  text('fr', 'Le tableau 4 ci-dessous récapitule les coûts.', 'tableau 4'),
  text('fr', 'Le tableau 1 ci-dessous récapitule les coûts.'),
  text('fr', 'Pour les cartes, voir l’annexe C.', 'annexe C'),
  text('fr', 'Voir l’annexe II du règlement.'),
  text(
    'fr',
    'L’article 5 de la loi s’applique ; voir la section 4 de ce texte.',
  ),
  text('fr', 'Ce chiffre a été retiré (voir note 6 ci-dessus).', 'note 6'),
  text('fr', 'La partie 2 du rapport le confirme.'),
  text('de', 'Die Kosten stehen weiter unten (siehe Abschnitt 2).'),
  text('de', 'Zu den Risiken siehe Abschnitt 5.', 'Abschnitt 5'),
  text('de', 'Die Zahlen enthält Tabelle 4 unten.', 'Tabelle 4'),
  text('de', 'Vgl. Anlage C mit den Karten.', 'Anlage C'),
  text('de', 'Vgl. Anlage B mit den Schreiben.'),
  text('de', 'Nach Abschnitt 4 des Gesetzes haftet der Halter.'),
  text('de', 'Das folgt aus Absatz 2 Satz 1 GG, siehe Kapitel 3.'),
  text('de', 'Siehe Kapitel 7 im Gutachten.'),
  text('de', 'Der Wert wurde berichtigt (s. Fußnote 8 oben).', 'Fußnote 8'),
  text('ja', '費用は第２章を参照。'),
  text('ja', '危険性は第５章を参照。', '第５章'),
  text('ja', '地図は別紙３のとおり。', '別紙３'),
  text('ja', '書簡は別紙２のとおり。'),
  text('ja', '同法第８章を参照。'),
  text('ja', '報告書の表７を参照。'),
  text('ja', '下記表４に人員を示す。', '表４'),
  text('ja', '上記注９で述べた。', '注９'),
  text('ja', '代表３名が出席した。'),
];
