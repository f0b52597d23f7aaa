// What the front matter of a Markdown file says of the briefing: its title and language, as other programs write them, and
// what Precis keeps there of its own.
import { forbiddenCharacter, forbiddenInLine } from '../document/characters.ts';
import type { BriefingHead, FieldValue } from '../document/document.ts';
import { readInline } from './read-markdown-inline.ts';
import { wordsOf } from './read-markdown-pieces.ts';
import type { InlineReader } from './read-markdown-scan.ts';
import { readYaml, type YamlValue } from './read-yaml.ts';

type FrontMatter = ReturnType<typeof readYaml>;

/** The keys that mean something here. */
export const UNDERSTOOD = new Set([
  'title',
  'lang',
  'dir',
  'bibliography',
  'suppress-bibliography',
  'precis',
]);

/** A whole file in two; `front` is '' where it has none. Lines end with a line feed in both. */
export function cutFrontMatter(text: string): { front: string; body: string } {
  const plain = text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n');
  const found =
    /^---[ \t]*\n((?:(?!---[ \t]*(?:\n|$)|\.\.\.[ \t]*(?:\n|$)).*\n)*)(?:---|\.\.\.)[ \t]*(?:\n|$)/.exec(
      plain,
    );
  return found
    ? { front: found[1] ?? '', body: plain.slice(found[0].length) }
    : { front: '', body: plain };
}

const LANGUAGE = /^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/;
export const languageOf = (written: YamlValue | undefined): string | null =>
  typeof written === 'string' && written.length <= 64 && LANGUAGE.test(written)
    ? written
    : null;

const isMap = (
  value: YamlValue | undefined,
): value is ReadonlyMap<string, YamlValue> => value instanceof Map;

/** What Precis wrote of its own; null where the file is of another program. */
export function ownValues({
  values,
}: FrontMatter): ReadonlyMap<string, YamlValue> | null {
  const own = values.get('precis');
  return isMap(own) ? own : null;
}

/** The files of sources that the front matter names. */
export function bibliographiesOf(text: string): string[] {
  const named: unknown = readYaml(cutFrontMatter(text).front).values.get(
    'bibliography',
  );
  const none = {
    newId: () => '',
    notes: new Set<string>(),
    references: new Map(),
  };
  const all: unknown[] = Array.isArray(named) ? named : [named];
  return all
    .filter((each): each is string => typeof each === 'string' && each !== '')
    .map((each) => wordsOf(readInline(each, none)));
}

/** The words of its values are Markdown. What is not well formed is left out. */
export function headOf(
  front: FrontMatter,
  reader: InlineReader,
): Partial<BriefingHead> {
  const { values } = front;
  const line = (value: YamlValue | undefined): string | null => {
    if (typeof value === 'number') return String(value);
    if (typeof value !== 'string') return null;
    const words = wordsOf(readInline(value, reader));
    return forbiddenInLine(words) ? null : words;
  };
  const title = line(values.get('title'));
  const language = languageOf(values.get('lang'));
  const own = ownValues(front);
  const said = {
    ...(title !== null && { title }),
    ...(language !== null && { language }),
  };
  if (!own) return said;
  const name = (value: YamlValue | undefined): string | null =>
    typeof value === 'string' && /^[a-z0-9][a-z0-9-]{0,63}$/.test(value)
      ? value
      : null;
  const template = name(own.get('template'));
  const style = name(own.get('style'));
  const marking = line(own.get('marking'));
  const fields = own.get('fields');
  const status = (
    ['draft', 'in-review', 'cleared', 'final', 'withdrawn'] as const
  ).find((each) => each === own.get('status'));
  return {
    ...said,
    ...(template !== null && /^[a-z]/.test(template) && { template }),
    ...(style !== null && { style }),
    ...(status && { status }),
    ...(marking !== null && { marking }),
    ...(isMap(fields) && { fields: fieldsOf(fields, reader) }),
  };
}

function fieldsOf(
  written: ReadonlyMap<string, YamlValue>,
  reader: InlineReader,
): Record<string, FieldValue> {
  const words = (value: YamlValue): string =>
    typeof value === 'string' || typeof value === 'number'
      ? wordsOf(readInline(String(value), reader))
      : '';
  const fields: [string, FieldValue][] = [];
  for (const [key, value] of written) {
    if (!/^[a-z][a-z0-9-]{0,63}$/.test(key)) continue;
    if (typeof value === 'number') fields.push([key, value]);
    else if (typeof value === 'string') {
      const plain = words(value);
      if (!forbiddenCharacter(plain)) fields.push([key, plain]);
    } else if (Array.isArray(value)) {
      const lines = (value as readonly YamlValue[]).map(words);
      if (!lines.some((each) => forbiddenInLine(each)))
        fields.push([key, lines]);
    }
  }
  return Object.fromEntries(fields);
}
