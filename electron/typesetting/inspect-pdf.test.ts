import { expect, test } from 'vitest';
import { pdfOf } from '../attachments/pdf-fixture.ts';
import { inspectPdf } from './inspect-pdf.ts';

const TEXT_FIELD = '/Subtype /Widget /FT /Tx /T (name)';
const TICK = '/Subtype /Widget /FT /Btn /T (agreed)';

test.each([
  ['a field that is filled in', `${TEXT_FIELD} /V (Ada)`, true],
  ['a field that is empty', TEXT_FIELD, false],
  ['a field of blanks', `${TEXT_FIELD} /V (  )`, false],
  ['a choice', '/Subtype /Widget /FT /Ch /T (c) /Opt [(a) (b)] /V (a)', true],
  ['a signature', '/Subtype /Widget /FT /Sig /T (s)', true],
  ['a box without a tick', `${TICK} /V /Off /AS /Off`, false],
  ['a button to press', `${TICK} /Ff 65536`, false],
  ['a stamp', '/Subtype /Stamp', true],
  ['words over the text', '/Subtype /FreeText /Contents (Late)', true],
  [
    'a marked passage',
    '/Subtype /Highlight /QuadPoints [72 630 272 630 72 600 272 600]',
    true,
  ],
  ['a remark beside the text', '/Subtype /Text /Contents (Why?)', false],
  ['a link', '/Subtype /Link /A << /S /URI /URI (https://a.example) >>', false],
  ['a stamp that is hidden', '/Subtype /Stamp /F 2', false],
])('%s', async (_, annotation, seen) => {
  const { drawnOver } = await inspectPdf(
    pdfOf(['One', 'Two'], { annotations: [annotation] }),
  );
  expect(drawnOver).toEqual(seen ? [1] : []);
});

test('pages with nothing over them', async () => {
  const { pages, drawnOver } = await inspectPdf(pdfOf(['One', 'Two']));
  expect(pages).toEqual([
    { width: 595, height: 842 },
    { width: 595, height: 842 },
  ]);
  expect(drawnOver).toEqual([]);
});
