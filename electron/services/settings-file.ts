// The settings of this person on this machine, in one file of the program's own folder.
import { join } from 'node:path';
import { z } from 'zod';
import {
  DEFAULT_SETTINGS,
  settingsSchema,
  type Settings,
} from '#core/settings.ts';
import { readState, writeState } from './write-state.ts';

const fileIn = (userData: string): string => join(userData, 'settings.json');

/** A setting that came after the file was written has its default. */
const storedSchema = z.preprocess(
  (value) =>
    typeof value === 'object' && value !== null
      ? { ...DEFAULT_SETTINGS, ...value }
      : value,
  settingsSchema,
);

/** A missing or unreadable file gives the defaults. */
export function readSettings(userData: string): Settings {
  return readState(fileIn(userData), storedSchema) ?? DEFAULT_SETTINGS;
}

export function writeSettings(userData: string, settings: Settings): void {
  writeState(fileIn(userData), settings);
}
