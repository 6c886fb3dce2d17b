import { chromium } from '@playwright/test';

interface Presser {
  readonly url: string;
  readonly path: string;
  readonly cookie: string;
}

/** People in browsers of their own press the step’s button at the same moment; gives what the refused one reads. */
export async function pressAtOnce(people: readonly Presser[]): Promise<string | null> {
  const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
  try {
    const pages = await Promise.all(
      people.map(async ({ url, path, cookie }) => {
        const context = await browser.newContext({ locale: 'en-GB' });
        const [name = '', value = ''] = cookie.split('=');
        await context.addCookies([{ name, value, url }]);
        const page = await context.newPage();
        await page.goto(url + path);
        return page;
      }),
    );
    // Two hands are never closer than this: the click itself, without what a driver waits for around it.
    const buttons = pages.map((page) => page.locator('#run-step').first());
    await Promise.all(buttons.map((button) => button.waitFor()));
    await Promise.all(
      buttons.map((button) => button.evaluate((element) => (element as HTMLElement).click())),
    );
    const told = pages.map(async (page) => {
      const text = page.getByText(/started a run of this step/).first();
      await text.waitFor({ timeout: 10_000 });
      return text.textContent();
    });
    return await Promise.any(told).catch(() => null);
  } finally {
    await browser.close();
  }
}
