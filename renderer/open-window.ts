// Another window of the program, as the menu, the palette and the list of briefings open it.
import { call } from './api/call.ts';

/** With a briefing, or (null) at home. */
export const openWindow = (briefing: string | null): void => {
  void call('window.open', { briefing });
};
