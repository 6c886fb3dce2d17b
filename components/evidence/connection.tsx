import type { Locale } from '@/lib/i18n/locale';
import type { Translate } from '@/lib/i18n/translate';
import type { Climbed } from '@/lib/plan/evidence/climbed';
import type { ConnectionEvidence } from '@/lib/plan/evidence/connection-evidence';
import { AttemptsNote } from '../connection/attempts-note';
import { CertificatePanel } from '../connection/certificate-panel';
import { LadderView } from '../connection/ladder';
import { ProjectReport } from '../connection/project-report';

interface Language {
  readonly t: Translate;
  readonly locale: Locale;
}

/** One climbed ladder with its certificate panel and the count of refusals. */
export function ClimbedView({
  climbed,
  title,
  t,
  locale,
}: Language & { readonly climbed: Climbed; readonly title: string }) {
  const { report, attempts } = climbed;
  return (
    <section className="space-y-4" aria-label={title}>
      <h3 className="text-base font-semibold">{title}</h3>
      <AttemptsNote attempts={attempts} host={report.endpoint.host} t={t} />
      <LadderView rungs={report.rungs} label={title} t={t} locale={locale} />
      {report.tls ? (
        <details open={report.tls.chainError !== null}>
          <summary className="min-h-6 text-sm font-semibold">{t('connection.certificate.title')}</summary>
          <div className="mt-2">
            <CertificatePanel tls={report.tls} t={t} />
          </div>
        </details>
      ) : null}
    </section>
  );
}

/** The ladder of each door of the target. */
export function ConnectionView({
  evidence,
  t,
  locale,
}: Language & { readonly evidence: ConnectionEvidence }) {
  const { target, session, project } = evidence;
  const where = ({ report }: Climbed) => ({ host: report.endpoint.host, port: String(report.endpoint.port) });
  return (
    <div className="grid items-start gap-x-8 gap-y-6 xl:grid-cols-2">
      <ClimbedView
        climbed={target}
        title={t('connection.door.target', where(target))}
        t={t}
        locale={locale}
      />
      {session ? (
        <ClimbedView
          climbed={session}
          title={t('connection.door.session', where(session))}
          t={t}
          locale={locale}
        />
      ) : null}
      {project ? (
        <div className="xl:col-span-2">
          <ProjectReport project={project} t={t} />
        </div>
      ) : null}
    </div>
  );
}
