'use client';

import { useEffect, useRef } from 'react';
import { useTranslate } from '@/components/i18n/translate-provider';

interface Props {
  readonly errors: readonly { readonly fieldId: string; readonly label: string; readonly text: string }[];
  /** A new object for each answer of the server: the summary takes the focus once for each. */
  readonly answer: object;
}

/** The errors of a form on top of it, each a link to its field; takes the focus when it appears. */
export function ErrorSummary({ errors, answer }: Props) {
  const t = useTranslate();
  const box = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs once for each answer
  useEffect(() => box.current?.focus(), [answer]);
  return (
    <div
      ref={box}
      tabIndex={-1}
      role="alert"
      className="rounded-lg border border-l-4 border-danger-border border-l-danger-fg bg-surface p-3.5 text-sm"
    >
      <p className="font-semibold text-danger-fg">{t('ui.form.errors', { count: errors.length })}</p>
      <ul className="mt-1 list-disc pl-5">
        {errors.map((error) => (
          <li key={error.fieldId}>
            <a href={`#${error.fieldId}`} className="text-link">
              {error.label}
            </a>
            : {error.text}
          </li>
        ))}
      </ul>
    </div>
  );
}
