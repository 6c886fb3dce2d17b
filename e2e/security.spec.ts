import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { get, request as httpRequest } from 'node:http';
import { expect, type Page, test as plain } from '@playwright/test';
import { createAuthority, issueCertificate } from '../lib/servers/embedded/certificates';
import { freePort } from '../lib/servers/embedded/free-port';
import { closePool } from '../lib/store/pool';
import { startProduct } from './bench/product';
import { pointToStateOf } from './bench/testing/prepare-access';
import { startTlsFront } from './bench/tls-front';
import { browserStorage, typedSecrets } from './bench/trust/browser-canaries';
import { lookAtTables } from './bench/trust/look-everywhere';
import { CanarySearch } from './bench/trust/search-canaries';
import { UI_PAGES } from './bench/ui-pages';
import { createMigration, expectState, test } from './fixtures';
import { PRODUCT } from './global-setup';
import { passSteps } from './walked-migration';

const productUrl = (): string => JSON.parse(readFileSync(PRODUCT, 'utf8')).url;

/** Scripts of a page's text that a browser would run without this answer's nonce, and handlers in attributes. */
function strayScripts(html: string, nonce: string): string[] {
  const scripts = html.match(/<script\b[^>]*>/g) ?? [];
  const bare = scripts.filter(
    (tag) => !tag.includes(`nonce="${nonce}"`) && !/type="application\/(?:ld\+)?json"/.test(tag),
  );
  return [...bare, ...(html.match(/<[a-z]+\s[^>]*\son[a-z]+=(?:"|')/g) ?? [])];
}

async function stray(page: Page, path: string): Promise<string[]> {
  const answer = await page.goto(path);
  const policy = answer?.headers()['content-security-policy'] ?? '';
  const scripts = /script-src ([^;]*)/.exec(policy)?.[1] ?? '';
  const nonce = /'nonce-([^']+)'/.exec(scripts)?.[1] ?? 'none';
  const loose = /unsafe|https?:|\*|data:/.test(scripts) ? [`script-src ${scripts}`] : [];
  return [...loose, ...strayScripts((await answer?.text()) ?? '', nonce)].map((one) => `${path}: ${one}`);
}

test('no page runs a script without its nonce, and none trips over its own policy', async ({
  page,
  problems,
}) => {
  const id = await createMigration(page, 'practice', 'Policy');
  const found: string[] = [];
  for (const path of UI_PAGES) {
    found.push(...(await stray(page, path.replace('ID', id))));
    await expect(page.locator('h1')).toHaveCount(1);
  }
  expect(found).toEqual([]);
  problems.splice(0, problems.length, ...problems.filter((text) => !text.includes('404')));
  expect(problems).toEqual([]);
  // What an injected script would try: it does not run, and the browser says why.
  const ran = await page.evaluate(() => {
    const box = document.createElement('div');
    box.innerHTML = '<img src="x" onerror="document.title = \'hacked\'">';
    document.body.append(box);
    return new Promise<boolean>((resolve) => setTimeout(() => resolve(document.title === 'hacked'), 500));
  });
  expect(ran).toBe(false);
  expect(problems.length).toBeGreaterThan(0);
  problems.length = 0;
});

test('a secret typed into a form is in no answer, no storage and no table afterwards', async ({ page }) => {
  const secret = `Cn${randomBytes(9).toString('hex')}/@:%ñ"<&`;
  const search = new CanarySearch({ secret });
  const id = await createMigration(page, 'supabase', 'Canary');
  const answers: Promise<void>[] = [];
  page.on('response', (response) => {
    // It never ends, and says no more than which migration has changed.
    if (response.url().endsWith('/api/changes')) return;
    const read = response.body().catch(() => Buffer.alloc(0));
    answers.push(read.then((body) => search.look(`answer of ${response.url()}`, body)));
  });
  await page.goto(`/migrations/${id}/prepare/source.connection`);
  await page
    .locator('input[name="connection"]')
    .fill(`postgresql://u:${encodeURIComponent(secret)}@127.0.0.1:1/d`);
  await page.locator('input[name="password"]').fill(secret);
  await page.locator('#run-step').click();
  await expect(page.locator('#attempts')).toBeVisible();
  await expectState(page, 'Failed');
  expect(await page.evaluate(typedSecrets)).toBe(0);
  search.look('browser', await page.evaluate(browserStorage));
  await Promise.all(answers);
  pointToStateOf(JSON.parse(readFileSync(PRODUCT, 'utf8')).dataDir);
  await lookAtTables(search);
  await closePool();
  expect(search.places).toBeGreaterThan(20);
  expect(search.leaks).toEqual([]);
});

/** Sends a body piece by piece and gives the status, and how much was taken before the answer came. */
function post(headers: Record<string, string>, megabytes: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const outgoing = httpRequest(`${productUrl()}/login`, { method: 'POST', headers }, (answer) => {
      answer.resume();
      resolve(answer.statusCode ?? 0);
      outgoing.destroy();
    });
    outgoing.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE' && error.code !== 'ECONNRESET') reject(error);
    });
    for (let sent = 0; sent < megabytes; sent += 1) outgoing.write(Buffer.alloc(1_000_000, 97));
    outgoing.end();
  });
}

