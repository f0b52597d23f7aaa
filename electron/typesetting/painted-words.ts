// Reads the words of a page and their places by the operators that paint it (ISO 32000-1, 8.4 and 9.4), those that our
// typesetter writes. It knows nothing of what should stand there; a page on which it meets anything else, it leaves to
// the reader for all PDFs, so that nothing is ever read by guess.
import { createPageRuns, type PageRuns } from './page-runs.ts';
import { readFont, type PdfFont } from './pdf-font.ts';
import {
  isArray,
  isDict,
  isName,
  isRef,
  isStream,
  isString,
  PdfLexer,
  streamText,
  textOf,
  type PdfDict,
  type PdfFile,
  type PdfRef,
  type PdfStream,
  type PdfValue,
} from './pdf-objects.ts';

/** What is read so is for another reader. */
class NotPlain extends Error {}

type Matrix = readonly [number, number, number, number, number, number];

const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];

/** First `a`, then `b`. */
const times = (a: Matrix, b: Matrix): Matrix => [
  a[0] * b[0] + a[1] * b[2],
  a[0] * b[1] + a[1] * b[3],
  a[2] * b[0] + a[3] * b[2],
  a[2] * b[1] + a[3] * b[3],
  a[4] * b[0] + a[5] * b[2] + b[4],
  a[4] * b[1] + a[5] * b[3] + b[5],
];

type State = {
  readonly matrix: Matrix;
  readonly font: PdfFont | null;
  readonly size: number;
};

