// What a pack without a title is called on the screen.

export const named = (title: string): string => title.trim() || 'Untitled pack';
