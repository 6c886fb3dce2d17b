import { say } from '../../i18n/message';
import type { SchemaPreviewEvidence } from '../../plan/evidence/schema-preview-evidence';
import type { Criterion, Outcome } from '../../plan/step';
import { isCounted } from '../../postgres/catalog/count-objects';

/** Schemas and extensions are shown beside the objects, and are none of those that are counted. */
function countToCreate({ count, first }: SchemaPreviewEvidence['toCreate']): number {
  return count - first.filter((object) => !isCounted(object)).length;
}

function judgeBuild({ scratch, statements, target, catalog }: SchemaPreviewEvidence): Outcome {
  if (!scratch.isBuilt && catalog)
    return {
      verdict: 'pass',
      message: say('schema.preview.builtOnTarget', { reason: scratch.reason ?? '' }),
    };
  if (!scratch.isBuilt)
    return { verdict: 'warn', message: say('schema.preview.notBuilt', { reason: scratch.reason ?? '' }) };
  const params = { count: statements.count, ms: Math.round(scratch.ms), major: scratch.major };
  if (scratch.major !== target.major)
    return {
      verdict: 'warn',
      message: say('schema.preview.builtOther', { ...params, target: target.major }),
    };
  return { verdict: 'pass', message: say('schema.preview.built', params) };
}

function judgeDryRun({ dryRun, isAlreadyThere }: SchemaPreviewEvidence): Outcome {
  if (isAlreadyThere) return { verdict: 'pass', message: say('schema.preview.alreadyThere') };
  const ms = Math.round(dryRun.ms);
  if (dryRun.untried > 0)
    return { verdict: 'warn', message: say('schema.preview.dryRunPart', { ms, count: dryRun.untried }) };
  return { verdict: 'pass', message: say('schema.preview.dryRun', { ms }) };
}

function judgeClashes({ clashes, toCreate }: SchemaPreviewEvidence): Outcome {
  return clashes.count === 0
    ? { verdict: 'pass', message: say('schema.preview.noClash', { count: countToCreate(toCreate) }) }
    : { verdict: 'warn', message: say('schema.preview.clash', { count: clashes.count }) };
}

function judgeLint({ findings, warnings }: SchemaPreviewEvidence): Outcome {
  return warnings === 0
    ? { verdict: 'pass', message: say('schema.preview.lintClean', { count: findings.count }) }
    : { verdict: 'warn', message: say('schema.preview.lint', { count: findings.count }) };
}

export const PREVIEW_CRITERIA: readonly Criterion<SchemaPreviewEvidence, 'schema.preview'>[] = [
  { id: 'builds', judge: judgeBuild },
  { id: 'dry-run', judge: judgeDryRun },
  { id: 'clashes', judge: judgeClashes },
  { id: 'lint', judge: judgeLint },
];
