// What a sentence states that a reader could ask proof of: figures, dates, money and shares. A heuristic in words of four
// languages; it looks at what stands there and knows nothing of what is true.
import { pairMarks } from '../document/paired-marks.ts';
import {
  FIGURE_NAMES,
  OWN_WORDS,
  PLACE_NAMES,
  QUANTITIES,
} from './claim-words.ts';

const primary = (language: string): string =>
  language.toLowerCase().split('-')[0] ?? '';

const NUMBER = String.raw`\d+(?:[.,\u00a0\u202f ]\d{3})*(?:[.,]\d+)*`;
/** `3`, `3.2`, `B2`, `12A`, `3(1)(b)`, `(2)`, `20/1184`, `IV`, `L. 214-3`; `RTL 2` and `U 5` of channels and lines. */
const PLACE = String.raw`(?:\p{Lu}\.\s)?(?:\(\p{L}{1,4}\)|\(\d+\)|(?-i:\p{Lu}{1,4})\s\d{1,3}|\p{L}{0,3}[-.]?\d[\d.\p{L}]*(?:[-/]\d+)?(?:\(\p{L}{1,4}\)|\(\d+\))*|[IVX]+(?:\s\d+)?)`;
/** `Section 3.2`, `Options 1 and 2`, `Art. 5 Abs. 2`, `§§ 12 bis 19`. */
const placePatterns = new Map<string, RegExp>();
function placesOf(language: string): RegExp {
  const known = placePatterns.get(language);
  if (known) return known;
  const made = new RegExp(
    String.raw`(?:(?<![\p{L}\p{N}])(?:${PLACE_NAMES[language] ?? PLACE_NAMES['en'] ?? ''})\.?|§+|[nN]°)[\s\u00a0\u202f]*${PLACE}(?:\s*(?:,|and|or|to|et|ou|à|und|oder|bis|–|-)\s*${PLACE})*`,
    'giu',
  );
  placePatterns.set(language, made);
  return made;
}
const EAST_ASIAN_PLACES =
  /第\s*[0-9０-９一二三四五六七八九十百]+\s*[章節項条号部回]|(?:図|表|案|別紙|選択肢|付録|資料|内線|様式)\s*[0-9０-９一二三四五六七八九十]+(?![割年月日人円％%万億])|[0-9０-９]+(?:号室|会議室|号議案)/gu;
/** `G7`, `COVID-19`, `A4`, `5G`, `ISO 9001`, `24/7`, `CO2`, `F-35`. */
const NAMES =
  /(?<![\p{sc=Latin}\p{N}])(?:[\p{sc=Latin}][\p{sc=Latin}-]*-?\d+[\p{sc=Latin}\d]*|\d[gGdD]|24\/7|ISO \d+|\d+\/\d+\/EU)(?![\p{sc=Latin}\p{N}%％])/gu;
/** `40 Quay Street`, `12, rue du Port`, `Hafenstraße 12`. */
const ADDRESSES =
  /(?<![\p{L}\p{N}])(?:\d{1,4}\p{L}?,?\s(?:(?:\p{Lu}[\p{L}’']+\s){1,3}(?:Street|St|Road|Rd|Avenue|Ave|Lane|Square|Place|Quay|Way|Drive|Terrace|House)(?!\p{L})|(?:bis\s)?(?:rue|avenue|boulevard|place|quai|chemin)\s)|\p{Lu}[\p{L}-]*(?:straße|strasse|str\.|allee|platz|weg|gasse|ufer)\s\d+\p{L}?)/gu;
/** The year in the name of a law: `Harbours Act 2009`. */
const DATED_NAMES =
  /(?<!\p{L})(?:Act|Bill|Order|Regulations?|Rules|Code|Directive|Treaty|Convention|Charter|Agreement)\s(?:of\s)?\d{4}(?!\d)/gu;
/** `9:30`, `11.52 p.m.`, `14h00`, `14.30 Uhr`, `14時30分`; `by 9.45`. */
const TIMES =
  /(?<!\d)\d{1,2}(?:[.:]\d{2})?\s*(?:(?:a\.m|p\.m|am|pm)(?!\p{L})\.?|Uhr)|(?<!\d)\d{1,2}(?::\d{2}|\s?h(?:\s?\d{2})?)(?![\p{L}\p{N}])|(?<!\d)\d{1,2}時(?:\d{1,2}分|半)?|(?<=\b(?:at|by|until|from|before|um|ab|bis|gegen|à)\s)\d{1,2}[.:]\d{2}(?![\d%]|\s*(?:per|pour|million|billion|%|€|£|\$))/giu;
/** Of a telephone, or of a pipe in inches. */
const DIALLED =
  /\+?\d{2,5}(?:[\s-]\d{2,4}){2,}|\d{3}\s\d{4}-\d+|\d+["″](?=\s)/gu;
/** The number of a list, or of an item, at the start of a sentence. */
const LISTED = /^\s*(?:\(?\d{1,3}[.)]|\(\p{L}\))\s+/u;

const MONEY =
  /[$€£¥￥₹]\s?\d|\d\s?(?:[$€£¥￥]|(?:USD|EUR|GBP|CAD|AUD|JPY|CHF)(?!\p{L}))/u;
const SHARE = /\d\s?(?:%|％|‰)/u;
const QUESTION = /(?:[?？]|(?<=\p{sc=Hiragana})か[。．])["”’»」』)\s]*$/u;

/** What stands in quotation marks is a title, a term, or somebody else's to prove. */
function withoutQuoted(words: string): string {
  let plain = '';
  let at = 0;
  for (const { open, close, kind } of pairMarks(words).pairs) {
    if (kind !== 'quotation' || open < at) continue;
    plain += words.slice(at, open + 1);
    at = close;
  }
  return plain + words.slice(at);
}

/** `language` is BCP 47. The first that is found, as it stands in the sentence; null where it states no such thing. */
export function claimIn(sentence: string, language: string): string | null {
  const code = primary(language);
  const words = sentence.trim();
  if (QUESTION.test(words)) return null;
  const unlisted = words.replace(LISTED, '');
  const plain = withoutQuoted(unlisted)
    .replaceAll(TIMES, ' ')
    .replaceAll(DIALLED, ' ')
    .replaceAll(placesOf(code), ' ')
    .replaceAll(EAST_ASIAN_PLACES, ' ')
    .replaceAll(ADDRESSES, ' ')
    .replaceAll(DATED_NAMES, ' ')
    .replaceAll(FIGURE_NAMES, ' ')
    .replaceAll(NAMES, ' ');
  if ((OWN_WORDS[code] ?? OWN_WORDS['en'])?.some((own) => own.test(unlisted)))
    return null;
  const quantity = (QUANTITIES[code] ?? QUANTITIES['en'])?.exec(plain)?.[0];
  if (quantity !== undefined) return quantity.trim();
  if (MONEY.test(plain) || SHARE.test(plain))
    return new RegExp(NUMBER, 'u').exec(plain)?.[0] ?? null;
  return (
    new RegExp(String.raw`(?<![\p{L}\p{N}])${NUMBER}`, 'u').exec(
      // In Japanese a figure follows its noun without a space.
      code === 'ja'
        ? plain.replaceAll(/(?<=[^\p{sc=Latin}\p{N}])(?=\d)/gu, ' ')
        : plain,
    )?.[0] ?? null
  );
}
