import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { closePool } from '../lib/store/pool';
import { pointToStateOf, prepareAccess } from './bench/testing/prepare-access';
import { probeAll } from './bench/testing/probe-access';
import { PRODUCT, SIGNED_IN } from './global-setup';

test.afterAll(() => closePool());

test('every page, route and action answers each principal as the access table says', async () => {
  const { url, dataDir }: { url: string; dataDir: string } = JSON.parse(readFileSync(PRODUCT, 'utf8'));
  pointToStateOf(dataDir);
  const { cells, wrong } = await probeAll(await prepareAccess(url));
  expect(wrong).toEqual([]);
  expect(cells).toBeGreaterThan(200);
});

test('every answer carries the headers that keep a page to itself, and scripts need this answer’s nonce', async ({
  request,
}) => {
  const nonces = new Set<string>();
  for (const path of ['/login', '/login', '/errors', '/healthz', '/no-such-page']) {
    const headers = (await request.get(path)).headers();
    const policy = headers['content-security-policy'] ?? '';
    const scripts = /script-src ([^;]*)/.exec(policy)?.[1] ?? '';
    expect(scripts).toMatch(/'nonce-[\w+/=]+'/);
    expect(scripts).not.toMatch(/unsafe-inline|unsafe-eval|https?:|\*/);
    expect(policy).toContain("frame-ancestors 'none'");
    expect(headers).toMatchObject({
      'referrer-policy': 'same-origin',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
    });
    // Without TLS in front HSTS would lock the machine's other services out.
    expect(headers['strict-transport-security']).toBeUndefined();
    nonces.add(scripts);
  }
  expect(nonces.size).toBe(5);
});

test('a name that is not this server’s is not answered: DNS rebinding gets nowhere', async ({ request }) => {
  for (const host of ['evil.example', '127.0.0.1.evil.example', 'localhost.evil.example:3399']) {
    const answer = await request.get('/login', { headers: { host } });
    expect(answer.status()).toBe(421);
  }
});

test('a form that is sent before the scripts are there is taken as with them', async ({ browser }) => {
  const context = await browser.newContext({ storageState: SIGNED_IN, javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto('/migrations/new');
  const card = page.locator('#practice');
  await card.getByLabel('Name').fill('Made without scripts');
  await card.getByRole('button').click();
  await page.waitForURL(/practice\.lab/);
  await expect(page.locator('h1')).toContainText('Practice servers');
  await context.close();
});
