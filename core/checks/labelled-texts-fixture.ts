// Short texts with what a careful reviewer would mark in them: what the checks of words are measured by. {c} is a note
// that cites a source; C is a sentence that states something and cites nothing, Q words that are quoted so.

export type LabelledText = {
  /** BCP 47. */
  readonly language: string;
  readonly kind: 'news' | 'memo' | 'parliament' | 'law';
  readonly text: string;
  /** By check, the words that it should name, or how they begin. */
  readonly expected: readonly (readonly [check: string, text: string])[];
};

const C = (text: string) => ['claim-without-citation', text] as const;
const Q = (text: string) => ['quotation-without-citation', text] as const;
const U = (text: string) => ['unbalanced-quotes', text] as const;
const S = (text: string) => ['citation-after-stop', text] as const;

const en = (
  kind: LabelledText['kind'],
  text: string,
  ...expected: LabelledText['expected'][number][]
): LabelledText => ({ language: 'en', kind, text, expected });
const fr = (
  kind: LabelledText['kind'],
  text: string,
  ...expected: LabelledText['expected'][number][]
): LabelledText => ({ language: 'fr', kind, text, expected });
const de = (
  kind: LabelledText['kind'],
  text: string,
  ...expected: LabelledText['expected'][number][]
): LabelledText => ({ language: 'de', kind, text, expected });
const ja = (
  kind: LabelledText['kind'],
  text: string,
  ...expected: LabelledText['expected'][number][]
): LabelledText => ({ language: 'ja', kind, text, expected });

