import type { Field } from '../../plan/field';

/** The form of the preview: where the schema comes from, and the schema itself where it has to be given. */
export const SCHEMA_FIELDS: readonly Field[] = [
  {
    name: 'origin',
    kind: 'select',
    label: 'schema.field.origin',
    initial: 'default',
    isRequired: true,
    options: [
      { value: 'default', label: 'schema.origin.default' },
      { value: 'pasted', label: 'schema.origin.pasted' },
      { value: 'file', label: 'schema.origin.file' },
      { value: 'workspace', label: 'schema.origin.workspace' },
      { value: 'source', label: 'schema.origin.source' },
    ],
  },
  {
    name: 'text',
    kind: 'textarea',
    label: 'schema.field.text',
    help: 'schema.field.textHelp',
    showWhen: { field: 'origin', values: ['pasted'] },
  },
  {
    name: 'file',
    kind: 'file',
    label: 'schema.field.file',
    help: 'schema.field.fileHelp',
    showWhen: { field: 'origin', values: ['file'] },
  },
  {
    name: 'path',
    kind: 'text',
    label: 'schema.field.path',
    help: 'schema.field.pathHelp',
    placeholder: 'db/schema.sql',
    showWhen: { field: 'origin', values: ['workspace'] },
  },
];
