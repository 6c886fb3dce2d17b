import '../../../lib/steps/registry';
import { randomBytes } from 'node:crypto';
import type { Field } from '../../../lib/plan/field';
import { OUTLINE } from '../../../lib/plan/outline';
import { findStep } from '../../../lib/plan/step-catalog';
import type { StepId } from '../../../lib/plan/step-id';

/** The same in every canary of a bench: found fast, and nowhere else in the world. */
export const MARKER = `Cn${randomBytes(6).toString('hex')}Zq`;
const random = () => randomBytes(8).toString('hex');

/** With characters that every encoding spells differently. */
export const awkward = () => `${MARKER}${random()}/@:%ñ"<&`;
export const plain = (prefix: string) => `${prefix}${MARKER}${random()}`;

const KEYS: Readonly<Record<string, string>> = {
  anonKey: 'sb_publishable_',
  serviceKey: 'sb_secret_',
  accessToken: 'sbp_',
  header: 'hdr-',
};

export interface SecretField {
  readonly stepId: StepId;
  readonly field: string;
  readonly canary: string;
}

/** A canary for each field of kind secret of each step's form. */
export function secretFields(): SecretField[] {
  return OUTLINE.flatMap(({ id }) =>
    (findStep(id)?.fields ?? [])
      .filter(({ kind }) => kind === 'secret')
      .map(({ name }) => {
        const prefix = KEYS[name];
        return { stepId: id, field: name, canary: prefix ? plain(prefix) : awkward() };
      }),
  );
}

const OPEN: readonly Field['kind'][] = ['text', 'textarea', 'file', 'select', 'number'];

/** Every field that is kept in plain, of every step's form. */
export function openFields(): { readonly stepId: StepId; readonly field: Field }[] {
  return OUTLINE.flatMap(({ id }) =>
    (findStep(id)?.fields ?? [])
      .filter(({ kind }) => OPEN.includes(kind))
      .map((field) => ({ stepId: id, field })),
  );
}

export interface Paste {
  readonly kind: string;
  readonly canary: string;
  readonly text: string;
}

/** What people paste into the field beside the right one, each with a secret of its own. */
export function wrongPastes(): Paste[] {
  const [password, key, token, role, shell] = [
    awkward(),
    plain('sb_secret_'),
    plain('sbp_'),
    plain('r'),
    plain('s'),
  ];
  return [
    {
      kind: 'url',
      canary: password,
      text: `postgresql://u:${encodeURIComponent(password)}@db.example/postgres`,
    },
    { kind: 'raw-url', canary: password, text: `postgresql://u:${password}@db.example/postgres` },
    { kind: 'key', canary: key, text: key },
    { kind: 'token', canary: token, text: token },
    { kind: 'sql', canary: role, text: `create table public.a (b int);\nalter role app password '${role}';` },
    { kind: 'shell', canary: shell, text: `DB_PASSWORD=${shell} make test` },
  ];
}
