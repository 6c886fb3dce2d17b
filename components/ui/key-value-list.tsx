import type { ReactNode } from 'react';

interface Props {
  readonly items: readonly { readonly key: string; readonly label: ReactNode; readonly value: ReactNode }[];
  /** Values are hosts, versions, hashes: shown in a fixed-width face. */
  readonly isCode?: boolean;
}

/** Names and values in two columns, one below the other on a narrow screen. */
export function KeyValueList({ items, isCode }: Props) {
  return (
    <dl className="divide-y text-sm">
      {items.map((item) => (
        <div key={item.key} className="grid gap-x-4 py-2 sm:grid-cols-[minmax(9rem,1fr)_2fr]">
          <dt className="min-w-0 text-ink-muted [overflow-wrap:anywhere]">{item.label}</dt>
          <dd className={`min-w-0 break-words ${isCode ? 'font-mono' : ''}`}>{item.value}</dd>
        </div>
      ))}
    </dl>
  );
}
