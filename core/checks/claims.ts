// What a sentence states that a reader could ask proof of: figures, dates, money and shares. A heuristic in words of four
// languages; it looks at what stands there and knows nothing of what is true.

const primary = (language: string): string =>
  language.toLowerCase().split('-')[0] ?? '';

/** Figures that name a place in a document, a list or a name, and state nothing. */
const PLACE_NAMES: Readonly<Record<string, string>> = {
  en: 'sections?|annex(?:es)?|appendix|appendices|options?|figures?|tables?|chart|charts|box|chapters?|paragraphs?|paras?|recommendations?|steps?|phases?|parts?|items?|questions?|stages?|tabs?|attachments?|slides?|pages?|pp?|volume|volumes|schedule|note|notes|footnotes?|no|nos|article|articles|clauses?|act|rule|form|version|level|tier|scenario|scenarios|objective|principle|criterion|issue|room|day|grade',
  fr: 'sections?|annexes?|options?|figures?|tableaux?|encadré|chapitres?|paragraphes?|recommandations?|étapes?|phases?|parties?|points?|questions?|pages?|p|articles?|art|volumes?|note|scénario|objectif|salle',
  de: 'abschnitte?|anhang|anlagen?|option|abbildung|abb|tabelle|kapitel|absatz|abs|empfehlung|punkt|teil|schritt|seite|s|artikel|art|nummer|nr|stufe|szenario|ziel|raum|fußnote|phase|frage|band',
};
const NUMBER = String.raw`\d+(?:[.,\u00a0\u202f ]\d{3})*(?:[.,]\d+)*`;
/** `Section 3.2`, `Annex B2`, `Options 1 and 2`, `§ 5`. */
const placesOf = (language: string): RegExp =>
  new RegExp(
    String.raw`(?<![\p{L}\p{N}])(?:${PLACE_NAMES[language] ?? PLACE_NAMES['en']})\.?[\s\u00a0]+(?:\p{L}?\d[\d.\p{L}]*|[IVX]+)(?:\s*(?:,|and|or|to|et|ou|à|und|oder|bis|–|-)\s*(?:\p{L}?\d[\d.]*))*|§+\s*\d[\d\p{L}]*`,
    'giu',
  );
const EAST_ASIAN_PLACES =
  /第\s*[0-9０-９一二三四五六七八九十百]+\s*[章節項条号部回]|[図表案別紙選択肢付録][\s]*[0-9０-９一二三四五六七八九十]+(?![割年月日人円％%万億])/gu;
/** `G7`, `COVID-19`, `A4`, `5G`, `ISO 9001`, `24/7`, `CO2`. */
const NAMES =
  /(?<![\p{L}\p{N}])(?:\p{L}[\p{L}-]*-?\d+[\p{L}\d]*|\d[gGdD]|24\/7|ISO \d+|\d+\/\d+\/EU)(?![\p{L}\p{N}%])/gu;
/** `9:30`, `14h00`, `14 Uhr`, a time of day that a meeting begins at. */
const TIMES =
  /(?<!\d)\d{1,2}(?::\d{2}|[.:]\d{2}\s*Uhr|\s?h\s?\d{0,2}(?!\p{L})|\s*Uhr|\s*(?:am|pm|a\.m\.|p\.m\.))(?![\p{L}\p{N}])/giu;
/** The number of a list, or of an item, at the start of a sentence. */
const LISTED = /^\s*(?:\(?\d{1,3}[.)]|\(\p{L}\))\s+/u;

