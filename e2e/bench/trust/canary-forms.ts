import type { FormPost } from './post-form';

/** Every form of the product besides those of the steps, with the fields that are kept in plain filled by `text`. */
export function canaryForms(params: Readonly<Record<string, string>>, text: string): FormPost[] {
  const migrationId = params.id ?? '';
  const inMigration = (file: string, action: string, values: Record<string, string>): FormPost => ({
    action: `app/migrations/[id]/${file}actions.ts#${action}`,
    values: { migrationId, ...values },
  });
  const issue = { title: 'a', description: '', status: 'OPEN', how: '', runId: '' };
  const settings = { p95LimitMs: '200', unitPassShare: '100', integrationPassShare: '90', schemas: 'public' };
  const waiver = { stepId: 'crud', criterionId: 'crud.clean', runId: '' };
  return [
    { action: 'app/migrations/new/actions.ts#createMigration', values: { kind: 'supabase', name: text } },
    inMigration('', 'waiveCriterion', { ...waiver, name: text, reason: 'because of it' }),
    inMigration('', 'waiveCriterion', { ...waiver, name: 'Ana', reason: text }),
    inMigration('', 'signPhase', {
      phase: 'prepare',
      basis: 'a'.repeat(64),
      lastSeen: '',
      name: text,
      note: '',
    }),
    inMigration('', 'signPhase', {
      phase: 'prepare',
      basis: 'a'.repeat(64),
      lastSeen: '',
      name: 'Ana',
      note: text,
    }),
    inMigration('', 'stateItem', { item: 'monitoring', holds: 'yes', name: text, note: 'looked' }),
    inMigration('', 'stateItem', { item: 'monitoring', holds: 'yes', name: 'Ana', note: text }),
    inMigration('issues/', 'addIssue', { ...issue, title: text }),
    inMigration('issues/', 'addIssue', { ...issue, description: text }),
    inMigration('issues/', 'addIssue', { ...issue, how: text }),
    inMigration('issues/', 'saveNote', { kind: 'lesson', suggestion: '', text }),
    inMigration('settings/', 'changeSettings', { ...settings, workspace: `/tmp/${text}` }),
    inMigration('settings/', 'changeSettings', { ...settings, workspace: '', schemas: text }),
    inMigration('settings/', 'applyPlan', {
      plan: `version: 1\nname: x\nkind: supabase\nsteps:\n  tests.unit:\n    input:\n      command: ${JSON.stringify(text)}\n`,
    }),
    inMigration('settings/', 'duplicate', { name: text }),
    inMigration('share/', 'makeLink', { label: text, days: '1' }),
    inMigration('monitor/', 'startWatch', { url: `http://127.0.0.1:1/${text}` }),
    {
      ...inMigration('[phase]/[step]/', 'skipStep', { stepId: 'tests.unit', reason: text }),
      isValue: true,
    },
    { action: 'app/account/actions.ts#invite', values: { name: text, role: 'reviewer' }, isValue: true },
    { action: 'app/account/actions.ts#changePassword', values: { present: text, wanted: text } },
    { action: 'app/login/actions.ts#signInWithPassword', values: { name: text, password: 'x' } },
    { action: 'app/login/actions.ts#signInWithPassword', values: { name: 'nobody', password: text } },
    { action: 'app/login/actions.ts#signIn', values: { token: 'x', name: text, password: '' } },
    {
      action: 'app/r/[token]/actions.ts#sendReview',
      values: { token: params.token ?? 'x', verdict: 'approve', name: 'Rita', comment: text },
    },
  ];
}
