// Quotations beside what stands in their source, with what a careful reviewer would say of each: it is there, it is nearly
// there, or it is not.
import { describe, expect, test } from 'vitest';
import { cslItemSchema, type Source } from '../citations/source.ts';
import { cite, doc, note, p, pull, quote } from '../document/builder.ts';
import type { SourceId } from '../document/document.ts';
import { comparedText, isQuotedFrom } from './compared-text.ts';
import { NO_EVIDENCE } from './evidence.ts';
import { nearWords } from './near-words.ts';
import { quotationNotInSource } from './quotation-not-in-source.ts';
import { score } from './score-fixture.ts';

type Verdict = 'exact' | 'near' | 'absent';

type Quoted = readonly [
  verdict: Verdict,
  /** With its quotation marks; `{c}` is the note, behind it where none stands. */
  text: string,
  /** A page each. */
  source: string | readonly string[],
];

const PORT =
  'The harbour master told the inquiry that the north quay had not been inspected since 2014. “We closed it blind,” she said, “and we were lucky.” Dues rose by 12.5 per cent, to £5 million, in the year before. The final report of the infra-\nstructure board recommends that the quay be rebuilt in stone before the winter of 2027.';
const HAFEN =
  'Die Hafenbehörde erklärte, der Kai sei seit 2014 nicht geprüft worden. Die Gebühren stiegen um 12,5 Prozent auf 5 Millionen Euro. Der Ausschuss empfiehlt, den Kai vor dem Winter in Stein neu zu bauen.';
const QUAI =
  'La capitainerie a déclaré que le quai n’avait pas été inspecté depuis 2014. Les droits ont augmenté de 12,5 % pour atteindre 5 millions d’euros. La commission recommande de reconstruire le quai en pierre avant l’hiver.';
const MINATO =
  '港長は、北岸壁が2014年以降点検されていなかったと述べた。使用料は前年に12.5％上昇し、５億円に達した。委員会は、冬までに岸壁を石造りで再建するよう勧告する。';

