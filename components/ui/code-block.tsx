import clsx from 'clsx';
import type { Translate } from '@/lib/i18n/translate';
import { CopyButton } from './copy-button';
import { type DiffLineKind, diffLineKind } from './diff-line-kind';
import { highlightSql, type SqlTokenKind } from './highlight-sql';

export type CodeKind = 'sql' | 'diff' | 'command' | 'text';

interface Props {
  readonly code: string;
  readonly kind?: CodeKind;
  /** What the block is, e.g. a file name; also its accessible name. */
  readonly label: string;
  readonly t: Translate;
  /** Scrolls inside when longer. */
  readonly isTall?: boolean;
}

const SQL_CLASS: Record<SqlTokenKind, string | undefined> = {
  plain: undefined,
  keyword: 'font-semibold text-[var(--ansi-blue)]',
  string: 'text-[var(--ansi-green)]',
  number: 'text-[var(--ansi-magenta)]',
  comment: 'text-ink-muted italic',
};

const DIFF_CLASS: Record<DiffLineKind, string | undefined> = {
  added: 'bg-success-bg text-success-fg',
  removed: 'bg-danger-bg text-danger-fg',
  hunk: 'text-[var(--ansi-blue)]',
  file: 'font-semibold',
  same: undefined,
};

function Sql({ code }: { readonly code: string }) {
  return highlightSql(code).map((token, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: tokens of a fixed text have no identity but their place
    <span key={index} className={SQL_CLASS[token.kind]}>
      {token.text}
    </span>
  ));
}

function Diff({ code }: { readonly code: string }) {
  return code.split('\n').map((line, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: lines of a fixed text have no identity but their place
    <span key={index} className={clsx('block min-h-[1lh] px-3', DIFF_CLASS[diffLineKind(line)])}>
      {line}
    </span>
  ));
}

/** Text to be read or copied as it is: SQL, a unified diff, a command. */
export function CodeBlock({ code, kind = 'text', label, t, isTall }: Props) {
  return (
    <figure className="min-w-0 overflow-hidden rounded-md border bg-log-bg text-log-ink">
      <figcaption className="flex min-h-9 items-center justify-between gap-2 border-b bg-sunken pr-1 pl-3 text-xs text-ink-muted">
        <span className="truncate font-mono">{label}</span>
        <span data-print="hidden">
          <CopyButton text={code} label={t('ui.copy.named', { name: label })} isIconOnly />
        </span>
      </figcaption>
      <pre
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
        tabIndex={0}
        className={clsx(
          'overflow-auto py-2.5 font-mono text-xs leading-5 focus-visible:-outline-offset-2',
          // Paper cannot be scrolled.
          'print:max-h-none print:overflow-visible print:whitespace-pre-wrap print:wrap-anywhere',
          kind !== 'diff' && 'px-3',
          isTall ? 'max-h-[36rem]' : 'max-h-72',
        )}
      >
        <code>
          {kind === 'sql' ? <Sql code={code} /> : null}
          {kind === 'diff' ? <Diff code={code} /> : null}
          {kind === 'command' || kind === 'text' ? code : null}
        </code>
      </pre>
    </figure>
  );
}
