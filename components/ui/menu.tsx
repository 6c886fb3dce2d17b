'use client';

import { Menu as Base } from '@base-ui/react/menu';
import Link from 'next/link';
import type { ReactElement, ReactNode } from 'react';

export interface MenuEntry {
  readonly id: string;
  readonly label: string;
  readonly icon?: ReactNode;
  readonly href?: string;
  readonly onSelect?: () => void;
  /** Marks the one of several that holds now. */
  readonly isChosen?: boolean;
  /** Language of the label when it is not that of the page. */
  readonly lang?: string;
  /** Says why it cannot be chosen now. */
  readonly disabledBecause?: string | undefined;
}

interface Props {
  readonly trigger: ReactElement;
  readonly entries: readonly MenuEntry[];
  readonly align?: 'start' | 'end';
}

const ITEM_CLASS =
  'flex min-h-8 w-full items-center gap-2 rounded-md px-2.5 py-1.5 text-left text-sm text-ink no-underline ' +
  'outline-none data-highlighted:bg-sunken data-highlighted:outline-2 data-highlighted:outline-focus ' +
  '[&_svg]:size-4 [&_svg]:shrink-0 data-disabled:text-ink-muted';

function EntryBody({ entry }: { readonly entry: MenuEntry }) {
  return (
    <>
      {entry.icon}
      <span className="min-w-0">
        <span lang={entry.lang} className="block">
          {entry.label}
        </span>
        {entry.disabledBecause ? (
          <span className="block text-xs text-ink-muted">{entry.disabledBecause}</span>
        ) : null}
      </span>
      {entry.isChosen ? (
        <span aria-hidden className="ml-auto pl-3">
          ✓
        </span>
      ) : null}
    </>
  );
}

/** A menu on a button: arrow keys, type-ahead, Escape. Entries that go somewhere are real links. */
export function Menu({ trigger, entries, align = 'end' }: Props) {
  return (
    <Base.Root>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner align={align} sideOffset={6} className="z-50">
          <Base.Popup className="min-w-44 max-w-[calc(100vw-1rem)] rounded-lg border bg-surface p-1 shadow-high outline-none">
            {entries.map((entry) =>
              entry.href ? (
                <Base.LinkItem
                  key={entry.id}
                  className={ITEM_CLASS}
                  aria-current={entry.isChosen || undefined}
                  render={<Link href={entry.href} />}
                >
                  <EntryBody entry={entry} />
                </Base.LinkItem>
              ) : (
                <Base.Item
                  key={entry.id}
                  className={ITEM_CLASS}
                  disabled={entry.disabledBecause !== undefined}
                  aria-current={entry.isChosen || undefined}
                  onClick={() => entry.onSelect?.()}
                >
                  <EntryBody entry={entry} />
                </Base.Item>
              ),
            )}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
