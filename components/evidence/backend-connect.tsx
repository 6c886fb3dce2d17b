import type { Translate } from '@/lib/i18n/translate';
import type { BackendConnectEvidence } from '@/lib/steps/backend/connect-evidence';
import { KeyValueList } from '../ui/key-value-list';
import { ManualView } from './manual';

interface Props {
  readonly evidence: BackendConnectEvidence;
  readonly t: Translate;
}

/** Evidence of `backend.connect`: what the two queries answered, and what the backend's own driver said. */
export function BackendConnectView({ evidence, t }: Props) {
  if (evidence.kind === 'manual') return <ManualView evidence={evidence} t={t} />;
  const { version, table, count, reason, driver, own } = evidence;
  return (
    <KeyValueList
      isCode
      items={[
        { key: 'server', label: t('backend.view.server'), value: version },
        { key: 'table', label: `${t('backend.view.rows')} · ${table}`, value: count ?? reason ?? '–' },
        { key: 'own', label: `${t('backend.view.ownDriver')} · ${driver}`, value: own.detail },
      ]}
    />
  );
}
