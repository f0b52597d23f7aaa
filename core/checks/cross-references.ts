// References in the words of a block to parts of its own briefing: `see section 4`, `paragraph 12 above`. Only what surely
// means this text is one: `see`, `above` or `below` stand with it, and nothing says that it is of another text.
import type { Block, FootnoteId } from '../document/document.ts';
import { sentencesOf } from '../document/sentences.ts';
import {
  citationsOf,
  footnotesOf,
  inlineContainers,
  plainInline,
} from '../document/walk.ts';
import type { PartKind } from './numbered-parts.ts';

export type CrossReference = {
  readonly kind: PartKind;
  /** As they stand: `paragraphs 12 and 14`. */
  readonly words: string;
  /** As they are written: `12`, `14`. */
  readonly numbers: readonly string[];
  /** Whether it says that it means this text: `above`. Without, it may be another’s where this one has no such parts. */
  readonly isDirected: boolean;
  /** The note in which it stands. */
  readonly footnote?: FootnoteId;
};

type Grammar = {
  /** By kind, what it is called. */
  readonly names: Readonly<Record<PartKind, string>>;
  /** Before the name: `see`. */
  readonly lead: string;
  /** Behind the number, or before the name: `above`, `of this note`. */
  readonly direction: string;
  readonly and: string;
  /** What makes it another text's, behind it and before it. */
  readonly ofOther: RegExp;
  readonly otherBefore: RegExp;
  /** Texts whose parts a bare `see section 4` may mean. */
  readonly others: RegExp;
};

