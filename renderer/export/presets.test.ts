import { describe, expect, test } from 'vitest';
import { DEFAULT_SETTINGS, settingsSchema } from '#core/settings.ts';
import {
  isSameExport,
  PRESETS_OF_ALL,
  renamedPreset,
  withPreset,
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
