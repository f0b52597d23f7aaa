// The words by which `claims.ts` knows what is stated, what only names a place and what is the author's own to say. By
// primary language; English stands for those that are not here.

/** What is numbered in documents, houses and parliaments: its number names it and states nothing. */
export const PLACE_NAMES: Readonly<Record<string, string>> = {
  en: 'sections?|sub-?sections?|sub-?paragraphs?|limbs?|channels?|annex(?:es)?|appendix|appendices|options?|figures?|figs?|tables?|charts?|box|chapters?|paragraphs?|paras?|recommendations?|steps?|phases?|parts?|items?|questions?|stages?|tabs?|attachments?|slides?|pages?|pp?|volumes?|schedules?|sch|notes?|footnotes?|nos?|articles?|arts?|clauses?|cls?|rules?|forms?|versions?|levels?|tiers?|scenarios?|objectives?|principles?|issues?|rooms?|grades?|amendments?|regulations?|regs?|ss?|motions?|divisions?|lines?|routes?|unit|berths?|piers?|gates?|platforms?|lots?|bids?|case',
  fr: 'sections?|annexes?|options?|figures?|tableaux?|encadrés?|chapitres?|paragraphes?|alinéas?|al|recommandations?|étapes?|phases?|parties?|points?|questions?|pages?|pp?|articles?|arts?|volumes?|notes?|scénarios?|objectifs?|salles?|amendements?|lots?|titres?|livres?|fiches?|formulaires?|bureau|quais?|lignes?|chaîne|gare|porte|circulaire',
  de: 'abschnitte?s?|anhang|anhänge|anlagen?|optionen|option|abbildung(?:en)?|abb|tabellen?|tab|kapitel|kap|absatz|abs|empfehlung(?:en)?|punkte?|top|teil|schritte?|seiten?|s|artikel|art|nummern?|nr|stufen?|szenarien|szenario|ziele?|raum|räume|fußnoten?|phasen?|fragen?|band|änderungsanträgen?|änderungsantrag|referat|abteilung|drucksache|titel|form|buchstabe|kai|los|satz|sätze|halbsatz|ziffern?|ziff|rn|rdnr|randnummern?|unterabsatz|sender|kanal|linien?|gleis|zug|bus|plenarprotokoll|vorlage',
};

/** Whatever else has a figure in its name. */
export const FIGURE_NAMES =
  /(?<!\p{L})(?:Windows|Boeing|Airbus|Route|Highway|Flight|Agenda|Vision|Horizon|Chapter)\s\d+(?!\p{N}|\s?%)/gu;

const SMALL =
  'three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety';
/** What an author counts of his own: options, reasons, annexes. */
const OWN_COUNTS =
  'options?|reasons?|ways?|points?|questions?|steps?|parts?|sections?|annexes|issues?|criteria|priorities|phases?|scenarios?|recommendations?|things|matters|approaches|alternatives|elements|aims|objectives|proposals?|bids|tests|conditions|principles|assumptions|arguments|examples|strands|pillars|caveats|considerations|limitations|hypotheses';

