import { expect, it } from 'vitest';
import { translate } from '../../i18n/translate';
import type { Opening } from '../../postgres/deploy/read-openings';
import { openingActions } from './opening-actions';

const rows = (may: string, on: string): Opening => ({ opens: 'rows', to: 'anon', may, on });

it('says in one line what one role may do on which things, with its hazard', () => {
  const opened: Opening[] = [
    rows('INSERT', 'app.a'),
    rows('SELECT', 'app.a'),
    rows('INSERT', 'app.b'),
    rows('SELECT', 'app.b'),
    rows('SELECT', 'app.c'),
    { opens: 'future', to: 'PUBLIC', may: 'SELECT', on: 'app: tables' },
    { opens: 'member', to: 'anon', may: 'MEMBER', on: 'reader' },
    { opens: 'schema', to: 'anon', may: 'CREATE', on: 'public' },
  ];
  const actions = openingActions(opened);
  expect(actions.map(({ summary, hazards }) => `${hazards} ${translate('en', summary)}`)).toEqual([
    'EXPOSES_DATA Afterwards anon may INSERT, SELECT on app.a, app.b',
    'EXPOSES_DATA Afterwards anon may SELECT on app.c',
    'EXPOSES_DATA Afterwards PUBLIC may SELECT on what is made later (app: tables)',
    'EXPOSES_DATA Afterwards anon is a member of reader',
    'OPENS_SCHEMA Afterwards anon may make objects in public',
  ]);
  for (const { summary } of actions) expect(translate('es', summary)).toMatch(/^Después, /);
});

it('counts the things that are too many for a line', () => {
  const many = Array.from({ length: 30 }, (_, at) => rows('SELECT', `app.t${at}`));
  const [action] = openingActions(many);
  expect(action && translate('en', action.summary)).toMatch(/app\.t11 … \(30\)$/);
});
