import localFont from 'next/font/local';

/**
 * Inter, served by us: put `interFont.variable` on <html>. Next adds a fallback of the same metrics, so the text
 * does not move when the font arrives.
 */
export const interFont = localFont({
  src: '../../node_modules/@fontsource-variable/inter/files/inter-latin-wght-normal.woff2',
  variable: '--font-inter',
  weight: '100 900',
  display: 'swap',
  adjustFontFallback: 'Arial',
});
