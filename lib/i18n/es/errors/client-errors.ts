import type { clientErrors as english } from '../../en/errors/client-errors';
import type { Translation } from '../../translation';

export const clientErrors: Translation<typeof english> = {
  'MUD-250': {
    title: 'El programa es más antiguo que el servidor',
    cause:
      'Un volcado o un script se hizo con otra versión de los programas de PostgreSQL, o para otra, que la que lo lee.',
    cures: [
      'Usa pg_dump de la versión del origen o posterior, y psql y pg_restore de la versión del destino o posterior.',
      'Las líneas \\restrict y \\unrestrict vienen de versiones nuevas de pg_dump: quítalas o usa un psql más nuevo.',
    ],
  },
  'MUD-251': {
    title: 'El programa se compiló sin TLS',
    cause: 'El controlador tiene que cifrar la conexión y no lleva TLS en esta compilación.',
    cures: [
      'Dáselo: la característica tls-rustls o tls-native-tls en sqlx, un conector en tokio-postgres, la aplicación ssl en Elixir.',
      'No desactives TLS en su lugar: cualquiera podría leer la contraseña en la red.',
    ],
  },
  'MUD-256': {
    title: 'El programa no tiene driver para esta URL',
    cause:
      'No encontró ningún driver de Postgres instalado, o la URL tiene un esquema que su driver no admite.',
    cures: [
      'Instala el driver: pdo_pgsql para PHP, el jar de JDBC para Java, pg para Node, psycopg o asyncpg para Python.',
      'Da a la URL el esquema que quiere este driver: jdbc:postgresql:// para JDBC, postgresql+asyncpg:// para SQLAlchemy con asyncpg.',
    ],
  },
  'MUD-257': {
    title: 'La aplicación usa su cliente de un modo que este prohíbe',
    cause:
      'El driver se negó solo, sin preguntar al servidor: se usó un cliente ya cerrado, dos veces a la vez, o fuera de una transacción.',
    cures: [
      'Usa un cliente por transacción, y devuélvelo al acabar.',
      'No cierres un grupo compartido mientras aún corren peticiones.',
    ],
  },
  'MUD-041': {
    title: 'El driver y el servidor van desacompasados',
    cause:
      'El driver recibió una respuesta que es de otra pregunta. Con un pooler en modo transacción suele ser una sentencia preparada en una sesión y usada en otra; si no, una conexión usada por dos tareas a la vez, o un fallo del driver.',
    cures: [
      'Desactiva en el driver la preparación con nombre o automática (Npgsql: Max Auto Prepare=0 y No Reset On Close=true); el paso «Comprobación del driver» dice cómo.',
      'Da a cada tarea una conexión propia.',
      'Usa el pooler de sesión o la conexión directa, y mira si aún ocurre.',
      'Actualiza el driver.',
    ],
  },
  'MUD-042': {
    title: 'Al pooler le cortaron la conexión al entrar en la base',
    cause:
      'Supavisor siguió hasta la base, que cerró la conexión: la base no existe, o el usuario o la contraseña no son los correctos.',
    cures: [
      'Compara base y usuario con el panel; el usuario de un pooler acaba en la referencia del proyecto (postgres.REF).',
      'Pon una contraseña nueva en el panel y escríbela en el archivo env.',
    ],
  },
  'MUD-258': {
    title: 'Prisma Migrate se detuvo',
    cause: 'Su tabla de migraciones, el esquema que encontró o la base sombra no están como espera.',
    cures: [
      'P3005, P3009: marca lo que hay como aplicado (prisma migrate resolve) antes que nada.',
      'P3014: dale una base sombra por DIRECT_URL; un pooler en modo transacción no puede crearla.',
      'Ejecuta las migraciones por la conexión de sesión (puerto 5432), nunca por el 6543.',
    ],
  },
  'MUD-630': {
    title: 'El bloqueo de una migración no sobrevive en modo transacción',
    cause:
      'Las herramientas que migran esquemas retienen un bloqueo consultivo (advisory lock) de su sesión. Un pooler en modo transacción da a cada transacción otra sesión, así que el bloqueo no se consigue, no se vuelve a encontrar o lo retiene una sesión que nadie cierra.',
    cures: [
      'Ejecuta las migraciones por la puerta de sesión (puerto 5432 del pooler) o en directo, nunca por el 6543.',
      'Si también se queda esperando, busca la sesión que aún lo retiene: select * from pg_locks where locktype = ’advisory’.',
      'Asegúrate de que ningún otro despliegue migra a la vez.',
    ],
  },
  'MUD-631': {
    title: 'El volcado tiene otro formato que el que lee el programa',
    cause:
      'pg_restore solo lee archivos (-Fc, -Fd, -Ft) y psql solo lee SQL plano; o bien el fichero está cortado.',
    cures: [
      'SQL plano: psql -f FICHERO. Un archivo: pg_restore -d URL FICHERO.',
      'Mudanza toma SQL plano: vuelca con -Fp, o convierte un archivo en SQL con pg_restore -f FICHERO.sql ARCHIVO.',
      'Compara el tamaño del fichero con el del volcado: una transferencia rota no tiene cabecera o no tiene final.',
    ],
  },
  'MUD-259': {
    title: 'El servidor tras una tabla foránea se niega',
    cause:
      'Clase SQLSTATE HV: un foreign data wrapper no pudo leer o escribir en el servidor al que representa.',
    cures: [
      'Comprueba que la base llega a ese servidor, y la contraseña de su user mapping.',
      'Las tablas foráneas no se trasladan: déjalas fuera, o créalas de nuevo en el destino.',
    ],
  },
};
