import { basename, dirname } from 'node:path';
import { z } from 'zod';
import { detectWorkspace } from '../../backend/detect/detect-workspace';
import { workspaceSecrets } from '../../backend/env-file/workspace-secrets';
import { openWorkspace } from '../../backend/files/workspace';
import { MudanzaError } from '../../platform/errors/mudanza-error';
import { redactText } from '../../platform/vault/redact-text';
import { backendEnv } from '../../steps/backend/backend-env';
import { defineCheck } from './check-command';
import { credentialsOf } from './credentials-of';
import { namedPath } from './named-path';
import { withContext } from './with-context';

/** libpq's own form of a URL, for a folder that does not say what reads it. */
const NEUTRAL_DRIVER = 'psycopg2';

/** What the new connection would change in an env file, as a reader of the report sees it. Writes nothing. */
export const envDiff = defineCheck({
  name: 'env-diff',
  help: 'check.envDiff.help',
  argument: '<file>',
  options: [
    { flags: '--url <url>', help: 'check.connection.url', isRequired: true },
    { flags: '--ca <file>', help: 'check.option.ca' },
    { flags: '--driver <name>', help: 'check.envDiff.driver' },
    { flags: '--url-key <name>', help: 'check.envDiff.urlKey' },
  ],
  input: z.object({
    argument: z.string(),
    url: z.string(),
    ca: z.string().optional(),
    driver: z.string().optional(),
    urlKey: z.string().default(''),
  }),
  run: async (call, { argument, url, ca, driver, urlKey }) => {
    const target = await credentialsOf(call, '--url', { url, ca });
    const file = namedPath(argument);
    const folder = dirname(file);
    const found = detectWorkspace(openWorkspace(folder)).drivers.length > 0 ? '' : NEUTRAL_DRIVER;
    const settings = { workspace: folder };
    return withContext(call, { connections: { target }, settings }, async (ctx) => {
      const given = { envFile: basename(file), driver: driver ?? found, urlKey };
      const preview = await backendEnv.preview?.(ctx, backendEnv.input.parse(given));
      if (!preview) throw new MudanzaError('MUD-012');
      const secrets = [...call.secrets, ...workspaceSecrets(folder)];
      const diffs = preview.actions.flatMap(({ detail, detailKind }) =>
        detail !== undefined && detailKind === 'diff' ? [redactText(detail, secrets)] : [],
      );
      const notes = (preview.notes ?? []).map(({ verdict, message }) => ({
        verdict,
        text: redactText(call.t(message), secrets),
      }));
      const isRed = notes.some(({ verdict }) => verdict === 'fail');
      return {
        json: { file: argument, diff: diffs.join('\n'), notes },
        words: [
          ...diffs,
          ...notes.map(({ verdict, text }) => `  ${call.t(`ui.verdict.${verdict}`)}: ${text}`),
        ],
        code: isRed ? 1 : 0,
      };
    });
  },
});
