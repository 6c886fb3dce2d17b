import type { Project } from '../project';
import type { FoundStack } from './found-stack';

const LAYERS: readonly (readonly [name: string, label: string])[] = [
  ['exposed-core', 'Exposed'],
  ['exposed-jdbc', 'Exposed'],
  ['jooq', 'jOOQ'],
  ['slick', 'Slick'],
  ['doobie-postgres', 'doobie'],
];

/** What a project on the Java machine reaches Postgres with, the likeliest first. */
export function jvmStacks(project: Project): FoundStack[] {
  const reactive = project.find('r2dbc-postgresql');
  const named = project.find('postgresql', 'quarkus-jdbc-postgresql');
  // In a pom the group is the same for both drivers, and the artifact of the reactive one stands on its own line.
  const jdbc = named ?? (reactive ? undefined : project.find('org.postgresql'));
  const layer = LAYERS.find(([name]) => project.find(name));
  const above = layer && project.find(layer[0]);
  const isForPostgres =
    jdbc !== undefined || (above !== undefined && project.says(/jdbc:postgresql:|org\.postgresql/));
  const dependency = jdbc ?? above;
  const others = project.find('vertx-pg-client', 'quarkus-reactive-pg-client');
  return [
    ...(reactive ? [{ id: 'r2dbc' as const, dependency: reactive }] : []),
    ...(isForPostgres && dependency
      ? [{ id: 'jdbc' as const, dependency, ...(layer && { layer: layer[1] }) }]
      : []),
    ...(others ? [{ known: 'Vert.x PostgreSQL client', dependency: others }] : []),
  ];
}
