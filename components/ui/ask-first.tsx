'use client';

import { type ComponentProps, type ComponentType, type ReactNode, useState } from 'react';
import { Button } from './button';
import type { ConfirmDialog } from './confirm-dialog';
import { loadWhenOnline } from './load-when-online';

type DialogProps = ComponentProps<typeof ConfirmDialog>;

interface Props
  extends Pick<
    DialogProps,
    'title' | 'description' | 'confirmLabel' | 'tone' | 'typeToConfirm' | 'onConfirm' | 'children'
  > {
  readonly id?: string;
  /** The button that asks; ends with an ellipsis where a question follows. */
  readonly label: string;
  readonly icon?: ReactNode;
  readonly variant?: 'secondary' | 'ghost' | 'danger';
  readonly size?: 'sm' | 'md';
}

/** A button whose deed is asked about first. The dialog is loaded when the button is first pressed. */
export function AskFirst({ id, label, icon, variant = 'secondary', size = 'md', ...dialog }: Props) {
  const [Dialog, setDialog] = useState<ComponentType<DialogProps>>();
  const [isOpen, setOpen] = useState(false);
  const ask = async () => {
    setOpen(true);
    if (Dialog) return;
    const module = await loadWhenOnline(() => import('./confirm-dialog'));
    setDialog(() => module.ConfirmDialog);
  };
  return (
    <>
      <Button id={id} variant={variant} size={size} icon={icon} onClick={ask}>
        {label}
      </Button>
      {Dialog ? <Dialog {...dialog} open={isOpen} onOpenChange={setOpen} /> : null}
    </>
  );
}
