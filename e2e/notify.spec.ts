import { createServer, type Server } from 'node:http';
import { expect, type Page } from '@playwright/test';
import { closedPort } from '../lib/platform/testing/closed-port';
import { closePool } from '../lib/store/pool';
import { createMigration, expectState, test } from './fixtures';
import { SIGNED_IN } from './global-setup';
import { pointToProduct } from './walked-migration';
import { withAlert } from './with-alert';

const SECRET = 'T0P-S3CRET-PATH';
/** Long enough for a run of a step and for a look of the watch on a busy machine, in ms. */
const LIMIT = 240_000;

interface Receiver {
  readonly server: Server;
  readonly url: string;
  readonly got: Record<string, unknown>[];
  status: number;
}

/** What an operator's own receiver is: it keeps what arrives, and answers as it is told. */
async function startReceiver(): Promise<Receiver> {
  const got: Record<string, unknown>[] = [];
  const server = createServer((request, response) => {
    let text = '';
    request.on('data', (chunk) => {
      text += chunk;
    });
    request.on('end', () => {
      got.push(JSON.parse(text));
      response.writeHead(receiver.status).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : 0;
  const receiver: Receiver = { server, url: `http://127.0.0.1:${port}/${SECRET}`, got, status: 200 };
  return receiver;
}

test.beforeAll(() => pointToProduct());
test.afterAll(() => closePool());

test('a webhook is tried, says what it was answered, and gets what happens', async ({ page }) => {
  const receiver = await startReceiver();
  const { port, close } = await closedPort();
  const id = await createMigration(page, 'supabase', 'Told elsewhere');
  await page.goto(`/migrations/${id}/monitor`);
  const card = page.locator('#notify');
  const send = async (url: string) => {
    await card.getByLabel('Webhook address').fill(url);
    await card.getByRole('button', { name: 'Save and send a test' }).click();
  };
  await expect(card.getByRole('button', { name: 'Send a test message' })).toHaveCount(0);

  for (const [url, code] of [
    [`http://127.0.0.1:${port}/${SECRET}`, 'MUD-670'],
    [`http://8.8.8.8/${SECRET}`, 'MUD-671'],
    [`http://169.254.169.254/${SECRET}`, 'MUD-832'],
  ] as const) {
    await send(url);
    await expect(card.getByRole('alert')).toContainText(code);
  }
  receiver.status = 403;
  await send(receiver.url);
  await expect(card.getByRole('alert')).toContainText(/MUD-040.*HTTP 403 after \d+ ms/s);
  expect(receiver.got.splice(0)).toHaveLength(1);

  receiver.status = 204;
  await send(receiver.url);
  await expect(card.getByRole('status').filter({ hasText: 'Saved.' })).toContainText(/HTTP 204 after \d+ ms/);
  expect(receiver.got.splice(0)).toMatchObject([{ event: 'test', migration: { id } }]);

  const again = card.getByRole('button', { name: 'Send a test message' });
  await card.getByLabel('Form').selectOption('slack');
  await again.click();
  await expect
    .poll(() => receiver.got.map((message) => Object.keys(message)), { timeout: LIMIT })
    .toEqual([['text']]);
  await expect(card.getByRole('status').filter({ hasText: 'The test message arrived' })).toBeVisible();
  receiver.status = 410;
  await again.click();
  await expect(card.getByRole('alert')).toContainText('HTTP 410');
  receiver.got.length = 0;
  receiver.status = 200;

  // The form was only tried, not saved: what happens is told as it was saved.
  await page.goto(`/migrations/${id}/prepare/tools`);
  await page.locator('#run-step').click();
  await expectState(page, /Passed|Attention/);
  await expect.poll(() => receiver.got.map(({ event }) => event), { timeout: LIMIT }).toContain('run.ended');
  await page.goto(`/migrations/${id}/monitor`);
  expect(await page.content()).not.toContain(SECRET);

  await card.getByLabel('Forget the stored address').check();
  await card.getByRole('button', { name: 'Save and send a test' }).click();
  await expect(card.getByRole('button', { name: 'Send a test message' })).toHaveCount(0);
  await expect(card.getByRole('status').filter({ hasText: 'Saved.' })).not.toContainText('HTTP');
  receiver.server.close();
  await close();
});

/** Keeps what the page shows by the browser's own notifications; they are shown all the same. */
const LISTEN = `
  window.told = [];
  const Real = window.Notification;
  window.Notification = new Proxy(Real, {
    construct(target, [title, options]) {
      window.told.push(title + ' | ' + options.body);
      return Reflect.construct(target, [title, options]);
    },
  });
`;
/** Automation keeps every tab as if somebody looked at it; this one says that nobody does. */
const AWAY = `
  window.isLookedAt = false;
  Object.defineProperty(document, 'visibilityState', { get: () => (window.isLookedAt ? 'visible' : 'hidden') });
  document.dispatchEvent(new Event('visibilitychange'));
`;
const toldIn = (page: Page) => page.evaluate<string[]>('window.told');

test('a browser that was asked tells what happens while nobody looks at the tab', async ({
  page,
  context,
  browser,
}) => {
  const id = await createMigration(page, 'supabase', 'Told here');
  await context.grantPermissions(['notifications']);
  const watching = await context.newPage();
  await watching.addInitScript(LISTEN);
  await watching.goto(`/migrations/${id}/monitor`);
  expect(await toldIn(watching)).toEqual([]);
  const card = watching.locator('#notify');
  await card.getByRole('button', { name: 'Notify me in this browser' }).click();
  await expect(card.getByRole('status').first()).toContainText('This browser notifies you');
  expect(await toldIn(watching)).toEqual(['Mudanza | Notifications of this browser are on.']);

  await watching.evaluate(AWAY);
  await page.goto(`/migrations/${id}/prepare/tools`);
  await page.locator('#run-step').click();
  await expectState(page, /Passed|Attention/);
  await expect
    .poll(() => toldIn(watching), { timeout: LIMIT })
    .toContainEqual(expect.stringMatching(/^Told here \| Pre-validation: (Passed|Attention)/));
  await page.goto(`/migrations/${id}/rollback/rollback.everything`);
  await page.locator('#run-step').click();
  await expect
    .poll(() => toldIn(watching), { timeout: LIMIT })
    .toContainEqual('Told here | Rollback: Waiting for you');
  await withAlert(id, async () => {
    await expect
      .poll(() => toldIn(watching), { timeout: LIMIT })
      .toContainEqual('Told here | One thing needs attention');
  });
  expect((await toldIn(watching)).join()).not.toContain(id);

  // Another one, which refuses for its user: it is asked on the click, and what it said is said.
  const refusing = await browser.newContext({ storageState: SIGNED_IN, locale: 'en-GB' });
  const refused = await refusing.newPage();
  await refused.goto(`/migrations/${id}/monitor`);
  expect(await refused.evaluate('Notification.permission')).toBe('default');
  const ask = refused.getByRole('button', { name: 'Notify me in this browser' });
  await ask.click();
  await expect(refused.locator('#notify')).toContainText('The browser refuses notifications of this address');
  await expect(ask).toBeDisabled();
  await refusing.close();
});
