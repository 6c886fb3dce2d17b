import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { fc } from '../../platform/testing/fc';
import { type ComposeRequest, editCompose } from './edit-compose';
import { composeFile, withoutEdit } from './testing/arbitrary-compose';

function edit(text: string, option: ComposeRequest['option'] = 'comment', service?: string) {
  return editCompose({ files: [{ path: 'docker-compose.yml', text }], option, ...(service && { service }) });
}
const edited = (text: string, option?: ComposeRequest['option']) => edit(text, option).files[0]!.after;

const TYPICAL = `# hotel
services:
  api:
    image: hotel-api   # the API
    depends_on:
      - redis
      - postgres  # must be up first
    environment:
      - POSTGRES_URL=\${DATABASE_URL}

  worker:
    image: hotel-api
    depends_on:
      postgres:
        condition: service_healthy
      redis: { condition: service_started }

  postgres:
    image: postgres:14-alpine
    environment:
      POSTGRES_PASSWORD: postgres

    volumes:
      - postgres_data:/var/lib/postgresql/data
    # a note
    ports:
      - "5432:5432"

  redis:
    image: redis:7

volumes:
  redis_data:
  postgres_data:
`;

describe('option A', () => {
  it('comments the service, its volume and every wait, in list and in map form', () => {
    expect(edited(TYPICAL)).toBe(`# hotel
services:
  api:
    image: hotel-api   # the API
    depends_on:
      - redis
      # - postgres  # must be up first
    environment:
      - POSTGRES_URL=\${DATABASE_URL}

  worker:
    image: hotel-api
    depends_on:
      # postgres:
      #   condition: service_healthy
      redis: { condition: service_started }

  # postgres:
  #   image: postgres:14-alpine
  #   environment:
  #     POSTGRES_PASSWORD: postgres

  #   volumes:
  #     - postgres_data:/var/lib/postgresql/data
  #   # a note
  #   ports:
  #     - "5432:5432"

  redis:
    image: redis:7

volumes:
  redis_data:
  # postgres_data:
`);
    expect(edit(TYPICAL)).toMatchObject({
      services: ['postgres'],
      waiting: ['api', 'worker'],
      volumes: ['postgres_data'],
    });
  });

  it('comments a whole key when nothing else is left in it', () => {
    const text = `services:
  api:
    depends_on: [ postgres ]
    image: a
  worker:
    image: a
    depends_on:
      - postgres
    links: ["postgres:db"]
  postgres: {image: "postgres:17", volumes: ["pg:/data"]}
volumes: {pg: {}}
`;
    expect(edited(text)).toBe(`services:
  api:
    # depends_on: [ postgres ]
    image: a
  worker:
    image: a
    # depends_on:
    #   - postgres
    # links: ["postgres:db"]
  # postgres: {image: "postgres:17", volumes: ["pg:/data"]}
# volumes: {pg: {}}
`);
  });

  it('cuts items out of flow collections, wherever the comma is', () => {
    const text = `services:
  a: {image: a, depends_on: [postgres, redis]}
  b: {image: a, depends_on: [redis, postgres]}
  c: {image: a, depends_on: {redis: {condition: service_started}, postgres: {condition: service_healthy}, q: {}}}
  d: {depends_on: [postgres], image: a}
  postgres: {image: postgres}
`;
    expect(edited(text)).toBe(`services:
  a: {image: a, depends_on: [redis]}
  b: {image: a, depends_on: [redis]}
  c: {image: a, depends_on: {redis: {condition: service_started}, q: {}}}
  d: {image: a}
  # postgres: {image: postgres}
`);
  });

  it('follows anchors, aliases and merges to where they are written', () => {
    const text = `x-base: &base
  image: a
  depends_on:
    - postgres
    - redis
x-deps: &deps
  - postgres
x-map: &map
  postgres: {condition: service_healthy}
x-all: &all
  postgres: {condition: service_healthy}
  redis: {condition: service_started}
services:
  api:
    <<: *base
  one:
    image: a
    depends_on: *deps
  two:
    image: a
    depends_on:
      <<: *map
      redis: {condition: service_started}
  three:
    image: a
    depends_on:
      <<: *all
  postgres:
    image: postgres
`;
    const result = edited(text);
    const data = parse(result, { merge: true });
    expect(data.services).toEqual({
      api: { image: 'a', depends_on: ['redis'] },
      one: { image: 'a' },
      two: { image: 'a', depends_on: { redis: { condition: 'service_started' } } },
      three: { image: 'a', depends_on: { redis: { condition: 'service_started' } } },
    });
    expect(result).toContain('    # depends_on: *deps\n');
    expect(result).toContain('      # <<: *map\n');
  });

  it('keeps line ends, a missing last line end, and an override that held nothing else', () => {
    expect(edited('services:\r\n  postgres:\r\n    image: postgres\r\n  b:\r\n    image: b')).toBe(
      'services:\r\n  # postgres:\r\n  #   image: postgres\r\n  b:\r\n    image: b',
    );
    const override = 'services:\n  postgres:\n    ports: ["5432:5432"]\n';
    const files = [
      { path: 'docker-compose.yml', text: TYPICAL },
      { path: 'docker-compose.override.yml', text: override },
    ];
    const both = editCompose({ files, option: 'comment' });
    expect(both.files[1]?.after).toBe('services: {}\n  # postgres:\n  #   ports: ["5432:5432"]\n');
  });

  it('leaves a volume that another service mounts too', () => {
    const text = TYPICAL.replace('image: redis:7', 'image: redis:7\n    volumes: [postgres_data:/backup]');
    expect(edit(text).volumes).toEqual([]);
    expect(edited(text)).toContain('\n  postgres_data:\n');
  });
});