// Their order in a line is not that of the page, or their widths are told in two ways.
const NOT_PLAIN =
  /[\p{M}\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;

// They paint or set what is no text.
const PASSED = new Set(
  'w J j M d ri i gs m l c v y h re S s f F f* B B* b b* n W W* CS cs SC SCN sc scn G g RG rg K k sh MP DP'.split(
    ' ',
  ),
);

const DEEPEST_FORM = 8;

/** The fonts of a file, each read once. */
export type KnownFonts = Map<number, PdfFont | null>;

function fontOf(
  file: PdfFile,
  resources: PdfDict,
  name: string,
  known: KnownFonts,
): PdfFont {
  const fonts = file.resolve(resources.get('Font'));
  const value = isDict(fonts) ? fonts.get(name) : undefined;
  if (!isRef(value)) throw new NotPlain();
  let font = known.get(value.ref);
  if (font === undefined) {
    font = readFont(file, value);
    known.set(value.ref, font);
  }
  if (!font) throw new NotPlain();
  return font;
}

const ESCAPED: Readonly<Record<number, number>> = {
  0x6e: 0x0a,
  0x72: 0x0d,
  0x74: 0x09,
  0x62: 0x08,
  0x66: 0x0c,
};

const BACKSLASH = 0x5c;
const OPENING = 0x28;
const CLOSING = 0x29;

/** The bytes of the literal string that begins at `at`, and where it ends. */
function literal(source: string, at: number): { bytes: number[]; at: number } {
  const bytes: number[] = [];
  let depth = 0;
  for (let index = at + 1; index < source.length; index += 1) {
    let code = source.charCodeAt(index);
    if (code === BACKSLASH) {
      index += 1;
      code = source.charCodeAt(index);
      if (code >= 0x30 && code <= 0x37) {
        let value = code - 0x30;
        for (let digits = 1; digits < 3; digits += 1) {
          const digit = source.charCodeAt(index + 1) - 0x30;
          if (!(digit >= 0 && digit <= 7)) break;
          value = value * 8 + digit;
          index += 1;
        }
        bytes.push(value & 0xff);
        continue;
      }
      // A line that goes on says nothing.
      if (code === 0x0a || code === 0x0d) throw new NotPlain();
      code = ESCAPED[code] ?? code;
    } else if (code === OPENING) depth += 1;
    else if (code === CLOSING) {
      if (depth === 0) return { bytes, at: index + 1 };
      depth -= 1;
    }
    bytes.push(code);
  }
  throw new NotPlain();
}

const numberAt = (operands: readonly Operand[], index: number): number => {
  const value = operands[index];
  if (typeof value !== 'number') throw new NotPlain();
  return value;
};

/** Bytes of a string are kept apart from the numbers between them. */
type Operand = PdfValue | { readonly codes: readonly (number | number[])[] };

const isCodes = (
  value: Operand | undefined,
): value is { readonly codes: readonly (number | number[])[] } =>
  typeof value === 'object' && value !== null && 'codes' in value;

const isSpace = (code: number): boolean =>
  code === 0x20 || (code >= 0x09 && code <= 0x0d) || code === 0;

/** Goes through the operators of `source`, one after the other, each with its operands. */
function interpret(
  source: string,
  take: (operator: string, operands: readonly Operand[]) => void,
): void {
  const lexer = new PdfLexer(source);
  const word = /[^\0\t\n\f\r ()<>[\]{}/%]+/y;
  let operands: Operand[] = [];
  let at = 0;
  /** In an array of what is shown: strings and the ways between them. */
  let list: (number | number[])[] | null = null;
  while (at < source.length) {
    const code = source.charCodeAt(at);
    if (isSpace(code)) at += 1;
    else if (code === OPENING) {
      const read = literal(source, at);
      at = read.at;
      if (list) list.push(read.bytes);
      else operands.push({ codes: [read.bytes] });
    } else if (code === 0x5b && list === null) {
      list = [];
      at += 1;
    } else if (code === 0x5d && list !== null) {
      operands.push({ codes: list });
      list = null;
      at += 1;
    } else if (code === 0x2f && list === null) {
      lexer.at = at;
      operands.push(lexer.next() as PdfValue);
      at = lexer.at;
    } else if (code === 0x3c) {
      lexer.at = at;
      const value = lexer.next() as PdfValue;
      at = lexer.at;
      if (isString(value)) {
        const bytes = Array.from(value.bytes, (each) => each.charCodeAt(0));
        if (list) list.push(bytes);
        else operands.push({ codes: [bytes] });
      } else if (list) throw new NotPlain();
      else operands.push(value);
    } else {
      word.lastIndex = at;
      const found = word.exec(source)?.[0];
      if (found === undefined) throw new NotPlain();
      at += found.length;
      const first = found.charCodeAt(0);
      if (first < 0x3a && first !== 0x27 && first !== 0x22) {
        const value = Number(found);
        if (Number.isNaN(value)) throw new NotPlain();
        if (list) list.push(value);
        else operands.push(value);
      } else if (list) throw new NotPlain();
      else {
        take(found, operands);
        operands = [];
      }
    }
  }
}

/** As if it were the first of its file. Null where the page has to be read by the reader for all PDFs. */
export function paintedWords(
  file: PdfFile,
  { ref }: PdfRef,
  fonts: KnownFonts,
): PageRuns | null {
  const page = file.resolve({ ref });
  if (!isDict(page)) return null;
  const box = file.resolve(page.get('MediaBox'));
  const resources = file.resolve(page.get('Resources'));
  if (
    !isArray(box) ||
    !box.every((side) => typeof side === 'number') ||
    !isDict(resources) ||
    ['CropBox', 'Rotate', 'UserUnit'].some((key) => page.has(key))
  )
    return null;
  const runs = createPageRuns(box);

  function paint(source: string, own: PdfDict, from: Matrix, depth: number) {
    if (depth > DEEPEST_FORM) throw new NotPlain();
    const kept: State[] = [];
    let state: State = { matrix: from, font: null, size: 0 };
    let text: Matrix = IDENTITY;
    let line: Matrix = IDENTITY;
    let contents = 0;

    function show(codes: readonly (number | number[])[]): void {
      const { font, size } = state;
      if (!font) throw new NotPlain();
      let said = '';
      /** From the start, in the units of the text: of the pen, and of the first and the end of the last that is no space. */
      let pen = 0;
      let begin = 0;
      let end = 0;
      let inked = false;
      for (const part of codes)
        if (typeof part === 'number') pen -= (part / 1000) * size;
        else {
          if (part.length % 2 !== 0) throw new NotPlain();
          for (let index = 0; index < part.length; index += 2) {
            const glyph = font(
              ((part[index] ?? 0) << 8) | (part[index + 1] ?? 0),
            );
            if (glyph.text === null) throw new NotPlain();
            const moved = pen + (glyph.width / 1000) * size;
            if (glyph.text.trim() !== '') {
              if (!inked) begin = pen;
              inked = true;
              end = moved;
            }
            said += glyph.text;
            pen = moved;
          }
        }
      if (NOT_PLAIN.test(said)) throw new NotPlain();
      const matrix = times(text, state.matrix);
      const scale = Math.hypot(matrix[0], matrix[1]);
      runs.show({
        // Whether there is a space before or after it, the places of the inked glyphs tell.
        text: said.trim(),
        x: matrix[4] + begin * matrix[0],
        y: matrix[5] + begin * matrix[1],
        width: (end - begin) * scale,
        size: size * scale,
        rtl: false,
        blank: false,
      });
      text = times([1, 0, 0, 1, pen, 0], text);
    }

    function begin(properties: Operand | undefined, tag: Operand | undefined) {
      const dict = isDict(properties as PdfValue)
        ? (properties as PdfDict)
        : null;
      // Kept by name in the resources of the page: not as we write it.
      if (!isName(tag as PdfValue) || (properties !== undefined && !dict))
        throw new NotPlain();
      const id = dict?.get('MCID');
      const actual = dict?.get('ActualText');
      // What a form paints belongs to no content of its page by a number of its own.
      if (id !== undefined && (typeof id !== 'number' || depth > 0))
        throw new NotPlain();
      const words = isString(actual) ? textOf(actual) : null;
      if (words !== null && NOT_PLAIN.test(words)) throw new NotPlain();
      contents += 1;
      runs.begin({
        tag: (tag as { readonly name: string }).name,
        number: typeof id === 'number' ? id : null,
        actual: words,
      });
    }

    interpret(source, (operator, operands) => {
      const matrixOf = (): Matrix => {
        if (operands.length !== 6) throw new NotPlain();
        return operands.map((_, at) =>
          numberAt(operands, at),
        ) as unknown as Matrix;
      };
      const none = (): void => {
        if (numberAt(operands, 0) !== 0) throw new NotPlain();
      };
      switch (operator) {
        case 'q':
          kept.push(state);
          return;
        case 'Q': {
          const before = kept.pop();
          if (!before) throw new NotPlain();
          state = before;
          return;
        }
        case 'cm':
          state = { ...state, matrix: times(matrixOf(), state.matrix) };
          return;
        case 'BT':
          text = line = IDENTITY;
          return;
        case 'ET':
          return;
        case 'Tm':
          text = line = matrixOf();
          return;
        case 'Td':
          text = line = times(
            [1, 0, 0, 1, numberAt(operands, 0), numberAt(operands, 1)],
            line,
          );
          return;
        case 'Tf': {
          const [name] = operands;
          if (!isName(name as PdfValue)) throw new NotPlain();
          state = {
            ...state,
            font: fontOf(file, own, (name as { name: string }).name, fonts),
            size: numberAt(operands, 1),
          };
          return;
        }
        case 'Tr':
          // Filled or stroked: what is shown is seen.
          if (![0, 1, 2].includes(numberAt(operands, 0))) throw new NotPlain();
          return;
        case 'Tc':
        case 'Tw':
        case 'Ts':
          none();
          return;
        case 'Tj':
        case 'TJ': {
          const [shown] = operands;
          if (!isCodes(shown)) throw new NotPlain();
          show(shown.codes);
          return;
        }
        case 'BMC':
          begin(undefined, operands[0]);
          return;
        case 'BDC':
          begin(operands[1] ?? null, operands[0]);
          return;
        case 'EMC':
          if (contents === 0) throw new NotPlain();
          contents -= 1;
          runs.end();
          return;
        case 'Do': {
          const [name] = operands;
          const objects = file.resolve(own.get('XObject'));
          const object =
            isName(name as PdfValue) && isDict(objects)
              ? file.resolve(objects.get((name as { name: string }).name))
              : null;
          if (!isStream(object)) throw new NotPlain();
          paintForm(object, state.matrix, depth);
          return;
        }
        default:
          if (!PASSED.has(operator)) throw new NotPlain();
      }
    });
    // Whatever stands open over the end, other readers may see otherwise.
    if (contents !== 0) throw new NotPlain();
  }

  function paintForm(form: PdfStream, from: Matrix, depth: number): void {
    const kind = form.dict.get('Subtype');
    if (isName(kind) && kind.name === 'Image') return;
    const matrix = form.dict.get('Matrix');
    const own = file.resolve(form.dict.get('Resources'));
    if (
      !isDict(own) ||
      (matrix !== undefined &&
        !(isArray(matrix) && matrix.every((each) => typeof each === 'number')))
    )
      throw new NotPlain();
    paint(
      streamText(form),
      own,
      matrix === undefined ? from : times(matrix as unknown as Matrix, from),
      depth + 1,
    );
  }

  try {
    const contents = file.resolve(page.get('Contents'));
    const streams: readonly PdfValue[] = isArray(contents)
      ? contents.map((each) => file.resolve(each))
      : [contents];
    if (!streams.every(isStream)) return null;
    paint(streams.map(streamText).join('\n'), resources, IDENTITY, 0);
    return runs.read();
  } catch (error) {
    if (error instanceof NotPlain) return null;
    throw error;
  }
}
