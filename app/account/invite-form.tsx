'use client';

import { type FormEvent, useState, useTransition } from 'react';
import { useTranslate } from '@/components/i18n/translate-provider';
import { Button } from '@/components/ui/button';
import { ErrorPanel } from '@/components/ui/error-panel';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import type { ActionFailure } from '@/lib/web/auth/action';
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
  const [name, setName] = useState('');
  const [role, setRole] = useState('reviewer');
  const [link, setLink] = useState<string>();
  const [failure, setFailure] = useState<ActionFailure>();
  const [isPending, startTransition] = useTransition();
  const send = (event: FormEvent) => {
    event.preventDefault();
    startTransition(async () => {
      const result = await invite({ name, role });
      setFailure(result.ok ? undefined : result);
      setLink(result.ok ? result.value : undefined);
      if (result.ok) setName('');
    });
  };
  return (
    <form onSubmit={send} className="space-y-4">
      <div className="grid gap-4 sm:grid-cols-2">
        <Field id="invite-name" label={texts.name}>
          {(ids) => (
            <Input
              {...ids}
              required
              maxLength={80}
              value={name}
              onChange={(event) => setName(event.target.value)}
            />
          )}
        </Field>
        <Field id="invite-role" label={texts.role}>
          {(ids) => (
            <Select {...ids} value={role} onChange={(event) => setRole(event.target.value)}>
              <option value="reviewer">{texts.reviewer}</option>
              <option value="operator">{texts.operator}</option>
            </Select>
          )}
        </Field>
      </div>
      <Button type="submit" variant="primary" isPending={isPending}>
        {texts.submit}
      </Button>
      {link ? <OneTimeLink link={link} title={texts.title} text={texts.text} copyLabel={texts.copy} /> : null}
      {failure ? <ErrorPanel error={failure.error} t={t} isLive /> : null}
    </form>
  );
}
