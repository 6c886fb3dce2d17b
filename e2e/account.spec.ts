import { type Browser, expect, type Page } from '@playwright/test';
import { test } from './fixtures';

const GOOD = 'correct horse battery staple';

/** Somebody else's browser, signed in as nobody. */
async function stranger(browser: Browser, locale = 'en-GB'): Promise<Page> {
  const context = await browser.newContext({ storageState: { cookies: [], origins: [] }, locale });
  return context.newPage();
}

async function invite(page: Page, name: string): Promise<string> {
  await page.goto('/account');
  const people = page.locator('#people');
  await people.getByLabel('Name').fill(name);
  await people.getByRole('button', { name: 'Make an invitation' }).click();
  const link = await people.locator('code').first().textContent();
  return link ?? '';
}

async function signIn(page: Page, name: string, password: string): Promise<void> {
  await page.goto('/login');
  await page.getByLabel('Name').fill(name);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

test('invite, accept, sign in elsewhere, end that session, change the password, be locked out', async ({
  page,
  browser,
}) => {
  const link = await invite(page, 'Rita');
  expect(link).toMatch(/\/login\?token=[\w-]{43}$/);
  const rita = await stranger(browser);
  await rita.goto(link);
  await expect(rita.getByLabel('Your name')).toHaveValue('Rita');
  await rita.getByLabel('Choose a password').fill('short');
  await rita.getByRole('button', { name: 'Sign in' }).click();
  await expect(rita.getByText('MUD-804').first()).toBeVisible();
  await rita.getByLabel('Choose a password').fill(GOOD);
  await rita.getByRole('button', { name: 'Sign in' }).click();
  await rita.waitForURL('**/migrations');

  // A reviewer reads: nothing offers her a deed that would be refused.
  await expect(rita.getByRole('link', { name: 'New migration' })).toHaveCount(0);
  await rita.goto('/account');
  await expect(rita.locator('#people')).toHaveCount(0);

  const elsewhere = await stranger(browser);
  // The link is used up: that is said at once, not after a form was filled in.
  await elsewhere.goto(link);
  await expect(elsewhere.getByRole('heading', { name: 'The sign-in link does not work' })).toBeVisible();
  await expect(elsewhere.getByLabel('Your name')).toHaveCount(0);
  await signIn(elsewhere, 'rita', GOOD);
  await elsewhere.waitForURL('**/migrations');
  await rita.reload();
  await rita.locator('#sessions').getByRole('button', { name: 'End this session' }).click();
  await expect(rita.locator('#sessions').getByRole('button', { name: 'End this session' })).toHaveCount(0);
  await elsewhere.goto('/migrations');
  await expect(elsewhere).toHaveURL(/\/login$/);

  await rita.getByLabel('Present password').fill(GOOD);
  await rita.getByLabel('New password').fill(`${GOOD} 2`);
  await rita.getByRole('button', { name: 'Save the password' }).click();
  await expect(rita.getByText('The password is saved.')).toBeVisible();
  await expect(rita.getByLabel('Present password')).toHaveValue('');
  await expect(rita.locator('#password').getByText(/MUD-/)).toHaveCount(0);

  for (let guess = 0; guess < 5; guess += 1) {
    await signIn(elsewhere, 'Rita', `${GOOD} wrong`);
    await expect(elsewhere.getByText('MUD-800').first()).toBeVisible();
  }
  await signIn(elsewhere, 'Rita', `${GOOD} 2`);
  await expect(elsewhere.getByText('It opens again in 15 minutes.')).toBeVisible();
  await page.reload();
  const people = page.locator('#people li', { hasText: 'Rita' });
  await people.getByRole('button', { name: 'Shut out' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Shut out' }).click();
  await expect(people.getByRole('button', { name: 'Let in again' })).toBeVisible();
  await rita.goto('/migrations');
  await expect(rita).toHaveURL(/\/login$/);
  await elsewhere.context().close();
  await rita.context().close();
});

test('forgetting credentials asks for the migration’s name and says so in the audit trail', async ({
  page,
}) => {
  await page.goto('/migrations/new');
  const card = page.locator('#supabase');
  await card.getByLabel('Name').fill('Forgettable');
  await card.getByRole('button').click();
  await page.waitForURL(/\/migrations\/[0-9a-f-]{36}\//);
  const [, id] = /migrations\/([0-9a-f-]{36})/.exec(page.url()) ?? [];
  await page.goto(`/migrations/${id}/prove/health`);
  await page.goto(`/migrations/${id}/settings`);
  await page.getByRole('button', { name: 'Forget the credentials of this migration…' }).click();
  const dialog = page.getByRole('alertdialog');
  await expect(dialog.getByText('This cannot be undone.')).toBeVisible();
  const confirm = dialog.getByRole('button', { name: 'Forget the credentials' });
  await expect(confirm).toBeDisabled();
  await dialog.getByRole('textbox').fill('Forgettable');
  await confirm.click();
  await expect(page.getByText('The credentials are forgotten.')).toBeVisible();
  await page.goto(`/migrations/${id}`);
  await expect(page.getByText(/had the credentials forgotten/).first()).toBeVisible();
});
