'use client';

import { type FormEvent, type ReactNode, useActionState } from 'react';
import { useTranslate } from '@/components/i18n/translate-provider';
import { ErrorPanel } from '@/components/ui/error-panel';
import type { Action, ActionResult } from '@/lib/web/auth/action';

interface Props<Value> {
  readonly action: Action<Value>;
  /** What is sent besides the fields of the form, when it posts. */
  readonly values: Readonly<Record<string, string | boolean>>;
  /** Sends the same with a script; gets the form’s own fields. */
  readonly onSend: (form: FormData) => void;
  readonly className?: string;
  readonly children: ReactNode;
}

/**
 * A form whose button does one thing on the server. With scripts it is sent by hand, so that the page can follow; until
 * they are there, and without any, it posts: no press is lost.
 */
export function PostForm<Value>({ action, values, onSend, className, children }: Props<Value>) {
  const t = useTranslate();
  const [answer, post] = useActionState<ActionResult<Value> | null, FormData>(action, null);
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    onSend(new FormData(event.currentTarget));
  };
  return (
    <form action={post} onSubmit={send} className={className}>
      {Object.entries(values).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={String(value)} />
      ))}
      {children}
      {answer && !answer.ok ? <ErrorPanel error={answer.error} t={t} isLive /> : null}
    </form>
  );
}
