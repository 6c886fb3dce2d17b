import type { Translate } from '@/lib/i18n/translate';
import type { CertificateFacts } from '@/lib/postgres/diagnose/certificate-facts';
import type { TlsFacts } from '@/lib/postgres/diagnose/probe-tls';
import { Badge } from '../ui/badge';
import { KeyValueList } from '../ui/key-value-list';
import { VerdictBadge } from '../ui/verdict-badge';

interface Props {
  readonly tls: TlsFacts;
  readonly t: Translate;
}

function Certificate({ certificate, t }: { readonly certificate: CertificateFacts; readonly t: Translate }) {
  const { subject, issuer, names, validFrom, validTo, fingerprint, isSelfSigned } = certificate;
  const text = (key: 'issuer' | 'names' | 'validity' | 'fingerprint') =>
    t(`connection.certificate.${key}` as const);
  const items = [
    { key: 'issuer', label: text('issuer'), value: isSelfSigned ? t('connection.certificate.self') : issuer },
    { key: 'names', label: text('names'), value: names.join(', ') || '–' },
    {
      key: 'validity',
      label: text('validity'),
      value: `${validFrom.slice(0, 10)} – ${validTo.slice(0, 10)}`,
    },
    { key: 'fingerprint', label: text('fingerprint'), value: fingerprint },
  ];
  return (
    <li className="rounded-md border p-3">
      <p className="font-mono text-sm font-semibold break-words">{subject}</p>
      <KeyValueList items={items} isCode />
    </li>
  );
}

/** The chain as the server presented it, and what it was verified against. Nothing here needed a password. */
export function CertificatePanel({ tls, t }: Props) {
  if (tls.chain.length === 0)
    return <p className="text-sm text-ink-muted">{t('connection.certificate.none')}</p>;
  const isChainGood = tls.chainError === null;
  return (
    <div className="space-y-3">
      <div className="flex flex-wrap items-center gap-2 text-sm">
        <VerdictBadge verdict={isChainGood ? 'pass' : 'fail'} t={t} />
        <span>
          {t(isChainGood ? 'connection.certificate.chainHolds' : 'connection.certificate.chainBroken', {
            anchor: t(`connection.certificate.anchor.${tls.anchor}` as const),
            reason: tls.chainError ?? '',
          })}
        </span>
        <VerdictBadge verdict={tls.nameError === null ? 'pass' : 'warn'} t={t} />
        <span>
          {t(
            tls.nameError === null ? 'connection.certificate.nameFits' : 'connection.certificate.nameDiffers',
          )}
        </span>
        {tls.isSupabaseRoot ? <Badge tone="success">{t('connection.certificate.pinned')}</Badge> : null}
        <Badge>{tls.protocol}</Badge>
        <Badge>{tls.cipher}</Badge>
      </div>
      <ol className="space-y-2" aria-label={t('connection.certificate.chain')}>
        {tls.chain.map((certificate) => (
          <Certificate key={certificate.fingerprint} certificate={certificate} t={t} />
        ))}
      </ol>
    </div>
  );
}
