'use client';

import { useActionState, useEffect, useId, useState } from 'react';
import { useTranslate } from '@/components/i18n/translate-provider';
import { AskFirst } from '@/components/ui/ask-first';
import { Callout } from '@/components/ui/callout';
import { CopyButton } from '@/components/ui/copy-button';
import { ErrorPanel } from '@/components/ui/error-panel';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { showToast } from '@/components/ui/show-toast';
import { SubmitButton } from '@/components/ui/submit-button';
import { closeLink, makeLink } from './actions';

interface Props {
  readonly migrationId: string;
  readonly texts: {
    readonly label: string;
    readonly labelHelp: string;
    readonly days: string;
    readonly choices: readonly { readonly value: string; readonly label: string }[];
    readonly submit: string;
    readonly pending: string;
    readonly madeTitle: string;
    readonly madeText: string;
    readonly link: string;
  };
}

/** Makes a link for reviewers and shows it this once. */
export function ShareForm({ migrationId, texts }: Props) {
  const t = useTranslate();
  const id = useId();
  const [state, action] = useActionState(makeLink, {});
  const [origin, setOrigin] = useState('');
  useEffect(() => setOrigin(window.location.origin), []);
  return (
    <form action={action} className="space-y-4">
      {state.error ? <ErrorPanel error={state.error} t={t} isLive /> : null}
      {state.path ? (
        <Callout tone="success" role="status" title={texts.madeTitle}>
          <p>{texts.madeText}</p>
          <p className="mt-2 flex flex-wrap items-center gap-2">
            <a className="text-link font-mono text-sm break-all" href={state.path}>
              {origin}
              {state.path}
            </a>
            <CopyButton text={`${origin}${state.path}`} label={texts.link} />
          </p>
        </Callout>
      ) : null}
      <input type="hidden" name="migrationId" value={migrationId} />
      <Field id={`${id}-label`} label={texts.label} help={texts.labelHelp}>
        {(ids) => <Input {...ids} name="label" maxLength={120} />}
      </Field>
      <Field id={`${id}-days`} label={texts.days}>
        {(ids) => (
          <Select {...ids} name="days" defaultValue="7">
            {texts.choices.map((choice) => (
              <option key={choice.value} value={choice.value}>
                {choice.label}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <SubmitButton pendingLabel={texts.pending}>{texts.submit}</SubmitButton>
    </form>
  );
}

interface CloseProps {
  readonly migrationId: string;
  readonly linkId: string;
  readonly texts: { readonly close: string; readonly title: string; readonly text: string };
}

/** Closes one link, after asking: nothing opens it again. */
export function CloseLinkForm({ migrationId, linkId, texts }: CloseProps) {
  const close = async () => {
    const form = new FormData();
    form.set('migrationId', migrationId);
    form.set('linkId', linkId);
    const { error } = await closeLink({}, form);
    if (error) showToast({ title: error.title, description: error.cause, tone: 'danger' });
  };
  return (
    <AskFirst
      label={texts.close}
      size="sm"
      title={texts.title}
      description={texts.text}
      confirmLabel={texts.close}
      onConfirm={close}
    />
  );
}
