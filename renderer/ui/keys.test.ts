import { expect, test } from 'vitest';
import { matchesKeys, writeKeys } from './keys.ts';

type Init = Partial<Parameters<typeof matchesKeys>[0]>;

const pressed = (init: Init, altGraph = false) => ({
  key: '',
  code: '',
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  isComposing: false,
  getModifierState: (name: string) => name === 'AltGraph' && altGraph,
  ...init,
});

test('Ctrl+Alt takes the physical key, whatever character the layout gives', () => {
  const event = { key: 'ƒ', code: 'KeyF', ctrlKey: true, altKey: true };
  expect(matchesKeys(pressed(event), 'Mod+Alt+F', false)).toBe(true);
  expect(matchesKeys(pressed(event), 'Mod+Alt+G', false)).toBe(false);
});

test('what AltGr types is never a command', () => {
  const event = { key: '€', code: 'KeyE', ctrlKey: true, altKey: true };
  expect(matchesKeys(pressed(event, true), 'Mod+Alt+E', false)).toBe(false);
});

test('keys of a composition are not commands', () => {
  const event = { key: 'b', code: 'KeyB', ctrlKey: true, isComposing: true };
  expect(matchesKeys(pressed(event), 'Mod+B', false)).toBe(false);
});

test('Mod is Command on a Mac and Ctrl elsewhere', () => {
  const control = pressed({ key: 'b', code: 'KeyB', ctrlKey: true });
  const command = pressed({ key: 'b', code: 'KeyB', metaKey: true });
  expect(matchesKeys(control, 'Mod+B', false)).toBe(true);
  expect(matchesKeys(command, 'Mod+B', false)).toBe(false);
  expect(matchesKeys(command, 'Mod+B', true)).toBe(true);
  expect(matchesKeys(control, 'Mod+B', true)).toBe(false);
});

test('a modifier more is another key', () => {
  const event = { key: 'Z', code: 'KeyZ', ctrlKey: true, shiftKey: true };
  expect(matchesKeys(pressed(event), 'Mod+Z', false)).toBe(false);
  expect(matchesKeys(pressed(event), 'Mod+Shift+Z', false)).toBe(true);
});

test('named keys', () => {
  const event = { key: 'PageDown', code: 'PageDown', altKey: true };
  expect(matchesKeys(pressed(event), 'Alt+PageDown', false)).toBe(true);
  expect(matchesKeys(pressed({ key: 'Escape' }), 'Esc', false)).toBe(true);
});

test('keys are written as the platform writes them', () => {
  expect(writeKeys('Mod+Alt+F', 'linux')).toBe('Ctrl Alt F');
  expect(writeKeys('Mod+Shift+Z', 'darwin')).toBe('⌘⇧Z');
});
