'use client';

import { AlertDialog as Base } from '@base-ui/react/alert-dialog';
import { type ReactElement, type ReactNode, useId, useState, useTransition } from 'react';
import { useTranslate } from '@/components/i18n/translate-provider';
import { Button } from './button';
import { buttonClass } from './button-class';
import { Field } from './field';
import { Input } from './input';

interface Props {
  /** The button that asks for the deed; leave out when `open` is controlled. */
  readonly trigger?: ReactElement;
  readonly open?: boolean;
  readonly onOpenChange?: (open: boolean) => void;
  readonly title: string;
  readonly description: ReactNode;
  /** Verb and object, e.g. “Drop 6 tables”. Never “Continue”. */
  readonly confirmLabel: string;
  readonly tone?: 'danger' | 'primary';
  /** For what cannot be undone: this text must be typed before the button works. */
  readonly typeToConfirm?: string;
  readonly onConfirm: () => void | Promise<void>;
  readonly children?: ReactNode;
}

/** Asks before a deed that hurts. Opens with the focus on the harmless answer. */
export function ConfirmDialog(props: Props) {
  const t = useTranslate();
  const id = useId();
  const [isOwnOpen, setOwnOpen] = useState(false);
  const setOpen = props.onOpenChange ?? setOwnOpen;
  const [typed, setTyped] = useState('');
  const [isPending, startTransition] = useTransition();
  const isBlocked = props.typeToConfirm !== undefined && typed.trim() !== props.typeToConfirm;

  const confirm = () =>
    startTransition(async () => {
      if (isBlocked) return;
      await props.onConfirm();
      setOpen(false);
      setTyped('');
    });

  return (
    <Base.Root open={props.open ?? isOwnOpen} onOpenChange={(next) => setOpen(next)}>
      {props.trigger ? <Base.Trigger render={props.trigger} /> : null}
      <Base.Portal>
        <Base.Backdrop className="fixed inset-0 z-40 bg-black/45" />
        <Base.Popup className="fixed top-[12vh] left-1/2 z-50 max-h-[80vh] w-[calc(100vw-2rem)] max-w-md -translate-x-1/2 overflow-y-auto rounded-xl border bg-surface p-5 shadow-high">
          <Base.Title className="text-lg">{props.title}</Base.Title>
          <Base.Description render={<div />} className="mt-1.5 text-sm text-ink-muted">
            {props.description}
          </Base.Description>
          {props.children ? <div className="mt-3">{props.children}</div> : null}
          {props.typeToConfirm === undefined ? null : (
            <Field
              id={`${id}-typed`}
              className="mt-4"
              label={t('ui.confirm.typeToConfirm', { text: props.typeToConfirm })}
            >
              {(ids) => (
                <Input
                  {...ids}
                  isCode
                  autoComplete="off"
                  value={typed}
                  onChange={(event) => setTyped(event.target.value)}
                />
              )}
            </Field>
          )}
          <div className="mt-5 flex flex-wrap justify-end gap-2">
            <Base.Close className={buttonClass('secondary')}>{t('common.cancel')}</Base.Close>
            <Button
              variant={props.tone ?? 'danger'}
              isPending={isPending}
              disabled={isBlocked}
              onClick={confirm}
            >
              {props.confirmLabel}
            </Button>
          </div>
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
