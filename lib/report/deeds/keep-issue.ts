import { MudanzaError } from '../../platform/errors/mudanza-error';
import { findRunView } from '../../runs/read-runs';
import { writeAudit } from '../../store/audit';
import { type Issue, type IssueText, insertIssue, listIssues, updateIssue } from '../../store/issues';
import { transaction } from '../../store/query';

interface Kept extends IssueText {
  readonly migrationId: string;
  readonly by: string;
}

/** Opens an issue, of a failed run or of its own. Throws MUD-606 when the run has one already. */
export async function openIssue(input: Kept & { runId: string | null }): Promise<Issue> {
  const run = input.runId ? await findRunView(input.runId) : null;
  const runId = run?.migrationId === input.migrationId ? run.id : null;
  return transaction(async (client) => {
    const issue = await insertIssue(client, { ...input, runId });
    if (!issue) throw new MudanzaError('MUD-606');
    const detail = { number: issue.number, title: issue.title, run: runId };
    await writeAudit(client, { migrationId: input.migrationId, actor: input.by, deed: 'issue.open', detail });
    return issue;
  });
}

/** Changes an issue as its editor saw it. Throws MUD-605 when somebody else saved it meanwhile. */
export function editIssue(input: Kept & { id: string; version: number }): Promise<Issue> {
  return transaction(async (client) => {
    const issue = await updateIssue(client, input);
    if (!issue) {
      const now = (await listIssues(input.migrationId)).find((entry) => entry.id === input.id);
      throw new MudanzaError('MUD-605', { params: { name: now?.updatedBy ?? '–' } });
    }
    const detail = { number: issue.number, status: issue.status };
    await writeAudit(client, { migrationId: input.migrationId, actor: input.by, deed: 'issue.edit', detail });
    return issue;
  });
}