export const QUANTITIES: Readonly<Record<string, RegExp>> = {
  en: new RegExp(
    String.raw`(?<![\p{L}\p{N}])(?:per\s?cent|percent|percentage points?|thousands? of|hundreds? of|dozens? of|(?:a|half a|about a|several) dozen|(?:\d+|a|one|two|${SMALL}|several|many)\s(?:hundred|thousand|million|billion|trillion)|millions?|billions?|trillions?|two[- ]thirds|one[- ]third|a third of|by (?:a|one)[- ]third|(?:a|three)[- ]quarters? of|half (?:of|the|its|their)|halved|doubled|tripled|trebled|quadrupled|(?:twice|(?:two|${SMALL}|hundred) times) as|(?:a|the) majority of|one in (?:two|${SMALL})|(?:one|two|${SMALL}) of (?:the|its|her|his|their|our|every)\s(?:\p{L}+\s)?(?:two|${SMALL}|\d+)?|(?:${SMALL})(?:[- ](?:one|two|three|four|five|six|seven|eight|nine))?\s(?!(?:of\sthe\sabove|(?:\p{L}+\s)?(?:${OWN_COUNTS}))(?!\p{L}))(?:\p{L}+(?:-\p{L}+)?\s)?(?:people|men|women|children|\p{L}{2,}s)(?<!\p{L}ss))(?!\p{L})`,
    'iu',
  ),
  fr: /(?<![\p{L}\p{N}])(?:pour\s?cent|p\. 100|points? de pourcentage|milliers? d|millions?|milliards?|deux tiers|(?:un|le) tiers d|trois quarts|(?:un|le) quart d|la moitié|doublé|triplé|(?:deux|trois|quatre|cinq|six|dix) fois (?:plus|moins)|la majorité d|une?(?:\s[\p{L}’']+){1,4}\ssur\s(?:deux|trois|quatre|cinq|six|dix|vingt)|dizaines? d|douzaine d|centaines? d|(?:trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize|vingt|trente|quarante|cinquante|soixante|cent)(?:\sdes\s\p{L}+)?\s(?!(?:options|raisons|points|questions|étapes|parties|annexes|critères|scénarios|pistes|propositions|recommandations|hypothèses|arguments|exemples|axes|conditions|volets|principes|réserves)(?!\p{L}))\p{L}+[sx])(?!\p{L}{3})/iu,
  de: /(?<![\p{L}\p{N}])(?:prozent|prozentpunkte?n?|tausende|millionen?|mio|milliarden?|mrd|zwei drittel|ein(?:em)? drittel|drei viertel|ein(?:em)? viertel|die hälfte|halbiert|verdoppelt|verdreifacht|doppelt so|(?:zwei|drei|vier|fünf|sechs|zehn)mal so|die mehrheit|dutzende?|hunderte|jede[rsmn]?\s(?:zweite|dritte|vierte|fünfte|sechste|zehnte)[rsn]?|(?:drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf|zwanzig|dreißig|vierzig|fünfzig|hundert)\s(?:der\s(?:\p{L}+\s)?|\p{Ll}+(?:en|e)\s)?(?!(?:Optionen|Gründe|Punkte|Fragen|Schritte|Teile|Anlagen|Kriterien|Szenarien|Vorschläge|Empfehlungen|Varianten|Annahmen|Argumente|Beispiele|Bedingungen|Säulen|Grundsätze|Wege|Ziele|Abschnitte)(?!\p{L}))\p{Lu}\p{L}+)(?!\p{L})/iu,
  ja: /[0-9０-９一二三四五六七八九十百千数]+\s*(?:割|％|%|パーセント|ポイント|万|億|兆|倍|円|ドル|人|名|件|世帯|社|校|隻|台|棟|戸|票|議席|カ国|か国|ヶ国|年度?|月|日|時間|トン|ヘクタール|キロ|メートル|分の[一二三四五六七八九十])|半数|半減|倍増|過半数/u,
};

/** What people here will or should do is theirs to say: it is no statement of fact. */
export const OWN_WORDS: Readonly<Record<string, readonly RegExp[]>> = {
  en: [
    /^(?:we|i|officials|you|(?:the|your|this|our) (?:minister|secretary|department|committee|cabinet|board|team|branch|unit|division|president|director|chair|house|council|panel|review|working group)(?: \p{L}+)?|ministers|staff|members|witnesses|it is|that (?:you|the minister|ministers|cabinet))\s+(?:(?:also|therefore|now|further|moreover|again|\p{L}+ly)\s+)*(?:recommend|recommends|recommended that|propose|proposes|ask|asks|request|requests|seek|seeks|should|will|shall|must|may wish|could|agree|approve|note|need to|intend|plan|advise|are asked|is asked|are invited|is invited)(?!\p{L})/iu,
    // The rest of a sentence that begins with its condition, and the next recommendation of a list.
    /^(?:(?:if|should|unless|subject to|on this basis|once|to that end|in the light of)(?!\p{L})[^.;:]{0,160},\s(?:we|i)|it|they)\s+(?:(?:also|therefore|now|further|moreover|again|\p{L}+ly)\s+)*(?:recommends?|proposes?|suggests?|advises?|urges?|invites?)(?!\p{L})/iu,
    /^(?:approve|agree|decide|endorse|sign|direct|confirm|invite|authori[sz]e|thank|welcome|ask|raise|press|note that you|please|see|refer to|compare|contact|replace|send|return|attend|bring|call|use|keep|avoid|publish|commission|fund|reject|accept|defer|award)(?!\p{L})/iu,
    /(?<!\p{L})(?:will|is to|are to) (?:meet|be held|take place|begin|start|report|reply|respond|be there|open|close|sit|resume|consider|follow|circulate|be circulated|be sent|be published)(?!\p{L})/iu,
  ],
  fr: [
    /^(?:nous|il est|le ministre|la ministre|le ministère|le comité|vous|que (?:vous|le ministre|la ministre))\s+(?:\p{L}+\s+)?(?:recommandons|proposons|demandons|recommandé|proposé|devrait|devra|devrons|invité|invitée|êtes invité|souhaitons|approuve|approuviez|décide)(?!\p{L})/iu,
    /^il (?:vous |leur |nous )?est (?:donc |ainsi |également )?(?:proposé|demandé|suggéré|recommandé|conseillé)(?!\p{L})/iu,
    /^(?:approuver|décider|autoriser|confirmer|inviter|voir|remercier|prière|merci|veuillez)(?!\p{L})/iu,
    /(?<!\p{L})(?:se (?:tiendra|réunira|tiendront|réuniront)|aura lieu|auront lieu|débutera|reprendra|rendra compte)(?!\p{L})/iu,
  ],
  de: [
    /^(?:wir|es wird|das ministerium|der minister|die ministerin|der ausschuss|sie|das referat|die abteilung)\s+(?:\p{L}+\s+){0,2}?(?:empfehlen|empfiehlt|empfohlen|schlagen|schlägt|bitten|bittet|gebeten|vorgeschlagen|soll|sollen|sollte|sollten|werden|wird|müssen|beabsichtigen|planen)(?!\p{L})/iu,
    /^(?:siehe|vgl|billigen|zustimmen|bitte|rückfragen)(?!\p{L})/iu,
    /(?<!\p{L})(?:findet|finden)(?!\p{L}).{0,160}\sstatt(?!\p{L})|(?<!\p{L})(?:tagt|tritt zusammen|beginnt)\sam(?!\p{L})|(?<!\p{L})wird(?!\p{L}).{0,160}\s(?:berichten|darlegen|beraten|vorlegen|tagen)(?!\p{L})/iu,
  ],
  ja: [
    /(?:提案する|提案します|推奨する|推奨します|求める|お願いしたい|願いたい|されたい|べきである|べきだ|予定である|予定です|いただきたい|したい|(?:適当|妥当|適切|必要)(?:である)?と考える|お勧めする|行う|開催する|開く|審査する|審議する)[。！]?$/u,
  ],
};