const QUOTED: readonly Quoted[] = [
  // Marks of all kinds.
  ['exact', 'She said the quay “had not been inspected since 2014”.', PORT],
  ['exact', 'She said the quay "had not been inspected since 2014".', PORT],
  ['exact', 'She said the quay ‘had not been inspected since 2014’.', PORT],
  ['exact', "She said the quay 'had not been inspected since 2014'.", PORT],
  ['exact', 'She said the quay «had not been inspected since 2014».', PORT],
  ['near', 'She said the quay “had not been repaired since 2014”.', PORT],
  ['near', 'She said the quay ‘had not been repaired since 2014’.', PORT],
  [
    'absent',
    'She said the quay “will be open for another century at least”.',
    PORT,
  ],
  // What is left out, put in, or written otherwise.
  [
    'exact',
    'It “recommends that the quay be rebuilt … before the winter of 2027”.',
    PORT,
  ],
  [
    'exact',
    'It “recommends that the quay be rebuilt ... before the winter of 2027”.',
    PORT,
  ],
  [
    'exact',
    'It “recommends that the quay be rebuilt . . . before the winter of 2027”.',
    PORT,
  ],
  [
    'exact',
    'It “recommends that the quay be rebuilt [...] before the winter of 2027”.',
    PORT,
  ],
  ['exact', 'It “recommends that the [north] quay be rebuilt in stone”.', PORT],
  ['exact', '“[T]he north quay had not been inspected since 2014”.', PORT],
  ['exact', '“The north quay had not been inspected [sic] since 2014”.', PORT],
  [
    'exact',
    'She told it: “We closed it blind, and we were lucky.”',
    '“We closed it blind, and we were lucky,” she said.',
  ],
  ['exact', 'It is the “final report of the infrastructure board”.', PORT],
  [
    'exact',
    'It is the “final report of the infrastructure board”.',
    'It is the ﬁnal report of the infra\u00adstructure board.',
  ],
  [
    'exact',
    'It is the “final report of the infrastructure board”.',
    'It is the FINAL REPORT OF THE INFRASTRUCTURE BOARD.',
  ],
  [
    'exact',
    'It is the “final report of the infrastructure board”.',
    ['It is the final report of', 'the infrastructure board.'],
  ],
  ['exact', '“‘We closed it blind,’ she said, ‘and we were lucky.’”', PORT],
  [
    'exact',
    'It says that “the board’s members didn’t agree”.',
    "The board's members didn't agree.",
  ],
  // Figures, money and signs say something.
  ['exact', '“Dues rose by 12.5 per cent, to £5 million”.', PORT],
  ['near', '“Dues rose by 125 per cent, to £5 million”.', PORT],
  ['near', '“Dues rose by 12.5 per cent, to $5 million”.', PORT],
  ['near', '“Dues rose by 12.5 per cent, to £50 million”.', PORT],
  [
    'exact',
    'The fund “held 12,000 shares in the port”.',
    'The fund held 12 000 shares in the port.',
  ],
  [
    'near',
    'The fund “held 12,000 shares in the port”.',
    'The fund held 1,200 shares in the port.',
  ],
  // A word that turns it round.
  ['near', 'The quay “had been inspected since 2014”, she said.', PORT],
  ['near', 'It “recommends that the quay not be rebuilt in stone”.', PORT],
  // Spelling is the source’s own.
  [
    'near',
    'It “will favor the renewal of the harbor wall”.',
    'It will favour the renewal of the harbour wall.',
  ],
  // Short ones.
  [
    'exact',
    'Arrivals are “the only just measure” of it.',
    'Arrivals are the only just measure.',
  ],
  [
    'near',
    'Arrivals are “the only fair measure” of it.',
    'Arrivals are the only just measure.',
  ],
  // No quotations at all.
  ['exact', 'The so-called “ghost fleet” has moved north.', PORT],
  ['exact', 'The film “Nine Winters on the Northern Quay” was shown.', PORT],
  ['exact', 'The ships’ masters and the crews’ wives met at the quay.', PORT],
  ['exact', 'The quay is 12" wide and the wall 14" high.', PORT],
  // Where the note stands.
  ['near', 'She said “had not been repaired since 2014”,{c} and left.', PORT],
  ['near', '“The north quay had not been repaired since 2014.” {c}', PORT],
  ['exact', '“The sea was calm all of that night.” It was so.{c}', PORT],
  // German.
  ['exact', 'Der Kai „sei seit 2014 nicht geprüft worden“.', HAFEN],
  ['exact', 'Der Kai »sei seit 2014 nicht geprüft worden«.', HAFEN],
  ['near', 'Der Kai „sei seit 2014 nicht gebaut worden“.', HAFEN],
  ['near', 'Der Kai ‚sei seit 2014 nicht gebaut worden‘.', HAFEN],
  [
    'near',
    '„Die Gebühren stiegen um 125 Prozent auf 5 Millionen Euro“.',
    HAFEN,
  ],
  ['absent', '„Der Hafen bleibt für alle Zeit geschlossen und leer“.', HAFEN],
  // French.
  ['exact', 'Le quai « n’avait pas été inspecté depuis 2014 ».', QUAI],
  ['near', 'Le quai « n’avait pas été réparé depuis 2014 ».', QUAI],
  ['near', 'Le quai « avait été inspecté depuis 2014 », dit-elle.', QUAI],
  ['absent', 'Elle ajoute : « Le port restera fermé pour toujours ».', QUAI],
  // Japanese.
  ['exact', '「北岸壁が2014年以降点検されていなかった」と述べた。', MINATO],
  ['exact', '「北岸壁が２０１４年以降点検されていなかった」と述べた。', MINATO],
  ['exact', '「冬までに…再建するよう勧告する」とした。', MINATO],
  ['near', '「北岸壁が2014年以降補修されていなかった」と述べた。', MINATO],
  ['near', '「使用料は前年に12.5％下落し、５億円に達した」と述べた。', MINATO],
  ['absent', '「漁協は来年の祭りを取りやめることにした」と述べた。', MINATO],
];

