import { mkdirSync, writeFileSync } from 'node:fs';
import { chromium, type FullConfig } from '@playwright/test';
import { startProduct } from '@/e2e/bench/product';

export const SIGNED_IN = '.tmp/e2e-signed-in.json';
export const PRODUCT = '.tmp/e2e-product.json';

/** Starts the product once, signs in once with the printed link, and keeps the cookie for every journey. */
export default async function setup(config: FullConfig): Promise<() => Promise<void>> {
  mkdirSync('.tmp', { recursive: true });
  const product = await startProduct(Number(process.env.MUDANZA_E2E_PORT ?? 3399));
  writeFileSync(PRODUCT, JSON.stringify({ url: product.url, dataDir: product.dataDir }));
  const browser = await chromium.launch(config.projects[0]?.use.launchOptions ?? {});
  const page = await browser.newPage({ locale: 'en-GB' });
  await page.goto(product.link);
  await page.getByLabel('Your name').fill('Ana');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL('**/migrations');
  await page.context().storageState({ path: SIGNED_IN });
  await browser.close();
  return () => product.stop();
}
