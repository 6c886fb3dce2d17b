import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { TranslateProvider } from '@/components/i18n/translate-provider';
import { clientMessages } from '@/lib/i18n/client-messages';
import type { FormField } from './form-field';
import { StepForm } from './step-form';

const field = (name: string): FormField => ({ name, kind: 'text', label: name });

it.each([
  [0, false],
  [1, false],
  [2, true],
])('with %i fields it is measured for its columns: %s', (count, isMeasured) => {
  const fields = ['one', 'two'].slice(0, count).map(field);
  const html = renderToStaticMarkup(
    <TranslateProvider locale="en" messages={clientMessages('en')}>
      <StepForm action={async () => ({})} fields={fields} submitLabel="Send" pendingLabel="Sending" />
    </TranslateProvider>,
  );
  // A measured box has no width of its own: a form of one button in a row would be as narrow as its longest word.
  expect(/<form[^>]*@container/.test(html)).toBe(isMeasured);
});
