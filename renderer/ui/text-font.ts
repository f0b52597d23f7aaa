// The letters of the sheet: loaded before there is one, so that the first words of a briefing are not drawn in others first,
// and every line of them anew a moment later.

/** When there is nothing else to do. What can't be loaded is drawn in the letters of the system, as ever. */
export function loadTextFont(): void {
  requestIdleCallback(() => {
    const family = getComputedStyle(document.documentElement).getPropertyValue(
      '--font-text',
    );
    for (const look of ['400', '600', 'italic 400'])
      void document.fonts.load(`${look} 16px ${family}`).catch(() => undefined);
  });
}
