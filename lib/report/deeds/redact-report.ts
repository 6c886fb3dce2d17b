import { redactData } from '../../platform/vault/redact-text';
import type { Endpoint } from '../../postgres/address/endpoint';
import { reportDigest } from '../report-digest';
import { Report, ReportBody } from '../report-schema';

const REF = /\b[a-z]{20}\b/;

/** What a reviewer need not know: the project's ref, wherever it stands, and the folders of the operator's machine. */
function hidden(connections: Iterable<Endpoint>, workspace: string | undefined): string[] {
  const refs = [...connections].flatMap(({ host, user }) =>
    [host, user].flatMap((text) => REF.exec(text)?.[0] ?? []),
  );
  return [...new Set([...refs, ...(workspace ? [workspace] : [])])];
}

/**
 * The report as it may leave the house: project ref and local paths masked everywhere, secrets scrubbed by shape
 * once more, and a digest of its own, since its body is another.
 */
export function redactReport(
  report: Report,
  connections: Iterable<Endpoint>,
  workspace: string | undefined,
): Report {
  const { digest: _, ...open } = report;
  const body = ReportBody.parse(redactData(open, hidden(connections, workspace)));
  return Report.parse({ ...body, digest: reportDigest(body) });
}