const QUANTITIES: Readonly<Record<string, RegExp>> = {
  en: /(?<!\p{L})(?:per\s?cent|percent|percentage points?|thousands? of|millions?|billions?|trillions?|two[- ]thirds|one[- ]third|a third of|(?:three[- ])?quarters? of|half of|halved|doubled|tripled|trebled|quadrupled|(?:twice|(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred) times) as|majority of|one in (?:two|three|four|five|six|seven|eight|nine|ten|twenty)|(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[- ](?:one|two|three|four|five|six|seven|eight|nine))? (?:people|persons|deaths|cases|years|months|countries|states|incidents|complaints|companies|firms|schools|hospitals|homes|households|jobs|members|workers|patients|children|ships|sites)|dozens? of|hundreds? of)(?!\p{L})/iu,
  fr: /(?<!\p{L})(?:pour\s?cent|p\. 100|points? de pourcentage|milliers? d|millions?|milliards?|deux tiers|un tiers d|le tiers d|trois quarts|un quart d|le quart d|la moitié|doublé|triplé|(?:deux|trois|quatre|cinq|six|dix) fois (?:plus|moins)|la majorité d|une? (?:\p{L}+ )?sur (?:deux|trois|quatre|cinq|dix)|dizaines? d|centaines? d|(?:deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|quinze|vingt|trente|quarante|cinquante|cent) (?:personnes|morts|cas|ans|années|mois|pays|emplois|entreprises|écoles|hôpitaux|ménages|logements|incidents))(?!\p{L}{3})/iu,
  de: /(?<!\p{L})(?:prozent|prozentpunkte?n?|tausende|millionen?|mio|milliarden?|mrd|zwei drittel|ein drittel|drei viertel|ein viertel|die hälfte|halbiert|verdoppelt|verdreifacht|doppelt so|(?:zwei|drei|vier|fünf|sechs|zehn)mal so|die mehrheit|dutzende?|hunderte|(?:zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf|zwanzig|dreißig|fünfzig|hundert) (?:menschen|personen|tote|fälle|jahren?|monaten?|ländern?|betriebe|unternehmen|schulen|haushalte|wohnungen))(?!\p{L})/iu,
  ja: /[0-9０-９一二三四五六七八九十百千数]+\s*(?:割|％|%|パーセント|ポイント|万|億|兆|倍|円|ドル|人|件|世帯|社|校|カ国|か国|ヶ国|年度?|月|日|時間|トン|ヘクタール|キロ|メートル|分の[一二三四五六七八九十])|半数|半減|倍増|過半数/u,
};
const MONEY =
  /[$€£¥￥₹]\s?\d|\d\s?(?:[$€£¥￥]|(?:USD|EUR|GBP|CAD|AUD|JPY|CHF)(?!\p{L}))/u;
const SHARE = /\d\s?(?:%|％|‰)/u;

/** What people here will or should do is theirs to say: it is no statement of fact. */
const OWN_WORDS: Readonly<Record<string, RegExp>> = {
  en: /^(?:we|i|officials|you|the (?:minister|secretary|department|committee|cabinet|board|team|branch|unit|division|president|director|chair)(?: \p{L}+)?|ministers|staff|it is|that (?:you|the minister|ministers|cabinet))\s+(?:also\s+|therefore\s+|now\s+)*(?:recommend|recommends|recommended that|propose|proposes|ask|asks|request|requests|seek|seeks|should|will|shall|must|may wish|could|agree|approve|note|need to|intend|plan|are asked|is asked|are invited|is invited)(?!\p{L})|^(?:approve|agree|decide|endorse|sign|direct|confirm|invite|authori[sz]e|thank|welcome|ask|raise|press|note that you|please|see|refer to|compare|contact)(?!\p{L})/iu,
  fr: /^(?:nous|il est|le ministre|la ministre|le ministère|le comité|vous|que (?:vous|le ministre|la ministre))\s+(?:\p{L}+\s+)?(?:recommandons|proposons|demandons|recommandé|proposé|devrait|devra|devrons|invité|invitée|êtes invité|souhaitons|approuve|approuviez|décide)(?!\p{L})|^(?:approuver|décider|autoriser|confirmer|inviter|voir|remercier)(?!\p{L})/iu,
  de: /^(?:wir|es wird|das ministerium|der minister|die ministerin|der ausschuss|sie|das referat)\s+(?:\p{L}+\s+)?(?:empfehlen|empfohlen|schlagen|bitten|vorgeschlagen|soll|sollen|sollte|sollten|werden|wird|müssen|beabsichtigen|planen)(?!\p{L})|^(?:siehe|vgl|billigen|zustimmen|bitte)(?!\p{L})/iu,
  ja: /(?:提案する|提案します|推奨する|推奨します|求める|お願いしたい|されたい|べきである|べきだ|予定である|予定です|いただきたい|したい)[。！]?$/u,
};

/** `language` is BCP 47. The first that is found, as it stands in the sentence; null where it states no such thing. */
export function claimIn(sentence: string, language: string): string | null {
  const code = primary(language);
  const words = sentence.trim();
  if (/[?？]["”’»」』)]*$/u.test(words)) return null;
  const own = OWN_WORDS[code] ?? OWN_WORDS['en'];
  const plain = words
    .replace(LISTED, '')
    .replaceAll(placesOf(code), ' ')
    .replaceAll(EAST_ASIAN_PLACES, ' ')
    .replaceAll(NAMES, ' ')
    .replaceAll(TIMES, ' ');
  if (own?.test(words.replace(LISTED, '')) && !SHARE.test(plain)) return null;
  const quantity = (QUANTITIES[code] ?? QUANTITIES['en'])?.exec(plain)?.[0];
  if (quantity !== undefined) return quantity;
  if (MONEY.test(plain) || SHARE.test(plain))
    return new RegExp(NUMBER, 'u').exec(plain)?.[0] ?? null;
  // One or two of anything, without more, are hardly worth a note.
  return (
    new RegExp(String.raw`(?<![\p{L}\p{N}])${NUMBER}`, 'u').exec(plain)?.[0] ??
    null
  );
}
