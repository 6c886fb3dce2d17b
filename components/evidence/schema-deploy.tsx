import type { Translate } from '@/lib/i18n/translate';
import type { SchemaDeployEvidence } from '@/lib/steps/schema/schema-deploy';
import { DeployTimeline } from './deploy-timeline';
import { StatementTimes } from './statement-times';

interface Props {
  readonly evidence: SchemaDeployEvidence;
  readonly t: Translate;
}

/** What a deploy did: the deploys on their line in time, what this one made, and what took longest. */
export function SchemaDeployView({ evidence, t }: Props) {
  return (
    <div className="space-y-6">
      <DeployTimeline evidence={evidence} t={t} />
      {evidence.slowest.length > 0 ? (
        <StatementTimes caption={t('schema.view.slowest')} times={evidence.slowest} t={t} />
      ) : null}
      {evidence.secondPart.length > 0 ? (
        <StatementTimes caption={t('schema.view.secondPart')} times={evidence.secondPart} t={t} />
      ) : null}
    </div>
  );
}
