// The keys of the list of briefings; what the settings list for a person.
export const HOME_KEYS = [
  { label: 'Search', keys: 'Mod+F' },
  { label: 'Open', keys: 'Enter' },
  { label: 'Open in a new window', keys: 'Mod+Enter' },
  { label: 'Rename', keys: 'F2' },
  { label: 'Move to bin', keys: 'Delete' },
  { label: 'Menu of the briefing', keys: 'Shift+F10' },
  { label: 'Undo what was done to the list', keys: 'Mod+Z' },
  { label: 'Select, or select no longer', keys: 'Space' },
  { label: 'Select to the next', keys: 'Shift+ArrowDown' },
  { label: 'Select all', keys: 'Mod+A' },
  { label: 'Select none', keys: 'Esc' },
  { label: 'Next briefing', keys: 'ArrowDown' },
  { label: 'Briefing before', keys: 'ArrowUp' },
  { label: 'First briefing', keys: 'Home' },
  { label: 'Last briefing', keys: 'End' },
  { label: 'Clear the search', keys: 'Esc' },
] as const;
