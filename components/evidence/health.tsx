import type { Translate } from '@/lib/i18n/translate';
import type { HealthEvidence } from '@/lib/steps/health/step';
import { CodeBlock } from '../ui/code-block';
import { DataTable } from '../ui/data-table';

interface Props {
  readonly evidence: HealthEvidence;
  readonly t: Translate;
}

/** Evidence of `health`: the last answers as they came. */
export function HealthView({ evidence, t }: Props) {
  const answers = [evidence.live, evidence.ready].filter((answer) => answer !== null);
  return (
    <div className="space-y-4">
      <DataTable<HealthEvidence['live']>
        caption={t('testing.health.view.caption')}
        rows={answers}
        rowKey={({ url }) => url}
        columns={[
          { id: 'url', header: t('testing.health.view.url'), cell: ({ url }) => <code>{url}</code> },
          {
            id: 'status',
            header: t('testing.health.view.status'),
            cell: ({ status, original }) => status ?? `${t('testing.health.view.none')} ${original ?? ''}`,
          },
          {
            id: 'ms',
            header: t('testing.health.view.ms'),
            isNumeric: true,
            cell: ({ ms }) => t('testing.chart.number', { value: ms }),
          },
        ]}
      />
      {answers
        .filter(({ body }) => body !== '')
        .map(({ url, json, body }) => (
          <CodeBlock
            key={url}
            code={json === null ? body : JSON.stringify(json, null, 2)}
            kind="text"
            label={t('testing.health.view.body', { url })}
            t={t}
          />
        ))}
    </div>
  );
}
