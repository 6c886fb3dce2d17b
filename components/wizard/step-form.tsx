'use client';

import clsx from 'clsx';
import {
  type FormEvent,
  type ReactNode,
  startTransition,
  useActionState,
  useEffect,
  useId,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import { useTranslate } from '@/components/i18n/translate-provider';
import { Callout } from '@/components/ui/callout';
import { ErrorPanel } from '@/components/ui/error-panel';
import { SubmitButton } from '@/components/ui/submit-button';
import { useHydrated } from '@/components/ui/use-hydrated';
import { ErrorSummary } from './error-summary';
import { FormControl } from './form-control';
import type { FormField } from './form-field';
import { fieldsToShow, initialValues, withoutSecrets, withTyped, withUnderstood } from './form-values';
import { HazardList, type HazardView } from './hazard-list';
import { readControl } from './read-control';
import { ShowWhenStyle } from './show-when-style';
import type { StepFormAction } from './step-form-state';
import { type ReadPasted, usePastedText } from './use-pasted-text';

interface Props {
  readonly action: StepFormAction;
  readonly fields: readonly FormField[];
  /** Sent along: migration, step, basis of the preview … */
  readonly hidden?: Readonly<Record<string, string>>;
  /** Each has to be accepted before the form can be sent. */
  readonly hazards?: readonly HazardView[];
  /** Verb and object: “Deploy the schema to …”. */
  readonly submitLabel: string;
  readonly pendingLabel: string;
  /** Says that it went well, where the page shows no other sign of it. */
  readonly doneText?: string;
  /** Id of the submit button, so that the command palette can press it. */
  readonly submitId?: string;
  /** How loud the submit button is; the first thing to do on a page is `primary`. */
  readonly submitVariant?: 'primary' | 'secondary';
  /** Says why it cannot be sent now. */
  readonly blockedBecause?: string | undefined;
  /** Reads a whole connection string pasted into any field. */
  readonly readPasted?: ReadPasted;
  /** Further buttons beside the first. */
  readonly secondary?: ReactNode;
  readonly children?: ReactNode;
}

/**
 * The form of a step, drawn from its fields. With scripts it is sent by hand inside a transition, because React
 * empties the form of an `action` after each answer, a refused one too; without scripts the action posts it.
 */
export function StepForm(props: Props) {
  const t = useTranslate();
  const formId = useId();
  const [state, dispatch] = useActionState(props.action, {});
  const [values, setValues] = useState(() => initialValues(props.fields, state.values));
  const [accepted, setAccepted] = useState<ReadonlySet<string>>(new Set());
  const { said, onPaste } = usePastedText(props.readPasted, (understood) =>
    setValues((now) => withUnderstood(props.fields, now, understood)),
  );

  const element = useRef<HTMLFormElement>(null);
  const isHydrated = useHydrated();
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the scripts arrive
  useLayoutEffect(() => {
    const form = element.current;
    if (!form) return;
    setValues((now) => withTyped(props.fields, now, (name) => readControl(form, name)));
    setAccepted(new Set(new FormData(form).getAll('hazard').map(String)));
  }, []);

  useEffect(() => {
    if (state.done) setValues((now) => withoutSecrets(props.fields, now));
  }, [state.done, props.fields]);

  const hazards = props.hazards ?? [];
  const open = hazards.filter((hazard) => !accepted.has(hazard.id));
  const blockedBecause =
    props.blockedBecause ?? (open.length > 0 ? t('ui.hazard.missing', { count: open.length }) : undefined);

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (blockedBecause) return;
    const submitter = event.nativeEvent instanceof SubmitEvent ? event.nativeEvent.submitter : null;
    const form = new FormData(event.currentTarget, submitter);
    startTransition(() => dispatch(form));
  };

  const idOf = (name: string) => `${formId}-${name}`;
  const control = (field: FormField) => (
    <FormControl
      key={field.name}
      field={field}
      marker={field.showWhen ? field.name : undefined}
      id={idOf(field.name)}
      value={values[field.name] ?? ''}
      error={state.fieldErrors?.[field.name]}
      onChange={(value) => setValues((now) => ({ ...now, [field.name]: value }))}
      onPaste={onPaste}
    />
  );
  // Until the scripts are there, all are drawn and a style shows those that apply.
  const applying = fieldsToShow(props.fields, values);
  const visible = isHydrated ? applying : props.fields;
  const advanced = visible.filter((field) => field.isAdvanced);
  const shown = visible.filter((field) => !field.isAdvanced);
  const kept = advanced.filter(({ isKept }) => isKept).map(({ label }) => label);
  const hasMany = applying.filter(({ isAdvanced }) => !isAdvanced).length > 1;
  const wrong = props.fields.filter((field) => state.fieldErrors?.[field.name]);

  return (
    <form
      ref={element}
      id={formId}
      action={dispatch}
      onSubmit={submit}
      noValidate
      // What is measured has no width of its own: a button alone in a row must not be.
      className={clsx('space-y-4', hasMany && '@container')}
    >
      {isHydrated ? null : <ShowWhenStyle formId={formId} fields={props.fields} />}
      {wrong.length > 0 ? (
        <ErrorSummary
          answer={state}
          errors={wrong.map((field) => ({
            fieldId: idOf(field.name),
            label: field.label,
            text: state.fieldErrors?.[field.name] ?? '',
          }))}
        />
      ) : null}
      {state.error && wrong.length === 0 ? (
        <ErrorPanel error={state.error} original={state.original} t={t} isLive />
      ) : null}
      {(props.doneText && state.done) || state.said ? (
        <Callout tone="success" role="status" title={state.done ? props.doneText : state.said}>
          {state.done ? state.said : null}
        </Callout>
      ) : null}
      {Object.entries(props.hidden ?? {}).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {said.length > 0 ? (
        <Callout tone="info" role="status" title={t('ui.form.understood')}>
          <ul className="list-disc pl-4">
            {said.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </Callout>
      ) : null}
      <div
        className={clsx(
          'grid items-start gap-x-6 gap-y-4 empty:hidden',
          hasMany &&
            // As wide as the form is, not the window: a form may stand in half a page.
            '@lg:grid-cols-2 @lg:[&>:first-child:has(+_:has(textarea))]:col-span-2 @lg:[&>:has(textarea)]:col-span-2',
        )}
      >
        {shown.map(control)}
      </div>
      {advanced.length > 0 ? (
        <details open={advanced.some(({ name, isKept }) => isKept || state.fieldErrors?.[name]) || undefined}>
          <summary className="min-h-6 text-sm font-medium">
            {t('ui.state.showMore')}
            {kept.length > 0 ? (
              <span className="font-normal text-ink-muted">
                {' '}
                · {t('ui.form.kept', { fields: kept.join(', ') })}
              </span>
            ) : null}
          </summary>
          <div className="mt-3 space-y-4 border-l-2 pl-4">{advanced.map(control)}</div>
        </details>
      ) : null}
      {props.children}
      {hazards.length > 0 ? (
        <HazardList
          hazards={hazards}
          accepted={accepted}
          onChange={(id, isAccepted) =>
            setAccepted(
              (now) => new Set(isAccepted ? [...now, id] : [...now].filter((other) => other !== id)),
            )
          }
        />
      ) : null}
      <div className="flex flex-wrap items-center gap-2">
        <SubmitButton
          id={props.submitId}
          variant={props.submitVariant ?? 'primary'}
          pendingLabel={props.pendingLabel}
          aria-disabled={blockedBecause ? true : undefined}
          aria-describedby={blockedBecause ? `${formId}-blocked` : undefined}
        >
          {props.submitLabel}
        </SubmitButton>
        {props.secondary}
        {blockedBecause ? (
          <span id={`${formId}-blocked`} className="text-sm text-ink-muted">
            {blockedBecause}
          </span>
        ) : null}
      </div>
    </form>
  );
}
