import type { Cookie } from '@playwright/test';

/** Score of the worst of performance, accessibility and best practices, 0 to 100, of a page of the built product. */
export async function lighthouseScore(
  url: string,
  debugPort: number,
  cookies: readonly Cookie[],
): Promise<number> {
  const { default: lighthouse } = await import('lighthouse');
  const { default: desktop } = await import('lighthouse/core/config/desktop-config.js');
  const result = await lighthouse(
    url,
    {
      port: debugPort,
      output: 'json',
      logLevel: 'silent',
      onlyCategories: ['performance', 'accessibility', 'best-practices'],
      disableStorageReset: true,
      extraHeaders: { Cookie: cookies.map((one) => `${one.name}=${one.value}`).join('; ') },
    },
    desktop,
  );
  const scores = Object.values(result?.lhr.categories ?? {}).map((category) => category.score ?? 0);
  return Math.round(Math.min(...scores) * 100);
}