const GRAMMARS: Readonly<Record<string, Grammar>> = {
  en: {
    names: {
      section: 'sections?|chapters?|parts?',
      paragraph: 'paragraphs?|paras?\\.?',
      table: 'tables?',
      figure: 'figures?|figs?\\.?|charts?',
      annex: 'annex(?:es|e)?|appendix|appendices|attachments?',
      note: '(?:foot)?notes?|nn?\\.?',
    },
    lead: 'see(?:\\s+also)?|cf\\.?|refer(?:\\s+back)?\\s+to|as\\s+(?:set\\s+out|shown|described|discussed|explained)\\s+(?:in|at)|back\\s+to',
    direction:
      'above|below|overleaf|supra|infra|(?:of|in|to)\\s+this\\s+(?:briefing|note|paper|memo|memorandum|submission|document|minute)',
    and: ',|and|or|to|–|-',
    ofOther:
      /^\s*(?:\([^)]*\))*\s*,?\s*(?:of|in|to|under)\s+(?!this\s+(?:briefing|note|paper|memo|submission|document))/iu,
    otherBefore:
      /(?:['’]s|s['’]|\b(?:its|their|his|her|whose|your|Act|Bill|Code|Regulations?|Order|Report|Directive|Treaty|Convention|Charter|Judgment|Agreement))[,:]?\s*(?:\d{4},?\s*)?$/u,
    others:
      /\b(?:Act|Bill|Code|Regulations?|Order|Directive|Treaty|Convention|Charter|Constitution|Statute|statute|[Cc]ontract|[Aa]greement|[Ll]ease|[Rr]eport|[Jj]udgment|[Ss]tudy|[Aa]udit|[Gg]uidance|[Mm]anual|[Pp]olicy|[Pp]lan|[Ss]trategy)\b/u,
  },
  fr: {
    names: {
      section: 'sections?|chapitres?|parties?',
      paragraph: 'paragraphes?|points?',
      table: 'tableaux?',
      figure: 'figures?|graphiques?|fig\\.',
      annex: 'annexes?|pièces?\\s+jointes?',
      note: 'notes?',
    },
    lead: 'voir(?:\\s+aussi)?|cf\\.?|v\\.|se\\s+reporter\\s+à|comme\\s+indiqué\\s+(?:à|au|dans)|exposée?s?\\s+(?:à|au|dans)',
    direction:
      'ci-dessus|ci-dessous|ci-après|ci-avant|plus\\s+haut|plus\\s+bas|supra|infra|(?:de\\s+la|du)\\s+présente?\\s+(?:note|document|mémo|rapport)',
    and: ',|et|ou|à|–|-',
    ofOther:
      /^\s*,?\s*(?:de\s+l[’']|de\s+la\s+(?!présente)|du\s+(?!présent)|des\s|d[’'])/iu,
    otherBefore:
      /(?:\b(?:[Ll]oi|[Cc]ode|[Dd]écret|[Rr]apport|[Rr]èglement|[Dd]irective|[Tt]raité))[,:]?\s*$/u,
    others:
      /(?:^|[\s’'(])(?:[Ll]oi|[Cc]ode|[Dd]écret|[Rr]apport|[Rr]èglement|[Dd]irective|[Tt]raité|[Cc]ontrat|[Aa]rrêté?|[Cc]onvention|[Éé]tude)(?![\p{L}])/u,
  },
  de: {
    names: {
      section: 'Abschnitte?s?|Kapitel|Teil',
      paragraph:
        'Absatz|Absätze|Randnummern?|Rn\\.|Rdnr\\.|Ziffern?|Nummern?|Punkte?',
      table: 'Tabellen?|Tab\\.',
      figure: 'Abbildung(?:en)?|Abb\\.|Schaubild',
      annex: 'Anlagen?|Anhang|Anhänge',
      note: 'Fußnoten?|Anmerkung(?:en)?|Fn\\.|Anm\\.',
    },
    lead: 'siehe(?:\\s+auch)?|s\\.|vgl\\.|vergleiche|wie\\s+in',
    direction:
      'oben|unten|weiter\\s+oben|weiter\\s+unten|s\\.\\s?o\\.|s\\.\\s?u\\.|diese[rs]\\s+(?:Vorlage|Vermerks|Dokuments|Notiz|Schreibens)',
    and: ',|und|oder|bis|–|-',
    ofOther:
      /^\s*(?:(?:Abs|Satz|Nr)\.?\s*\d+\s*)*,?\s*(?:des\s|der\s|von\s|im\s|in\s+der\s|zum\s|zur\s|\p{Lu}{2,}|\p{Lu}\p{L}*(?:G|gesetz|ordnung)(?!\p{L}))/u,
    otherBefore:
      /(?:Gesetz\p{L}*|\p{L}+gesetz\p{L}*|Bericht\p{L}*|Gutachten\p{L}*|Vertrag\p{L}*|Verordnung|Richtlinie|Urteil\p{L}*)[,:]?\s*$/u,
    others:
      /\p{L}*(?:[Gg]esetz|[Bb]ericht|[Gg]utachten|[Vv]ertrag|[Vv]erordnung|[Rr]ichtlinie|[Uu]rteil|[Ss]tudie|[Ll]eitfaden)\p{L}*/u,
  },
};

const NUMBER = String.raw`(?:\d+(?:\.\d+)*|[IVX]+|\p{Lu})(?![\p{L}\p{N}]|\.\d|[’']\p{L})`;

const A_NUMBER = new RegExp(NUMBER, 'gu');

type Pattern = {
  readonly kind: PartKind;
  readonly pattern: RegExp;
  readonly grammar: Grammar | null;
};

const made = new Map<string, readonly Pattern[]>();

/** Groups: `lead`, `before`, `words` (name and numbers), `numbers`, `behind`. */
function patternsFor(language: string): readonly Pattern[] {
  const code = language.toLowerCase().split('-')[0] ?? '';
  const known = made.get(code);
  if (known) return known;
  const grammar = GRAMMARS[code];
  const patterns =
    code === 'ja' ? JAPANESE : grammar ? patternsOf(grammar) : [];
  made.set(code, patterns);
  return patterns;
}

const patternsOf = (grammar: Grammar): Pattern[] =>
  (Object.entries(grammar.names) as [PartKind, string][]).map(
    ([kind, names]) => ({
      kind,
      grammar,
      pattern: new RegExp(
        String.raw`(?:(?<![\p{L}\p{N}])(?<lead>${grammar.lead})[\s,]+)?(?:(?<before>${grammar.direction})[\s,]+)?(?:(?:the|la|le|les|l[’']|à\s+l[’']|au|aux|à\s+la|in|at)\s*)?(?<![\p{L}\p{N}])(?<words>(?:${names})[\s\u00a0\u202f]+(?<numbers>(?-i:${NUMBER})(?:\s*(?:${grammar.and})\s*(?-i:${NUMBER}))*))(?<behind>[\s,(]+(?:${grammar.direction})(?!\p{L}))?`,
        'giu',
      ),
    }),
  );

const J_NUMBER = String.raw`[0-9０-９]+|[一二三四五六七八九十]+|[A-ZＡ-Ｚ]`;
const A_JAPANESE_NUMBER = new RegExp(J_NUMBER, 'gu');
const japanese = (kind: PartKind, open: string, close: string): Pattern => ({
  kind,
  grammar: null,
  pattern: new RegExp(
    String.raw`(?:(?<before>(?:上記|下記|前記|後記|前述|後述|本(?:資料|文書|メモ|書))(?:の)?)|(?<!\p{sc=Han}))(?<words>${open}\s*(?<numbers>${J_NUMBER})${close})(?<behind>\s*(?:（前掲）)?(?:を|も)?(?:参照|ご覧)|\s*のとおり|\s*で(?:述べた|示した|後述)|に(?:示す|示した))?`,
    'gu',
  ),
});
const JAPANESE: readonly Pattern[] = [
  japanese('section', '第', '[章節]'),
  japanese('table', '表', '(?![\\p{sc=Han}0-9０-９])'),
  japanese('figure', '図', '(?![\\p{sc=Han}0-9０-９])'),
  japanese('annex', '(?:別紙|別添|付録)', '(?![\\p{sc=Han}0-9０-９])'),
  japanese('note', '(?:脚注|注)', '(?![\\p{sc=Han}0-9０-９])'),
  japanese('paragraph', '(?:段落|パラグラフ)', '(?![\\p{sc=Han}0-9０-９])'),
];
const JAPANESE_OTHER =
  /(?:法|条例|規則|報告書|白書|判決|契約|論文|同書|同|政令|省令|」|』)(?:の)?[、（]?$/u;

type Stretch = {
  readonly footnote?: FootnoteId;
  /** Whether a source is cited in it, whose parts may be meant. */
  readonly cites: boolean;
  readonly text: string;
};

function* stretchesOf(block: Block, language: string): Generator<Stretch> {
  // What is quoted refers to where it was taken from.
  if (block.type !== 'quotation' && block.type !== 'code')
    for (const content of inlineContainers(block))
      for (const { text, footnotes, markers } of sentencesOf(content, language))
        yield {
          text,
          cites:
            markers.length > 0 ||
            footnotes.some((each) => citationsOf(each).length > 0),
        };
  for (const { footnote } of footnotesOf([block]))
    yield {
      footnote: footnote.id,
      text: plainInline(footnote.content),
      cites: citationsOf(footnote).length > 0,
    };
}

/** Null where it may be another text's. */
function referenceIn(
  { text, cites, footnote }: Stretch,
  { kind, grammar }: Pattern,
  found: RegExpExecArray,
): CrossReference | null {
  const { lead, before, behind, words = '', numbers = '' } = found.groups ?? {};
  const isDirected =
    before !== undefined || (grammar !== null && behind !== undefined);
  const isMeant = lead !== undefined || behind !== undefined;
  if (!isDirected && (cites || !isMeant)) return null;
  const rest = text.slice(found.index + found[0].length);
  const at = found.index + (grammar ? found[0].indexOf(words) : 0);
  const ahead = text.slice(Math.max(0, at - 40), at);
  if (grammar) {
    if (behind === undefined && grammar.ofOther.test(rest)) return null;
    if (grammar.otherBefore.test(ahead)) return null;
    if (!isDirected && grammar.others.test(text)) return null;
  } else if (before === undefined && JAPANESE_OTHER.test(ahead)) return null;
  return {
    kind,
    words,
    numbers: numbers.match(grammar ? A_NUMBER : A_JAPANESE_NUMBER) ?? [],
    isDirected,
    ...(footnote !== undefined && { footnote }),
  };
}

/** Without a figure or a letter that stands alone there is nothing to look for. */
const MAY_REFER =
  /[\d０-９一二三四五六七八九十]|(?<![\p{L}\p{N}])\p{Lu}(?![\p{L}\p{N}])|[IVX]{2,}|[Ａ-Ｚ]/u;

// Blocks are never changed in place.
const known = new WeakMap<
  Block,
  { readonly language: string; readonly found: readonly CrossReference[] }
>();

/** In the order of the text, those of its notes last. `language` is that of the words, BCP 47. */
export function crossReferencesIn(
  block: Block,
  language: string,
): readonly CrossReference[] {
  const before = known.get(block);
  if (before?.language === language) return before.found;
  const patterns = patternsFor(language);
  const found =
    patterns.length === 0
      ? []
      : [...stretchesOf(block, language)]
          .filter(({ text }) => MAY_REFER.test(text))
          .flatMap((stretch) =>
            patterns.flatMap((pattern) =>
              [...stretch.text.matchAll(pattern.pattern)].flatMap(
                (each) => referenceIn(stretch, pattern, each) ?? [],
              ),
            ),
          );
  known.set(block, { language, found });
  return found;
}