// What people write between quotation marks that nobody wrote: put in other words, drawn together, taken from elsewhere.
const INVENTED: readonly Quoted[] = [
  // English: another subject; a paraphrase; a promise that nobody made; the words of two sentences drawn together; short.
  ['absent', 'She “begged the minister to send divers at once”.', PORT],
  ['absent', 'The port “lacked any inspection for a decade or more”.', PORT],
  ['absent', '“The board will pay for all of it out of reserves.”{c}', PORT],
  ['absent', 'It was “blind luck that dues rose before winter”.', PORT],
  ['absent', 'The report calls it “criminal neglect”.', PORT],
  [
    'absent',
    'It was “closed blind … because the ministry had forbidden every inspection”.',
    PORT,
  ],
  ['exact', 'The quay should “be rebuilt in stone”, it says.', PORT],
  ['exact', 'She said that “we were lucky”.', PORT],
  ['near', '“Dues fell by 12.5 per cent, to £5 million”.', PORT],
  // German.
  [
    'absent',
    'Der Ausschuss nannte das „ein Versagen der gesamten Aufsicht“.',
    HAFEN,
  ],
  [
    'absent',
    'Die Behörde sagte: „Wir haben die Reeder rechtzeitig gewarnt.“ {c}',
    HAFEN,
  ],
  [
    'absent',
    'Der Kai habe »ein Jahrzehnt lang keine Kontrolle gesehen«.',
    HAFEN,
  ],
  ['absent', 'Empfohlen wird ein „vollständiger Rückbau aus Beton“.', HAFEN],
  ['exact', 'Er empfiehlt, ihn „vor dem Winter in Stein“ zu bauen.', HAFEN],
  ['near', 'Er empfiehlt, „den Kai nach dem Winter in Stein“ zu bauen.', HAFEN],
  // French.
  [
    'absent',
    'Le rapport dénonce « une négligence de toute la direction du port ».',
    QUAI,
  ],
  [
    'absent',
    'Il fallait, dit-elle, « avertir les pêcheurs dès le printemps ».',
    QUAI,
  ],
  [
    'absent',
    'Elle a reconnu que « personne n’était venu voir l’ouvrage en dix ans ».',
    QUAI,
  ],
  ['absent', 'La commission parle d’un “scandale sans précédent”.', QUAI],
  ['exact', 'Il faut « reconstruire le quai en pierre ».', QUAI],
  ['near', 'Il faut « reconstruire le quai en béton avant l’hiver ».', QUAI],
  // Japanese.
  ['absent', '港長は「全員が避難の準備を終えていた」と語った。', MINATO],
  ['absent', '委員会は『監督官庁の怠慢である』と批判した。', MINATO],
  ['near', '『使用料は前年に12.5％下落した』と述べた。', MINATO],
  ['exact', '小説『誰も見に来なかった北の岸壁』が出た。', MINATO],
  ['exact', '小説、『誰も見に来なかった北の岸壁』と言えば名作だ。', MINATO],
  ['absent', '「十年ものあいだ誰も見に来なかった」と述べた。', MINATO],
  ['absent', '「漁業者への補償を直ちに始めるべきだ」とした。', MINATO],
  ['exact', '「石造りで再建するよう勧告する」とした。', MINATO],
  ['near', '「冬までに岸壁を木造りで再建するよう勧告する」とした。', MINATO],
];

const ALL = [...QUOTED, ...INVENTED];

const SOURCE: Source = {
  id: 's' as SourceId,
  citekey: 's',
  item: cslItemSchema.parse({ type: 'report', title: 'Inquiry' }),
};

function verdictOf(
  document: ReturnType<typeof doc>,
  source: string | readonly string[],
): Verdict {
  const pages = typeof source === 'string' ? [source] : source;
  const compared = pages.map(comparedText);
  const found = quotationNotInSource(document, [SOURCE], null, {
    ...NO_EVIDENCE,
    wordsOf: () => ({
      files: [
        {
          fileName: 'f.pdf',
          hasPagesWithoutWords: false,
          holds: (words) => isQuotedFrom(words, compared),
          near: (words) => nearWords(words, pages),
        },
      ],
      excerpts: [],
    }),
  });
  expect(found.length).toBeLessThan(2);
  const check = found[0]?.check;
  return check === undefined
    ? 'exact'
    : check === 'quotation-near'
      ? 'near'
      : 'absent';
}

const briefing = (text: string): ReturnType<typeof doc> => {
  const [before = '', behind = ''] = text.split('{c}');
  return doc(p(before, note(cite('s')), ...(behind === '' ? [] : [behind])));
};

describe.each<[string, Verdict]>([
  ['quotation-near', 'near'],
  ['quotation-not-in-source', 'absent'],
])('%s', (check, verdict) => {
  test('0.95 of what it says is so, 0.9 of what is so it says', () => {
    const found = score(
      check,
      ALL.map(([expected, text, source]) => ({
        expected: expected === verdict ? [text] : [],
        found: verdictOf(briefing(text), source) === verdict ? [text] : [],
      })),
    );
    console.log(found.line);
    expect(found.isGood, found.words).toBe(true);
  });
});

test('quotations that are set apart are compared, too', () => {
  const words = 'The north quay had not been inspected since 2014.';
  const other = words.replace('inspected', 'repaired');
  for (const block of [
    quote([[words, note(cite('s'))]]),
    pull(words, note(cite('s'))),
  ])
    expect(verdictOf(doc(block), PORT)).toBe('exact');
  for (const block of [
    quote([[other, note(cite('s'))]]),
    quote([[other]], ['Inquiry', note(cite('s'))]),
    pull(other, note(cite('s'))),
  ])
    expect(verdictOf(doc(block), PORT)).toBe('near');
  expect(
    verdictOf(doc(p('She wrote:', note(cite('s'))), quote([[other]])), PORT),
  ).toBe('near');
});
