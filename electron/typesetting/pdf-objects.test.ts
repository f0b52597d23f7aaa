import { expect, test } from 'vitest';
import { PdfLexer, type PdfValue } from './pdf-objects.ts';

function allOf(source: string): unknown[] {
  const lexer = new PdfLexer(source);
  const values: unknown[] = [];
  for (;;) {
    const value = lexer.next();
    if (value === undefined) return values;
    values.push(value);
  }
}

test.each<[string, unknown[]]>([
  ['12 0 R', [{ ref: 12 }]],
  ['[1 0 R 2 0 R]', [[{ ref: 1 }, { ref: 2 }]]],
  ['[0 0 595.28 842]', [[0, 0, 595.28, 842]]],
  ['12 0 Rx', [12, 0, { operator: 'Rx' }]],
  ['12 0 R2', [{ ref: 12 }, 2]],
  ['12  0 R', [12, 0, { operator: 'R' }]],
  ['12 0', [12, 0]],
  ['7', [7]],
  ['007 0.5 -3 +4 .25 5.', [7, 0.5, -3, 4, 0.25, 5]],
  ['12(a)3<41>4/N', [12, { bytes: 'a' }, 3, { bytes: 'A' }, 4, { name: 'N' }]],
  ['1%said\n2', [1, 2]],
  ['1e5 1-2', [{ operator: '1e5' }, { operator: '1-2' }]],
  ['12345678901234567890', [12345678901234567890]],
  ['1 0 obj 5 endobj', [1, 0, { operator: 'obj' }, 5, { operator: 'endobj' }]],
])('%j is read as what ISO 32000 writes so', (source, values) => {
  expect(allOf(source)).toEqual(values);
});

test.each<[string, PdfValue]>([
  ['12 0 obj<</A 1>>', new Map([['A', 1]])],
  ['\n12 0 obj\n[3 0 R]', [{ ref: 3 }]],
  ['12 %said\n0 obj 9', 9],
])('the head of an object is gone over: %j', (source, value) => {
  const lexer = new PdfLexer(source);
  lexer.skipHeader();
  expect(lexer.next()).toEqual(value);
});
