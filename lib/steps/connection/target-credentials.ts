import { say } from '../../i18n/message';
import {
  type TargetCredentialsEvidence,
  targetCredentialsEvidence,
  type UnderstoodConnection,
} from '../../plan/evidence/target-credentials-evidence';
import { defineStep } from '../../plan/step';
import type { SecretName, StepContext } from '../../plan/step-context';
import { agreeOnRef, refOfProjectUrl } from '../../postgres/address/agree-on-ref';
import { checkApiKeys } from '../../postgres/address/check-api-keys';
import { classifyEndpoint } from '../../postgres/address/classify-endpoint';
import type { Endpoint } from '../../postgres/address/endpoint';
import { endpointOf } from '../../postgres/address/endpoint-of';
import { type Finding, faultFinding } from '../../postgres/address/finding';
import { isSameRole } from '../../postgres/address/is-same-role';
import { parseCa } from '../../postgres/address/parse-ca';
import { parseConnection } from '../../postgres/address/parse-connection';
import type { ParsedConnection } from '../../postgres/address/parsed-connection';
import { readApiKey } from '../../postgres/address/read-api-key';
import { credentialsCriteria } from './credentials-criteria';
import { CREDENTIALS_FIELDS, CredentialsInput } from './credentials-fields';

interface Door {
  readonly endpoint: Endpoint | null;
  readonly parsed: ParsedConnection | null;
  readonly isKept: boolean;
  /** True where another role stood at this door before: its password is not tried for the new one. */
  readonly isOtherRole: boolean;
}

function readDoor(
  text: string,
  kept: Endpoint | null,
  input: CredentialsInput,
  ca: string | undefined,
  hasPassword: boolean,
): Door {
  if (text.trim() === '') {
    const mode = input.tlsMode === 'auto' ? kept?.tls.mode : input.tlsMode;
    const own = ca ?? kept?.tls.ca;
    const endpoint = kept && mode ? { ...kept, tls: { mode, ...(own ? { ca: own } : {}) } } : null;
    return { endpoint, parsed: null, isKept: true, isOtherRole: false };
  }
  const parsed = parseConnection(text, hasPassword);
  const endpoint = endpointOf(parsed, input.tlsMode, ca);
  const isOtherRole = kept !== null && endpoint !== null && !isSameRole(kept, endpoint);
  return { endpoint, parsed, isKept: false, isOtherRole };
}

function understood({ endpoint, isKept }: Door): UnderstoodConnection | null {
  if (!endpoint) return null;
  const { tls, ...where } = endpoint;
  return {
    ...where,
    tlsMode: tls.mode,
    hasOwnCa: tls.ca !== undefined,
    place: classifyEndpoint(endpoint),
    isKept,
  };
}

function checkDoors(target: Door, session: Door): Finding[] {
  const findings: Finding[] = [...(target.parsed?.findings ?? [])];
  if (!target.endpoint && !target.parsed) findings.push(faultFinding('MUD-100'));
  findings.push(...(session.parsed?.findings.filter(({ verdict }) => verdict === 'fail') ?? []));
  if (session.endpoint && classifyEndpoint(session.endpoint).pooling === 'transaction') {
    const { host, port } = session.endpoint;
    findings.push(faultFinding('MUD-115', { host, port: String(port) }));
  }
  return findings;
}

function refsOf(
  input: CredentialsInput,
  target: Door,
  session: Door,
  keys: { anon: string; service: string },
) {
  const place = (door: Door) => (door.endpoint ? classifyEndpoint(door.endpoint).ref : null);
  return agreeOnRef({
    projectUrl: refOfProjectUrl(input.projectUrl),
    ref: refOfProjectUrl(input.ref),
    user: place(target),
    sessionUser: place(session),
    anonKey: readApiKey(keys.anon).ref,
    serviceKey: readApiKey(keys.service).ref,
  });
}

