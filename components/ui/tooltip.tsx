'use client';

import { Tooltip as Base } from '@base-ui/react/tooltip';
import type { ReactElement, ReactNode } from 'react';
import { Kbd } from './kbd';

interface Props {
  readonly content: ReactNode;
  /** Shown after the content, e.g. `⌘K`. */
  readonly shortcut?: string;
  /** One focusable element. The tooltip adds to its name, it does not replace it. */
  readonly children: ReactElement;
}

/** A hint on hover and on focus; Escape hides it. Nothing that must be known stands only here. */
export function Tooltip({ content, shortcut, children }: Props) {
  return (
    <Base.Root>
      <Base.Trigger render={children} />
      <Base.Portal>
        <Base.Positioner sideOffset={6} className="z-50">
          <Base.Popup className="flex max-w-xs items-center gap-2 rounded-md border bg-ink px-2 py-1 text-xs text-canvas shadow-high">
            <span>{content}</span>
            {shortcut ? <Kbd keys={shortcut} /> : null}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
