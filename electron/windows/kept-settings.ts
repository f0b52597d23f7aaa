// The settings as they are now, kept on disk before they count, and the theme that the system's own parts follow.
import { nativeTheme } from 'electron';
import type { Settings } from '#core/settings.ts';
import { readSettings, writeSettings } from '../services/settings-file.ts';

export type KeptSettings = {
  readonly read: () => Settings;
  /** Throws what the file system throws; the settings are then as they were. */
  readonly change: (settings: Settings) => void;
};

export function keepSettings(userData: string): KeptSettings {
  let settings = readSettings(userData);
  nativeTheme.themeSource = settings.theme;
  return {
    read: () => settings,
    change(changed) {
      writeSettings(userData, changed);
      settings = changed;
      nativeTheme.themeSource = changed.theme;
    },
  };
}
