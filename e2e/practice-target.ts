import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import pg from 'pg';
import { PRODUCT } from './global-setup';

export interface Lab {
  readonly targetPort: number;
  readonly database: string;
  readonly poolerPort: number | null;
}

/** Data folder of the product under test. */
export function productFolder(): string {
  const { dataDir }: { dataDir: string } = JSON.parse(readFileSync(PRODUCT, 'utf8'));
  return dataDir;
}

/** Where the practice servers of a migration are, as the page of its first step shows it. */
export async function readLab(page: Page): Promise<Lab> {
  const raw = await page.locator('#evidence pre').last().textContent();
  return JSON.parse(raw ?? '{}');
}

/** Looks at the target with a client of the test's own. */
export async function onTarget<T>(lab: Lab, use: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({
    host: '127.0.0.1',
    port: lab.targetPort,
    database: lab.database,
    user: 'postgres',
    password: readFileSync(join(productFolder(), 'practice.password'), 'utf8').trim(),
    ssl: { rejectUnauthorized: false },
  });
  await client.connect();
  try {
    return await use(client);
  } finally {
    await client.end();
  }
}
