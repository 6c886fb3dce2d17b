import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { chromium, type Page } from '@playwright/test';
import type { SecretField } from './canary-set';
import type { CanarySearch } from './search-canaries';

const CHROMIUM = '/usr/bin/chromium';

/**
 * All that scripts of a page could have kept in the browser, and what the page shows. Runs in the page, so it names no
 * function inside: the loader would wrap it in a helper that a page lacks.
 */
export async function browserStorage(): Promise<string> {
  const kept: unknown[] = [
    { ...localStorage },
    { ...sessionStorage },
    history.state,
    window.name,
    document.cookie,
    performance.getEntries().map((entry) => entry.name),
    document.documentElement.outerHTML,
  ];
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    for (const request of await cache.keys())
      kept.push(request.url, await (await cache.match(request))?.text());
  }
  for (const { name } of await indexedDB.databases()) {
    const opening = indexedDB.open(name ?? '');
    await new Promise((resolve) => opening.addEventListener('success', resolve));
    for (const store of opening.result.objectStoreNames) {
      const asked = opening.result.transaction(store).objectStore(store).getAll();
      await new Promise((resolve) => asked.addEventListener('success', resolve));
      kept.push(asked.result);
    }
  }
  return JSON.stringify(kept);
}

/** How many secret fields of the page still hold something. Runs in the page. */
export function typedSecrets(): number {
  const fields = [...document.querySelectorAll('input[type="password"]')];
  return fields.filter((field) => field instanceof HTMLInputElement && field.value !== '').length;
}

async function typeInto(
  page: Page,
  url: string,
  fields: readonly SecretField[],
  search: CanarySearch,
): Promise<void> {
  await page.goto(url);
  for (const more of await page.locator('form details').all())
    await more.evaluate((one) => one.setAttribute('open', ''));
  for (const { field, canary } of fields) {
    const input = page.locator(`input[name="${field}"]`);
    if (!(await input.isVisible())) continue;
    const isUrl = /connection/i.test(field);
    const header = field === 'header' ? `Authorization: Bearer ${canary}` : canary;
    await input.fill(isUrl ? `postgresql://u:${canary}@127.0.0.1:1/p` : header);
  }
  await page.locator('#run-step').click();
  // What was sent leaves the form as soon as the run is there. (The page forbids eval, and waitForFunction needs it.)
  for (let waited = 0; waited < 30_000 && (await page.evaluate(typedSecrets)) > 0; waited += 100)
    await sleep(100);
  await page.locator('#criteria, [role="alert"]').first().waitFor({ timeout: 60_000 });
  // A form that a closed gate refused keeps what was typed until it is left, so that nothing is lost: leave it.
  if ((await page.evaluate(typedSecrets)) > 0) await page.reload();
  search.look(`browser after ${url}`, await page.evaluate(browserStorage));
}

/**
 * Types every secret into its form in a real browser and looks into everything the browser keeps or was sent: storage,
 * caches, the page, each answer, and at last the profile on disk.
 */
export async function lookInBrowser(
  search: CanarySearch,
  site: { readonly url: string; readonly cookie: string; readonly migrationId: string },
  fields: readonly SecretField[],
): Promise<void> {
  const profile = mkdtempSync(join(tmpdir(), 'mudanza-profile-'));
  const context = await chromium.launchPersistentContext(profile, {
    ...(existsSync(CHROMIUM) ? { executablePath: CHROMIUM } : {}),
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update'],
  });
  try {
    await context.addCookies([{ name: 'mudanza_session', value: site.cookie, url: site.url }]);
    const page = await context.newPage();
    page.on('response', async (response) => {
      const body = await response.body().catch(() => Buffer.alloc(0));
      search.look(`answer to ${response.request().method()} ${response.url()}`, body);
    });
    page.on('console', (message) => search.look('browser console', message.text()));
    for (const [phase, stepId] of [
      ['prepare', 'target.credentials'],
      ['prepare', 'source.connection'],
      ['prove', 'health'],
    ] as const) {
      const own = fields.filter((field) => field.stepId === stepId);
      await typeInto(page, `${site.url}/migrations/${site.migrationId}/${phase}/${stepId}`, own, search);
    }
  } finally {
    await context.close();
    search.lookInFolder(profile);
    rmSync(profile, { recursive: true, force: true });
  }
}