describe('option B', () => {
  it('puts the service behind a profile, and nobody waits for it', () => {
    const result = edited(TYPICAL, 'profile');
    expect(result).toContain('  postgres:\n    profiles: ["local-db"]\n    image: postgres:14-alpine\n');
    expect(result).toContain('      # - postgres  # must be up first\n');
    expect(result).toContain('\n  postgres_data:\n');
    expect(edited(result, 'profile')).toBe(result);
  });

  it('does so in flow form too', () => {
    expect(edited('services:\n  db: {image: postgis/postgis:16}\n  a: {image: a}\n', 'profile')).toBe(
      'services:\n  db: {profiles: ["local-db"], image: postgis/postgis:16}\n  a: {image: a}\n',
    );
  });
});

describe('what cannot be edited', () => {
  it.each([
    ['tabs', 'services:\n\tpostgres:\n\t\timage: postgres\n', 'MUD-408'],
    ['two services of one name', 'services:\n  postgres: {image: a}\n  postgres: {image: b}\n', 'MUD-408'],
    ['no services', 'version: "3"\n', 'MUD-408'],
    ['not yaml', 'a: [1, 2\nb: }', 'MUD-408'],
    ['no database', 'services:\n  api: {image: a}\n', 'MUD-409'],
    ['several databases', 'services:\n  a: {image: postgres}\n  b: {image: "x/postgis:1"}\n', 'MUD-410'],
    [
      'a service that shares its network',
      'services:\n  postgres: {image: postgres}\n  b: {image: b, network_mode: "service:postgres"}\n',
      'MUD-411',
    ],
    [
      'an anchor on the database that others use',
      'services:\n  postgres: &pg\n    image: postgres\n  b:\n    <<: *pg\n    image: b\n',
      'MUD-411',
    ],
  ])('%s', (_, text, code) => {
    expect(() => edit(text)).toThrow(new RegExp(code));
  });

  it('names the line', () => {
    expect(() => edit('services:\n  a: {image: b}\n\tb: c\n')).toThrow(
      expect.objectContaining({ params: expect.objectContaining({ line: 3 }) }),
    );
  });
});

describe('any compose file', () => {
  it('loses the database and the waits for it, and not one byte more', () => {
    fc.assert(
      fc.property(composeFile, fc.constantFrom('comment' as const, 'profile' as const), (text, option) => {
        const result = edited(text, option);
        expect(withoutEdit(result)).toBe(withoutEdit(text));
        expect(
          JSON.stringify(parse(result).services.app0 ?? {}).replace(/"command":"[^"]*"/, ''),
        ).not.toContain('postgres');
      }),
      { numRuns: 250 },
    );
  });
});

describe('a database that the team builds itself', () => {
  it.each([
    ['by its name', '    build: ./infra/postgres\n'],
    ['by the default of its image', '    image: ${PG_IMAGE:-postgres:${PG_VERSION}}\n'],
    ['by its data', '    image: hub.example/hotel-pg:15\n    volumes: [data:/var/lib/postgresql/data]\n'],
  ])('is known %s', (_, body) => {
    const text = `services:\n  api:\n    build: .\n    depends_on: [db]\n  db:\n${body}`;
    expect(edit(text).services).toEqual(['db']);
  });
});
