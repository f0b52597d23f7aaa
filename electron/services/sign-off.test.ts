import { expect, test } from 'vitest';
import { cite, docWith, note, p, place } from '#core/document/builder.ts';
import type { Block, BriefingDocument } from '#core/document/document.ts';
import { compareDocuments } from '#core/review/compare-documents.ts';
import { shownText } from '#core/review/shown-text.ts';
import { listActivity } from '../database/activity.ts';
import { binBriefings, eraseBinned } from '../database/bin.ts';
import { saveDelta } from '../database/blocks.ts';
import {
  insertBriefing,
  readBriefing,
  updateBriefingHead,
} from '../database/briefings.ts';
import { keepOwnStyle } from '../database/citation-styles.ts';
import {
  book,
  BRIEFING,
  errorOf,
  STAMP,
  stampAt,
  temporaryFolder,
  testLibrary,
} from '../database/library-fixture.ts';
import type { Library } from '../database/open.ts';
import { readRevisions } from '../database/revisions.ts';
import {
  changeSource,
  insertSources,
  readSources,
} from '../database/sources.ts';
import { printedForms } from './printed-forms.ts';
import {
  addStep,
  changeSignOffStep,
  handBackStep,
  moveSignOffStep,
  openSigned,
  removeSignOffStep,
  rememberText,
  showSignOff,
  signStep,
  takeTemplateSteps,
  withdrawStep,
} from './sign-off.ts';

const STEPS = [
  { name: 'Author', own: true as const },
  { name: 'Legal' },
  { name: 'Finance', anyTime: true as const },
];

const [cost, end] = place([
  p('It costs 40 million.', note(cite('one', 'p. 4'))),
  p('It ends in May.'),
]) as [Block, Block];

let minute = 10;
const stamp = (author = 'Lea') => stampAt((minute += 1) % 60, author);

function begin(folder?: string): Library {
  const library = testLibrary(folder);
  insertSources(library, [book('one'), book('two')], STAMP);
  insertBriefing(
    library,
    BRIEFING,
    { ...docWith({ title: 'Ferries' }), blocks: [cost, end] },
    STAMP,
  );
  return library;
}

/** The text with other words in its last block. */
function write(library: Library, words: string): void {
  const [block] = place([p(words)]) as [Block];
  const parent = readRevisions(library, BRIEFING).get(end.id) ?? null;
  saveDelta(
    library,
    BRIEFING,
    {
      put: [{ block: { ...block, id: end.id, rank: end.rank }, parent }],
      move: [],
      remove: [],
    },
    stamp('Ada'),
  );
}

const remembered = new WeakMap<Library, ReturnType<typeof rememberText>>();
const show = (library: Library) => {
  // The same through all of a test, as while a library is open.
  const read = remembered.get(library) ?? rememberText(library);
  remembered.set(library, read);
  return showSignOff(library, BRIEFING, () => STEPS, read);
};
const states = (library: Library): string[] =>
  show(library).steps.map(({ name, state }) => `${name} ${state}`);

function withChain(folder?: string): {
  library: Library;
  of: (name: string, comment?: string) => Parameters<typeof withdrawStep>[1];
} {
  const library = begin(folder);
  takeTemplateSteps(library, BRIEFING, () => STEPS, stamp());
  return {
    library,
    of: (name, comment = '') => ({
      briefing: BRIEFING,
      step:
        show(library).steps.find((step) => step.name === name)?.id ?? 'none',
      comment,
    }),
  };
}

test('signed, changed, changed back: it is clear under the text that everybody signed', () => {
  const { library, of } = withChain();
  expect(show(library)).toMatchObject({ clear: false, text: '' });
  for (const name of ['Author', 'Legal', 'Finance'])
    signStep(library, of(name, 'Fine.'), stamp());
  expect(show(library)).toMatchObject({ clear: true, writers: ['Ada'] });
  expect(show(library).steps[1]?.last).toMatchObject({
    action: 'signed',
    author: 'Lea',
    comment: 'Fine.',
  });
  write(library, 'It ends in June.');
  expect(show(library).clear).toBe(false);
  expect(states(library)).toEqual([
    'Author stale',
    'Legal stale',
    'Finance stale',
  ]);
  signStep(library, of('Finance'), stamp());
  expect(states(library)[2]).toBe('Finance signed');
  write(library, 'It ends in May.');
  expect(states(library)).toEqual([
    'Author signed',
    'Legal signed',
    'Finance stale',
  ]);
  signStep(library, of('Finance'), stamp());
  expect(show(library).clear).toBe(true);
  expect(
    listActivity(library, BRIEFING).map(({ details }) => details.kind),
  ).toEqual([
    ...Array<string>(3).fill('step.added'),
    ...Array<string>(5).fill('step.signed'),
  ]);
});

