// Short briefings, whole ones, with what a careful reviewer would mark in how they are put together: markers, sources, notes,
// headings, images, pull quotations, markings and what the template asks for. Half of each is what is right as it is.
import { cslItemSchema, type Source } from '../citations/source.ts';
import {
  cite,
  docWith,
  h,
  marker,
  note,
  p,
  pull,
  quote,
  table,
  type UnplacedBlock,
} from '../document/builder.ts';
import type {
  BriefingDocument,
  BriefingHead,
  SourceId,
} from '../document/document.ts';
import type { Template } from '../document/template.ts';
import type { UncitedSource } from './source-never-cited.ts';

export type LabelledBriefing = {
  readonly kind: 'news' | 'memo' | 'parliament' | 'law';
  readonly document: BriefingDocument;
  readonly sources: readonly Source[];
  readonly template: Template | null;
  /** What lies in the library and no briefing cites. */
  readonly uncited: readonly UncitedSource[];
  /** By check, how the words begin that it should name. */
  readonly expected: readonly (readonly [check: string, text: string])[];
};

const source = (id: string, item: object): Source => ({
  id: id as SourceId,
  citekey: id,
  item: cslItemSchema.parse(item),
});
const on = (year: number) => ({ 'date-parts': [[year]] });
const report = (id: string, title: string, more: object = {}): Source =>
  source(id, {
    type: 'report',
    title,
    publisher: 'Harbour Office',
    issued: on(2024),
    ...more,
  });
const uncited = (citekey: string): UncitedSource => ({
  id: citekey as SourceId,
  citekey,
});
const image = (alternative: string, caption = ''): UnplacedBlock => ({
  type: 'image',
  attachment: 'a'.repeat(64),
  alternative,
  ...(caption && { caption: [{ type: 'text', text: caption }] }),
});
const marked = (block: UnplacedBlock, marking: string): UnplacedBlock => ({
  ...block,
  marking,
});

const template = (more: Partial<Template>): Template => ({
  id: 'test',
  name: 'Test',
  paper: 'a4',
  language: 'en-GB',
  style: 'oscola',
  marking: { place: 'top-right', required: false },
  fields: [],
  headings: [],
  limits: [],
  ...more,
});
const asked = (key: string, label: string, required = true) =>
  ({ key, label, type: 'text', required }) as const;

type More = {
  readonly head?: Partial<BriefingHead>;
  readonly sources?: readonly Source[];
  readonly template?: Template;
  readonly uncited?: readonly UncitedSource[];
};
const briefing = (
  language: string,
  kind: LabelledBriefing['kind'],
  { head, ...more }: More,
  blocks: readonly UnplacedBlock[],
  expected: LabelledBriefing['expected'],
): LabelledBriefing => ({
  kind,
  document: docWith({ title: 'Quay', language, ...head }, ...blocks),
  sources: [],
  template: null,
  uncited: [],
  ...more,
  expected,
});

const QUAY = report('quay', 'The quay and its walls');
const DUES = report('dues', 'What ships pay', { issued: on(2023) });
const STORM = report('storm', 'The storm of January', { issued: on(2022) });
const ACT = source('act', {
  type: 'legislation',
  title: 'Harbours Act',
  issued: on(1996),
});
const KAI = report('kai', 'Der Kai und seine Mauern', {
  publisher: 'Hafenamt',
});
const SATZUNG = source('satzung', {
  type: 'legislation',
  title: 'Hafenordnung',
  issued: on(2001),
});
const PORT = report('port', 'Les murs du port', { publisher: 'Capitainerie' });
const LOI = source('loi', {
  type: 'legislation',
  title: 'Loi sur les ports',
  number: '96-12',
});
const MINATO = report('minato', '港湾の岸壁調査', { publisher: '港湾局' });
const HO = source('ho', {
  type: 'legislation',
  title: '港湾法',
  number: '218',
});

