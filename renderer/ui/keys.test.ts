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

test('where the layout gives another character, the place of the key counts', () => {
  const event = { key: 'ƒ', code: 'KeyF', ctrlKey: true, altKey: true };
  expect(matchesKeys(pressed(event), 'Mod+Alt+F', 'win32')).toBe(true);
  expect(matchesKeys(pressed(event), 'Mod+Alt+G', 'win32')).toBe(false);
});

test('what AltGr types is never a command', () => {
  const event = { key: '€', code: 'KeyE', ctrlKey: true, altKey: true };
  expect(matchesKeys(pressed(event, true), 'Mod+Alt+E', 'win32')).toBe(false);
});

test('keys of a composition are not commands', () => {
  const event = { key: 'b', code: 'KeyB', ctrlKey: true, isComposing: true };
  expect(matchesKeys(pressed(event), 'Mod+B', 'win32')).toBe(false);
});

test('Mod is Command on a Mac and Ctrl elsewhere', () => {
  const control = pressed({ key: 'b', code: 'KeyB', ctrlKey: true });
  const command = pressed({ key: 'b', code: 'KeyB', metaKey: true });
  expect(matchesKeys(control, 'Mod+B', 'win32')).toBe(true);
  expect(matchesKeys(command, 'Mod+B', 'win32')).toBe(false);
  expect(matchesKeys(command, 'Mod+B', 'darwin')).toBe(true);
  expect(matchesKeys(control, 'Mod+B', 'darwin')).toBe(false);
});

test('a modifier more is another key', () => {
  const event = { key: 'Z', code: 'KeyZ', ctrlKey: true, shiftKey: true };
  expect(matchesKeys(pressed(event), 'Mod+Z', 'win32')).toBe(false);
  expect(matchesKeys(pressed(event), 'Mod+Shift+Z', 'win32')).toBe(true);
});

test('subscript and superscript are told apart, on a layout that writes "=" with Shift as well', () => {
  const plain = pressed({ key: '=', code: 'Equal', ctrlKey: true });
  const shifted = pressed({
    key: '+',
    code: 'Equal',
    ctrlKey: true,
    shiftKey: true,
  });
  const german = pressed({
    key: '=',
    code: 'Digit0',
    ctrlKey: true,
    shiftKey: true,
  });
  expect(matchesKeys(plain, 'Mod+=', 'win32')).toBe(true);
  expect(matchesKeys(plain, 'Mod+Shift+=', 'win32')).toBe(false);
  expect(matchesKeys(shifted, 'Mod+Shift+=', 'win32')).toBe(true);
  expect(matchesKeys(shifted, 'Mod+=', 'win32')).toBe(false);
  expect(matchesKeys(german, 'Mod+=', 'win32')).toBe(true);
  expect(matchesKeys(german, 'Mod+Shift+=', 'win32')).toBe(false);
});

test('named keys', () => {
  const event = { key: 'PageDown', code: 'PageDown', altKey: true };
  expect(matchesKeys(pressed(event), 'Alt+PageDown', 'win32')).toBe(true);
  expect(matchesKeys(pressed({ key: 'Escape' }), 'Esc', 'win32')).toBe(true);
});

test('keys are written as the platform writes them', () => {
  expect(writeKeys('Mod+Alt+F', 'linux')).toBe('Ctrl Alt F');
  expect(writeKeys('Mod+Shift+Z', 'darwin')).toBe('⇧⌘Z');
});

test('a letter is what the key is printed with, wherever it is', () => {
  // Z on a German keyboard is where Y is on an English one.
  const event = { key: 'z', code: 'KeyY', ctrlKey: true };
  expect(matchesKeys(pressed(event), 'Mod+Z', 'win32')).toBe(true);
  expect(matchesKeys(pressed(event), 'Mod+Y', 'win32')).toBe(false);
});

test('a digit is found under Shift, and a letter in another script', () => {
  const star = { key: '*', code: 'Digit8', ctrlKey: true, shiftKey: true };
  expect(matchesKeys(pressed(star), 'Mod+Shift+8', 'win32')).toBe(true);
  const cyrillic = { key: 'и', code: 'KeyB', ctrlKey: true };
  expect(matchesKeys(pressed(cyrillic), 'Mod+B', 'win32')).toBe(true);
});

test('a sign may need Shift or not', () => {
  const plain = { key: ',', code: 'Comma', ctrlKey: true };
  expect(matchesKeys(pressed(plain), 'Mod+,', 'win32')).toBe(true);
  expect(
    matchesKeys(pressed({ ...plain, shiftKey: true }), 'Mod+,', 'win32'),
  ).toBe(true);
});

test('Ctrl on a Mac, and the Windows key elsewhere, make other keys', () => {
  const event = { key: 'b', code: 'KeyB', ctrlKey: true, metaKey: true };
  expect(matchesKeys(pressed(event), 'Mod+B', 'win32')).toBe(false);
  expect(matchesKeys(pressed(event), 'Mod+B', 'darwin')).toBe(false);
});

test('a modifier that is none is a fault of the program', () => {
  expect(() => matchesKeys(pressed({}), 'Hyper+B', 'linux')).toThrow(
    RangeError,
  );
});
