'use client';

import { Dialog as Base } from '@base-ui/react/dialog';
import { X } from 'lucide-react';
import type { ReactElement, ReactNode } from 'react';
import { useTranslate } from '@/components/i18n/translate-provider';
import { buttonClass } from './button-class';

interface Props {
  readonly title: string;
  readonly description?: ReactNode;
  /** The button that opens it; leave out when `open` is controlled. */
  readonly trigger?: ReactElement;
  readonly open?: boolean;
  readonly onOpenChange?: (open: boolean) => void;
  readonly footer?: ReactNode;
  readonly width?: 'md' | 'lg';
  readonly children?: ReactNode;
}

const WIDTH = { md: 'max-w-lg', lg: 'max-w-3xl' };

/** A modal dialog: focus stays inside, Escape closes, focus returns to what opened it. */
export function Dialog({
  title,
  description,
  trigger,
  open,
  onOpenChange,
  footer,
  width = 'md',
  children,
}: Props) {
  const t = useTranslate();
  return (
    <Base.Root
      {...(open === undefined ? {} : { open })}
      {...(onOpenChange ? { onOpenChange: (next: boolean) => onOpenChange(next) } : {})}
    >
      {trigger ? <Base.Trigger render={trigger} /> : null}
      <Base.Portal>
        <Base.Backdrop className="fixed inset-0 z-40 bg-black/45" />
        <Base.Popup
          className={`fixed top-[8vh] left-1/2 z-50 flex max-h-[84vh] w-[calc(100vw-2rem)] -translate-x-1/2 flex-col rounded-xl border bg-surface shadow-high ${WIDTH[width]}`}
        >
          <header className="flex items-start justify-between gap-4 px-5 pt-4">
            <div className="min-w-0">
              <Base.Title className="text-lg">{title}</Base.Title>
              {description ? (
                <Base.Description className="mt-1 text-sm text-ink-muted">{description}</Base.Description>
              ) : null}
            </div>
            <Base.Close className={buttonClass('ghost', 'icon', '-mr-1.5')} aria-label={t('common.close')}>
              <X aria-hidden />
            </Base.Close>
          </header>
          <div className="min-h-0 overflow-y-auto px-5 py-4">{children}</div>
          {footer ? (
            <footer className="flex flex-wrap justify-end gap-2 rounded-b-xl border-t bg-sunken px-5 py-3">
              {footer}
            </footer>
          ) : null}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
