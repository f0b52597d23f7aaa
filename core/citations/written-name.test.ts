import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CslName } from './source.ts';
import { readName, writeName } from './written-name.ts';

const person = (written: string, name: CslName | null = null) =>
  readName({ written, organisation: false, name });

test.each<[string, CslName]>([
  ['Okafor, Ifeoma', { family: 'Okafor', given: 'Ifeoma' }],
  ['  Okafor ,Ifeoma ', { family: 'Okafor', given: 'Ifeoma' }],
  ['van der Linde, Joris', { family: 'van der Linde', given: 'Joris' }],
  ['King, Martin L., Jr', { family: 'King', given: 'Martin L.', suffix: 'Jr' }],
  ['Plato', { family: 'Plato' }],
  ['山田 花子', { family: '山田', given: '花子' }],
  ['山田　花子', { family: '山田', given: '花子' }],
  ['山田花子', { family: '山田花子' }],
  ['김 민준', { family: '김', given: '민준' }],
])('%s', (written, name) => {
  expect(person(written)).toEqual({ name, problem: null });
});

test.each(['Ifeoma Okafor', 'Okafor, Ifeoma, Jr, PhD', ', Ifeoma'])(
  '%s is refused',
  (written) => {
    const { name, problem } = person(written);
    expect(name).toBeNull();
    expect(problem).toMatch(/\.$/);
  },
);

test.each([
  'Department for Transport, Energy and the Sea',
  'Bureau of Tides, Northern Coast',
  'Ministère de la mer, des ports et des îles',
])('%s is no person', (written) => {
  expect(person(written).problem).toMatch(/choose Organisation/);
  expect(person('Ortega y Gasset, José').problem).toBeNull();
  expect(person('Anderson, Fortune').problem).toBeNull();
});

test('an organisation is one whole, commas and all', () => {
  const written = 'Department of Coasts, Ports and Islands';
  expect(readName({ written, organisation: true, name: null }).name).toEqual({
    literal: written,
  });
});

test('a blank one is none', () => {
  expect(person('  ')).toEqual({ name: null, problem: null });
});

describe('an edited name', () => {
  const linde: CslName = {
    'non-dropping-particle': 'van der',
    family: 'Linde',
    given: 'Joris',
    'comma-suffix': true,
  };
  const humboldt: CslName = {
    family: 'Humboldt',
    given: 'Alexander',
    'dropping-particle': 'von',
  };

  test('keeps its particles', () => {
    expect(writeName(linde).written).toBe('van der Linde, Joris');
    expect(person('van der Linden, J.', linde).name).toEqual({
      ...linde,
      family: 'Linden',
      given: 'J.',
    });
    expect(writeName(humboldt).written).toBe('Humboldt, Alexander von');
    expect(person('Humboldt, Wilhelm von', humboldt).name).toEqual({
      ...humboldt,
      given: 'Wilhelm',
    });
  });

  test('loses a particle that was taken out', () => {
    expect(person('Linde, Joris', linde).name).toEqual({
      family: 'Linde',
      given: 'Joris',
      'comma-suffix': true,
    });
    expect(person('Humboldt, Alexander', humboldt).name).toEqual({
      family: 'Humboldt',
      given: 'Alexander',
    });
  });

  test('of several words without a given name stays one', () => {
    const name = { family: 'de la Cruz' };
    expect(person('de las Cruces', name).name).toEqual({
      family: 'de las Cruces',
    });
  });

  test('becomes an organisation and a person again', () => {
    const organisation = readName({
      ...writeName(linde),
      organisation: true,
    });
    expect(organisation.name).toEqual({ literal: 'van der Linde, Joris' });
    expect(
      readName({
        ...writeName({ literal: 'Lind, Per' }),
        organisation: false,
      }).name,
    ).toEqual({ family: 'Lind', given: 'Per' });
  });
});

test('one that nobody touched is the same, whatever it is', () => {
  const part = fc.string({ unit: 'grapheme' });
  fc.assert(
    fc.property(
      fc.record<CslName>(
        {
          family: part,
          given: part,
          'dropping-particle': part,
          'non-dropping-particle': part,
          suffix: part,
          literal: part,
          'static-ordering': fc.boolean(),
        },
        { requiredKeys: [] },
      ),
      (name) => {
        expect(readName(writeName(name)).name).toBe(name);
      },
    ),
  );
});
