import type { refusalErrors as english } from '../../en/errors/refusal-errors';
import type { Translation } from '../../translation';

export const refusalErrors: Translation<typeof english> = {
  'MUD-156': {
    title: 'El servidor exige un certificado de cliente',
    cause: 'Solo deja entrar a este cliente con un certificado propio, y no se envió ninguno.',
    cures: [
      'Pide a quien administra el servidor una regla sin clientcert para este usuario y esta dirección.',
      'Supabase nunca lo pide: si es un servidor de Supabase, hay algo en medio.',
      'Mudanza no guarda certificados de cliente; si no hay otra manera, lee de una copia de la base.',
    ],
  },
  'MUD-157': {
    title: 'El servidor pregunta al sistema operativo, no pide contraseña',
    cause:
      'Su pg_hba.conf dice peer o ident para «{role}»: el usuario del sistema operativo debe llamarse igual.',
    cures: [
      'Conéctate por TCP (127.0.0.1) en vez de por el socket: las reglas peer solo valen para el socket.',
      'O cambia la regla a scram-sha-256, recarga, y da una contraseña al rol.',
    ],
  },
  'MUD-158': {
    title: 'El servidor autentica a este rol con otro servicio',
    cause:
      'A «{role}» lo comprueba PAM, LDAP, RADIUS, Kerberos o el IAM de una nube, y ese servicio dijo que no.',
    cures: [
      'Con IAM (AWS, Google, Azure) la contraseña es un token que dura minutos: genera otro, o usa un rol con contraseña propia.',
      'Comprueba que la cuenta puede usar la base y que se le concedió el rol.',
      'Para la migración crea un rol que inicie sesión con contraseña (scram-sha-256).',
    ],
  },
  'MUD-255': {
    title: 'El servidor rechaza este inicio de sesión antes de la contraseña',
    cause:
      'SQLSTATE 28000: una regla del servidor (pg_hba.conf, un certificado, ident o peer, un servicio externo, un rol sin LOGIN) deja fuera a este cliente.',
    cures: [
      'Lee el texto del propio servidor abajo, y su registro, que dice más.',
      'Pide una regla que deje entrar a este usuario desde esta dirección con scram-sha-256 sobre TLS.',
    ],
  },
  'MUD-192': {
    title: 'Al rol no le quedan conexiones',
    cause: '«{role}» tiene un límite propio (CONNECTION LIMIT), y se alcanzó.',
    cures: [
      'Cierra clientes inactivos de este rol, o reduce sus grupos de conexiones.',
      'Súbelo: ALTER ROLE … CONNECTION LIMIT n (-1 = sin límite).',
    ],
  },
  'MUD-193': {
    title: 'La base alcanzó su propio límite de conexiones',
    cause: '«{name}» tiene un límite propio (CONNECTION LIMIT), y se alcanzó.',
    cures: [
      'Cierra clientes inactivos de esta base.',
      'Súbelo: ALTER DATABASE … CONNECTION LIMIT n (-1 = sin límite).',
    ],
  },
  'MUD-194': {
    title: 'Alguien canceló la sentencia',
    cause:
      'Llegó una orden de cancelar: del propio cliente (se cansó de esperar, o alguien pulsó Ctrl+C) o por pg_cancel_backend. No es un límite de tiempo del servidor.',
    cures: [
      'Busca un límite de tiempo del cliente o del proxy intermedio.',
      'Pregunta quién más trabaja en este servidor, y ejecútala de nuevo.',
    ],
  },
  'MUD-195': {
    title: 'La transacción duró demasiado',
    cause: 'Chocó con transaction_timeout (PostgreSQL 17), que cierra la conexión.',
    cures: [
      'Súbelo o quítalo para este rol: ALTER ROLE … SET transaction_timeout = 0.',
      'Divide el trabajo en transacciones más cortas.',
    ],
  },
  'MUD-196': {
    title: 'La base no admite conexiones ahora mismo',
    cause:
      '«{name}» está configurada para no admitir ninguna (ALLOW_CONNECTIONS false), es una plantilla, o se está borrando o moviendo.',
    cures: [
      'Pregunta a quien administra el servidor; ALTER DATABASE … ALLOW_CONNECTIONS true vuelve a admitir clientes.',
      'Comprueba el nombre: template0 nunca admite ninguna.',
    ],
  },
  'MUD-205': {
    title: 'La sesión estuvo inactiva demasiado tiempo',
    cause: 'El servidor la cerró: idle_session_timeout, o un proveedor que cierra conexiones inactivas.',
    cures: [
      'Haz que el grupo de conexiones suelte las inactivas antes que el servidor.',
      'Conéctate de nuevo; no se tocó ningún dato.',
    ],
  },
  'MUD-206': {
    title: 'La réplica tuvo que deshacer la consulta',
    cause: 'Una réplica la canceló porque el primario cambió lo que estaba leyendo.',
    cures: [
      'Lee del primario.',
      'O sube max_standby_streaming_delay en la réplica mientras dure la migración.',
    ],
  },
  'MUD-207': {
    title: 'Dos transacciones se estorbaron',
    cause:
      'Un interbloqueo o un fallo de serialización: el servidor deshizo esta transacción para que acabara la otra.',
    cures: [
      'Ejecútala de nuevo: está pensada para repetirse.',
      'Si vuelve a pasar, que nadie más escriba en esas tablas mientras tanto.',
    ],
  },
  'MUD-208': {
    title: 'Una regla de la tabla rechaza la fila',
    cause:
      'Una restricción (única, clave ajena, no nulo, comprobación, exclusión) no se cumple con lo escrito.',
    cures: [
      'Lee qué restricción y qué clave nombra el servidor.',
      'Corrige la fila, o carga las tablas en el orden de sus claves ajenas.',
    ],
  },
  'MUD-209': {
    title: 'Falta algo que la sentencia nombra',
    cause: 'La tabla, columna, función, tipo o esquema no existe, o no está en el search_path de este rol.',
    cures: [
      'Mira si está en otro esquema: califica el nombre, o pon search_path.',
      'Despliega antes el esquema si falta.',
    ],
  },
  'MUD-210': {
    title: 'El servidor no entiende la sentencia',
    cause: 'Clase SQLSTATE 42: sintaxis errónea, un nombre ambiguo, o tipos que no encajan.',
    cures: [
      'Lee el lugar que nombra el servidor.',
      'Compara las versiones: un servidor más antiguo no conoce la sintaxis nueva.',
    ],
  },
  'MUD-211': {
    title: 'Ya existe',
    cause: 'Ya hay una tabla, esquema, rol, tipo, base o columna con ese nombre.',
    cures: [
      'Mira qué es antes de borrar nada.',
      'Usa otro nombre, o IF NOT EXISTS si es eso lo que se quiere.',
    ],
  },
  'MUD-212': {
    title: 'Un valor no encaja en su tipo',
    cause:
      'Clase SQLSTATE 22: un texto que no es un número, una fecha imposible, una cadena demasiado larga, bytes que no son UTF-8 válido, o algo así.',
    cures: [
      'Lee qué valor y qué tipo nombra el servidor.',
      'Si es la codificación, convierte antes el texto; Supabase usa UTF8.',
    ],
  },
  'MUD-213': {
    title: 'La transacción ya había fallado',
    cause:
      'Falló antes una sentencia de la misma transacción, y el servidor no acepta nada más hasta que se deshaga.',
    cures: ['Busca el primer error: esa es la causa.', 'Deshaz y empieza de nuevo.'],
  },
  'MUD-214': {
    title: 'El servidor no puede hacer esto',
    cause: 'SQLSTATE 0A000: esta versión, o este proveedor, no admite lo que se pidió.',
    cures: [
      'Compara las versiones de ambos servidores.',
      'Lee en el texto del servidor qué nombra, y busca la manera propia del proveedor.',
    ],
  },
  'MUD-215': {
    title: 'Una sentencia preparada sobrevivió a un cambio de la tabla',
    cause: 'El plan se hizo antes de que cambiara la tabla, y su resultado tiene ahora otra forma.',
    cures: [
      'Reinicia la aplicación después de una migración, para que prepare de nuevo.',
      'O desactiva su caché de sentencias preparadas.',
    ],
  },
  'MUD-216': {
    title: 'Se superó un límite del servidor',
    cause:
      'Clase SQLSTATE 54: demasiadas columnas, argumentos o niveles, o una sentencia demasiado compleja.',
    cures: ['Divide la sentencia en otras más pequeñas.', 'Lee qué límite nombra el servidor.'],
  },
  'MUD-217': {
    title: 'Está en uso, o no en el estado para esto',
    cause: 'Clase SQLSTATE 55: otro usa el objeto, o hay que activar algo antes.',
    cures: [
      'Cierra las sesiones que lo usan; pg_stat_activity las muestra.',
      'Lee qué dice el servidor que va antes.',
    ],
  },
  'MUD-218': {
    title: 'El servidor tiene problemas con su propia máquina',
    cause: 'Clase SQLSTATE 58: falta un archivo o no se puede leer, o el disco da un error.',
    cures: [
      'Pregunta a quien administra el servidor; su registro dice más.',
      'Si falta el archivo de una extensión, no está instalada en ese servidor.',
    ],
  },
  'MUD-219': {
    title: 'El servidor encontró un error interno',
    cause:
      'Clase SQLSTATE XX: el propio PostgreSQL, o un proxy delante, no lo esperaba; es posible que haya datos dañados.',
    cures: [
      'Lee su texto abajo.',
      'Si vuelve en la misma tabla, haz revisar los datos (amcheck) antes de copiar nada.',
    ],
  },
  'MUD-227': {
    title: 'La sentencia no encaja en la transacción',
    cause: 'Clase SQLSTATE 25: no puede ir dentro de una transacción, o la necesita, o llega tarde en ella.',
    cures: [
      'Ejecútala sola, fuera de una transacción (CREATE DATABASE, VACUUM, CREATE INDEX CONCURRENTLY).',
      'Por un pooler de transacción toda sentencia está dentro de una en cuanto se envió BEGIN.',
    ],
  },
  'MUD-239': {
    title: 'Otra cosa depende de ello',
    cause: 'SQLSTATE 2BP01: de lo que se va a borrar cuelgan otros objetos o privilegios.',
    cures: [
      'Lee cuáles nombra el servidor, y bórralos o muévelos antes.',
      'CASCADE los borra también: solo si es lo que quieres.',
    ],
  },
  'MUD-243': {
    title: 'Un ajuste tiene un valor que el servidor no admite',
    cause: 'El servidor rechaza el valor de «{parameter}».',
    cures: [
      'Corrígelo en la cadena de conexión (options, TimeZone, search_path …).',
      'Compara con el otro servidor: SHOW dice su valor.',
    ],
  },
  'MUD-244': {
    title: 'La extensión no está en este servidor',
    cause: '«{name}» no está instalada en esa máquina, o el proveedor no la ofrece.',
    cures: ['Mira la lista de extensiones del proveedor.', 'Quítala del esquema, o sustituye lo que da.'],
  },
  'MUD-245': {
    title: 'Este pooler de transacción rechaza lo que una sesión guardaría',
    cause:
      'El pooler está configurado para rechazar sentencias que dejan algo en la sesión (SET, LISTEN, tablas temporales, cursores WITH HOLD, bloqueos consultivos).',
    cures: [
      'Usa SET LOCAL dentro de la transacción, o ALTER ROLE … SET.',
      'Usa el pooler de sesión (puerto 5432) para lo que necesita una sesión.',
    ],
  },
};
