import { Download } from 'lucide-react';
import { buttonClass } from '@/components/ui/button-class';
import type { Translate } from '@/lib/i18n/translate';

const FORMATS = ['markdown', 'json', 'zip', 'standup', 'notes', 'rollback', 'schema'] as const;

interface Props {
  readonly migrationId: string;
  readonly t: Translate;
}

/** The report as files. Plain links: they work without scripts. */
export function Downloads({ migrationId, t }: Props) {
  return (
    <nav
      aria-label={t('report.page.downloads')}
      // On a phone one line that scrolls, so that the verdict stays in sight; it fades where there is more.
      className="flex max-w-full gap-2 overflow-x-auto p-1 max-sm:pr-12 max-sm:[mask-image:linear-gradient(to_left,transparent,#000_3rem)] sm:flex-wrap sm:overflow-visible sm:p-0"
    >
      {FORMATS.map((format) => (
        <a
          key={format}
          href={`/api/migrations/${migrationId}/export?format=${format}`}
          className={buttonClass('secondary', 'sm', 'shrink-0')}
          download
        >
          <Download aria-hidden />
          {t(`report.page.format.${format}`)}
        </a>
      ))}
    </nav>
  );
}
