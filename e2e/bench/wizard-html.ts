import { chromium } from '@playwright/test';
import { startProduct } from './product';

/** HTML of a step's page of the built product, as an operator gets it. */
export async function wizardHtml(): Promise<string> {
  const product = await startProduct(3398);
  const browser = await chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu'],
  });
  try {
    const page = await browser.newPage({ locale: 'en-GB' });
    await page.goto(product.link);
    await page.getByLabel('Your name').fill('Bench');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.waitForURL('**/migrations');
    await page.goto(`${product.url}/migrations/new`);
    await page.locator('#practice').getByRole('button').click();
    await page.waitForURL(/\/migrations\/[0-9a-f-]{36}\//);
    const response = await page.request.get(page.url());
    return await response.text();
  } finally {
    await browser.close();
    await product.stop();
  }
}
