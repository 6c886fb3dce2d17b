import { KeyValueList } from '@/components/ui/key-value-list';
import { SideTag } from '@/components/ui/side-tag';
import type { Translate } from '@/lib/i18n/translate';
import type { PracticeLabEvidence } from '@/lib/steps/practice/practice-lab';

interface Props {
  readonly evidence: PracticeLabEvidence;
  readonly t: Translate;
}

/** The practice servers and where they listen, for whoever wants to look at them with a client of their own. */
export function PracticeLabView({ evidence, t }: Props) {
  const server = (version: string, port: number) => t('app.lab.server', { version, port: String(port) });
  return (
    <KeyValueList
      items={[
        {
          key: 'source',
          label: <SideTag side="source" t={t} />,
          value: server(evidence.sourceVersion, evidence.sourcePort),
        },
        {
          key: 'target',
          label: <SideTag side="target" t={t} />,
          value: server(evidence.targetVersion, evidence.targetPort),
        },
        {
          key: 'pooler',
          label: t('app.lab.pooler'),
          value:
            evidence.poolerPort === null
              ? t('app.lab.noPooler')
              : t('app.lab.poolerAt', { port: String(evidence.poolerPort) }),
        },
        { key: 'database', label: t('app.lab.database'), value: <code>{evidence.database}</code> },
        ...(evidence.rows
          ? [
              {
                key: 'rows',
                label: t('app.lab.rows'),
                value: t('app.lab.rowsOf', { rows: evidence.rows.count }),
              },
            ]
          : []),
        ...(evidence.isPlanted === null
          ? []
          : [
              {
                key: 'planted',
                label: t('app.lab.planted'),
                value: t(evidence.isPlanted ? 'app.lab.isPlanted' : 'app.lab.notPlanted'),
              },
            ]),
      ]}
    />
  );
}
