// Citavi's XML in: references that name their people, periodicals and series by numbers of tables beside them.
import {
  addressIn,
  CITAVI_ROLES,
  citaviName,
  itemOfCitavi,
  type CitaviReference,
} from './citavi-reference.ts';
import { gatherSources } from './gather-sources.ts';
import type { SourcesImport } from './imported-source.ts';
import {
  childOf,
  cutXmlRecords,
  parseXml,
  textAt,
  XmlFault,
  type XmlElement,
} from './xml-tree.ts';

/** What a row of a table is, and the words that it was written in. */
type Row = { readonly element: XmlElement; readonly raw: string };

const ONE_EACH = {
  Person: 'Persons',
  Periodical: 'Periodicals',
  SeriesTitle: 'SeriesTitles',
  Publisher: 'Publishers',
  Keyword: 'Keywords',
} as const;
type Named = keyof typeof ONE_EACH;

/** Tables of which each row is `of;to;to…`. */
const RELATIONS = [...CITAVI_ROLES, 'Publishers', 'Keywords'] as const;
type Relation = (typeof RELATIONS)[number];

type Tables = {
  readonly rows: Readonly<Record<Named, ReadonlyMap<string, Row>>>;
  readonly relations: ReadonlyMap<
    Relation,
    ReadonlyMap<string, readonly string[]>
  >;
  /** By the number of the reference. */
  readonly parents: ReadonlyMap<string, string>;
  readonly locations: ReadonlyMap<string, readonly Row[]>;
};

/** The part of the text between the tags of a table; '' where it has none. */
function tableOf(text: string, name: string): string {
  const start = new RegExp(`<${name}(?=[\\s>])`).exec(text)?.index;
  if (start === undefined) return '';
  const end = text.indexOf(`</${name}>`, start);
  return text.slice(start, end < 0 ? text.length : end);
}

/** Null where it is no XML: what names it does without it. */
function rowOf(raw: string): Row | null {
  try {
    return { raw, element: parseXml(raw) };
  } catch (error) {
    if (error instanceof XmlFault) return null;
    throw error;
  }
}

function* rowsOf(text: string, table: string, name: string): Generator<Row> {
  for (const { raw } of cutXmlRecords(tableOf(text, table), name)) {
    const row = rowOf(raw);
    if (row) yield row;
  }
}

function byNumber(text: string, table: string, name: string): Map<string, Row> {
  const found = new Map<string, Row>();
  for (const row of rowsOf(text, table, name))
    found.set(row.element.attributes['id'] ?? '', row);
  return found;
}

function relation(text: string, table: string): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const { element } of rowsOf(text, table, 'OnetoN')) {
    const [of = '', ...to] = element.text.split(';').map((one) => one.trim());
    found.set(of, to.filter(Boolean));
  }
  return found;
}

function readTables(text: string): Tables {
  const parents = new Map<string, string>();
  for (const [parent, children] of relation(text, 'ReferenceReferences'))
    for (const child of children) parents.set(child, parent);
  const locations = new Map<string, Row[]>();
  for (const row of rowsOf(text, 'Locations', 'Location')) {
    const of = textAt(row.element, 'ReferenceID');
    locations.set(of, [...(locations.get(of) ?? []), row]);
  }
  const table = (name: Named): Map<string, Row> =>
    byNumber(text, ONE_EACH[name], name);
  return {
    rows: {
      Person: table('Person'),
      Periodical: table('Periodical'),
      SeriesTitle: table('SeriesTitle'),
      Publisher: table('Publisher'),
      Keyword: table('Keyword'),
    },
    relations: new Map(
      RELATIONS.map((name) => [name, relation(text, `Reference${name}`)]),
    ),
    parents,
    locations,
  };
}

const isRow = (row: Row | undefined): row is Row => row !== undefined;

/** The rows that a reference names by a relation. */
const named = (
  { rows, relations }: Tables,
  of: string,
  by: Relation,
  what: Named,
): Row[] =>
  (relations.get(by)?.get(of) ?? [])
    .map((number) => rows[what].get(number))
    .filter(isRow);