plain('a large body of somebody who is not signed in is refused, of known length or not', async () => {
  const own = { 'sec-fetch-site': 'same-origin', 'content-type': 'text/plain' };
  expect(await post({ ...own, 'content-length': '5000000' }, 5)).toBe(413);
  expect(await post({ ...own, 'transfer-encoding': 'chunked' }, 2)).toBe(413);
});

test('a schema file of 19 MB arrives whole; one of 26 MB is refused with its size, and nothing is lost', async ({
  page,
}) => {
  const id = await createMigration(page, 'practice', 'Large');
  await expectState(page, 'Passed');
  await passSteps(id, [['prepare', 'target.credentials']]);
  const upload = async (megabytes: number) => {
    await page.goto(`/migrations/${id}/schema/schema.preview`);
    await page.getByLabel(/Where/).or(page.locator('select[name="origin"]')).first().selectOption('file');
    const buffer = Buffer.alloc(megabytes * 1_048_576, '-- padding\n');
    await page
      .locator('input[type="file"]')
      .setInputFiles({ name: 'big.sql', mimeType: 'application/sql', buffer });
    await page.locator('#run-step').click();
  };
  await upload(26);
  await expect(page.getByText('MUD-022').first()).toBeVisible();
  await upload(19);
  // Whole, so it was read: there is nothing but padding in it.
  await expect(page.getByText('MUD-301').first()).toBeVisible();
});

plain(
  'behind a proxy with TLS: HSTS, a secure cookie, and live logs that stream through',
  async ({ browser }) => {
    const [front, port] = [await freePort(), await freePort()];
    const { certificate, key } = await issueCertificate(await createAuthority('Front'), {
      dns: ['localhost'],
    });
    const product = await startProduct(port, { MUDANZA_PUBLIC_URL: `https://localhost:${front}` });
    const tls = await startTlsFront(front, port, { cert: certificate, key });
    const context = await browser.newContext({ ignoreHTTPSErrors: true, locale: 'en-GB' });
    try {
      const page = await context.newPage();
      const link = new URL(product.link);
      const answer = await page.goto(`${tls.url}/login${link.search}`);
      expect(answer?.headers()['strict-transport-security']).toBe('max-age=31536000');
      await page.getByLabel('Your name').fill('Tia');
      await page.getByRole('button', { name: 'Sign in' }).click();
      await page.waitForURL(`${tls.url}/migrations`);
      const [cookie] = (await context.cookies()).filter(({ name }) => name === 'mudanza_session');
      expect(cookie).toMatchObject({ secure: true, httpOnly: true, sameSite: 'Lax' });
      await page.goto(`${tls.url}/migrations/new`);
      await page.locator('#practice').getByRole('button').click();
      await page.waitForURL(/practice\.lab/);
      await expect(page.locator('.log-row').first()).toBeVisible();
      // Without TLS, past the proxy, the same server still tells browsers to come with TLS.
      const direct = await new Promise<string>((resolve) =>
        get(`http://127.0.0.1:${port}/login`, (got) =>
          resolve(String(got.headers['strict-transport-security'])),
        ),
      );
      expect(direct).toBe('max-age=31536000');
    } finally {
      await context.close();
      await tls.stop();
      await product.stop();
    }
  },
);