test('who signs signs what the window showed them: not what somebody changed meanwhile, in the text or in a source', () => {
  const { library, of } = withChain();
  const shown = (): string => {
    const { document } = readBriefing(library, BRIEFING);
    return shownText(document, readSources(library, [book('one').id]));
  };
  const sign = (text: string) =>
    signStep(library, { ...of('Author'), shown: text }, stamp());
  const before = shown();
  updateBriefingHead(library, BRIEFING, { marking: 'SECRET' }, stamp());
  expect(errorOf('conflict', () => sign(before)).message).toContain(
    'changed after it was shown here',
  );
  const marked = shown();
  changeSource(library, { ...book('one', 'Another title') }, stamp());
  errorOf('conflict', () => sign(marked));
  expect(states(library)[0]).toBe('Author open');
  sign(shown());
  expect(states(library)[0]).toBe('Author signed');
});

test('the text that was signed is kept whole, with its sources as they were', () => {
  const { library, of } = withChain();
  const { id } = signStep(library, of('Author'), stamp());
  const before = readBriefing(library, BRIEFING).document;
  write(library, 'It ends in June.');
  const source = book('one', 'Another title');
  changeSource(library, { ...source, citekey: 'key-one' }, stamp());
  const opened = openSigned(library, { briefing: BRIEFING, signOff: id });
  expect(opened.document).toEqual<BriefingDocument>(before);
  expect(opened.sources).toEqual([book('one')]);
  expect(opened.name).toBe('Author');
});

test('a source that prints something else is another text, and one that is not cited is not', () => {
  const { library, of } = withChain();
  signStep(library, of('Author'), stamp());
  changeSource(library, { ...book('two', 'Another title') }, stamp());
  expect(states(library)[0]).toBe('Author signed');
  changeSource(library, { ...book('one', 'Another title') }, stamp());
  expect(states(library)[0]).toBe('Author stale');
});

test('steps sign in their order, but for those that may at any time', () => {
  const { library, of } = withChain();
  expect(
    errorOf('conflict', () => signStep(library, of('Legal'), stamp())).message,
  ).toBe('Legal signs after Author: nothing was signed.');
  signStep(library, of('Finance'), stamp());
  signStep(library, of('Author'), stamp());
  errorOf('conflict', () => signStep(library, of('Author'), stamp()));
  signStep(library, of('Legal'), stamp());
  // Whoever comes behind another waits for it from then on.
  moveSignOffStep(library, { ...of('Legal'), place: 2 }, stamp());
  expect(states(library)).toEqual([
    'Author signed',
    'Finance signed',
    'Legal signed',
  ]);
  expect(show(library).clear).toBe(true);
});

test('handed back and withdrawn: it is not clear any more, and what was said stands', () => {
  const { library, of } = withChain();
  for (const name of ['Author', 'Legal', 'Finance'])
    signStep(library, of(name), stamp());
  handBackStep(library, of('Legal', 'The cost is wrong.'), stamp());
  expect(show(library)).toMatchObject({
    clear: false,
    steps: [
      { state: 'signed' },
      {
        state: 'handed-back',
        last: { comment: 'The cost is wrong.', author: 'Lea' },
      },
      { state: 'signed' },
    ],
  });
  errorOf('conflict', () => withdrawStep(library, of('Legal'), stamp()));
  signStep(library, of('Legal'), stamp());
  expect(show(library).clear).toBe(true);
  withdrawStep(library, of('Author'), stamp());
  expect(states(library)[0]).toBe('Author open');
  expect(show(library).clear).toBe(false);
});

