import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import '../../lib/steps/registry';
import { PHASE_IDS } from '../../lib/plan/outline';
import { sql } from '../../lib/postgres/sql';
import { signBasis } from '../../lib/runs/gate';
import { readChecklist } from '../../lib/runs/read-checklist';
import { findMigration } from '../../lib/store/migrations';
import { query, stateClient } from '../../lib/store/query';
import { insertSignOff } from '../../lib/store/sign-offs';

const FORMATS = ['A4', 'Letter'] as const;
const LANGUAGES = ['en', 'es'] as const;
const LONG =
  'Migration of the reservation platform of all hotels of the group to Supabase, second attempt after summer';
const SIGNER = 'María del Carmen Fernández de la Vega Sanz-Ordóñez';

/** Makes a migration's report as full as one gets: a long name, a signature of everybody, fifty open issues. */
async function fill(id: string): Promise<void> {
  await query(sql`update migration set name = ${LONG} where id = ${id}`);
  const migration = await findMigration(id);
  if (!migration) throw new Error(`no migration ${id}`);
  const { steps } = await readChecklist(migration);
  for (const phase of PHASE_IDS.filter((one) => one !== 'rollback'))
    await insertSignOff(stateClient, {
      ...{ migrationId: id, phase, name: `${SIGNER} ${phase}`, note: '', by: 'Bench' },
      ...{ basis: signBasis(phase, steps, []), lastSeen: null },
    });
  await query(sql`
    insert into issue (migration_id, number, title, status, opened_by, updated_by)
    select ${id}, n, 'A rather long title of an issue that nobody has closed yet, number ' || n, 'OPEN', 'Bench', 'Bench'
    from generate_series(1, 50) n on conflict do nothing`);
}

/** The text of each page of a PDF, without white space. */
function pagesOf(pdf: Buffer): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'mudanza-print-'));
  try {
    writeFileSync(join(folder, 'report.pdf'), pdf);
    const text = execFileSync('pdftotext', ['-raw', join(folder, 'report.pdf'), '-'], { maxBuffer: 1 << 26 });
    return text
      .toString()
      .split('\f')
      .map((page) => page.replaceAll(/\s+/g, ''))
      .filter((page) => page !== '');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const bare = (text: string | null) => (text ?? '').replaceAll(/\s+/g, '');

/** What of a printed report is wrong: its first page not on one sheet of its own, or something of it cut off. */
async function faultsOf(page: Page, url: string, format: 'A4' | 'Letter'): Promise<string[]> {
  await page.goto(url);
  const title = bare(await page.locator('h1').textContent());
  const ends = await page
    .locator('#first-page li, #first-page p, #first-page dd')
    .evaluateAll((parts) =>
      parts.filter((part) => part.checkVisibility()).map((part) => part.textContent ?? ''),
    );
  const first = bare(await page.locator('#first-page ~ * h2, #first-page ~ h2').first().textContent());
  const pages = pagesOf(await page.pdf({ format, printBackground: true }));
  const [sheet = '', next = ''] = pages;
  return [
    ...(sheet.includes(title) ? [] : ['the title is not on the first sheet']),
    ...ends.map(bare).flatMap((part) => (sheet.includes(part) ? [] : [`not on the first sheet: ${part}`])),
    ...(first !== '' && sheet.includes(first) && !next.includes(first)
      ? ['the body begins on the first sheet']
      : []),
  ];
}

/** Prints the fullest report in both languages on both papers, and gives what is wrong with its first sheet. */
export async function printReport(page: Page, url: string, id: string): Promise<string[]> {
  await fill(id);
  const faults: string[] = [];
  for (const language of LANGUAGES) {
    await page.context().addCookies([{ name: 'mudanza_locale', value: language, url }]);
    for (const format of FORMATS) {
      const found = await faultsOf(page, `${url}/migrations/${id}/report`, format);
      faults.push(...found.map((fault) => `${format} ${language}: ${fault}`));
    }
  }
  await page.context().addCookies([{ name: 'mudanza_locale', value: 'en', url }]);
  return faults;
}
