export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

/** Where a browser keeps the viewer’s choice. */
export const THEME_KEY = 'mudanza-theme';

/** True when the stored text is one of the themes. */
export function isTheme(text: string | null): text is Theme {
  return THEMES.some((theme) => theme === text);
}
