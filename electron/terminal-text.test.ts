import { expect, test } from 'vitest';
import { terminalText } from './terminal-text.ts';

test('what would command a terminal is a sign, and words stay', () => {
  expect(terminalText('a \x1b[2J b \x9b31m\tc\nd')).toBe('a �[2J b �31m\tc\nd');
  expect(terminalText('最も “é” 🚢')).toBe('最も “é” 🚢');
});
