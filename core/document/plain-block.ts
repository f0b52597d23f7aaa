// The blocks of which a long text mostly consists, known at a glance: lines of text and notes with citations. A briefing of
// 3,000 of them is read in a third of the time that the schema takes. It says yes to nothing that the schema refuses, and
// no to whatever would have to be looked at more closely, which is the schema's.
import { forbiddenCharacter, forbiddenInLine, MAX_LINE } from './characters.ts';

/** The most characters that one run of text may have. */
export const MAX_TEXT = 4_000_000;
// Ids are ours: URL-safe, so that they can stand in a file name, a label or a fragment as they are.
export const ID = /^[A-Za-z0-9_-]{1,64}$/;
const DIGIT = '[A-Za-z0-9]';
/** The first letter says how many digits the whole part has: from `a`, one more a letter; from `Z`, one more backwards. */
const WHOLE = Array.from(
  { length: 26 },
  (_, at) =>
    `${String.fromCharCode(97 + at)}${DIGIT}{${at + 1}}|${String.fromCharCode(90 - at)}${DIGIT}{${at + 1}}`,
).join('|');
/** What the package fractional-indexing can go on from: of another there is no next one. */
export const RANK = new RegExp(
  `^(?=.{2,512}$)(?!A0{26}$)(?:${WHOLE})(?:${DIGIT}*[A-Za-z1-9])?$`,
);
/** The most characters of a reason for redaction. */
export const MAX_REASON = 120;
export const TEXT_MARKS = [
  'bold',
  'italic',
  'underline',
  'strike',
  'superscript',
  'subscript',
  'highlight',
  'code',
  'redaction',
] as const;

type Part = Readonly<Record<string, unknown>>;

/** Where it is true, `blockSchema` takes the value; where it is not, nothing is said. */
export function isPlainBlock(value: unknown): boolean {
  if (!isPart(value)) return false;
  const { type, level } = value;
  if (type === 'heading') {
    if (!has(value, 5)) return false;
    if (level !== 1 && level !== 2 && level !== 3 && level !== 4) return false;
  } else if (type !== 'paragraph' || !has(value, 4)) return false;
  return (
    matches(ID, value['id']) &&
    matches(RANK, value['rank']) &&
    areAll(value['content'], isPlainInline)
  );
}

const isPlainInline = (value: unknown): boolean =>
  isPart(value) &&
  (isRun(value) ||
    (value['type'] === 'footnote' &&
      has(value, 3) &&
      matches(ID, value['id']) &&
      areAll(value['content'], isPlainNotePart)));

const isPlainNotePart = (value: unknown): boolean =>
  isPart(value) && (isRun(value) || isCitation(value));

function isRun(value: Part): boolean {
  const { type, text, marks } = value;
  return (
    type === 'text' &&
    has(value, marks === undefined ? 2 : 3) &&
    typeof text === 'string' &&
    text !== '' &&
    text.length <= MAX_TEXT &&
    forbiddenCharacter(text) === null &&
    (marks === undefined || isOneMark(marks))
  );
}

const isOneMark = (marks: unknown): boolean =>
  Array.isArray(marks) &&
  marks.length === 1 &&
  (TEXT_MARKS as readonly unknown[]).includes(marks[0]);

function isCitation(value: Part): boolean {
  const { type, locator } = value;
  return (
    type === 'citation' &&
    has(value, locator === undefined ? 3 : 4) &&
    matches(ID, value['id']) &&
    matches(ID, value['source']) &&
    (locator === undefined || isPage(locator))
  );
}

/** The most usual place in a source. */
function isPage(value: unknown): boolean {
  if (!isPart(value) || !has(value, 2) || value['label'] !== 'page')
    return false;
  const page = value['value'];
  return (
    typeof page === 'string' &&
    page !== '' &&
    page.length <= MAX_LINE &&
    forbiddenInLine(page) === null
  );
}

const isPart = (value: unknown): value is Part =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Those that are asked for by name, and no others: whatever is there must be asked for. */
const has = (part: Part, keys: number): boolean =>
  Object.keys(part).length === keys;

const matches = (pattern: RegExp, value: unknown): boolean =>
  typeof value === 'string' && pattern.test(value);

function areAll(value: unknown, is: (each: unknown) => boolean): boolean {
  if (!Array.isArray(value)) return false;
  // `every` would pass over holes.
  for (const each of value) if (!is(each)) return false;
  return true;
}
