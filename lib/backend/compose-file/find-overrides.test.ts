import { expect, it } from 'vitest';
import { parseCompose } from './compose-document';
import { findOverrides } from './find-overrides';

const find = (text: string, urlKey = 'DATABASE_URL') =>
  findOverrides({ files: [parseCompose('c.yml', text)], service: 'db', urlKey }).map(
    ({ line, service, text: said, instead, isFatal }) =>
      `${line} ${service} ${said} → ${instead}${isFatal ? '' : ' (tool)'}`,
  );

const TEAM = `x-env: &env
  POSTGRES_HOST: db
  LOG_LEVEL: info
services:
  db:
    image: postgres:16
    environment: {POSTGRES_USER: hotel, POSTGRES_DB: db, PGHOST: db}
    healthcheck: {test: "pg_isready -h db"}
  api:
    env_file: .env
    environment:
      <<: *env
      POSTGRES_PORT: 5432      # inside
      DATABASE_URL: "postgresql+asyncpg://hotel:s3cret@db:5432/hotel"
      REDIS_URL: redis://redis:6379/0
      DB_SERVER: db
    command: ["./wait-for-it.sh", "db:5432", "--", "uvicorn"]
    depends_on: [db]
  worker:
    environment:
      - DATABASE_URL=postgresql://\${POSTGRES_USER}:\${POSTGRES_PASSWORD}@\${POSTGRES_HOST}/x
      - ALEMBIC_URL=postgresql://u:p@localhost:5432/x
      - POSTGRES_PASSWORD=hunter22
      - BROKER=amqp://mq
    command: sh -c "until pg_isready -h db; do sleep 1; done; arq"
  adminer:
    image: adminer
    environment: {ADMINER_DEFAULT_SERVER: db}
`;

it('finds what leads a container to the old database, in every form, and says what to write', () => {
  expect(find(TEAM)).toEqual([
    '2 x-env POSTGRES_HOST: db → POSTGRES_HOST: ${POSTGRES_HOST}',
    '13 api POSTGRES_PORT: 5432 → POSTGRES_PORT: ${POSTGRES_PORT}',
    '14 api DATABASE_URL: postgresql+asyncpg://hotel:••••••@db:5432/hotel → DATABASE_URL: ${DATABASE_URL}',
    '16 api DB_SERVER: db → DB_SERVER: ${POSTGRES_HOST}',
    '17 api db:5432 → null',
    '21 worker DATABASE_URL=postgresql://${POSTGRES_USER}:••••••@${POSTGRES_HOST}/x → DATABASE_URL=${DATABASE_URL}',
    '22 worker ALEMBIC_URL=postgresql://u:••••••@localhost:5432/x → ALEMBIC_URL=${DATABASE_URL}',
    '23 worker POSTGRES_PASSWORD=•••••• → POSTGRES_PASSWORD=${POSTGRES_PASSWORD}',
    '25 worker sh -c "until pg_isready -h db; do sleep 1; done; arq" → null',
    '28 adminer ADMINER_DEFAULT_SERVER: db → ADMINER_DEFAULT_SERVER: ${POSTGRES_HOST} (tool)',
  ]);
});

it('is content with references to the env file, other hosts and a database that is called like the service', () => {
  const text = `services:
  api:
    environment:
      DATABASE_URL: \${DATABASE_URL}
      POSTGRES_HOST: \${POSTGRES_HOST:-db}
      POSTGRES_URL: \${DATABASE_URL}
      READ_URL: postgresql://u@replica:5432/x
      DB_NAME: db
      NOTE: mydb:5432
    networks: [db]
    image: db:5432
  mydb: {image: x}
`;
  expect(find(text)).toEqual([]);
  expect(find('services:\n  api:\n    environment: [DB_URI=x, POSTGRES_HOST]\n', 'DB_URI')).toEqual([
    '3 api DB_URI=x → DB_URI=${DB_URI}',
  ]);
});
