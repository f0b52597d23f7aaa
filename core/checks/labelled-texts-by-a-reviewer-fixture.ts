// A second set of short texts with what a careful reviewer would mark in them, written before the rules of the claims were
// read: how well these hold on what they were not made for. {c} is a note that cites a source, [1] a marker.
import {
  C,
  Q,
  S,
  U,
  textIn,
  type LabelledText,
} from './labelled-texts-fixture.ts';

const en = textIn('en');
const fr = textIn('fr');
const de = textIn('de');
const ja = textIn('ja');

export const TEXTS_BY_A_REVIEWER: readonly LabelledText[] = [
  en(
    'news',
    'Rail freight through the Ostrava pass has tripled since the tunnel opened. Hauliers say the timetable cannot take more.',
    C('Rail freight through'),
  ),
  en(
    'news',
    'The regulator fined Halden Water £2.4m on Tuesday, its largest penalty to date.{c} The company said it would not appeal.',
  ),
  en(
    'news',
    'A spokeswoman called the delay ‘regrettable but unavoidable in the circumstances’. She declined to name a new date.',
    Q('regrettable but unavoidable'),
  ),
  en(
    'news',
    'Nine in ten pharmacies now report shortages. The wholesalers’ association disputes the survey.',
    C('Nine in ten pharmacies'),
  ),
  en(
    'news',
    'Route 66 and Boeing 737s have nothing in common, the columnist joked. Readers were not amused.',
  ),
  en(
    'news',
    'Unemployment stands at its lowest level since 1974, according to the statistics office. Vacancies are falling, too.',
    C('Unemployment stands'),
  ),
  en(
    'memo',
    'You are asked to agree Option B and to sign the letter at Annex C by 14 March. We will brief your office beforehand.',
  ),
  en(
    'memo',
    'The programme has so far reached 14,300 households, or 38% of those eligible [3]. Take-up is weakest in the north.',
  ),
  en(
    'memo',
    'Spending ran £3.2 million over plan last year. The overspend was met from reserves.{c}',
    C('Spending ran £3.2'),
  ),
  en(
    'memo',
    'If the bid succeeds, we propose to recruit 25 inspectors in the first year. Training would take six months.',
  ),
  en(
    'memo',
    'Our estimate rests on three assumptions. First, that fuel prices stay flat. Second, that no further routes close.',
  ),
  en(
    'memo',
    'The department’s own audit found that 17 of the 42 sites lacked a fire certificate. None has closed.',
    C('The department’s own audit'),
  ),
  en(
    'parliament',
    'The honourable Member for Tarrow said that “no one in this place has ever seen the contract in full”.{c} The Speaker called for order.',
  ),
  en(
    'parliament',
    'Your Committee recommends that the Government publish the data within 90 days. It further recommends a review after five years.',
  ),
  en(
    'parliament',
    'Witnesses described the scheme as “a lottery with a very long queue.” The Department rejected the description.',
    Q('a lottery with a very long'),
  ),
  en(
    'parliament',
    'The Bill was read a second time on 9 June 2025 by 312 votes to 248. Committee stage has not been scheduled.',
    C('The Bill was read'),
  ),
  en(
    'law',
    'A person commits an offence under subsection (2) if the notice was served in accordance with regulation 7. Schedule 3 sets out the form.',
  ),
  en(
    'law',
    'In Brennan the Court of Appeal reduced the award from $1.2 million to $400,000. The decision has been followed since.',
    C('In Brennan the Court'),
  ),
  en(
    'law',
    'The limitation period is six years.[4] It begins on the day of the breach, not of its discovery.',
    S('[4]'),
  ),
  en(
    'law',
    'The tribunal thought the evidence “thin, and at points contradictory, but not incredible. It allowed the claim.{c}',
    U('“thin'),
  ),
  fr(
    'news',
    'Les ventes de pompes à chaleur ont chuté d’un tiers en six mois. La filière réclame un plan d’urgence.',
    C('Les ventes de pompes'),
  ),
  fr(
    'news',
    'Selon le préfet, quelque 4 000 personnes ont défilé samedi à Rennes{c}. Les syndicats en comptent le double.',
  ),
  fr(
    'news',
    '« Je ne signerai pas ce texte en l’état », a prévenu la ministre. Son entourage n’a pas souhaité commenter.',
    Q('Je ne signerai pas ce texte'),
  ),
  fr(
    'news',
    'Le film « Les Années grises » sort mercredi. La critique est partagée.',
  ),
  fr(
    'news',
    'Le chantier devait coûter 80 millions d’euros ; il en a coûté 132. Personne ne l’explique.',
    C('Le chantier devait coûter'),
  ),
  fr(
    'memo',
    'Il vous est proposé de signer la lettre jointe avant le 15 avril. L’annexe II récapitule les positions.',
  ),
  fr(
    'memo',
    'Les délais de traitement sont passés de 21 à 47 jours entre 2022 et 2024. Les effectifs n’ont pas suivi.',
    C('Les délais de traitement'),
  ),
  fr(
    'memo',
    'Deux scénarios sont possibles. Le premier consiste à attendre ; le second, à négocier dès maintenant.',
  ),
  fr(
    'memo',
    'Le taux de recours s’établit à 62,5 % [7]. Il varie fortement d’un département à l’autre.',
  ),
  fr(
    'parliament',
    'Le rapporteur a jugé le dispositif « inutilement complexe et peu lisible pour les communes ». La commission l’a suivi.',
    Q('inutilement complexe et peu'),
  ),
  fr(
    'parliament',
    'L’amendement n° 214 a été retiré. L’article 6 est adopté sans modification.',
  ),
  fr(
    'parliament',
    'Sur les 577 députés, 341 ont voté pour. Le texte part au Sénat.',
    C('Sur les 577 députés'),
  ),
  fr(
    'law',
    'Aux termes de l’article L. 411-2 du code, l’autorisation est préalable. Le décret en fixe les modalités.',
  ),
  fr(
    'law',
    'La cour a condamné l’État à verser 250 000 euros à la commune. Un pourvoi a été formé.',
    C('La cour a condamné'),
  ),
  fr(
    'law',
    'Le délai est de deux mois.[2] Il court à compter de la notification.',
    S('[2]'),
  ),
  de(
    'news',
    'Jeder vierte Landkreis meldet inzwischen Ärztemangel. Die Kammer fordert ein Sofortprogramm.',
    C('Jeder vierte Landkreis'),
  ),
  de(
    'news',
    'Die Aktie gab am Dienstag um 7,8 Prozent nach.{c} Händler sprachen von Gewinnmitnahmen.',
  ),
  de(
    'news',
    '„Wir haben die Warnungen nicht ernst genug genommen“, räumte die Senatorin ein. Einen Rücktritt lehnte sie ab.',
    Q('Wir haben die Warnungen'),
  ),
  de(
    'news',
    'Der Sender RTL 2 und die Linie U 5 sind in Berlin bekannt. Mehr Gemeinsamkeiten gibt es nicht.',
  ),
  de(
    'news',
    'Seit Jahresbeginn sind 312 Menschen auf der Route ertrunken. Die Küstenwache äußert sich nicht.',
    C('Seit Jahresbeginn sind'),
  ),
  de(
    'memo',
    'Es wird vorgeschlagen, den Vertrag bis Ende 2027 zu verlängern. Das Referat bittet um Zustimmung bis zum 4. Mai.',
  ),
  de(
    'memo',
    'Von den bewilligten 18 Mio. Euro wurden nur 6,4 Mio. abgerufen. Gründe sind nicht dokumentiert.',
    C('Von den bewilligten 18'),
  ),
  de(
    'memo',
    'Die Vorlage gliedert sich in drei Teile. Teil 2 behandelt die Haushaltsfolgen (vgl. Abschnitt 4.1).',
  ),
  de(
    'memo',
    'Rund 41 Prozent der Anträge waren unvollständig [5]. Das bindet Personal.',
  ),
  de(
    'parliament',
    'Der Ausschuss nahm den Antrag mit 14 zu 11 Stimmen an. Die Opposition kündigte Protest an.',
    C('Der Ausschuss nahm'),
  ),
  de(
    'parliament',
    'Die Ministerin nannte den Entwurf „einen ersten, aber keinen letzten Schritt“.{c} Beifall gab es kaum.',
  ),
  de(
    'parliament',
    'Auf Frage 23 antwortete die Regierung schriftlich. Drucksache 20/1184 liegt aus.',
  ),
  de(
    'law',
    'Nach Art. 12 Abs. 1 Satz 2 GG ist der Eingriff zu rechtfertigen. Daran fehlt es hier.',
  ),
  de(
    'law',
    'Das Gericht hielt die Klausel für »überraschend und damit unwirksam«. Die Revision wurde zugelassen.',
    Q('überraschend und damit'),
  ),
  de(
    'law',
    'Die Frist beträgt einen Monat.[1] Sie beginnt mit der Zustellung.',
    S('[1]'),
  ),
  ja(
    'news',
    '訪日客は3月だけで三百万人を超えた。宿泊施設の不足が深刻になっている。',
    C('訪日客は3月だけで'),
  ),
  ja('news', '社長は「辞任は考えていない」と語った{c}。株主は納得していない。'),
  ja(
    'news',
    '知事は会見で「計画を白紙に戻すことも選択肢の一つだ」と述べた。県議会は反発している。',
    Q('計画を白紙に'),
  ),
  ja(
    'news',
    '電気料金は昨年の1.5倍になった。政府は補助を検討している。',
    C('電気料金は昨年の'),
  ),
  ja(
    'memo',
    '2027年3月末までに報告書を取りまとめる予定である。詳細は別添１のとおり。',
  ),
  ja(
    'memo',
    '対象となる42施設のうち、17施設で証明書が確認できなかった。原因は調査中である。',
    C('対象となる42施設'),
  ),
  ja('memo', '申請の38％が不備であった[3]。窓口の負担が増している。'),
  ja('memo', '案Ａと案Ｂの比較を第４節に示す。いずれも法改正を要しない。'),
  ja(
    'parliament',
    '法案は賛成312、反対148で可決された。参議院での審議は来週始まる。',
    C('法案は賛成312'),
  ),
  ja(
    'parliament',
    '委員は「説明が不十分で、国民の理解は得られない」と指摘した。大臣は答弁を避けた。',
    Q('説明が不十分で'),
  ),
  ja(
    'parliament',
    '質問主意書第23号に対する答弁書が送付された。内容は従来の見解と変わらない。',
  ),
  ja(
    'law',
    '同条第２項の規定は、前項の場合に準用する。ただし、附則第３条に定める者を除く。',
  ),
  ja(
    'law',
    '裁判所は国に２億円の賠償を命じた。国は控訴した。',
    C('裁判所は国に'),
  ),
  ja(
    'law',
    '判決は契約を「信義則に反し無効であるとした。被告は上告している。',
    U('「信義則'),
  ),
  // And a third lot, written after the rules were mended for those above.
  en(
    'news',
    'The strike has cost the port an estimated $18 million a day. Talks resume on Monday.',
    C('The strike has cost'),
  ),
  en('memo', 'We propose three changes to the scheme. None needs legislation.'),
  en(
    'memo',
    'Uptake in rural districts is less than half the national rate. The reasons are unclear.',
    C('Uptake in rural'),
  ),
  en(
    'parliament',
    'Clause 4(2) was agreed to. New clause 7 was negatived without a division.',
  ),
  en(
    'parliament',
    'The Minister undertook to “write to every Member affected within the month”. No letter has been laid.',
    Q('write to every Member'),
  ),
  en(
    'law',
    'By the 2019 judgment the levy was held unlawful. The Crown did not appeal.',
    C('By the 2019 judgment'),
  ),
  en(
    'news',
    'Apartment 12B at 40 Quay Street has been empty since the fire. Police have closed the stairwell.',
  ),
  en(
    'memo',
    'Please return comments by noon on 3 May. A second draft will follow within five working days.',
  ),
  fr(
    'news',
    'Un Français sur trois renonce à des soins. Les associations dénoncent le reste à charge.',
    C('Un Français sur trois'),
  ),
  fr(
    'memo',
    'Nous proposons de reporter la réunion au 12 juin. Le cabinet en a été informé.',
  ),
  fr(
    'parliament',
    'La ministre a parlé d’« un effort sans précédent en faveur des communes ».{c} L’opposition en doute.',
  ),
  fr(
    'law',
    'Par un arrêt du 4 mars 2024, la cour a annulé la décision. L’administration s’est désistée.',
    C('Par un arrêt du'),
  ),
  de(
    'news',
    'Die Zahl der Einbrüche hat sich binnen zwei Jahren halbiert. Die Polizei spricht von einem Erfolg.',
    C('Die Zahl der Einbrüche'),
  ),
  de(
    'memo',
    'Wir schlagen vor, die Frist bis zum 30. Juni zu verlängern. Das Fachreferat ist einverstanden.',
  ),
  de(
    'parliament',
    'Der Abgeordnete sprach von „einem Skandal, der seinesgleichen sucht“. Zurufe folgten.',
    Q('einem Skandal'),
  ),
  de(
    'law',
    'Mit Urteil vom 8. Mai 2023 wies das Gericht die Klage ab. Berufung ist eingelegt.',
    C('Mit Urteil vom'),
  ),
  ja(
    'news',
    '同社の売上高は前期比で二割減少した。減配の可能性がある。',
    C('同社の売上高'),
  ),
  ja('memo', '次回会合は５月10日に開催する。議題は別途通知する。'),
  ja(
    'parliament',
    '総理は「国民の声に丁寧に耳を傾けていく」と答弁した。野党は納得していない。',
    Q('国民の声に'),
  ),
  ja(
    'law',
    '最高裁は2021年に原判決を破棄した。差戻審は続いている。',
    C('最高裁は2021年'),
  ),
];
