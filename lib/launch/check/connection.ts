import { z } from 'zod';
import { connectionEvidence } from '../../plan/evidence/connection-evidence';
import { explainError } from '../../platform/errors/explain-error';
import { MudanzaError } from '../../platform/errors/mudanza-error';
import { redactData } from '../../platform/vault/redact-text';
import type { Rung } from '../../postgres/diagnose/rung';
import { connection as step } from '../../steps/connection/connection';
import { type CheckCall, defineCheck } from './check-command';
import { credentialsOf } from './credentials-of';
import { codeOfCriteria, criteriaLines, runJudged } from './judged';
import { withContext } from './with-context';

function presentRung({ locale, t }: CheckCall, { id, state, ms, message, facts, error }: Rung) {
  const cures = error ? explainError(error.code, locale, error.params).cures : [];
  const { code = null, original = null, sqlState = null } = error ?? {};
  const title = t(`connection.rung.${id}` as const);
  return { id, title, state, ms, text: t(message), code, cures, original, sqlState, facts };
}

/** Climbs the ladder to one server: DNS, TCP, TLS, one attempt to sign in, then what the server says of itself. */
export const connection = defineCheck({
  name: 'connection',
  help: 'check.connection.help',
  options: [
    { flags: '--url <url>', help: 'check.connection.url', isRequired: true },
    { flags: '--ca <file>', help: 'check.option.ca' },
  ],
  input: z.object({ url: z.string(), ca: z.string().optional() }),
  run: async (call, { url, ca }) => {
    const target = await credentialsOf(call, '--url', { url, ca });
    const { evidence, criteria } = await withContext(call, { connections: { target } }, (ctx) =>
      runJudged(call, ctx, step, {}),
    );
    const seen = connectionEvidence.read(evidence);
    if (!seen) throw new MudanzaError('MUD-024');
    const { report, attempts } = seen.target;
    const rungs = report.rungs.map((rung) => presentRung(call, rung));
    const said = redactData(rungs, [...call.secrets]);
    return {
      // `evidence` is what `check backend --observed` reads.
      json: { ...report, rungs: said, attempts, criteria, evidence },
      words: [
        ...rungs.map(({ title, state, ms, text }) => `  ${state.padEnd(7)} ${ms} ms  ${title}: ${text}`),
        ...criteriaLines(call, criteria),
      ],
      code: codeOfCriteria(criteria),
    };
  },
});
