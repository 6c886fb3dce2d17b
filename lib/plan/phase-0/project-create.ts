import { PROJECT_FIELDS, ProjectInput } from '../../management/project-fields';
import { askProject } from '../ask-project';
import type { ProjectCreateEvidence } from '../project-evidence';
import { defineStep } from '../step';

/** Only for who has no project yet: lists, creates and waits, or lifts a ban, with an access token. */
export const projectCreate = defineStep<ProjectInput, ProjectCreateEvidence>({
  id: 'project.create',
  input: ProjectInput,
  fields: PROJECT_FIELDS,
  needs: [],
  run: (ctx, input) => askProject(ctx, input),
  criteria: [{ id: 'project.outcome', judge: ({ outcome }) => outcome }],
});