export const LABELLED_BRIEFINGS: readonly LabelledBriefing[] = [
  // English.
  briefing(
    'en-GB',
    'news',
    {},
    [
      h(1, 'Quay shut'),
      p('The quay was shut', marker('[1]'), ' at dawn', marker('[2]'), '.'),
      h(2, 'Why'),
      p('A wall had moved', marker('[4]'), '. Nobody was hurt', marker('[3]')),
      p('Boats went north', marker('[5, 7]'), '.'),
    ],
    [
      ['unresolved-marker', '[1]'],
      ['unresolved-marker', '[2]'],
      ['unresolved-marker', '[4]'],
      ['unresolved-marker', '[3]'],
      ['unresolved-marker', '[5, 7]'],
      ['marker-order', '[3]'],
      ['numbering-gap', '[6]'],
    ],
  ),
  briefing(
    'en-GB',
    'news',
    { sources: [QUAY, STORM] },
    [
      p('The port “lost a third of its wall”.', note(cite('storm', 'p. 3'))),
      p('It will “be mended by the spring”.', note(cite('quay'))),
      pull('lost a third of its wall'),
      pull('We shall rebuild it in stone'),
      p('The mayor said so', note('See the paper of 3 May.'), '.'),
      image('The wall from the sea, a third of it gone', 'The wall'),
      image('', 'The mayor on the quay'),
    ],
    [
      ['missing-locator', 'be mended by the spring'],
      ['pull-quote-not-in-text', 'We shall rebuild it in stone'],
      ['image-without-alternative', 'The mayor on the quay'],
    ],
  ),
  briefing(
    'en-GB',
    'memo',
    {
      head: { marking: 'OFFICIAL', fields: { to: 'Director', from: ' ' } },
      template: template({
        fields: [
          asked('to', 'To'),
          asked('from', 'From'),
          asked('cc', 'Copies', false),
        ],
        limits: [{ unit: 'words', most: 12 }],
      }),
    },
    [
      h(1, 'Issue'),
      h(3, 'Timing'),
      marked(p('The guard works at night.'), 'OFFICIAL-SENSITIVE'),
      marked(p('The gate is open by day.'), 'OFFICIAL'),
      p('You are asked to agree to a second guard.'),
    ],
    [
      ['required-empty', 'From'],
      ['over-limit', ''],
      ['heading-skipped', 'Timing'],
      ['marking-too-low', 'OFFICIAL-SENSITIVE'],
    ],
  ),
  briefing(
    'en-GB',
    'memo',
    {
      head: { marking: 'OFFICIAL-SENSITIVE', fields: { to: 'Director' } },
      template: template({
        fields: [asked('to', 'To'), asked('cc', 'Copies', false)],
        limits: [{ unit: 'words', most: 200 }],
      }),
      sources: [QUAY, DUES],
      uncited: [uncited('tides')],
    },
    [
      h(1, 'Issue'),
      h(2, 'Timing'),
      h(3, 'This year'),
      h(1, 'Advice'),
      marked(p('The guard works at night.', note(cite('quay'))), 'OFFICIAL'),
      p('Dues may fall.', note(cite('dues'), cite('quay'))),
      p('They may rise.', note(cite('dues'))),
      p('They may stay.', note('Ibid.')),
    ],
    [['source-never-cited', 'tides']],
  ),
  briefing(
    'en-GB',
    'parliament',
    {
      sources: [
        source('hearing', { type: 'hearing', title: 'On the quay' }),
        report('answer', 'Answer to the committee', { issued: on(2025) }),
        report('reply', 'Answer to the Committee', { issued: on(2025) }),
        source('paper', {
          type: 'article-journal',
          title: 'Walls',
          issued: on(2020),
        }),
      ],
    },
    [
      p('The committee sat.', note(cite('hearing'))),
      p('It was answered.', note(cite('answer', 'p. 2'))),
      p('And again.', note(cite('reply', 'p. 3'))),
      p('Walls move.', note(cite('paper', 'p. 7'))),
      p('All walls do.', note(cite('hearing'), cite('paper'))),
      p('So it is.', note('Ibid., p. 8.')),
    ],
    [
      ['missing-field', 'hearing'],
      ['missing-field', 'paper'],
      ['duplicate-source', 'reply'],
      ['ibid-after-several', 'Ibid.'],
    ],
  ),
  briefing(
    'en-GB',
    'parliament',
    { sources: [QUAY, report('quay2', 'The quay and its gates')] },
    [
      h(1, 'Question'),
      p(
        'The member asked',
        marker('[1]'),
        ' and the Minister replied',
        marker('[2]'),
      ),
      p('“It is safe”, she said.', note(cite('quay', 'p. 1'))),
      quote(
        [['It has been safe since the wall was built.']],
        ['Answer', note(cite('quay2'))],
      ),
      p(
        'The Minister had “nothing to add to that”',
        note(cite('quay2', 'col. 14')),
        '.',
      ),
      pull('It is safe'),
    ],
    [
      ['unresolved-marker', '[1]'],
      ['unresolved-marker', '[2]'],
      ['missing-locator', 'It has been safe since the wall was built.'],
    ],
  ),
  briefing(
    'en-GB',
    'law',
    {
      sources: [
        ACT,
        source('case', { type: 'legal_case', title: 'Port v Crane' }),
      ],
    },
    [
      h(2, 'Facts'),
      p(
        'The Act lets a master “close any quay that is not safe”.',
        note(cite('act')),
      ),
      p('It was so held.', note(cite('case'))),
      p(
        'The court asked “who had looked at the wall”',
        note(cite('case'), ', at 14'),
        '.',
      ),
    ],
    [
      ['heading-skipped', 'Facts'],
      ['missing-locator', 'close any quay that is not safe'],
      ['missing-field', 'case'],
    ],
  ),
  briefing(
    'en-GB',
    'law',
    {
      head: { marking: 'PROTECTED B' },
      sources: [ACT],
      template: template({ marking: { place: 'top-right', required: true } }),
      uncited: [uncited('statute'), uncited('rules')],
    },
    [
      h(1, 'Advice'),
      marked(p('The client knew.'), 'PROTECTED C'),
      marked(p('So did we.'), 'Eyes only for the bench'),
      p('The Act of 1996 stands.', note(cite('act'))),
      table([
        ['Year', 'Cases'],
        ['2024', 'none'],
      ]),
    ],
    [
      ['marking-too-low', 'PROTECTED C'],
      ['source-never-cited', 'statute'],
      ['source-never-cited', 'rules'],
    ],
  ),
  // French.
  briefing(
    'fr',
    'news',
    {},
    [
      h(1, 'Le quai fermé'),
      p('Le quai a fermé', marker('[1]'), ' à l’aube', marker('[2]'), '.'),
      p(
        'Un mur a bougé',
        marker('[3]'),
        ' et le port',
        marker('[5]'),
        ' attend',
        marker('[4]'),
        '.',
      ),
      image('   ', 'Le mur vu du port'),
      image('Le mur, vu de la mer'),
      pull('Le quai a fermé'),
    ],
    [
      ['unresolved-marker', '[1]'],
      ['unresolved-marker', '[2]'],
      ['unresolved-marker', '[3]'],
      ['unresolved-marker', '[5]'],
      ['unresolved-marker', '[4]'],
      ['marker-order', '[4]'],
      ['image-without-alternative', 'Le mur vu du port'],
    ],
  ),
  briefing(
    'fr',
    'news',
    { sources: [PORT], uncited: [uncited('marees')] },
    [
      p('Le port « sera fermé jusqu’au printemps ».', note(cite('port'))),
      p(
        'Le maire parle d’un « hiver difficile pour tous ».',
        note(cite('port', 'p. 8')),
      ),
      pull('« un hiver facile pour tous »'),
      pull('hiver difficile pour tous'),
    ],
    [
      ['missing-locator', 'sera fermé jusqu’au printemps'],
      ['pull-quote-not-in-text', 'un hiver facile pour tous'],
      ['source-never-cited', 'marees'],
    ],
  ),
  briefing(
    'fr',
    'memo',
    {
      head: { fields: { objet: 'Le quai' } },
      template: template({
        fields: [asked('objet', 'Objet'), asked('copie', 'Copie à')],
        limits: [{ unit: 'words', most: 6 }],
      }),
    },
    [
      h(1, 'Objet'),
      h(2, 'Délai'),
      h(4, 'Détail'),
      p('Il vous est demandé de donner votre accord.'),
      marked(p('Le gardien est seul la nuit.'), 'SECRET'),
    ],
    [
      ['required-empty', 'Copie à'],
      ['over-limit', ''],
      ['heading-skipped', 'Détail'],
      ['marking-too-low', 'SECRET'],
    ],
  ),
  briefing(
    'fr',
    'memo',
    {
      head: { fields: { objet: 'Le quai' } },
      template: template({ fields: [asked('objet', 'Objet')] }),
      sources: [PORT],
    },
    [
      h(1, 'Objet'),
      h(2, 'Délai'),
      h(2, 'Coût'),
      h(1, 'Avis'),
      p('Le port est sûr.', note(cite('port'))),
      p('Il l’est encore.', note('Ibid.')),
      p('Sur l’avenir, voir l’annexe.', note('Voir aussi la lettre du maire.')),
    ],
    [],
  ),
  briefing(
    'fr',
    'parliament',
    {
      sources: [
        report('rapport', 'Les droits de port', { DOI: '10.1000/77' }),
        report('copie', 'Droits de port en France', {
          DOI: 'https://doi.org/10.1000/77',
        }),
        source('article', { type: 'article-newspaper', title: 'Le quai' }),
        LOI,
      ],
    },
    [
      p('Les droits montent.', note(cite('rapport'))),
      p('Ils montent encore.', note(cite('copie'))),
      p('On l’écrit.', note(cite('article'))),
      p('La loi le permet.', note(cite('loi'), cite('rapport'))),
      p('Elle le dit.', note('Ibid.')),
    ],
    [
      ['duplicate-source', 'copie'],
      ['missing-field', 'article'],
      ['ibid-after-several', 'Ibid.'],
    ],
  ),
  briefing(
    'fr',
    'parliament',
    { sources: [PORT, report('murs', 'Les murs du phare')] },
    [
      p(
        'Le député demande',
        marker('[2]'),
        ' ce que coûte',
        marker('[3]'),
        ' le quai.',
      ),
      p('La réponse :', note(cite('port', 'p. 4'))),
      quote([['Le quai coûte ce que coûte un quai.']]),
      p(
        'Le ministre « ne peut en dire davantage ».',
        note(cite('murs', 'p. 2')),
      ),
    ],
    [
      ['unresolved-marker', '[2]'],
      ['unresolved-marker', '[3]'],
      ['numbering-gap', '[1]'],
    ],
  ),
  briefing(
    'fr',
    'law',
    {
      head: { marking: 'Confidentiel défense' },
      sources: [
        LOI,
        source('arret', {
          type: 'legal_case',
          title: 'Port c. Grue',
          authority: 'Cour de cassation',
        }),
        source('these', {
          type: 'thesis',
          title: 'Le droit des quais',
          author: [{ family: 'Roux' }],
          issued: on(2019),
        }),
      ],
    },
    [
      h(1, 'Faits'),
      p(
        'La loi permet de « fermer tout quai dangereux ».',
        note(cite('loi', 'art. 4')),
      ),
      p(
        'La cour a jugé que « nul n’avait regardé le mur ».',
        note(cite('arret')),
      ),
      p('La doctrine suit.', note(cite('these', 'p. 40'))),
    ],
    [
      ['missing-locator', 'nul n’avait regardé le mur'],
      ['missing-field', 'these'],
    ],
  ),
  briefing(
    'fr',
    'law',
    { sources: [LOI], uncited: [uncited('code')] },
    [
      h(3, 'Moyen'),
      p('Le requérant invoque la loi.', note(cite('loi'))),
      p('Elle ne dit rien', marker('[1]'), ' du mur', marker('[2]'), '.'),
    ],
    [
      ['heading-skipped', 'Moyen'],
      ['unresolved-marker', '[1]'],
      ['unresolved-marker', '[2]'],
    ],
  ),
  // German.
  briefing(
    'de',
    'news',
    {},
    [
      h(1, 'Kai gesperrt'),
      p(
        'Der Kai ist gesperrt',
        marker('[1]'),
        ', die Mauer gerissen',
        marker('[2–4]'),
        '.',
      ),
      p('Der Hafen wartet', marker('[7]'), '.'),
      image('', 'Die Mauer'),
      pull('„Der Kai ist gesperrt“'),
      pull('Der Kai bleibt offen'),
    ],
    [
      ['unresolved-marker', '[1]'],
      ['unresolved-marker', '[2–4]'],
      ['unresolved-marker', '[7]'],
      ['numbering-gap', '[5]'],
      ['numbering-gap', '[6]'],
      ['image-without-alternative', 'Die Mauer'],
      ['pull-quote-not-in-text', 'Der Kai bleibt offen'],
    ],
  ),
  briefing(
    'de',
    'news',
    {
      sources: [
        KAI,
        source('blatt', {
          type: 'article-newspaper',
          title: 'Am Kai',
          'container-title': 'Hafenblatt',
          issued: on(2025),
        }),
      ],
    },
    [
      p('Die Mauer „ist seit Jahren nicht geprüft“.', note(cite('kai'))),
      p('Der Wirt sagt, er „habe nichts gehört“.', note(cite('blatt'))),
      image('Ein Riss, so breit wie eine Hand', 'Der Riss'),
    ],
    [['missing-locator', 'ist seit Jahren nicht geprüft']],
  ),
  briefing(
    'de',
    'memo',
    {
      head: { marking: 'RESTRICTED', fields: {} },
      template: template({
        fields: [asked('an', 'An'), asked('von', 'Von')],
        limits: [{ unit: 'words', most: 500 }],
      }),
    },
    [
      h(1, 'Anlass'),
      marked(p('Die Wache ist allein.'), 'CONFIDENTIAL'),
      marked(p('Das Tor ist zu.'), 'RESTRICTED'),
      h(2, 'Frist'),
      h(4, 'Woche'),
    ],
    [
      ['required-empty', 'An'],
      ['required-empty', 'Von'],
      ['marking-too-low', 'CONFIDENTIAL'],
      ['heading-skipped', 'Woche'],
    ],
  ),
  briefing(
    'de',
    'memo',
    {
      head: { fields: { an: 'Amt' } },
      template: template({
        fields: [asked('an', 'An')],
        limits: [{ unit: 'words', most: 8 }],
      }),
      sources: [KAI],
      uncited: [uncited('gezeiten')],
    },
    [
      h(1, 'Anlass'),
      p(
        'Sie werden gebeten, einer zweiten Wache zuzustimmen.',
        note(cite('kai')),
      ),
      p('Sie ist nötig.', note('Ebd.')),
    ],
    [
      ['over-limit', ''],
      ['source-never-cited', 'gezeiten'],
    ],
  ),
  briefing(
    'de',
    'parliament',
    {
      sources: [
        KAI,
        report('antwort', 'Antwort auf die Anfrage', {
          ISBN: '978-3-16-148410-0',
        }),
        report('druck', 'Drucksache 19', { ISBN: '9783161484100' }),
        source('sammel', {
          type: 'chapter',
          title: 'Mauern',
          issued: on(2018),
        }),
      ],
    },
    [
      p('Gefragt wird nach dem Kai.', note(cite('antwort'))),
      p('Gedruckt ist es auch.', note(cite('druck'))),
      p('Mauern wandern.', note(cite('sammel'), cite('kai'))),
      p('Das ist so.', note('A. a. O., S. 4.')),
    ],
    [
      ['duplicate-source', 'druck'],
      ['missing-field', 'sammel'],
      ['ibid-after-several', 'A. a. O.'],
    ],
  ),
  briefing(
    'de',
    'parliament',
    { sources: [KAI] },
    [
      p(
        'Der Abgeordnete fragt',
        marker('[1]'),
        ', der Minister antwortet',
        marker('[2]'),
        '.',
      ),
      p(
        'Es folgt',
        marker('[3]'),
        ' die Frage',
        marker('[6]'),
        ' nach dem',
        marker('[5]'),
        ' Geld',
        marker('[4]'),
        '.',
      ),
    ],
    [
      ['unresolved-marker', '[1]'],
      ['unresolved-marker', '[2]'],
      ['unresolved-marker', '[3]'],
      ['unresolved-marker', '[6]'],
      ['unresolved-marker', '[5]'],
      ['unresolved-marker', '[4]'],
      ['marker-order', '[5]'],
      ['marker-order', '[4]'],
    ],
  ),
  briefing(
    'de',
    'law',
    {
      sources: [
        SATZUNG,
        source('urteil', {
          type: 'legal_case',
          title: 'Hafen gegen Kran',
          number: '4 C 12/19',
        }),
      ],
    },
    [
      h(1, 'Sachverhalt'),
      p(
        'Die Ordnung erlaubt, „jeden Kai zu sperren“.',
        note(cite('satzung', 'sec. 4')),
      ),
      p(
        'Das Gericht fragt, „wer die Mauer gesehen hat“.',
        note(cite('urteil')),
      ),
      pull('jeden Kai zu sperren'),
    ],
    [['missing-locator', 'wer die Mauer gesehen hat']],
  ),
  briefing(
    'de',
    'law',
    {
      sources: [
        SATZUNG,
        source('diss', {
          type: 'thesis',
          title: 'Das Recht am Kai',
          publisher: 'Universität Kiel',
          issued: on(2016),
        }),
      ],
    },
    [
      h(1, 'Gutachten'),
      h(3, 'Zulässigkeit'),
      p('Die Lehre bejaht es.', note(cite('diss', 'p. 3'))),
      pull('Die Lehre verneint es'),
    ],
    [
      ['heading-skipped', 'Zulässigkeit'],
      ['missing-field', 'diss'],
      ['pull-quote-not-in-text', 'Die Lehre verneint es'],
    ],
  ),
  // Japanese.
  briefing(
    'ja',
    'news',
    {},
    [
      h(1, '岸壁の閉鎖'),
      p('岸壁は', marker('[1]'), '閉鎖された', marker('[3]'), '。'),
      image('', '岸壁の写真'),
      pull('「岸壁は閉鎖された」'),
      pull('岸壁は開放された'),
    ],
    [
      ['unresolved-marker', '[1]'],
      ['unresolved-marker', '[3]'],
      ['numbering-gap', '[2]'],
      ['image-without-alternative', '岸壁の写真'],
      ['pull-quote-not-in-text', '岸壁は開放された'],
    ],
  ),
  briefing(
    'ja',
    'news',
    { sources: [MINATO], uncited: [uncited('shio')] },
    [
      p('港湾局は「岸壁は安全である」と述べた', note(cite('minato')), '。'),
      p('局長は「冬までに直す」と述べた', note(cite('minato', 'p. 3')), '。'),
      image('海から見た岸壁', '岸壁'),
    ],
    [
      ['missing-locator', '岸壁は安全である'],
      ['source-never-cited', 'shio'],
    ],
  ),
  briefing(
    'ja',
    'memo',
    {
      head: { marking: 'OFFICIAL', fields: { ate: '局長', kara: '' } },
      template: template({
        fields: [asked('ate', '宛先'), asked('kara', '発信者')],
      }),
    },
    [
      h(1, '件名'),
      h(2, '期限'),
      marked(p('夜は警備員が一人である。'), 'SECRET'),
      p('承認をお願いする。'),
    ],
    [
      ['required-empty', '発信者'],
      ['marking-too-low', 'SECRET'],
    ],
  ),
  briefing(
    'ja',
    'memo',
    {
      head: { fields: { ate: '局長' } },
      template: template({
        fields: [asked('ate', '宛先')],
        limits: [{ unit: 'words', most: 3 }],
      }),
    },
    [h(1, '件名'), h(3, '細目'), p('第二の警備員を置くことを承認されたい。')],
    [
      ['over-limit', ''],
      ['heading-skipped', '細目'],
    ],
  ),
  briefing(
    'ja',
    'parliament',
    {
      sources: [
        MINATO,
        report('toben', '委員会への答弁', { URL: 'https://example.org/a' }),
        report('utsushi', '答弁の写し', { URL: 'https://example.org/a' }),
        source('ronbun', {
          type: 'article-journal',
          title: '壁の動き',
          issued: on(2021),
        }),
      ],
    },
    [
      p('委員が質問した。', note(cite('toben'))),
      p('答弁があった。', note(cite('utsushi'))),
      p('壁は動く。', note(cite('ronbun'), cite('minato'))),
      p('そのとおりである。', note('同上')),
    ],
    [
      ['duplicate-source', 'utsushi'],
      ['missing-field', 'ronbun'],
      ['ibid-after-several', '同上'],
    ],
  ),
  briefing(
    'ja',
    'parliament',
    { sources: [MINATO] },
    [
      p('質問', marker('[1]'), 'と答弁', marker('[2]'), 'がある。'),
      p('費用', marker('[4]'), 'と期限', marker('[3]'), 'である。'),
      p('次は', marker('[5]'), '来年', marker('[6]'), 'である。'),
    ],
    [
      ['unresolved-marker', '[1]'],
      ['unresolved-marker', '[2]'],
      ['unresolved-marker', '[4]'],
      ['unresolved-marker', '[3]'],
      ['unresolved-marker', '[5]'],
      ['unresolved-marker', '[6]'],
      ['marker-order', '[3]'],
    ],
  ),
  briefing(
    'ja',
    'law',
    { sources: [HO] },
    [
      h(2, '事実'),
      p(
        '法は「危険な岸壁を閉鎖できる」と定める',
        note(cite('ho', 'sec. 4')),
        '。',
      ),
      p('同法は「管理者が検査する」とも定める', note(cite('ho')), '。'),
    ],
    [
      ['heading-skipped', '事実'],
      ['missing-locator', '管理者が検査する'],
    ],
  ),
  briefing(
    'ja',
    'law',
    {
      head: { marking: '' },
      sources: [
        HO,
        source('hanrei', { type: 'legal_case', title: '港対起重機' }),
      ],
    },
    [
      h(1, '判断'),
      marked(p('依頼人は知っていた。'), 'PROTECTED'),
      p('裁判所はそう判断した。', note(cite('hanrei'))),
      p('法もそう定める。', note(cite('ho'))),
      p('同じである。', note('同上')),
      image('', '法廷の図'),
    ],
    [
      ['marking-too-low', 'PROTECTED'],
      ['missing-field', 'hanrei'],
      ['image-without-alternative', '法廷の図'],
    ],
  ),
];
