// Light or dark, and how much contrast: what the person chose, else what the system says, kept on <html> for the tokens.
type Choice = {
  readonly theme: 'system' | 'light' | 'dark';
  readonly contrast: 'system' | 'more';
};

/** Follows the system until the function returned is called. */
export function applyTheme({ theme, contrast }: Choice): () => void {
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const more = matchMedia('(prefers-contrast: more)');
  const apply = (): void => {
    const { dataset } = document.documentElement;
    dataset['theme'] =
      theme === 'system' ? (dark.matches ? 'dark' : 'light') : theme;
    dataset['contrast'] =
      contrast === 'more' || more.matches ? 'more' : 'plain';
  };
  apply();
  dark.addEventListener('change', apply);
  more.addEventListener('change', apply);
  return () => {
    dark.removeEventListener('change', apply);
    more.removeEventListener('change', apply);
  };
}
