import type { Translate } from '../translate';

interface Artifact {
  readonly step: string | null;
  readonly attempt: number | null;
  readonly isTakenBack: boolean;
}

/** Which step and attempt made a file, and whether that was taken back: names repeat, one for each attempt. Pure. */
export function artifactOrigin({ step, attempt, isTakenBack }: Artifact, t: Translate): string {
  if (!step) return '–';
  if (attempt === null) return t('report.field.stepName', { step });
  return t('report.appendix.from', { step, attempt, isTakenBack });
}
