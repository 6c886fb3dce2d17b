import { say } from '../../i18n/message';
import type { ProjectReport } from '../../plan/evidence/project-report';
import type { StepContext } from '../../plan/step-context';
import { inspectProject } from './management/inspect-project';
import { managementApi } from './management/management-api';

/**
 * What Supabase itself says of the project, where the operator gave a token; null without one, and the log says that
 * everything is then seen from outside only.
 */
export async function inspectWithToken(
  ctx: StepContext,
  ref: string | null,
  base?: string,
): Promise<ProjectReport | null> {
  const token = await ctx.secret('supabase.accessToken');
  if (!token || !ref) {
    ctx.log('info', say('connection.project.noToken'));
    return null;
  }
  const ask = managementApi({ token, signal: ctx.signal, ...(base ? { base } : {}) });
  const report = await inspectProject(ask, ref);
  const status = 'value' in report.status ? report.status.value : report.status.code;
  ctx.log('info', say('connection.project.statusSaid', { status }), report);
  return report;
}
