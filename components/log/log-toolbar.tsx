'use client';

import {
  ArrowDown,
  ArrowDownToLine,
  ArrowUp,
  ClipboardList,
  Clock,
  Copy,
  Download,
  Funnel,
  Link2,
  Search,
  WrapText,
} from 'lucide-react';
import type { ReactNode, RefObject } from 'react';
import { useLanguage, useTranslate } from '@/components/i18n/translate-provider';
import { buttonClass } from '@/components/ui/button-class';
import { ScriptButton } from '@/components/ui/script-button';
import { useHydrated } from '@/components/ui/use-hydrated';
import type { LogLevel } from '@/lib/plan/step-context';
import type { LogSettings } from './log-settings';
import type { CopyHow } from './use-log-copy';
import type { useLogFilter } from './use-log-filter';

const LEVELS: readonly LogLevel[] = ['error', 'warn', 'info', 'debug'];

interface Props {
  readonly searchRef: RefObject<HTMLInputElement | null>;
  readonly filter: ReturnType<typeof useLogFilter>;
  readonly counts: Readonly<Record<LogLevel, number>>;
  readonly onStep: (step: 1 | -1) => void;
  readonly isFollowing: boolean;
  readonly onFollow: (isOn: boolean) => void;
  readonly settings: LogSettings;
  readonly onSettings: (settings: LogSettings) => void;
  readonly onCopy: (how: CopyHow) => void;
  readonly downloadHref?: string | undefined;
}

const NEXT_TIME = { none: 'relative', relative: 'utc', utc: 'none' } as const;

function Tool({
  label,
  isOn,
  onPress,
  children,
}: {
  label: string;
  isOn?: boolean;
  onPress: () => void;
  children: ReactNode;
}) {
  return (
    <ScriptButton
      aria-label={label}
      title={label}
      aria-pressed={isOn}
      onClick={onPress}
      className={buttonClass('ghost', 'icon', isOn ? 'border-line-strong bg-sunken' : '')}
    >
      {children}
    </ScriptButton>
  );
}

function LevelChips({ filter, counts }: Pick<Props, 'filter' | 'counts'>) {
  const { t, locale } = useLanguage();
  const number = new Intl.NumberFormat(locale);
  return (
    <fieldset className="flex flex-wrap gap-1">
      <legend className="sr-only">{t('ui.log.levels')}</legend>
      {LEVELS.map((level) => (
        <ScriptButton
          key={level}
          aria-pressed={!filter.hidden.has(level)}
          onClick={() => filter.toggleLevel(level)}
          className="tabular min-h-8 max-sm:min-h-10 rounded-full border border-line-strong px-2.5 text-xs font-medium aria-pressed:bg-sunken aria-[pressed=false]:border-dashed aria-[pressed=false]:text-ink-muted aria-[pressed=false]:line-through"
        >
          {t(`ui.log.level.${level}`)} {number.format(counts[level])}
        </ScriptButton>
      ))}
    </fieldset>
  );
}

/** Search, levels, follow, looks, copy and download. */
export function LogToolbar(props: Props) {
  const t = useTranslate();
  const isHydrated = useHydrated();
  const { settings, onSettings, filter } = props;
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5 border-b bg-surface px-3 py-2">
      <div className="flex min-w-0 flex-1 basis-64 items-center gap-1">
        <span className="relative min-w-0 flex-1">
          <Search aria-hidden className="absolute top-2 left-2 size-4 text-ink-muted" />
          <input
            ref={props.searchRef}
            type="search"
            disabled={!isHydrated}
            value={filter.query}
            onChange={(event) => filter.setQuery(event.target.value)}
            onKeyDown={(event) => {
              if (event.key === 'Enter') props.onStep(event.shiftKey ? -1 : 1);
            }}
            aria-label={t('ui.log.search')}
            placeholder={t('ui.log.search')}
            className="h-8 w-full rounded-md border border-line-strong bg-surface pr-2 pl-8 text-sm placeholder:text-ink-muted"
          />
        </span>
        {filter.query ? (
          <span role="status" className="tabular shrink-0 text-xs text-ink-muted">
            {t('ui.log.matches', { current: filter.current + 1, total: filter.matches.length })}
          </span>
        ) : null}
        {filter.query ? (
          <>
            <Tool label={t('ui.log.previous')} onPress={() => props.onStep(-1)}>
              <ArrowUp aria-hidden />
            </Tool>
            <Tool label={t('ui.log.next')} onPress={() => props.onStep(1)}>
              <ArrowDown aria-hidden />
            </Tool>
            <Tool
              label={t('ui.log.onlyMatches')}
              isOn={filter.isOnlyMatches}
              onPress={() => filter.setOnlyMatches(!filter.isOnlyMatches)}
            >
              <Funnel aria-hidden />
            </Tool>
          </>
        ) : null}
      </div>
      <LevelChips filter={filter} counts={props.counts} />
      <div className="flex flex-wrap items-center gap-1">
        <Tool
          label={t('ui.log.follow')}
          isOn={props.isFollowing}
          onPress={() => props.onFollow(!props.isFollowing)}
        >
          <ArrowDownToLine aria-hidden />
        </Tool>
        <Tool
          label={t('ui.log.wrap')}
          isOn={settings.isWrapped}
          onPress={() => onSettings({ ...settings, isWrapped: !settings.isWrapped })}
        >
          <WrapText aria-hidden />
        </Tool>
        <Tool
          label={t('ui.log.time', { style: settings.time })}
          onPress={() => onSettings({ ...settings, time: NEXT_TIME[settings.time] })}
        >
          <Clock aria-hidden />
        </Tool>
        <Tool label={t('ui.log.copyLink')} onPress={() => props.onCopy('link')}>
          <Link2 aria-hidden />
        </Tool>
        <Tool label={t('ui.log.copy')} onPress={() => props.onCopy('text')}>
          <Copy aria-hidden />
        </Tool>
        <Tool label={t('ui.log.copyMarkdown')} onPress={() => props.onCopy('markdown')}>
          <ClipboardList aria-hidden />
        </Tool>
        {props.downloadHref ? (
          <a
            href={props.downloadHref}
            download
            aria-label={t('ui.log.download')}
            title={t('ui.log.download')}
            className={buttonClass('ghost', 'icon')}
          >
            <Download aria-hidden />
          </a>
        ) : null}
      </div>
    </div>
  );
}
