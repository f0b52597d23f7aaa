// Short texts with what a careful reviewer would mark in them: what the checks of words are measured by. {c} is a note that
// cites a source, [1] a marker; C is a sentence that states something and cites nothing, Q words that are quoted so, U a
// quotation mark without its fellow, S a marker between two sentences. Most were written by somebody who had not seen the
// checks.

export type LabelledText = {
  /** BCP 47. */
  readonly language: string;
  readonly kind: 'news' | 'memo' | 'parliament' | 'law';
  readonly text: string;
  /** By check, how the words begin that it should name. */
  readonly expected: readonly (readonly [check: string, text: string])[];
};

export const C = (text: string) => ['claim-without-citation', text] as const;
export const Q = (text: string) =>
  ['quotation-without-citation', text] as const;
export const U = (text: string) => ['unbalanced-quotes', text] as const;
export const S = (text: string) => ['citation-after-stop', text] as const;

export const textIn =
  (language: string) =>
  (
    kind: LabelledText['kind'],
    text: string,
    ...expected: LabelledText['expected'][number][]
  ): LabelledText => ({ language, kind, text, expected });
const en = textIn('en');
const fr = textIn('fr');
const de = textIn('de');
const ja = textIn('ja');

export const LABELLED_TEXTS: readonly LabelledText[] = [
  en(
    'news',
    'Ferry traffic between Port Lorne and the Sel Islands fell by 11.4 per cent in the third quarter. Operators blame the new harbour dues.',
    C('Ferry traffic between Port'),
  ),
  en(
    'news',
    'The Kestrian central bank left its key rate at 4.25 per cent on Thursday.{c} Most analysts had expected a cut.',
  ),
  en(
    'news',
    '“We will not reopen the accord,” Foreign Minister Ilsa Brandt said in Maravel, “and we will not be hurried.” Her office did not elaborate.',
    Q('We will not reopen the accord'),
  ),
  en(
    'news',
    'The Lorne Courier called the vote “a rehearsal for the autumn.”{c} Turnout reached 61.3 per cent, the highest since the war.',
    C('Turnout reached 61.3 per'),
  ),
  en(
    'news',
    "Mr. J. R. Hallam, the U.S. chargé d'affaires, met Dr. Sovik on Tuesday at 9.30 a.m. to discuss the F-35 basing request. Neither side commented.",
  ),
  en(
    'news',
    'About a dozen fishing boats blocked the mouth of the Aldra on Monday. Police cleared the channel by evening.',
    C('About a dozen fishing boats'),
  ),
  en(
    'news',
    'Two thirds of the delegates backed the merger.[1] The rest walked out, and the party’s leader, P. D. Orme, offered to resign.',
    S('[1]'),
  ),
  en(
    'news',
    'Consumer prices in Varland were 3.1 per cent higher in August than a year before [2]. Food, however, is not getting any dearer.',
  ),
  en(
    'news',
    'COVID-19 is no longer a notifiable disease in Varland, and the G7 health ministers have taken note. The testing hall at the airport has been closed.',
  ),
  en(
    'news',
    'The opposition daily described the budget as “a bridge to nowhere and warned of a winter of strikes.{c} The government has not replied.',
    U('“a bridge'),
  ),
  en(
    'news',
    'Average wages in the ports rose by 5 per cent. Rents in the same towns rose by 7 per cent.{c}',
    C('Average wages in the ports'),
  ),
  en(
    'news',
    'Exports to the U.K. were worth $2.3 billion last year, or roughly €2.1bn at the average rate.{c} They consist mostly of frozen fish.',
  ),
  en(
    'news',
    'Is the Aldra bridge safe after 47 years of heavy traffic? The transport ministry says that it is, but it has published no survey.',
  ),
  en(
    'news',
    'The film "Nine Winters" opened the Maravel festival to long applause. Its director, A. Kuhl, was refused a visa.',
  ),
  en(
    'news',
    'The so-called “ghost fleet” has moved north, coast guard officials said. They gave no names.',
  ),
  en(
    'news',
    'The protesters\' tents were removed overnight; the mayor\'s spokesman said the camp had become "a danger to everyone in it". No injuries were reported.',
    Q('a danger to everyone in it'),
  ),
  en(
    'news',
    '“He told me, ‘Leave the harbour by dawn,’ and I left,” the skipper recalled. The coast guard denies the exchange.',
    Q('He told me, ‘Leave the'),
  ),
  en(
    'news',
    'The storm cut power to 38,000 homes in Upper Lorne; crews had restored it to all but 1,200 by Friday night. Schools stay closed.',
    C('The storm cut power to 38,000'),
  ),
  en(
    'news',
    'The Selmark refinery, idle since 14 February 2023, will not restart. Its owner cites the price of crude.',
    C('The Selmark refinery, idle'),
  ),
  en(
    'news',
    'The inquiry into the derailment at St. Orrin has ended without charges. Relatives of the victims will appeal.',
  ),
  en(
    'news',
    '“We have rebuilt the quay. We have not rebuilt the trust of the 600 men who worked on it,” the harbour master told The Courier.{c} He retires in the spring.',
  ),
  en(
    'memo',
    'We recommend that the Minister approve £1.5 million for the pilot and review it after six months.',
  ),
  en(
    'memo',
    'Officials will report back by 30 June 2027 and will hold three regional workshops before then.',
  ),
  en(
    'memo',
    'The pilot cost £640,000, against a budget of £500,000. Officials will report on the causes.',
    C('The pilot cost £640,000'),
  ),
  en(
    'memo',
    'Please call the duty desk on +44 20 5550 0147 before the meeting at 14:30 in Room 412. The agenda (item 3) is attached as Annex B.',
  ),
  en(
    'memo',
    'Option 2 is the cheapest. It would cost between £2m and £3m a year on the Treasury’s model.[4]',
  ),
  en(
    'memo',
    'Staff turnover in the passport office now stands at 23%. See Table 4.',
    C('Staff turnover in the passport'),
  ),
  en(
    'memo',
    'This memo sets out three options. Option 1 keeps the present grant; Option 2 ends it; Option 3 replaces it with a loan.',
  ),
  en(
    'memo',
    'In 2024/25 the scheme paid 4,312 claims, Nos. 17 and 18 on the audit list excepted.{c} The average payment was €912.50.',
    C('The average payment was €912'),
  ),
  en(
    'memo',
    'The auditor found the controls “adequate in design but not in use”.[3] We agree with her.',
    S('[3]'),
  ),
  en(
    'memo',
    'Ms. Okoro wrote in reply that the backlog was “the predictable result of a hiring freeze”. The personnel office, with a staff of 40, disputes this.',
    Q('the predictable result'),
    C('The personnel office, with'),
  ),
  en(
    'memo',
    'Should the Department absorb the 3.8 per cent pay award, or should it ask for new money? We advise the latter.',
  ),
  en(
    'memo',
    "As you asked, we have compared the two bids. The Harrow consortium's is the stronger on safety, the other on price.",
  ),
  en(
    'memo',
    'The contractor has missed four of its seven milestones. We propose to invoke clause 9.2 of the contract.',
    C('The contractor has missed four'),
  ),
  en(
    'memo',
    'The committee’s term for this is “managed decline”, which we avoid. It invites the wrong question.',
  ),
  en(
    'memo',
    'The grant has helped roughly one in five small growers [2]. Demand is strongest in the districts of Lower Aldra, Menn and St. Orrin.',
  ),
  en(
    'memo',
    'The Chief Scientist’s paper (“Water for the Delta”, second draft) does not settle the matter. We have asked for a third.',
  ),
  en(
    'memo',
    'Attendance was up 9 per cent on the year before.{c} The cost per visitor fell from £7.40 to £6.85. Both results owe much to the weather.',
    C('The cost per visitor fell'),
  ),
  en(
    'memo',
    'The regional office called the instructions confusing" and asked for a single form.{c}',
    U(''),
  ),
  en(
    'memo',
    'Replace the 12" main between pump-houses 3 and 4 first; it is the one that failed, and the spare pipe is in store.',
  ),
  en(
    'memo',
    'The fund closed on 31 March 2025 with an unspent balance of some ¥48 million. The Finance Division has asked where it went.',
    C('The fund closed on 31 March'),
  ),
  en(
    'memo',
    'The union’s letter of last week reads: “We will not sign. We have told you so twice, and St. Orrin’s branch agrees.”[11]',
  ),
  en(
    'parliament',
    'The Hon. Member for East Lorne asked how many rural clinics had been closed since the election. The Minister undertook to write to her.',
  ),
  en(
    'parliament',
    '“This House was promised a plan, and it has been given a pamphlet,” said Mr. Tarn. The Speaker called for order.',
    Q('This House was promised a plan'),
  ),
  en(
    'parliament',
    'The Bill was read a second time by 187 votes to 142.{c} It now goes to the Committee on Public Works.',
  ),
  en(
    'parliament',
    'The Bill passed its third reading by 96 votes to 95, with four abstentions.',
    C('The Bill passed its third'),
  ),
  en(
    'parliament',
    'The Committee will meet at 10.15 a.m. on 4 March in Room 6 to consider clauses 12 to 19. Witnesses are asked to be there by 9.45.',
  ),
  en(
    'parliament',
    'The Minister told the House: “The dam is safe. It was inspected in May. I have nothing to add.” Members on both sides laughed.',
    Q('The dam is safe.'),
  ),
  en(
    'parliament',
    'Replying to Question No. 1147, the Minister said that 3,460 teachers had left the service since 2021 (Official Report, col. 884).{c}',
  ),
  en(
    'parliament',
    'Oral questions were dominated by the ferry dispute. The Leader of the Opposition spent five of her six questions on it.',
    C('The Leader of the Opposition'),
  ),
  en(
    'parliament',
    'Lady Wern cited the Ombudsman, who “found no fault with the officials, only with what he called ‘a culture of silence’ above them”.{c} She sought a debate.',
  ),
  en(
    'parliament',
    'Lady Wern recalled that the Ombudsman had written: “The Permanent Secretary told us, ‘It was never my file.’” No minister replied.',
    Q('The Permanent Secretary told'),
  ),
  en(
    'parliament',
    'The select committee’s report, “Counting the Catch”, was published without a summary. The Clerk has apologised.',
  ),
  en(
    'parliament',
    'The Public Accounts Committee took evidence from eleven witnesses. It heard that the programme had spent 84% of its budget [5].',
    C('The Public Accounts Committee'),
  ),
  en(
    'parliament',
    'Government amendment 27A was agreed to without a division. Amendments 28 to 31 were not moved.',
  ),
  en(
    'parliament',
    'Seven members of the governing party defied the whip.[6] Their names are in the division list.',
    S('[6]'),
  ),
  en(
    'parliament',
    'The word “filibuster” does not appear in the Standing Orders. The Clerk prefers “extended debate”.',
  ),
  en(
    'parliament',
    '"We are told to wait," Mrs. Adair said. "My constituents have waited long enough." The Minister did not reply.',
    Q('We are told to wait'),
    Q('My constituents have waited'),
  ),
  en(
    'parliament',
    'Mr. Oduya said that the levy was "unfair, unworkable and unlawful.{c} He intends to divide the House.',
    U('"unfair, unworkable'),
  ),
  en(
    'parliament',
    'The House rose at 11.52 p.m. without having reached the Order Paper’s last item. The Whips have agreed to resume on Monday.',
  ),
  en(
    'parliament',
    'The debate on the Harbours Bill lasted nearly nine hours. The amendment on dredging was carried.',
    C('The debate on the Harbours'),
  ),
  en(
    'parliament',
    'Will the Government publish the harbour survey before the recess, as 48 members have asked? The Leader of the House declined to say.',
  ),
  en(
    'parliament',
    '“The levy,” Mr. Oduya said, “will cost my constituents £90 a head, and they know it.”{c} He was heard in silence.',
  ),
  en(
    'law',
    'Under s. 14(2) of the Harbours Act 2009, a licence lapses if the fee is not paid. The Registrar may restore it.',
  ),
  en(
    'law',
    'Section 22 provides that “no vessel shall be detained without the written order of a magistrate”. The order in this case was oral.',
    Q('no vessel shall be detained'),
  ),
  en(
    'law',
    'In Orme v. Port of Lorne (No. 2), the court held that the duty is owed to the public at large.{c} The point is now settled.',
  ),
  en(
    'law',
    'The Court awarded the harbour company damages of $412,000 and its costs. The appeal is pending.',
    C('The Court awarded the harbour'),
  ),
  en(
    'law',
    'In this Part, “vessel” means any craft capable of navigation, and “owner” includes a charterer.',
  ),
  en(
    'law',
    'The Convention entered into force on 1 November 1998. Article 7 has never been applied.',
    C('The Convention entered into'),
  ),
  en(
    'law',
    'The limitation period is six years, as the Court of Appeal confirmed in Re Tarn Quarries Ltd.{c} It runs from the discovery of the damage.',
  ),
  en(
    'law',
    'Regulation 3(1)(b) refers to Form HB-12, not to Form HB-21. We advise that the notice be reissued.',
  ),
  en(
    'law',
    'The judge called the evidence “thin, contradictory and late”.[7] She nevertheless refused the application.',
    S('[7]'),
  ),
  en(
    'law',
    'Judge Ferrant said from the bench: “I have read every page. I am no wiser.” The transcript has not been released.',
    Q('I have read every page'),
  ),
  en(
    'law',
    "Art. 19 para. 4 of the Charter requires “prompt notice; it does not define “prompt”. The Registry's guidance is silent too.",
    U('“prompt notice'),
  ),
  en(
    'law',
    'Three of the nine judges dissented. Their opinion, at pp. 41–58, rests on Art. 12.',
    C('Three of the nine judges'),
  ),
  en(
    'law',
    'The statute’s word “forthwith” has been read to mean without unreasonable delay, cf. Hallam v. Crown [12]. We would not rely on it.',
  ),
  en(
    'law',
    'We will file the skeleton argument by 17 May and ask for a hearing of two days.',
  ),
  en(
    'law',
    'Does the 28-day rule in s. 9 run over public holidays? The Interpretation Act 1996 suggests that it does.',
  ),
  en(
    'law',
    'The penalty is a fine of up to €50,000 or 4 per cent of turnover, whichever is higher. Prosecutions are rare.',
    C('The penalty is a fine of up'),
  ),
  en(
    'law',
    'Ministers had been advised that “there is no realistic prospect of success”[8], and the claim was settled.',
  ),
  en(
    'law',
    'By a majority of 4–1 the Tribunal quashed the decision; counsel for the U.S. carrier have said that they will appeal.',
    C('By a majority of 4–1 the'),
  ),
  en(
    'law',
    'The tribunal heard 61 cases in 2024 and decided 58 of them.{c} In 2025 it heard 74. The backlog is growing.',
    C('In 2025 it heard 74'),
  ),
  en(
    'law',
    'The Attorney’s advice is privileged and should not be copied. A redacted version is at Annex C, tab 5.',
  ),
  en(
    'law',
    '“Article 3,” the presiding judge observed, “is not a suggestion” [14]. The parties have been told to settle by Easter.',
  ),
  fr(
    'news',
    'Le nombre de passagers transportés vers les îles Sel a reculé de 11,4 % au troisième trimestre. Les armateurs mettent en cause les nouvelles redevances.',
    C('Le nombre de passagers'),
  ),
  fr(
    'news',
    'La Banque centrale de Kestrie a maintenu son taux directeur à 4,25 %{c}. La décision était attendue.',
  ),
  fr(
    'news',
    '« Nous ne rouvrirons pas l’accord », a prévenu la ministre, Mme Brandt, « et nous ne nous laisserons pas presser. » Son cabinet s’est refusé à tout commentaire.',
    Q('Nous ne rouvrirons pas'),
  ),
  fr(
    'news',
    'Lundi, douze chalutiers ont barré l’embouchure de l’Aldra. La préfecture maritime n’a pas réagi.',
    C('Lundi, douze chalutiers'),
  ),
  fr(
    'news',
    'Le film « Neuf hivers » a ouvert le festival de Maravel ; son réalisateur, A. Kuhl, n’a pas obtenu de visa.',
  ),
  fr(
    'news',
    'M. P.-Y. Hallam, chargé d’affaires, a été reçu à 9 h 30 par le Dr Sovik au sujet des F-35. Aucun communiqué n’a été publié.',
  ),
  fr(
    'news',
    'Près de la moitié des adhérents ont boudé le scrutin.[1] La direction du parti y voit un avertissement.',
    S('[1]'),
  ),
  fr(
    'news',
    'Le quotidien La Vigie juge le budget « sans cap ni boussole et annonce un hiver de grèves.{c} Le Gouvernement n’a pas répondu.',
    U('« sans cap'),
  ),
  fr(
    'memo',
    'Nous recommandons d’ouvrir un crédit de 1,5 million d’euros et de dresser un bilan au bout de six mois.',
  ),
  fr(
    'memo',
    'L’expérimentation a coûté 640 000 €, soit 28 % de plus que prévu. Les services en exposeront les causes.',
    C('L’expérimentation a coûté 640'),
  ),
  fr(
    'memo',
    'La réunion se tiendra le 12 mai à 14 h 30, salle 412 ; prière de confirmer sa présence au 01 55 50 01 47. L’ordre du jour (point 3) figure à l’annexe B.',
  ),
  fr(
    'memo',
    'Un poste d’inspecteur sur cinq est aujourd’hui vacant. Voir le tableau 4.',
    C('Un poste d’inspecteur sur'),
  ),
  fr(
    'memo',
    'Le bureau régional a jugé les consignes confuses » et demandé un formulaire unique.{c}',
    U(''),
  ),
  fr(
    'memo',
    'La Cour des comptes parle de contrôles « adéquats dans leur conception, mais non dans leur usage ».[3] Nous partageons cet avis.',
    S('[3]'),
  ),
  fr(
    'memo',
    'La présente note expose trois options. L’option n° 2 a notre préférence, sous réserve de l’avis du contrôleur budgétaire.',
  ),
  fr(
    'memo',
    'L’inspection générale a relevé « un pilotage sans tableau de bord »{c} ; elle a compté 47 dossiers égarés sur 310 [2].',
  ),
  fr(
    'parliament',
    '« On nous avait promis un plan, on nous remet un dépliant », a lancé M. Tarn. Le président l’a rappelé à l’ordre.',
    Q('On nous avait promis un plan'),
  ),
  fr(
    'parliament',
    'Le projet de loi de finances a été adopté en première lecture par 187 voix contre 142. Le Sénat l’examinera à l’automne.',
    C('Le projet de loi de finances'),
  ),
  fr(
    'parliament',
    'En réponse à la question écrite n° 1147, la ministre a indiqué que 3 460 enseignants avaient quitté le service depuis 2021.{c}',
  ),
  fr(
    'parliament',
    'La commission se réunira mardi à 10 h 15 pour examiner les articles 12 à 19. Les amendements 28 à 31 ont été retirés.',
  ),
  fr(
    'parliament',
    'Le rapport d’information « Compter les prises » ne comporte pas de synthèse. Le rapporteur s’en est excusé.',
  ),
  fr(
    'parliament',
    'Le ministre a répondu : « Le barrage est sûr. Il a été inspecté en mai. Je n’ai rien à ajouter. » On a ri sur tous les bancs.',
    Q('Le barrage est sûr.'),
  ),
  fr(
    'parliament',
    'La mission d’information a entendu onze témoins. Elle a constaté que 84 % des crédits étaient déjà consommés [5].',
    C('La mission d’information'),
  ),
  fr(
    'parliament',
    'Le Gouvernement publiera-t-il avant l’été l’enquête que réclament 48 députés ? M. le Premier ministre a éludé la question.',
  ),
  fr(
    'law',
    'Aux termes de l’art. L. 214-3 du code des ports, l’autorisation est personnelle et incessible.',
  ),
  fr(
    'law',
    'L’article 22 dispose que « nul navire ne peut être retenu sans l’ordre écrit d’un magistrat ». En l’espèce, l’ordre était verbal.',
    Q('nul navire ne peut être'),
  ),
  fr(
    'law',
    'Le tribunal a alloué à la société portuaire 412 000 euros de dommages et intérêts. L’appel n’est pas suspensif.',
    C('Le tribunal a alloué'),
  ),
  fr(
    'law',
    'Au sens du présent titre, on entend par « navire » tout engin apte à la navigation et par « armateur » celui qui l’exploite.',
  ),
  fr(
    'law',
    'La convention est entrée en vigueur le 1er novembre 1998. Son art. 7 n’a jamais été appliqué.',
    C('La convention est entrée'),
  ),
  fr(
    'law',
    'La prescription est de six ans{c} ; elle court à compter de la découverte du dommage.',
  ),
  fr(
    'law',
    'La locution « sans délai » a été interprétée, au point 41 de l’arrêt, comme « dans un délai raisonnable »[12]. La doctrine est partagée.',
  ),
  fr(
    'law',
    'Trois des neuf juges ont rédigé une opinion dissidente. Celle-ci se fonde sur l’art. 12, al. 4, de la Charte.',
    C('Trois des neuf juges'),
  ),
  de(
    'news',
    'Auf der Fährlinie zu den Sel-Inseln wurden im dritten Quartal 11,4 Prozent weniger Fahrgäste gezählt. Die Reeder machen die Hafengebühren verantwortlich.',
    C('Auf der Fährlinie zu den'),
  ),
  de(
    'news',
    'Die Notenbank beließ den Leitzins am 12. Mai bei 4,25 Prozent.{c} Mit einer Senkung hatte kaum jemand gerechnet.',
  ),
  de(
    'news',
    '„Wir werden das Abkommen nicht neu verhandeln“, sagte Außenministerin Brandt, „und wir lassen uns nicht drängen.“',
    Q('Wir werden das Abkommen'),
  ),
  de(
    'news',
    'Ein Dutzend Kutter blockierte am Montag die Mündung der Aldra. Die Polizei griff nicht ein.',
    C('Ein Dutzend Kutter'),
  ),
  de(
    'news',
    'Der Film „Neun Winter“ eröffnete das Festival von Maravel. Regisseur A. Kuhl erhielt kein Visum.',
  ),
  de(
    'news',
    'Dr. J. R. Hallam von der US-Botschaft wurde um 9.30 Uhr im Ministerium empfangen; es ging um die F-35. Eine Erklärung gab es nicht.',
  ),
  de(
    'news',
    'Gut zwei Drittel der Delegierten stimmten der Fusion zu.[1] Die übrigen verließen den Saal.',
    S('[1]'),
  ),
  de(
    'memo',
    'Wir empfehlen, 1,5 Mio. Euro freizugeben und nach sechs Monaten Bilanz zu ziehen.',
  ),
  de(
    'memo',
    'Das Pilotvorhaben kostete 640.000 Euro bei einem Ansatz von 500.000 Euro. Referat III 4 wird die Gründe darlegen.',
    C('Das Pilotvorhaben kostete'),
  ),
  de(
    'memo',
    'Die Besprechung findet am 3. Juni um 14.30 Uhr in Raum 412 statt; Rückfragen bitte unter Tel. 030 5550-147. TOP 3 liegt als Anlage B bei.',
  ),
  de(
    'memo',
    'Das Regionalbüro nannte die Weisung unklar“ und bat um ein einheitliches Formular.{c}',
    U(''),
  ),
  de(
    'memo',
    'Der Rechnungshof hält die Kontrollen für „angemessen im Entwurf, nicht aber im Gebrauch“ [3]. Dem schließen wir uns an.',
  ),
  de(
    'memo',
    'Rund jeder fünfte Betrieb hat den Zuschuss beantragt. Ausgezahlt wurden im Schnitt 912,50 Euro.{c}',
    C('Rund jeder fünfte Betrieb'),
  ),
  de(
    'memo',
    'Sollen wir die Tarifsteigerung von 3,8 % selbst tragen? Abteilung Z rät mit Blick auf Kap. 09 des Haushalts davon ab.',
  ),
  de(
    'parliament',
    '„Uns wurde ein Plan versprochen, bekommen haben wir ein Faltblatt“, rief der Abg. Tarn. Die Präsidentin mahnte zur Ruhe.',
    Q('Uns wurde ein Plan'),
  ),
  de(
    'parliament',
    'Mit 96 gegen 95 Stimmen nahm das Haus das Gesetz in dritter Lesung an. Die Opposition prüft eine Klage.',
    C('Mit 96 gegen 95 Stimmen'),
  ),
  de(
    'parliament',
    'Auf die Kleine Anfrage Nr. 20/1147 teilte die Ministerin mit, seit 2021 hätten 3.460 Lehrkräfte den Dienst verlassen.{c}',
  ),
  de(
    'parliament',
    'Der Ausschuss tagt am 4. März um 10.15 Uhr und berät die §§ 12 bis 19. Die Änderungsanträge 28 bis 31 wurden zurückgezogen.',
  ),
  de(
    'parliament',
    'Der Bericht »Den Fang zählen« erschien ohne Zusammenfassung. Der Ältestenrat hat sich damit befasst.',
  ),
  de(
    'parliament',
    'Der Minister erklärte: „Der Damm ist sicher. Er wurde im Mai geprüft. Mehr habe ich nicht zu sagen.“ Auf beiden Seiten wurde gelacht.',
    Q('Der Damm ist sicher.'),
  ),
  de(
    'parliament',
    'Der Abg. Oduya nannte die Abgabe »ungerecht, untauglich und rechtswidrig.{c} Er kündigte eine namentliche Abstimmung an.',
    U('»ungerecht, untauglich'),
  ),
  de(
    'law',
    'Nach § 14 Abs. 2 Nr. 3 HafenG erlischt die Erlaubnis mit dem Tod des Inhabers.',
  ),
  de(
    'law',
    '§ 22 bestimmt: „Kein Schiff darf ohne schriftliche Anordnung eines Richters festgehalten werden.“ Hier lag nur eine mündliche vor.',
    Q('Kein Schiff darf ohne'),
  ),
  de(
    'law',
    'Das Landgericht sprach der Klägerin 412.000 Euro nebst Zinsen zu. Die Berufung ist anhängig.',
    C('Das Landgericht sprach'),
  ),
  de(
    'law',
    '„Schiff“ im Sinne dieses Gesetzes ist jedes zur Seefahrt bestimmte Fahrzeug.',
  ),
  de(
    'law',
    'Das Übereinkommen trat am 1. November 1998 in Kraft.[9] Art. 7 ist nie angewandt worden.',
    S('[9]'),
  ),
  de(
    'law',
    'Die Verjährungsfrist beträgt sechs Jahre{c} und beginnt mit der Kenntnis des Schadens.',
  ),
  de(
    'law',
    'Das Wort „unverzüglich“ versteht die st. Rspr. als „ohne schuldhaftes Zögern“ (vgl. Urt. v. 17. Mai 2019, Rn. 41).{c}',
  ),
  ja(
    'news',
    'ローン港とセル諸島を結ぶフェリーの利用者は、7～9月期に前年同期比で11.4％減少した。運航会社は港湾使用料の引き上げが響いたとみている。',
    C('ローン港とセル諸島を結ぶフェリー'),
  ),
  ja(
    'news',
    'ケストリア中央銀行は政策金利を4.25％に据え置いた{c}。市場では利下げを見込む声が大勢だった。',
  ),
  ja(
    'news',
    'ブラント外相は「合意の再交渉に応じるつもりはない」と述べた。相手国側は反応を示していない。',
    Q('合意の再交渉に応じるつもりはない'),
  ),
  ja(
    'news',
    '十数隻の漁船が月曜日、アルドラ川の河口を封鎖した。警察は夕方までに排除した。',
    C('十数隻の漁船が月曜日、アルドラ川'),
  ),
  ja(
    'news',
    '映画『九つの冬』がマラベル映画祭の開幕を飾った。監督のA・クール氏には査証が発給されなかった。',
  ),
  ja(
    'news',
    'ハラム臨時代理大使は午前9時30分に外務省を訪れ、F-35の配備について協議した。双方とも内容を明らかにしていない。',
  ),
  ja(
    'news',
    '代議員の三分の二が合併に賛成した。[1] 残る代議員は採決の前に退席した。',
    S('[1]'),
  ),
  ja(
    'memo',
    '本事業については、1億5,000万円の追加計上を認め、6か月後に検証を行うことが適当と考える。',
  ),
  ja(
    'memo',
    '試行事業の経費は6,400万円となり、予算額の5,000万円を上回った。原因については追って報告する。',
    C('試行事業の経費は6,400万円'),
  ),
  ja(
    'memo',
    '打合せは5月12日（火）14時30分から412会議室で行う。欠席の場合は内線2147まで連絡願いたい。資料は別紙2のとおり。',
  ),
  ja(
    'memo',
    '職員の離職率は、直近の調査で23％に達している。詳細は表4を参照されたい。',
    C('職員の離職率は、直近の調査で23％'),
  ),
  ja(
    'memo',
    '会計検査院は、本制度の統制を「設計は妥当だが運用が伴っていない」と評価した[3]。当課としても同じ認識である。',
  ),
  ja(
    'memo',
    '地方事務所からは、指示が分かりにくい」との指摘があり、様式の統一が求められている{c}。',
    U(''),
  ),
  ja(
    'memo',
    '3.8％の賃上げ分を既定経費で賄うのか、それとも新たに要求するのか。当課としては後者をお勧めする。',
  ),
  ja(
    'parliament',
    'ターン議員は「約束された計画は届かず、届いたのは一枚のちらしだけだ」と批判した。議長は静粛を求めた。',
    Q('約束された計画は届かず、届いたのは'),
  ),
  ja(
    'parliament',
    '法案は賛成187、反対142で可決され、上院に送付された。審議入りの時期は決まっていない。',
    C('法案は賛成187、反対142で可決'),
  ),
  ja(
    'parliament',
    '質問主意書第1147号に対し、政府は2021年以降に離職した教員が3,460人に上ると答弁した{c}。',
  ),
  ja(
    'parliament',
    '委員会は3月4日午前10時15分に開会し、第12条から第19条までを審査する。修正案第28号は撤回された。',
  ),
  ja(
    'parliament',
    '報告書『漁獲を数える』には要旨が付されていない。取り扱いは議院運営委員会で協議する。',
  ),
  ja(
    'parliament',
    '大臣は「ダムは安全です。五月に点検も済ませています。これ以上申し上げることはありません」と答弁した。議場からは失笑が漏れた。',
    Q('ダムは安全です。五月に点検も済ませ'),
  ),
  ja(
    'parliament',
    'ウェルン議員は、「前次官から『私の所管ではなかった』と聞いた」と明かした{c}。出席した委員の約三割は質問に立たなかった。',
    C('出席した委員の約三割は質問に立たな'),
  ),
  ja(
    'law',
    '港湾法第14条第2項は、許可を「一身に専属する権利と位置付けている{c}。したがって、相続人には承継されない。',
    U('「一身に専属する'),
  ),
  ja(
    'law',
    '同法第22条は「何人も、裁判官の書面による命令なしに船舶を抑留してはならない」と定める。本件の命令は口頭であった。',
    Q('何人も、裁判官の書面による命令なし'),
  ),
  ja(
    'law',
    '裁判所は被告に4億1,200万円の支払いを命じた。控訴審は係属中である。',
    C('裁判所は被告に4億1,200万円'),
  ),
  ja('law', 'この法律において「船舶」とは、航行の用に供する舟艇をいう。'),
  ja(
    'law',
    '条約は1998年11月1日に発効した。[9] 第7条が適用された例はない。',
    S('[9]'),
  ),
  ja(
    'law',
    '消滅時効の期間は6年であり、損害を知った時から進行する{c}。起算点については争いがある。',
  ),
  ja(
    'law',
    '「遅滞なく」の意義について、判例は「合理的な期間内に」と解している[12]。本件でもこれに従うべきである。',
  ),
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
