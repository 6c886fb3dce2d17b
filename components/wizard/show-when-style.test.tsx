import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import type { FormField } from './form-field';
import { ShowWhenStyle } from './show-when-style';

const field = (name: string, showWhen?: FormField['showWhen']): FormField => ({
  name,
  kind: 'text',
  label: name,
  ...(showWhen ? { showWhen } : {}),
});
const draw = (...fields: FormField[]) => renderToStaticMarkup(<ShowWhenStyle formId="f1" fields={fields} />);

describe('the style that shows fields before the scripts are there', () => {
  it('hides a field while none of its choices is made, and is written without entities', () => {
    expect(draw(field('origin'), field('file', { field: 'origin', values: ['file', 'upload'] }))).toBe(
      '<style>#f1:not(:has([name=origin] :is([value=file]:checked,[value=upload]:checked))) [data-field=file]{display:none}</style>',
    );
  });

  it('is not there where nothing depends on a choice', () => {
    expect(draw(field('origin'))).toBe('');
  });

  it('leaves out what would need quotes: the field is shown then', () => {
    expect(draw(field('file', { field: 'origin', values: ['a b', '"]'] }))).toBe('');
  });
});
