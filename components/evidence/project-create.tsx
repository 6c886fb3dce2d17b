import type { Translate } from '@/lib/i18n/translate';
import type { ProjectCreateEvidence } from '@/lib/steps/connection/project-evidence';
import { KeyValueList } from '../ui/key-value-list';

interface Props {
  readonly evidence: ProjectCreateEvidence;
  readonly t: Translate;
}

/** What Supabase listed, made or lifted; the codes are what the form asks for. */
export function ProjectCreateView({ evidence, t }: Props) {
  const { organizations, regions, projects, ref, pooler, bans } = evidence;
  const lists = {
    organizations: organizations.map(({ slug, name, plan }) => `${slug} (${name}, ${plan ?? '?'})`),
    regions: regions.map(({ code, name }) => `${code} (${name})`),
    projects: projects.map((project) => `${project.ref} (${project.name}, ${project.region})`),
    pooler: pooler ? [pooler] : [],
    bans,
  };
  const names = ['organizations', 'regions', 'projects', 'pooler', 'bans'] as const;
  const filled = names
    .filter((name) => lists[name].length > 0)
    .map((name) => ({
      key: name,
      label: t(`connection.newProject.view.${name}` as const),
      value: (
        <ul>
          {lists[name].map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      ),
    }));
  const project = { key: 'ref', label: t('connection.field.ref.label'), value: ref ?? '–' };
  return <KeyValueList items={[...(ref ? [project] : []), ...filled]} />;
}
