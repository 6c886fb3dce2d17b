'use client';

import { type ClipboardEvent, useState } from 'react';
import { useTranslate } from '@/components/i18n/translate-provider';
import { Checkbox } from '@/components/ui/checkbox';
import { Field, type FieldIds } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { Textarea } from '@/components/ui/textarea';
import type { FormField } from './form-field';
import { SecretInput } from './secret-input';

interface Props {
  readonly field: FormField;
  readonly id: string;
  readonly value: string | boolean;
  readonly error: string | undefined;
  /** Names the control for the style that hides it while another choice holds. */
  readonly marker?: string | undefined;
  readonly onChange: (value: string | boolean) => void;
  readonly onPaste: (event: ClipboardEvent<HTMLInputElement | HTMLTextAreaElement>) => void;
}

function FileInput({ ids, field }: { readonly ids: FieldIds; readonly field: FormField }) {
  const [name, setName] = useState('');
  return (
    <>
      <input
        {...ids}
        type="file"
        name={field.name}
        required={field.isRequired}
        onChange={(event) => setName(event.target.files?.[0]?.name ?? '')}
        className="block w-full rounded-md border border-dashed border-line-strong bg-surface p-2 text-sm file:mr-3 file:min-h-8 file:cursor-pointer file:rounded-md file:border file:border-solid file:border-line-strong file:bg-sunken file:px-3 file:font-medium file:text-ink"
      />
      <span role="status" className="sr-only">
        {name}
      </span>
    </>
  );
}

/** The control that a field’s kind asks for, with its label, help and error. */
export function FormControl({ field, id, value, error, marker, onChange, onPaste }: Props) {
  const t = useTranslate();
  if (field.kind === 'checkbox') {
    return (
      <div data-field={marker}>
        <Checkbox
          id={id}
          name={field.name}
          label={field.label}
          help={field.help}
          checked={value === true}
          aria-invalid={error ? true : undefined}
          aria-describedby={error ? `${id}-error` : undefined}
          onChange={(event) => onChange(event.target.checked)}
        />
        {error ? (
          <p id={`${id}-error`} className="mt-1 text-sm font-medium text-danger-fg">
            {error}
          </p>
        ) : null}
      </div>
    );
  }
  const text = typeof value === 'string' ? value : '';
  const shared = {
    placeholder: field.placeholder,
    required: field.isRequired && !field.isStored,
    value: text,
    onPaste,
  };
  return (
    <Field
      id={id}
      marker={marker}
      label={field.label}
      help={field.help}
      error={error}
      // A select always has an answer.
      optionalWord={field.isRequired || field.kind === 'select' ? undefined : t('ui.state.optional')}
    >
      {(ids) => {
        if (field.kind === 'file') return <FileInput ids={ids} field={field} />;
        if (field.kind === 'select') {
          return (
            <Select
              {...ids}
              name={field.name}
              required={field.isRequired}
              value={text}
              onChange={(event) => onChange(event.target.value)}
            >
              {field.options?.map((option) => (
                <option key={option.value} value={option.value}>
                  {option.label}
                </option>
              ))}
            </Select>
          );
        }
        if (field.kind === 'textarea') {
          return (
            <Textarea
              {...ids}
              {...shared}
              name={field.name}
              isCode={!field.isProse}
              rows={field.isRequired ? 4 : 2}
              onChange={(event) => onChange(event.target.value)}
            />
          );
        }
        if (field.kind === 'secret') {
          return (
            <SecretInput
              {...ids}
              {...shared}
              name={field.name}
              isStored={field.isStored ?? false}
              autoComplete={field.autoComplete ?? 'off'}
              onChange={(event) => onChange(event.target.value)}
            />
          );
        }
        return (
          <Input
            {...ids}
            {...shared}
            name={field.name}
            type={field.kind === 'date' ? 'date' : 'text'}
            inputMode={field.kind === 'number' ? 'decimal' : undefined}
            autoComplete={field.autoComplete ?? 'off'}
            isCode={field.kind === 'text' && !field.isProse}
            onChange={(event) => onChange(event.target.value)}
          />
        );
      }}
    </Field>
  );
}
