import { fc } from '../../../platform/testing/fc';

const other = fc.constantFrom('redis', 'cache', 'queue');
const waits = fc.uniqueArray(fc.oneof(other, fc.constant('postgres')), { minLength: 1, maxLength: 3 });
const listForm = (pad: string) => (names: string[]) =>
  `${pad}depends_on:\n${names.map((name) => `${pad}  - ${name} # ${name}`).join('\n')}\n`;
const mapForm = (pad: string) => (names: string[]) =>
  `${pad}depends_on:\n${names.map((name) => `${pad}  ${name}:\n${pad}    condition: service_started\n`).join('\n')}`;
const flowForm = (pad: string) => (names: string[]) => `${pad}depends_on: [ ${names.join(' ,')} ] # flow\n`;
const service = fc
  .tuple(
    waits,
    fc.constantFrom(listForm, mapForm, flowForm),
    fc.constantFrom('', '    # note\n', '    command: |\n      depends_on: [postgres]\n      - postgres\n'),
  )
  .map(([names, form, extra]) => `    image: app  # keep\n${form('    ')(names)}${extra}`);
/** Compose files with a database and services that wait for it in every form. */
export const composeFile = fc
  .tuple(
    fc.array(service, { minLength: 1, maxLength: 4 }),
    fc.nat(4),
    fc.boolean(),
    fc.constantFrom('\n', '\r\n'),
  )
  .map(([bodies, at, hasVolume, eol]) => {
    const services = bodies.map((body, index) => `  app${index}:\n${body}`);
    const mount = hasVolume ? '    volumes: [ pg:/data ]\n' : '';
    services.splice(at, 0, `  postgres:\n    image: postgres:16\n${mount}\n    # why\n    restart: always\n`);
    const leaves = ['redis', 'cache', 'queue'].map((name) => `  ${name}: {image: ${name}}\n`);
    const text = `services:\n${[...services, ...leaves].join('\n')}\nvolumes:\n  pg:\n  keep:\n`;
    return text.replaceAll('\n', eol);
  });

/** An edited file with the marks of the edit taken away: comments opened, the profile removed, flow lists emptied. */
export function withoutEdit(text: string): string {
  return text
    .replace(/ {4}profiles: \["local-db"\]\r?\n/, '')
    .replace(/^( *)# (?=postgres:|depends_on:|- |image|volumes|#|restart|pg:| +)/gm, '$1')
    .replace(/\[[^\]]*\]/g, '[]');
}
