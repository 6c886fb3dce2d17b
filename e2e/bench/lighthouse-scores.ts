import type { Cookie } from '@playwright/test';

const CATEGORIES = ['performance', 'accessibility', 'best-practices'] as const;

export interface LighthouseScore {
  /** Score of the worst of performance, accessibility and best practices, 0 to 100. */
  readonly score: number;
  /** What keeps a category from 100: `performance: Cumulative Layout Shift 0.12`. */
  readonly weak: readonly string[];
}

/** How Lighthouse (desktop) judges a page of the built product. */
export async function lighthouseScore(
  url: string,
  debugPort: number,
  cookies: readonly Cookie[],
): Promise<LighthouseScore> {
  const { default: lighthouse } = await import('lighthouse');
  const { default: desktop } = await import('lighthouse/core/config/desktop-config.js');
  const result = await lighthouse(
    url,
    {
      port: debugPort,
      output: 'json',
      logLevel: 'silent',
      onlyCategories: [...CATEGORIES],
      disableStorageReset: true,
      extraHeaders: { Cookie: cookies.map((one) => `${one.name}=${one.value}`).join('; ') },
    },
    desktop,
  );
  const { categories = {}, audits = {} } = result?.lhr ?? {};
  const weak = Object.entries(categories).flatMap(([name, category]) =>
    category.auditRefs.flatMap(({ id, weight }) => {
      const audit = audits[id];
      const isWeak = weight > 0 && typeof audit?.score === 'number' && audit.score < 0.95;
      return isWeak ? [`${name}: ${audit.title} ${audit.displayValue ?? ''}`.trim()] : [];
    }),
  );
  const scores = CATEGORIES.map((name) => categories[name]?.score ?? 0);
  return { score: Math.round(Math.min(...scores) * 100), weak };
}
