/** Who may: everybody, whoever is signed in, operators only, or whoever holds the token in the address. */
export type Right = 'everybody' | 'viewer' | 'operator' | 'link holder';

export interface SurfaceEntry {
  readonly kind: 'page' | 'route' | 'action';
  /** `/migrations/[id]`, `GET /healthz`, or `app/account/actions.ts#invite`. */
  readonly name: string;
  readonly right: Right;
  /** Where an answer is not the one of its right: the sign-in page sends who is signed in to the list. */
  readonly instead?: Partial<Record<Principal, Answer>>;
}

export const PRINCIPALS = [
  'anonymous',
  'reviewer',
  'share link',
  'operator',
  'foreign origin',
  'expired session',
] as const;
export type Principal = (typeof PRINCIPALS)[number];

/** What comes back: it works; the sign-in page; the list; not found; MUD-020; 403 before anything is looked at. */
export type Answer = 'works' | 'sign-in' | 'list' | 'not found' | 'refused' | 'foreign';

const page = (name: string, right: Right, instead?: SurfaceEntry['instead']): SurfaceEntry => {
  return { kind: 'page', name, right, ...(instead ? { instead } : {}) };
};
const route = (name: string, right: Right): SurfaceEntry => ({ kind: 'route', name, right });
const actions = (file: string, rights: Readonly<Record<string, Right>>): SurfaceEntry[] =>
  Object.entries(rights).map(([name, right]) => ({ kind: 'action', name: `app/${file}#${name}`, right }));

const signedIn: SurfaceEntry['instead'] = { operator: 'list', reviewer: 'list' };
const toSignIn: SurfaceEntry['instead'] = {
  anonymous: 'sign-in',
  'share link': 'sign-in',
  'expired session': 'sign-in',
};
const toList: SurfaceEntry['instead'] = {
  ...signedIn,
  anonymous: 'list',
  'share link': 'list',
  'expired session': 'list',
};

/** Every page, route and server action there is. The tests fail when one exists that is not named here. */
export const ACCESS_TABLE: readonly SurfaceEntry[] = [
  page('/', 'everybody', toList),
  page('/login', 'everybody', { ...signedIn, ...toSignIn }),
  page('/errors', 'everybody'),
  page('/errors/[code]', 'everybody'),
  page('/glossary', 'viewer'),
  page('/account', 'viewer'),
  page('/compare', 'viewer'),
  page('/migrations', 'viewer', { operator: 'list', reviewer: 'list' }),
  page('/migrations/new', 'operator'),
  page('/migrations/[id]', 'viewer'),
  page('/migrations/[id]/[phase]', 'viewer'),
  page('/migrations/[id]/[phase]/[step]', 'viewer'),
  page('/migrations/[id]/issues', 'viewer'),
  page('/migrations/[id]/monitor', 'viewer'),
  page('/migrations/[id]/report', 'viewer'),
  page('/migrations/[id]/settings', 'operator'),
  page('/migrations/[id]/share', 'operator'),
  page('/r/[token]', 'link holder'),
  route('GET /healthz', 'everybody'),
  route('GET /readyz', 'everybody'),
  route('GET /metrics', 'viewer'),
  route('GET /api/artifacts/[id]', 'viewer'),
  route('GET /api/changes', 'viewer'),
  route('GET /api/migrations', 'viewer'),
  route('GET /api/migrations/[id]/export', 'viewer'),
  route('GET /api/migrations/[id]/history', 'viewer'),
  route('GET /api/migrations/[id]/panel', 'operator'),
  route('GET /api/migrations/[id]/plan', 'viewer'),
  route('GET /api/migrations/[id]/summary', 'viewer'),
  route('GET /api/migrations/[id]/watch', 'viewer'),
  route('GET /api/runs/[runId]', 'viewer'),
  route('GET /api/runs/[runId]/events', 'viewer'),
  route('GET /api/runs/[runId]/log', 'viewer'),
  ...actions('login/actions.ts', { signIn: 'everybody', signInWithPassword: 'everybody' }),
  ...actions('preferences/actions.ts', { chooseLanguage: 'everybody', signOut: 'everybody' }),
  ...actions('account/actions.ts', {
    changePassword: 'viewer',
    endSession: 'viewer',
    endOtherSessions: 'viewer',
    invite: 'operator',
    renewLink: 'operator',
    setDisabled: 'operator',
  }),
  ...actions('migrations/new/actions.ts', { createMigration: 'operator' }),
  ...actions('migrations/[id]/actions.ts', {
    waiveCriterion: 'operator',
    withdrawWaiver: 'operator',
    signPhase: 'operator',
    stateItem: 'operator',
  }),
  ...actions('migrations/[id]/issues/actions.ts', {
    addIssue: 'operator',
    changeIssue: 'operator',
    saveNote: 'operator',
    removeNote: 'operator',
  }),
  ...actions('migrations/[id]/monitor/actions.ts', {
    saveMonitor: 'operator',
    startWatch: 'operator',
    stopWatch: 'operator',
  }),
  ...actions('migrations/[id]/monitor/notify-actions.ts', { saveNotify: 'operator' }),
  ...actions('migrations/[id]/settings/actions.ts', {
    applyPlan: 'operator',
    changeEstimates: 'operator',
    changeSettings: 'operator',
    duplicate: 'operator',
    forgetCredentials: 'operator',
  }),
  ...actions('migrations/[id]/share/actions.ts', { makeLink: 'operator', closeLink: 'operator' }),
  ...actions('migrations/[id]/[phase]/[step]/read-pasted.ts', { readPasted: 'operator' }),
  ...actions('r/[token]/actions.ts', { sendReview: 'link holder' }),
  ...actions('migrations/[id]/report/actions.ts', { startRecheck: 'operator' }),
  ...actions('migrations/[id]/[phase]/[step]/actions.ts', {
    startStep: 'operator',
    cancelRun: 'operator',
    pauseRun: 'operator',
    skipStep: 'operator',
    startAgain: 'operator',
    stopAgain: 'operator',
    unskipStep: 'operator',
  }),
];

const DENIED: Record<SurfaceEntry['kind'], Answer> = {
  page: 'sign-in',
  route: 'not found',
  action: 'refused',
};

/** The answer that an entry must give to a principal. Pure. */
export function expectedAnswer(entry: SurfaceEntry, principal: Principal): Answer {
  if (principal === 'foreign origin') return 'foreign';
  const special = entry.instead?.[principal];
  if (special) return special;
  if (entry.right === 'everybody' || entry.right === 'link holder' || principal === 'operator')
    return 'works';
  if (principal !== 'reviewer') return DENIED[entry.kind];
  if (entry.right === 'viewer') return 'works';
  return entry.kind === 'page' ? 'list' : DENIED[entry.kind];
}
