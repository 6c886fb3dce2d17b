import type { Translate } from '@/lib/i18n/translate';
import { RunnerState } from './runner-state';

interface Props {
  readonly t: Translate;
  readonly version: string;
  readonly runner: {
    readonly condition: 'idle' | 'busy' | 'down';
    readonly running: number;
  } | null;
  /** Help that stands at the same place on every page. */
  readonly links?: readonly { readonly label: string; readonly href: string }[];
}

/** Runner state, help, version. */
export function FrameFooter({ t, version, runner, links = [] }: Props) {
  return (
    <>
      {runner ? <RunnerState {...runner} t={t} /> : <span />}
      <ul className="flex flex-wrap items-center gap-x-4">
        {links.map((link) => (
          <li key={link.href}>
            <a className="text-link inline-flex min-h-6 items-center" href={link.href}>
              {link.label}
            </a>
          </li>
        ))}
        <li>
          {t('common.product')} {version}
        </li>
      </ul>
    </>
  );
}
