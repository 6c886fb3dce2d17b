import { z } from 'zod';
import { explainError } from '../../platform/errors/explain-error';
import { redactText } from '../../platform/vault/redact-text';
import { classifyEndpoint } from '../../postgres/address/classify-endpoint';
import type { ConnectionParameters } from '../../postgres/address/connection-parameters';
import { endpointOf } from '../../postgres/address/endpoint-of';
import type { Finding } from '../../postgres/address/finding';
import { parseConnection } from '../../postgres/address/parse-connection';
import type { ParsedConnection } from '../../postgres/address/parsed-connection';
import { type Paste, readPaste } from '../../postgres/address/read-paste';
import { type CheckCall, defineCheck } from './check-command';

interface Door {
  readonly role: 'connection' | 'session' | 'other';
  /** The key that it stood under; empty for a bare string. */
  readonly name: string;
  readonly host: string;
  readonly port: number;
  readonly user: string | null;
  readonly database: string | null;
  /** What the address is at Supabase, e.g. `shared-transaction`, or `not-supabase`. */
  readonly kind: string;
  /** What the address promises; nothing was dialled. */
  readonly mode: string;
  readonly tls: string | null;
  readonly has_password: boolean;
  /** What the text says beyond that, and a driver's advice carries over. */
  readonly parameters: ConnectionParameters;
}

function doorOf(role: Door['role'], name: string, connection: ParsedConnection): Door[] {
  if (!connection.host) return [];
  const { host, port, user, database, tlsMode, password, parameters } = connection;
  const { kind, pooling } = classifyEndpoint({ host, port, ...(user === null ? {} : { user }) });
  const endpoint = endpointOf(connection, 'auto', undefined);
  const tls = endpoint?.tls.mode ?? tlsMode;
  return [
    {
      role,
      name,
      host,
      port,
      user,
      database,
      kind,
      mode: pooling,
      tls,
      has_password: password !== null,
      parameters,
    },
  ];
}

function presentFinding({ locale, t }: CheckCall, { verdict, code, message }: Finding) {
  const { cause = null, cures = [] } = code ? explainError(code, locale, message.params ?? {}) : {};
  return { verdict, code: code ?? null, text: t(message), cause, cures };
}

const passwordsOf = (paste: Paste | null, alone: ParsedConnection): string[] =>
  [...(paste?.doors ?? []).map(({ connection }) => connection.password), alone.password].flatMap(
    (one) => one ?? [],
  );

/** What the form of credentials would make of a pasted text. Dials nothing, prints no secret. */
export const paste = defineCheck({
  name: 'paste',
  help: 'check.paste.help',
  options: [],
  input: z.object({}),
  run: async (call) => {
    const text = await call.readStdin();
    const read = readPaste(text);
    const alone = parseConnection(text);
    const doors = read
      ? read.doors.flatMap(({ role, name, connection }) =>
          doorOf(role === 'main' ? 'connection' : role, name, connection),
        )
      : doorOf('connection', '', alone);
    const found = read ? read.findings : alone.findings;
    const secrets = passwordsOf(read, alone);
    const findings = found
      .map((finding) => presentFinding(call, finding))
      .map(({ text: said, cause, ...finding }) => ({
        ...finding,
        text: redactText(said, secrets),
        cause: cause && redactText(cause, secrets),
      }));
    const leftOut = (read ?? alone).leftOut.map(({ part, reason, message }) => ({
      part,
      reason,
      text: redactText(call.t(message), secrets),
    }));
    const keys = (['projectUrl', 'anonKey', 'serviceKey', 'accessToken'] as const).filter(
      (name) => read?.[name],
    );
    const [first] = doors;
    const understood = first !== undefined || keys.length > 0;
    const endpoint = first && {
      ...{ host: first.host, port: first.port, user: first.user, database: first.database },
      ...{ mode: first.mode, tls: first.tls },
    };
    const isRed = findings.some(({ verdict }) => verdict === 'fail');
    return {
      json: { understood, findings, left_out: leftOut, endpoint: endpoint ?? null, doors, keys },
      words: [
        call.t(understood ? 'check.paste.understood' : 'check.paste.not'),
        ...doors.map(
          ({ role, host, port, user, database, mode }) =>
            `  ${role}: ${user ?? '—'}@${host}:${port}/${database ?? '—'} (${mode})`,
        ),
        ...keys.map((name) => `  ${name}`),
        ...leftOut.map(({ text: said }) => `  ${said}`),
        ...findings.map(
          ({ verdict, text: said, cause }) =>
            `  ${call.t(`ui.verdict.${verdict}`)}: ${[said, cause].filter(Boolean).join('. ')}`,
        ),
      ],
      code: !understood ? 2 : isRed ? 1 : 0,
    };
  },
});
