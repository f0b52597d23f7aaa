import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { SaveState } from './editor-handle.ts';
import { PAUSE, settleSaveState } from './settled-save-state.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function watched() {
  let state: SaveState = { kind: 'saved' };
  const listeners = new Set<() => void>();
  const settled = settleSaveState({
    saveState: () => state,
    onSaveState: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  });
  const told: SaveState['kind'][] = [];
  const end = settled.onChange(() => told.push(settled.state().kind));
  return {
    settled,
    told,
    end,
    is: (kind: 'saved' | 'saving' | 'waiting') => {
      state = { kind } as SaveState;
      for (const listener of listeners) listener();
    },
  };
}

test('A save that comes and goes while one types is not told of, and all saved for a while is', () => {
  const { told, is } = watched();
  for (let key = 0; key < 5; key += 1) {
    is('saving');
    vi.advanceTimersByTime(PAUSE - 50);
    is('saved');
    vi.advanceTimersByTime(PAUSE - 50);
  }
  expect(told).toEqual(['saving']);
  vi.advanceTimersByTime(50);
  expect(told).toEqual(['saving', 'saved']);
});

test('That something is not saved is told at once, and so is the first key after a pause', () => {
  const { told, is } = watched();
  is('saving');
  is('waiting');
  is('saved');
  is('saving');
  expect(told).toEqual(['saving', 'waiting', 'saved', 'saving']);
});

test('Nothing is told after the end, and what came to pass without a listener is told of with the next', () => {
  const { settled, told, is, end } = watched();
  is('saving');
  is('saved');
  end();
  vi.advanceTimersByTime(PAUSE);
  expect(told).toEqual(['saving']);
  settled.onChange(() => told.push(settled.state().kind));
  vi.advanceTimersByTime(PAUSE);
  expect(told).toEqual(['saving', 'saved']);
});
