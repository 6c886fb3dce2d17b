import type { pasteErrors as english } from '../../en/errors/paste-errors';
import type { Translation } from '../../translation';

export const pasteErrors: Translation<typeof english> = {
  'MUD-132': {
    title: 'Eso es un socket de la máquina para la que se escribió',
    cause:
      'El texto no nombra un servidor sino un socket de Unix ({path}): solo pueden usarlo los programas de esa misma máquina o de ese contenedor.',
    cures: [
      'Indica un servidor y un puerto por TCP: el nombre o la dirección de la máquina, normalmente con el puerto 5432.',
      'En la misma máquina usa 127.0.0.1; Postgres debe escuchar ahí (listen_addresses) y pg_hba.conf debe permitirlo.',
      'Para un contenedor publica su puerto (ports: 127.0.0.1:5432:5432).',
    ],
  },
  'MUD-133': {
    title: 'Eso es una instancia de Cloud SQL, no un servidor',
    cause:
      'El texto nombra la instancia de Cloud SQL {instance} por su socket o su conector. No tiene un nombre al que conectarse.',
    cures: [
      'Ejecuta el Cloud SQL Auth Proxy en esta máquina (cloud-sql-proxy {instance} --port 5433) e introduce 127.0.0.1 y ese puerto.',
      'O da a la instancia una dirección pública, autoriza esta red, e introduce la dirección con el puerto 5432 y TLS.',
    ],
  },
  'MUD-134': {
    title: 'Eso es de otra base de datos',
    cause: 'El texto es para {service}, no para Postgres.',
    cures: [
      'Pega la cadena de conexión de la base Postgres: empieza por postgresql:// o nombra servidor, usuario y base.',
      'Con Prisma Accelerate o Prisma Postgres la que hay que pegar es la cadena directa (DIRECT_URL, postgres://…).',
      'Mudanza solo traslada Postgres; otra base de datos hay que convertirla antes a Postgres.',
    ],
  },
  'MUD-136': {
    title: 'La conexión está en otro archivo',
    cause:
      'El texto solo nombra la entrada «{service}»; el servidor, el usuario y la base están en un archivo de la máquina para la que se escribió.',
    cures: [
      'Abre allí pg_service.conf (o ~/.pg_service.conf, odbc.ini) y pega la sección de ese nombre.',
      'La contraseña puede estar en ~/.pgpass; introdúcela en su propio campo.',
    ],
  },
};