function referenceOf(
  element: XmlElement,
  tables: Tables,
  parent: CitaviReference | null,
): CitaviReference {
  const number = element.attributes['id'] ?? '';
  const get = (field: string): string => textAt(element, field);
  const words = (rows: readonly Row[], field: string): string[] =>
    rows.map((row) => textAt(row.element, field)).filter(Boolean);
  const periodical = tables.rows.Periodical.get(get('PeriodicalID'))?.element;
  const of = (field: string): string =>
    periodical ? textAt(periodical, field) : '';
  const publishers = named(tables, number, 'Publishers', 'Publisher');
  const series = tables.rows.SeriesTitle.get(get('SeriesTitleID'))?.element;
  return {
    // A range of pages is the one field that may hold elements of its own.
    get: (field) => {
      const whole = childOf(childOf(element, field), 'os');
      return field === 'PageRange' && whole ? whole.text : get(field);
    },
    people: (role) =>
      named(tables, number, role, 'Person')
        .map((row) => citaviName((part) => textAt(row.element, part)))
        .filter((name) => name !== null),
    periodical: {
      name: of('Name'),
      short: of('StandardAbbreviation') || of('UserAbbreviation1'),
      issn: of('ISSN') || of('Issn'),
    },
    series: series ? textAt(series, 'Name') : '',
    publishers: words(publishers, 'Name'),
    place: get('PlaceOfPublication') || words(publishers, 'Place').join('; '),
    keywords: words(named(tables, number, 'Keywords', 'Keyword'), 'Name'),
    url: addressIn([
      get('OnlineAddress'),
      ...words(tables.locations.get(number) ?? [], 'Address'),
    ]),
    parent,
  };
}

const tag = (name: string, inside: string): string =>
  inside === '' ? '' : `<${name}>${inside}</${name}>\n`;

const escaped = (words: string): string =>
  words.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** What the file says of some references and of nothing else, the first of them in front, in the file's own form. */
function recordOf(references: readonly Row[], tables: Tables): string {
  const numbers = references.map(
    ({ element }) => element.attributes['id'] ?? '',
  );
  const used = (what: Named): string => {
    const rows = new Set(
      references.flatMap(({ element }, index) => {
        const of = numbers[index] ?? '';
        if (what === 'Person')
          return CITAVI_ROLES.flatMap((role) => named(tables, of, role, what));
        if (what === 'Publisher' || what === 'Keyword')
          return named(tables, of, `${what}s`, what);
        return [tables.rows[what].get(textAt(element, `${what}ID`))].filter(
          isRow,
        );
      }),
    );
    return tag(ONE_EACH[what], Array.from(rows, ({ raw }) => raw).join('\n'));
  };
  const relations = RELATIONS.map((name) =>
    tag(
      `Reference${name}`,
      numbers
        .flatMap((of) => {
          const to = tables.relations.get(name)?.get(of) ?? [];
          return to.length > 0
            ? [tag('OnetoN', escaped([of, ...to].join(';')))]
            : [];
        })
        .join(''),
    ),
  ).join('');
  const [child, parent] = numbers;
  return tag(
    'CitaviExchangeData',
    used('Person') +
      used('Periodical') +
      used('SeriesTitle') +
      used('Publisher') +
      used('Keyword') +
      tag('References', references.map(({ raw }) => raw).join('\n')) +
      relations +
      tag(
        'Locations',
        numbers
          .flatMap((of) => tables.locations.get(of) ?? [])
          .map(({ raw }) => raw)
          .join('\n'),
      ) +
      (parent === undefined
        ? ''
        : tag(
            'ReferenceReferences',
            tag('OnetoN', escaped(`${parent};${child ?? ''}`)),
          )),
  );
}

/** The sources in Citavi's XML; what is quoted and thought there is none, and it is said that it stays behind. */
export function importCitaviXml(text: string): SourcesImport {
  const tables = readTables(text);
  const gathering = gatherSources();
  const all = byNumber(text, 'References', 'Reference');
  const before = text.slice(
    0,
    Math.max(0, text.search(/<References(?=[\s>])/)),
  );
  const lines = before.split('\n').length - 1;
  let count = 0;
  for (const { line, raw } of cutXmlRecords(
    tableOf(text, 'References'),
    'Reference',
  )) {
    count += 1;
    try {
      const element = parseXml(raw);
      const number = element.attributes['id'] ?? '';
      const parent = all.get(tables.parents.get(number) ?? '');
      const isPart = parent !== undefined && parent.raw !== raw;
      const reference = referenceOf(
        element,
        tables,
        isPart ? referenceOf(parent.element, tables, null) : null,
      );
      const key = reference.get('BibTeXKey') || reference.get('CitationKey');
      gathering.add({
        key: /^\p{L}\S*$/u.test(key) ? key : null,
        line: lines + line,
        item: itemOfCitavi(reference),
        raw: {
          format: 'citavi',
          text: recordOf(
            isPart ? [{ element, raw }, parent] : [{ element, raw }],
            tables,
          ),
        },
      });
    } catch (error) {
      if (!(error instanceof XmlFault)) throw error;
      gathering.skip({
        entry: `entry ${count}`,
        line: lines + line,
        reason: `The reference ${error.message}.`,
      });
    }
  }
  if (/<KnowledgeItem[\s>]/.test(text))
    gathering.remark(
      null,
      'Quotations, comments and thoughts that Citavi keeps with its references did not come in.',
    );
  return gathering.result();
}
