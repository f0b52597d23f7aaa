// Whether what comes with the clipboard, which any program may write, has the form of what the page stores. Main checks
// again when it is saved; this keeps out what can't be drawn or would stand in the way of saving.
import { isLocatorLabel } from '#core/citations/locator.ts';
import {
  forbiddenCharacter,
  forbiddenInLine,
} from '#core/document/characters.ts';
import type {
  Block,
  BlockId,
  Citation,
  Footnote,
  Image,
  Marker,
  Suggestion,
  TextMark,
} from '#core/document/document.ts';
import { MAX_START } from '#core/document/list-start.ts';
import { isLinkAddress } from '#core/document/link-address.ts';
import { MAX_REASON, RANK } from '#core/document/plain-block.ts';

type Test = (value: unknown) => boolean;
type Tests = Readonly<Record<string, Test>>;

/** An object with the needed fields, perhaps the others, and no more. */
const fits =
  (needed: Tests, others: Tests = {}): Test =>
  (value) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      return false;
    const fields = new Map<string, unknown>(Object.entries(value));
    return (
      Object.entries(needed).every(([key, test]) => test(fields.get(key))) &&
      [...fields].every(
        ([key, field]) =>
          Object.hasOwn(needed, key) ||
          (Object.hasOwn(others, key) &&
            (field === undefined || others[key]?.(field) === true)),
      )
    );
  };
const is =
  (...literals: readonly unknown[]): Test =>
  (value) =>
    literals.includes(value);
const anyOf =
  (...tests: readonly Test[]): Test =>
  (value) =>
    tests.some((test) => test(value));
const listOf =
  (test: Test, least = 0): Test =>
  (value) =>
    Array.isArray(value) && value.length >= least && value.every(test);
const within =
  (least: number, most: number): Test =>
  (value) =>
    Number.isInteger(value) && Number(value) >= least && Number(value) <= most;

const ID = /^[A-Za-z0-9_-]{1,64}$/;
const isId: Test = (value) => typeof value === 'string' && ID.test(value);
export const isBlockId = (value: unknown): value is BlockId => isId(value);

const LANGUAGE = /^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/;
export const isLanguage = (value: unknown): value is string =>
  typeof value === 'string' && value.length <= 64 && LANGUAGE.test(value);

const isAnyText: Test = (value) =>
  typeof value === 'string' && !forbiddenCharacter(value);
const isText: Test = (value) => value !== '' && isAnyText(value);
/** Not empty, and on one line. */
export const isLine = (value: unknown): value is string =>
  typeof value === 'string' &&
  value !== '' &&
  value.length <= 20_000 &&
  !forbiddenInLine(value);

/** Why something is left out of the redacted copy. */
export const isReason = (value: unknown): value is string =>
  isLine(value) && value.length <= MAX_REASON && value.trim() === value;

const MARKS: readonly TextMark[] = [
  'bold',
  'italic',
  'underline',
  'strike',
  'superscript',
  'subscript',
  'highlight',
  'code',
  'redaction',
];
const isMarks: Test = (value) =>
  listOf(is(...MARKS), 1)(value) &&
  Array.isArray(value) &&
  new Set(value).size === value.length;

const isMoment: Test = (value) =>
  typeof value === 'string' &&
  /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/.test(value);
const suggestion = { id: isId, author: isLine, at: isMoment };
const isMadeSuggestion = fits(suggestion);
const isMove = fits({
  ...suggestion,
  from: (value) => typeof value === 'string' && RANK.test(value),
});
const isReshape = fits({
  ...suggestion,
  from: fits(
    {
      type: is(
        'paragraph',
        'heading',
        'pull-quotation',
        'list',
        'quotation',
        'table',
        'image',
        'code',
        'rule',
        'page-break',
        'bibliography',
      ),
    },
    {
      level: within(1, 4),
      style: is('ordered', 'unordered', 'check'),
      start: within(2, MAX_START),
      align: is('start', 'center', 'end', 'justify'),
      direction: is('ltr', 'rtl'),
      language: isLanguage,
      marking: isLine,
    },
  ),
});
export const isReshaped = (
  value: unknown,
): value is NonNullable<Block['reshaped']> => isReshape(value);
export const isSuggestion = (value: unknown): value is Suggestion =>
  isMadeSuggestion(value);
export const isMoved = (value: unknown): value is NonNullable<Block['moved']> =>
  isMove(value);
const suggested = { inserted: isMadeSuggestion, deleted: isMadeSuggestion };

const isRun = fits(
  { type: is('text'), text: isText },
  { marks: isMarks, language: isLanguage, reason: isReason, ...suggested },
);
const isLineBreak = fits({ type: is('line-break') }, suggested);
const isLink = fits({
  type: is('link'),
  url: (value) => typeof value === 'string' && isLinkAddress(value),
  content: listOf(anyOf(isRun, isLineBreak), 1),
});
const isLocator = fits({ label: isLocatorLabel, value: isLine });
const isNumber = within(1, 9999);
const isStoredCitation = fits(
  { type: is('citation'), id: isId, source: isId },
  {
    locator: isLocator,
    prefix: isLine,
    suffix: isLine,
    suppressAuthor: is(true),
    marker: fits({
      number: isNumber,
      written: isText,
      space: (value) => typeof value === 'string' && value.trim() === '',
    }),
    ...suggested,
  },
);
export const isCitation = (value: unknown): value is Citation =>
  isStoredCitation(value);
const isNote = fits(
  {
    type: is('footnote'),
    id: isId,
    content: listOf(
      anyOf(
        isRun,
        isLink,
        isLineBreak,
        fits({ type: is('paragraph-break') }, suggested),
        isStoredCitation,
      ),
    ),
  },
  suggested,
);
const isOpenMarker = fits(
  {
    type: is('marker'),
    id: isId,
    text: isText,
    references: listOf(fits({ number: isNumber }, { locator: isLocator }), 1),
  },
  { written: isText, ...suggested },
);

export const isFootnote = (value: unknown): value is Footnote => isNote(value);
export const isMarker = (value: unknown): value is Marker =>
  isOpenMarker(value);

const isFile: Test = (value) =>
  typeof value === 'string' && /^[0-9a-f]{64}$/.test(value);
const isShown = fits(
  { attachment: isFile, alternative: isAnyText },
  { redaction: fits({}, { reason: isReason }) },
);

/** A file of the library, and the words that stand for it. */
export const isPicture = (
  value: unknown,
): value is Pick<Image, 'attachment' | 'alternative' | 'redaction'> =>
  isShown(value);
