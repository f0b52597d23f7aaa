import { describe, expect, test } from 'vitest';
import {
  DEFAULT_SETTINGS,
  settingsSchema,
  type ExportPreset,
} from '#core/settings.ts';
import {
  chosenPreset,
  isSameExport,
  PRESETS_OF_ALL,
  renamedPreset,
  withPreset,
  withReturned,
} from './presets.ts';

const PDF = {
  to: 'pdf',
  standard: 'ua-1',
  review: 'with',
  copy: 'clean',
  draft: false,
  lines: false,
  evidence: false,
  paper: 'template',
  colophon: false,
} as const;

describe('a preset is chosen', () => {
  test('where each choice that its format has is the same', () => {
    expect(isSameExport(PDF, { ...PDF, review: 'without' })).toBe(true);
    expect(isSameExport(PDF, { ...PDF, lines: true })).toBe(false);
    expect(isSameExport(PDF, { ...PDF, paper: 'a4' })).toBe(false);
    expect(isSameExport(PDF, { ...PDF, colophon: true })).toBe(false);
    expect(isSameExport(PDF, { ...PDF, to: 'docx' })).toBe(false);
    const docx = { ...PDF, to: 'docx' } as const;
    expect(isSameExport(docx, { ...docx, review: 'without' })).toBe(false);
    expect(isSameExport(docx, { ...docx, lines: true })).toBe(true);
  });

  test('whether or not there is a tick that a redacted copy refuses', () => {
    const redacted = { ...PDF, copy: 'redacted' } as const;
    expect(isSameExport(redacted, { ...redacted, evidence: true })).toBe(true);
  });
});

test('of presets with the same choices one is chosen: the one that was taken last, else the first', () => {
  const lines = { ...PDF, lines: true };
  const all = [
    { name: 'Board', exporting: PDF },
    { name: 'Press', exporting: lines },
    { name: 'Council', exporting: PDF },
  ];
  expect(chosenPreset(all, PDF, null)).toBe(0);
  expect(chosenPreset(all, PDF, 'Council')).toBe(2);
  expect(chosenPreset(all, lines, 'Council')).toBe(1);
  expect(chosenPreset(all, { ...PDF, draft: true }, 'Council')).toBe(-1);
});

describe('choices get a name', () => {
  test('after those that are there, or in the place of the one of that name', () => {
    const first = withPreset([], 'Board', { ...PDF, lines: true });
    expect(first).toEqual({
      presets: [{ name: 'Board', exporting: { ...PDF, lines: true } }],
    });
    if ('refused' in first) throw new Error(first.refused);
    const second = withPreset(first.presets, 'Press', PDF);
    if ('refused' in second) throw new Error(second.refused);
    expect(withPreset(second.presets, 'Board', { ...PDF, to: 'docx' })).toEqual(
      {
        presets: [
          { name: 'Board', exporting: { ...PDF, to: 'docx' } },
          { name: 'Press', exporting: PDF },
        ],
      },
    );
  });

  test('but not one that everyone has, nor more than there is room for', () => {
    expect(withPreset([], 'To publish', PDF)).toHaveProperty('refused');
    const full = Array.from({ length: 30 }, (_, place) => ({
      name: `Preset ${place}`,
      exporting: PDF,
    }));
    expect(withPreset(full, 'One more', PDF)).toHaveProperty('refused');
    expect(withPreset(full, 'Preset 3', PDF)).toHaveProperty('presets');
  });

  test('names that look the same are the same', () => {
    expect(withPreset([], 'for  the Meeting', PDF)).toHaveProperty('refused');
    const own = [
      { name: 'Board', exporting: PDF },
      { name: 'Press', exporting: PDF },
      { name: 'BOARD', exporting: PDF },
    ];
    const lines = { ...PDF, lines: true };
    expect(withPreset(own, 'board', lines)).toEqual({
      presets: [
        { name: 'board', exporting: lines },
        { name: 'Press', exporting: PDF },
      ],
    });
    expect(renamedPreset(own, 'Press', 'boarD')).toHaveProperty('refused');
    expect(
      renamedPreset([{ name: 'Board', exporting: PDF }], 'Board', 'board'),
    ).toHaveProperty('presets');
  });
});

test('a preset gets another name where it stands, but none that another has', () => {
  const own = ['Board', 'Press'].map((name) => ({ name, exporting: PDF }));
  expect(renamedPreset(own, 'Board', 'Council')).toEqual({
    presets: [
      { name: 'Council', exporting: PDF },
      { name: 'Press', exporting: PDF },
    ],
  });
  expect(renamedPreset(own, 'Board', 'Board')).toEqual({ presets: own });
  expect(renamedPreset(own, 'Board', 'Press')).toEqual({
    refused: 'There is a preset Press already: take another name.',
  });
  expect(renamedPreset(own, 'Board', 'To publish')).toHaveProperty('refused');
});

test('what everyone has can be stored, and a name stands once', () => {
  const settings = { ...DEFAULT_SETTINGS, presets: [...PRESETS_OF_ALL] };
  expect(settingsSchema.safeParse(settings).success).toBe(true);
  const { paper: _paper, colophon: _colophon, ...before } = PDF;
  // Kept by a Precis that had no choice of them.
  expect(
    settingsSchema.parse({ ...settings, exporting: before }).exporting,
  ).toEqual(PDF);
  const twice = [...PRESETS_OF_ALL, ...PRESETS_OF_ALL.slice(0, 1)];
  expect(
    settingsSchema.safeParse({ ...settings, presets: twice }).success,
  ).toBe(false);
});

test('a preset that was removed comes back to its place, and takes nothing that was made meanwhile', () => {
  const [board, press, council] = ['Board', 'Press', 'Council'].map((name) => ({
    name,
    exporting: PDF,
  })) as [ExportPreset, ExportPreset, ExportPreset];
  expect(withReturned([board, council], press, 1)).toEqual([
    board,
    press,
    council,
  ]);
  expect(withReturned([], press, 1)).toEqual([press]);
  const anew = { name: 'PRESS', exporting: { ...PDF, lines: true } };
  expect(withReturned([board, anew], press, 1)).toEqual([board, anew]);
});
