import { MudanzaError } from '../../platform/errors/mudanza-error';
import { isSealIntact, snapshotSeal } from '../../platform/vault/snapshot-seal';
import { newToken, tokenHash } from '../../platform/vault/token';
import { readChecklist } from '../../runs/read-checklist';
import { writeAudit } from '../../store/audit';
import type { Migration } from '../../store/migrations';
import { transaction } from '../../store/query';
import {
  findShareLink,
  insertShareLink,
  noteOpened,
  revokeShareLink,
  type ShareLink,
} from '../../store/share-links';
import { buildReport } from '../build-report';
import { readReportFacts } from '../read-report-facts';
import { Report } from '../report-schema';
import { redactReport } from './redact-report';

/**
 * Freezes the report as it stands, redacted, behind an unguessable link that ends after some days. The token is
 * given back once and stored nowhere.
 */
export async function shareReport(
  migration: Migration,
  input: { label: string; days: number; by: string },
): Promise<{ readonly token: string; readonly link: ShareLink }> {
  const facts = await readReportFacts(migration, await readChecklist(migration));
  const { workspace } = migration.settings;
  const report = redactReport(buildReport(facts, new Date()), facts.connections.values(), workspace);
  const snapshot = JSON.stringify(report);
  const token = newToken();
  const link = await transaction(async (client) => {
    const made = await insertShareLink(client, {
      migrationId: migration.id,
      tokenHash: tokenHash(token),
      label: input.label,
      snapshot,
      seal: snapshotSeal(snapshot),
      reportDigest: report.digest,
      days: input.days,
      by: input.by,
    });
    const detail = { link: made.id, days: input.days, digest: report.digest };
    await writeAudit(client, { migrationId: migration.id, actor: input.by, deed: 'report.share', detail });
    return made;
  });
  return { token, link };
}

/** Closes a link at once. Throws MUD-610 when it is not there or closed already. */
export function closeLink(migrationId: string, id: string, by: string): Promise<void> {
  return transaction(async (client) => {
    if (!(await revokeShareLink(client, migrationId, id, by))) throw new MudanzaError('MUD-610');
    await writeAudit(client, { migrationId, actor: by, deed: 'report.unshare', detail: { link: id } });
  });
}

/**
 * What a link shows. Throws MUD-610 for a token that is unknown, expired or revoked, in the same words, so that a
 * guess learns nothing; MUD-611 when the snapshot is not what was sealed, MUD-612 when another version sealed it.
 */
export async function openShared(
  token: string,
): Promise<{ readonly link: ShareLink; readonly report: Report }> {
  const found = await findShareLink(tokenHash(token));
  if (!found || found.revokedAt || found.isExpired) throw new MudanzaError('MUD-610');
  if (!isSealIntact(found.snapshot, found.seal)) throw new MudanzaError('MUD-611');
  const { snapshot, seal: _, ...link } = found;
  const report = Report.safeParse(JSON.parse(snapshot)).data;
  if (!report) throw new MudanzaError('MUD-612');
  await noteOpened(link.id);
  return { link, report };
}
