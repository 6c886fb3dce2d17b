'use client';

import { type FormEvent, startTransition, useActionState, useEffect, useRef } from 'react';
import { useTranslate } from '@/components/i18n/translate-provider';
import { Button } from '@/components/ui/button';
import { ErrorPanel } from '@/components/ui/error-panel';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import type { ActionResult } from '@/lib/web/auth/action';
import { invite } from './actions';
import { OneTimeLink } from './one-time-link';

interface Props {
  readonly texts: {
    readonly name: string;
    readonly role: string;
    readonly operator: string;
    readonly reviewer: string;
    readonly submit: string;
    readonly title: string;
    readonly text: string;
    readonly copy: string;
  };
}

/** Invites somebody; the link it answers is shown once. */
export function InviteForm({ texts }: Props) {
  const t = useTranslate();
  const [answer, dispatch, isPending] = useActionState<ActionResult<string> | null, FormData>(invite, null);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (answer?.ok) form.current?.reset();
  }, [answer]);
  // Sent by hand once it can be: React empties the form of an `action` after a refusal, too.
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const sent = new FormData(event.currentTarget);
    startTransition(() => dispatch(sent));
  };
  return (
    <form ref={form} action={dispatch} onSubmit={send} className="space-y-4">
      <div className="grid gap-4 sm:grid-cols-2">
        <Field id="invite-name" label={texts.name}>
          {(ids) => <Input {...ids} name="name" required maxLength={80} />}
        </Field>
        <Field id="invite-role" label={texts.role}>
          {(ids) => (
            <Select {...ids} name="role" defaultValue="reviewer">
              <option value="reviewer">{texts.reviewer}</option>
              <option value="operator">{texts.operator}</option>
            </Select>
          )}
        </Field>
      </div>
      <Button type="submit" variant="secondary" isPending={isPending}>
        {texts.submit}
      </Button>
      {answer?.ok ? (
        <OneTimeLink link={answer.value} title={texts.title} text={texts.text} copyLabel={texts.copy} />
      ) : null}
      {answer && !answer.ok ? <ErrorPanel error={answer.error} t={t} isLive /> : null}
    </form>
  );
}