export const LABELLED_TEXTS: readonly LabelledText[] = [
  en(
    'news',
    'Ferry traffic fell by 12 per cent last year. Operators blame the harbour dues.',
    C('Ferry traffic fell'),
  ),
  en(
    'news',
    'Ferry traffic fell by 12 per cent last year.{c} Operators blame the harbour dues.',
  ),
  en(
    'news',
    'The mayor said the quay was “safe for now and for years to come”. Divers disagree.',
    Q('safe for now'),
  ),
  en('news', 'The mayor called the quay “safe”. Divers disagree.'),
  en(
    'news',
    'Some 3,400 homes lost power on 4 March 2026, the operator reported.{c} Most had it back by noon.',
  ),
  en(
    'news',
    'The U.S. Treasury bought the bonds in 2024. The price is not known.',
    C('The U.S. Treasury bought'),
  ),
  en(
    'news',
    'Two thirds of the crews have left. The union expects more to go.',
    C('Two thirds of the crews'),
  ),
  en(
    'news',
    '“We were told nothing until the water came,” said a resident of the lower town.',
    Q('We were told nothing'),
  ),
  en(
    'news',
    'Dr. Lindqvist and Mr. Okoro, of the harbour office, met the crews at 9:30. Nothing was agreed.',
  ),
  en('news', 'The series, “The Long Tide”, begins in spring.'),
  en(
    'news',
    'Shares closed at £4.20 after the announcement.',
    C('Shares closed'),
  ),
  en(
    'news',
    'The COVID-19 rules still bind the G7 ports. None has asked for a change.',
  ),
  en(
    'memo',
    'Section 3 sets out the options. Annex B2 has the figures, and Table 4 the sources.',
  ),
  en(
    'memo',
    'We recommend that you approve Option 2 by 12 June 2026. The others can wait.',
  ),
  en('memo', 'Officials will report back by 30 September 2026.'),
  en(
    'memo',
    'The dredging budget was $4.5 million in 2025. It has not been spent.',
    C('The dredging budget'),
  ),
  en(
    'memo',
    'The dredging budget was $4.5 million in 2025 (see Annex 1).{c} It has not been spent.',
  ),
  en('memo', 'Three options were looked at. The second is the cheapest.'),
  en(
    'memo',
    'Most ports have doubled their fees since the storm.',
    C('Most ports have doubled'),
  ),
  en('memo', 'Is a budget of $4.5 million enough? The board thinks so.'),
  en(
    'memo',
    'The department wrote that the works were “essential to the safety of the crossing and cannot be put off”.{c}',
  ),
  en(
    'memo',
    'The department wrote that the works were “essential to the safety of the crossing and cannot be put off. They have begun.',
    U('“essential'),
  ),
  en('memo', 'Costs rose [1]. Staff fell by a third of the whole [2].'),
  en(
    'memo',
    'Costs rose.[1] Staff numbers did not. A review is under way.',
    S('[1]'),
  ),
  en(
    'memo',
    'The pilot cost half of what was planned and took nine months.',
    C('The pilot cost half'),
  ),
  en('memo', 'The team thanks the harbour office for its help.'),
  en(
    'memo',
    'Dues are paid quarterly, e.g. in April. The rate is set by the board.',
  ),
  en(
    'memo',
    'Between 2019 and 2023 the fleet shrank from 61 to 38 vessels.',
    C('Between 2019 and 2023'),
  ),
  en('memo', '1. The lease ends soon. 2. No tender has begun.'),
  en(
    'memo',
    'The contractor promised “full service by the spring at no further cost”. Nothing was signed.',
    Q('full service by'),
  ),
  en(
    'parliament',
    'The Committee heard on 3 May 2026 that inspections had stopped.',
    C('The Committee heard'),
  ),
  en(
    'parliament',
    'The Committee heard on 3 May 2026 that inspections had stopped.{c}',
  ),
  en(
    'parliament',
    'The Minister told the House: “No inspection was ever cancelled for want of money.”',
    Q('No inspection was'),
  ),
  en(
    'parliament',
    'The Minister told the House: “No inspection was ever cancelled for want of money.”{c}',
  ),
  en(
    'parliament',
    'Members asked whether the inspections would begin again. The Minister did not say.',
  ),
  en(
    'parliament',
    'Of 214 recommendations, 180 were accepted. The rest are being looked at.',
    C('Of 214 recommendations'),
  ),
  en(
    'parliament',
    'The so-called “sunset clause” worries Members. It was not debated.',
  ),
  en('parliament', 'Question 14 was withdrawn. Recommendation 6 stands.'),
  en(
    'parliament',
    'Eleven countries have signed so far, and more are expected to.',
    C('Eleven countries'),
  ),
  en(
    'law',
    'Section 12 of the Act applies to every quay. Paragraph 4 has the exceptions.',
  ),
  en('law', 'The court held in 2018 that dues are a tax.', C('The court held')),
  en(
    'law',
    'The court held in 2018 that dues are a tax.{c} That is settled law.',
  ),
  en('law', '“Vessel” means any ship or boat. “Quay” has the usual meaning.'),
  en(
    'law',
    'The judge found the notice “so vague that nobody could have acted upon it”, and quashed it.',
    Q('so vague that'),
  ),
  en('law', 'Whoever breaks a by-law pays up to £5,000.', C('Whoever breaks')),
  en(
    'law',
    'The duty under Article 5 is strict. No defence is open to the owner.',
  ),
  fr(
    'news',
    'Le trafic a baissé de 12 % en un an. Les armateurs accusent les taxes.',
    C('Le trafic a baissé'),
  ),
  fr(
    'news',
    'Le trafic a baissé de 12 % en un an{c}. Les armateurs accusent les taxes.',
  ),
  fr(
    'news',
    'Le maire a déclaré : « Le quai est sûr et le restera longtemps. » Les plongeurs en doutent.',
    Q('Le quai est sûr'),
  ),
  fr(
    'news',
    'Près de deux tiers des équipages sont partis.',
    C('Près de deux tiers'),
  ),
  fr(
    'memo',
    'La section 3 présente les options. L’annexe 2 contient les chiffres.',
  ),
  fr('memo', 'Nous recommandons d’approuver l’option 2 avant le 12 juin 2026.'),
  fr(
    'memo',
    'Le budget était de 4,5 millions d’euros en 2025. Il n’a pas été dépensé.',
    C('Le budget était'),
  ),
  fr(
    'parliament',
    'M. Dupont a présenté le rapport à la commission. Elle l’a adopté.',
  ),
  fr(
    'parliament',
    'Le 3 mai 2026, la commission a entendu douze témoins.',
    C('Le 3 mai 2026'),
  ),
  fr('law', 'L’article 5 du code s’applique. Le juge n’a pas d’autre choix.'),
  de(
    'news',
    'Der Fährverkehr ging um 12 % zurück. Die Reeder klagen über die Gebühren.',
    C('Der Fährverkehr'),
  ),
  de(
    'news',
    'Der Fährverkehr ging um 12 % zurück.{c} Die Reeder klagen über die Gebühren.',
  ),
  de(
    'news',
    'Der Bürgermeister sagte: „Der Kai ist sicher und bleibt es noch lange.“ Die Taucher zweifeln.',
    Q('Der Kai ist sicher'),
  ),
  de(
    'news',
    'Dr. Müller und Prof. Weiß waren z. B. nicht eingeladen. Sie kamen trotzdem.',
  ),
  de('memo', 'Abschnitt 3 nennt die Optionen. Anlage 2 enthält die Zahlen.'),
  de('memo', 'Wir empfehlen, Option 2 bis zum 12. Juni 2026 zu billigen.'),
  de(
    'memo',
    'Am 12. Mai 2026 endete die Frist. Niemand hatte sich gemeldet.',
    C('Am 12. Mai 2026'),
  ),
  de(
    'memo',
    'Die Kosten haben sich seit dem Sturm verdoppelt.',
    C('Die Kosten haben'),
  ),
  de('parliament', 'Von 214 Empfehlungen wurden 180 angenommen.', C('Von 214')),
  de('law', 'Nach § 5 Abs. 2 haftet der Halter. Eine Ausnahme gibt es nicht.'),
  de(
    'law',
    'Der Vermerk endet mit „ohne weitere Prüfung freigegeben. Niemand widersprach.',
    U('„ohne'),
  ),
  ja(
    'news',
    'フェリーの利用者は前年より12%減った。事業者は港湾料金を批判している。',
    C('フェリーの利用者'),
  ),
  ja(
    'news',
    'フェリーの利用者は前年より12%減った{c}。事業者は港湾料金を批判している。',
  ),
  ja(
    'news',
    '市長は「岸壁は今後も長く安全である」と述べた。潜水士は疑っている。',
    Q('岸壁は今後も'),
  ),
  ja(
    'news',
    '市長は「岸壁は今後も長く安全である」と述べた{c}。潜水士は疑っている。',
  ),
  ja(
    'news',
    '乗組員の三割が離職した。組合は増えると見ている。',
    C('乗組員の三割'),
  ),
  ja('memo', '第３章で選択肢を示す。別紙２に数値を載せた。'),
  ja('memo', '６月12日までに案２を承認することを提案する。'),
  ja(
    'memo',
    '2025年度の予算は４億円であった。執行されていない。',
    C('2025年度の予算'),
  ),
  ja('parliament', '委員会は2026年５月３日に参考人を招いた。', C('委員会は')),
  ja('parliament', '大臣は検査の再開時期を明言しなかった。'),
  ja('law', '同法第５条が適用される。例外はない。'),
  ja('law', '「船舶」とは船をいう。『港湾六法』を参照。'),
];