test('two things in the same moment stand in the order in which they were done', () => {
  const { library, of } = withChain();
  for (let time = 0; time < 5; time += 1) {
    signStep(library, of('Author'), STAMP);
    expect(states(library)[0]).toBe('Author signed');
    withdrawStep(library, of('Author'), STAMP);
    expect(states(library)[0]).toBe('Author open');
  }
});

test('steps are added, named, ordered, taken out and put back', () => {
  const library = begin();
  const { id } = addStep(
    library,
    { briefing: BRIEFING, name: ' Legal ' },
    STAMP,
  );
  addStep(library, { briefing: BRIEFING, name: 'Director' }, STAMP);
  const step = { briefing: BRIEFING, step: id };
  errorOf('conflict', () =>
    addStep(library, { briefing: BRIEFING, name: 'legal' }, STAMP),
  );
  errorOf('conflict', () =>
    takeTemplateSteps(library, BRIEFING, () => STEPS, STAMP),
  );
  signStep(library, { ...step, comment: '' }, STAMP);
  changeSignOffStep(library, { ...step, name: 'Counsel', own: true }, STAMP);
  moveSignOffStep(library, { ...step, place: 1 }, STAMP);
  expect(states(library)).toEqual(['Director open', 'Counsel signed']);
  removeSignOffStep(library, { ...step, removed: true }, STAMP);
  expect(states(library)).toEqual(['Director open']);
  errorOf('not-found', () =>
    signStep(library, { ...step, comment: '' }, STAMP),
  );
  removeSignOffStep(library, { ...step, removed: false }, STAMP);
  expect(show(library).steps[1]).toMatchObject({
    name: 'Counsel',
    state: 'signed',
    own: true,
  });
  expect(
    listActivity(library, BRIEFING).map(({ details }) => details.kind),
  ).toEqual(
    expect.arrayContaining([
      'step.added',
      'step.changed',
      'step.removed',
      'step.put-back',
      'step.signed',
    ]),
  );
  addStep(library, { briefing: BRIEFING, name: ' author' }, STAMP);
  expect(show(library).steps.map(({ own }) => own)).toEqual([
    false,
    true,
    true,
  ]);
});

test('all of it is there after a restart, and goes with a briefing that is erased', () => {
  const folder = temporaryFolder();
  const { library, of } = withChain(folder);
  signStep(library, of('Author', 'Ready.'), stamp());
  const before = show(library);
  library.close();
  const again = testLibrary(folder);
  expect(show(again)).toEqual(before);
  binBriefings(again, [BRIEFING], stamp().at);
  eraseBinned(again, [BRIEFING]);
  for (const table of ['signed_texts', 'sign_offs', 'sign_off_steps'])
    expect(again.db.prepare(`SELECT * FROM ${table}`).all()).toEqual([]);
});

test('who cleared a text in a style or template of their own has not cleared how it prints once that is written anew', () => {
  const library = begin();
  const csl = (stop: string): string =>
    `<style class="note"><info><title>Ours</title></info><citation><layout suffix="${stop}"/></citation></style>`;
  const keep = (stop: string): void => {
    keepOwnStyle(
      library,
      { id: 'own-style', title: 'Ours', kind: 'note' },
      csl(stop),
      stamp(),
    );
  };
  keep('.');
  updateBriefingHead(library, BRIEFING, { style: 'own-style' }, stamp());
  const { id: step } = addStep(
    library,
    { briefing: BRIEFING, name: 'Legal' },
    stamp(),
  );
  const state = () => show(library).steps[0]?.state;
  const { id } = signStep(
    library,
    { briefing: BRIEFING, step, comment: '' },
    stamp(),
  );
  expect(state()).toBe('signed');
  keep(';');
  expect(state()).toBe('stale');
  const { document, forms } = openSigned(library, {
    briefing: BRIEFING,
    signOff: id,
  });
  const now = printedForms(library, document);
  expect(forms.style).not.toBe(now.style);
  expect(
    compareDocuments(
      { document, sources: new Map(), forms },
      { document, sources: new Map(), forms: now },
    ).fields,
  ).toMatchObject([{ field: 'style', before: 'own-style as it was' }]);
  keep('.');
  expect(state()).toBe('signed');
});
