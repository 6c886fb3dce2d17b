import { previewBasis } from '../plan/preview-basis';
import type { Report, ReportBody } from './report-schema';

/** SHA-256 (hex) of a report's body, whatever the order of its keys. */
export function reportDigest(report: ReportBody | Report): string {
  const { digest: _, ...body } = { digest: '', ...report };
  return previewBasis(body);
}
