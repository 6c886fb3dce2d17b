export interface StepNames {
  /** `crud.again` */
  readonly id: string;
  /** `crud-again`: its file and the key of its texts. */
  readonly slug: string;
  /** `crudAgain`: its export. */
  readonly export: string;
  /** `CrudAgain` */
  readonly type: string;
  readonly subject: string;
}

export function namesOf(id: string, subject: string): StepNames {
  const slug = id.replaceAll('.', '-');
  const camel = slug.replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
  return { id, slug, export: camel, type: `${camel[0]?.toUpperCase()}${camel.slice(1)}`, subject };
}

/** The step itself: asks one thing of the target, keeps it as evidence, judges it by one criterion. */
export const stepSource = ({ id, slug, export: name, type }: StepNames): string => `import { z } from 'zod';
import { say } from '../../i18n/message';
import { defineEvidence, type EvidenceOf } from '../../plan/define-evidence';
import { defineStep } from '../../plan/step';
import { sql } from '../../postgres/sql';

const Input = z.object({});
type Input = z.infer<typeof Input>;

/** What the step leaves behind, for everybody who reads it. */
export const ${name}Evidence = defineEvidence('${id}', z.object({ version: z.string() }));
type ${type}Evidence = EvidenceOf<typeof ${name}Evidence>;

/** Say here in one sentence what the step finds out or does. */
export const ${name} = defineStep({
  id: '${id}',
  input: Input,
  needs: [],
  evidence: ${name}Evidence,
  run: async (ctx) => {
    const [row] = await ctx.clients.withTarget((client) =>
      client.rows<${type}Evidence>(sql\`select current_setting('server_version') as version\`),
    );
    return { version: row?.version ?? '' };
  },
  criteria: [
    {
      id: '${id}.answered',
      judge: ({ version }) => ({
        verdict: version === '' ? 'fail' : 'pass',
        message: say('steps.${slug}.answered', { version }),
      }),
    },
  ],
});
`;

/** Its test, on a real server. */
export const testSource = ({
  slug,
  export: name,
}: StepNames): string => `import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../servers/embedded/testing/test-database';
import { createTestContext } from '../testing/test-context';
import { ${name} } from './${slug}';

let target: TestDatabase;
beforeAll(async () => {
  target = await createTestDatabase('target');
});
afterAll(() => target.drop());

it('asks the target and keeps what it answered', async () => {
  const ctx = createTestContext({ target });
  const evidence = await ${name}.run(ctx, ${name}.input.parse({}));
  expect(evidence).toEqual({ version: expect.stringMatching(/^\\d+/) });
  expect(${name}.criteria.map(({ judge }) => judge(evidence).verdict)).toEqual(['pass']);
});
`;

const texts = {
  en: {
    title: 'New step',
    what: 'Say what it does.',
    why: 'Say why it is worth doing.',
    risk: 'Say what can go wrong.',
    run: 'Run the step',
    running: 'Running the step…',
    answered: 'The target answered: {version}.',
  },
  es: {
    title: 'Paso nuevo',
    what: 'Di lo que hace.',
    why: 'Di por qué vale la pena.',
    risk: 'Di lo que puede salir mal.',
    run: 'Ejecutar el paso',
    running: 'Ejecutando el paso…',
    answered: 'El destino respondió: {version}.',
  },
} as const;

/** Its entry in a dictionary of steps. */
export function textsSource(slug: string, locale: keyof typeof texts): string {
  const lines = Object.entries(texts[locale]).map(([key, text]) => `    ${key}: '${text}',`);
  const key = /^[a-z]+$/.test(slug) ? slug : `'${slug}'`;
  return [`  ${key}: {`, ...lines, '  },'].join('\n');
}
