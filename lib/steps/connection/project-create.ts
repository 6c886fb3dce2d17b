import { defineStep } from '../../plan/step';
import { askProject } from './ask-project';
import { PROJECT_FIELDS, ProjectInput } from './management/project-fields';
import { projectCreateEvidence } from './project-evidence';

/** Only for who has no project yet: lists, creates and waits, or lifts a ban, with an access token. */
export const projectCreate = defineStep({
  id: 'project.create',
  writes: [{ place: 'project', by: 'nobody' }],
  input: ProjectInput,
  evidence: projectCreateEvidence,
  fields: PROJECT_FIELDS,
  needs: [],
  run: (ctx, input) => askProject(ctx, input),
  criteria: [{ id: 'project.outcome', judge: ({ outcome }) => outcome }],
});