async function store(ctx: StepContext, input: CredentialsInput, target: Door, session: Door): Promise<void> {
  const secrets: readonly (readonly [SecretName, string | null])[] = [
    ['target.password', input.password || target.parsed?.password || null],
    ['session.password', input.sessionPassword || session.parsed?.password || null],
    ['supabase.anonKey', input.anonKey || null],
    ['supabase.serviceKey', input.serviceKey || null],
    ['supabase.accessToken', input.accessToken || null],
  ];
  for (const [name, value] of secrets) {
    const isStale =
      (name === 'target.password' && target.isOtherRole) ||
      (name === 'session.password' && session.isOtherRole);
    if (value || isStale) await ctx.storeSecret(name, value);
  }
  if (target.endpoint) await ctx.storeConnection('target', target.endpoint);
  if (session.endpoint) await ctx.storeConnection('session', session.endpoint);
}

async function readDoors(
  ctx: StepContext,
  input: CredentialsInput,
): Promise<{ target: Door; session: Door }> {
  const ca = parseCa(input.ca);
  const has = async (typed: string, name: SecretName) => typed !== '' || (await ctx.secret(name)) !== null;
  const hasTarget = await has(input.password, 'target.password');
  const hasSession = await has(input.sessionPassword, 'session.password');
  const target = readDoor(input.connection, await ctx.clients.endpoint('target'), input, ca, hasTarget);
  const kept = await ctx.clients.endpoint('session');
  // A template without a password of its own gets the backend's, where both doors are of one role.
  const session = readDoor(input.sessionConnection, kept, input, ca, hasSession || hasTarget);
  for (const { parsed } of [target, session])
    for (const { message } of parsed?.leftOut ?? []) ctx.log('info', message);
  return { target, session };
}

async function run(ctx: StepContext, input: CredentialsInput): Promise<TargetCredentialsEvidence> {
  const { target, session } = await readDoors(ctx, input);
  const kept = async (typed: string, name: SecretName) => typed.trim() || ((await ctx.secret(name)) ?? '');
  const anon = await kept(input.anonKey, 'supabase.anonKey');
  const service = await kept(input.serviceKey, 'supabase.serviceKey');
  const agreed = refsOf(input, target, session, { anon, service });
  const findings = [
    ...checkDoors(target, session),
    ...agreed.findings,
    ...checkApiKeys({ anonKey: anon, serviceKey: service }, new Date()),
  ];
  const isStored = findings.every(({ verdict }) => verdict !== 'fail');
  for (const { verdict, message } of findings) {
    ctx.log(verdict === 'fail' ? 'error' : verdict === 'warn' ? 'warn' : 'info', message);
  }
  if (isStored) await store(ctx, input, target, session);
  ctx.log(
    isStored ? 'info' : 'warn',
    say(isStored ? 'connection.credentials.stored' : 'connection.credentials.notStored'),
  );
  const has = async (name: SecretName) => Boolean(await ctx.secret(name));
  return {
    target: understood(target),
    session: understood(session),
    ref: agreed.ref,
    projectUrl: projectUrlOf(input.projectUrl, agreed.ref),
    stored: {
      password: await has('target.password'),
      anonKey: await has('supabase.anonKey'),
      serviceKey: await has('supabase.serviceKey'),
      accessToken: await has('supabase.accessToken'),
    },
    keyKinds: {
      anonKey: anon ? readApiKey(anon).kind : null,
      serviceKey: service ? readApiKey(service).kind : null,
    },
    plan: input.plan,
    findings,
    isStored,
  };
}

/** The API's address: as typed where it is a domain of its own, else made from the ref. */
function projectUrlOf(typed: string, ref: string | null): string | null {
  const plain = typed.trim();
  if (/^https?:\/\//i.test(plain) && refOfProjectUrl(plain) === null) return plain.replace(/(?<!\/)\/+$/, '');
  return ref ? `https://${ref}.supabase.co` : null;
}

/** Takes the project's connection and keys, checks all that can be checked without dialling, and seals them. */
export const targetCredentials = defineStep({
  id: 'target.credentials',
  input: CredentialsInput,
  fields: CREDENTIALS_FIELDS,
  needs: [],
  evidence: targetCredentialsEvidence,
  run,
  criteria: credentialsCriteria,
});
