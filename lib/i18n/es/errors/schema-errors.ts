import type { schemaErrors as english } from '../../en/errors/schema-errors';
import type { Translation } from '../../translation';

export const schemaErrors: Translation<typeof english> = {
  'MUD-301': {
    title: 'El esquema está vacío',
    cause:
      'El archivo no contiene ninguna sentencia ejecutable: nada, solo comentarios o solo líneas que se omitieron.',
    cures: ['Elige otro archivo o pega el esquema.', 'Parte del esquema predeterminado.'],
  },
  'MUD-302': {
    title: 'El archivo no es texto SQL',
    cause: 'Un esquema se lee como texto UTF-8 y este archivo es otra cosa ({format}).',
    cures: [
      'Escribe el volcado como SQL plano: pg_dump --schema-only --format=plain.',
      'De un volcado en formato propio, pg_restore --schema-only --file=schema.sql obtiene SQL plano.',
      'Guarda el archivo como UTF-8 o descomprímelo antes.',
    ],
  },
  'MUD-303': {
    title: 'El archivo es demasiado grande',
    cause: 'Ocupa {megabytes} MB; un archivo de esquema puede ocupar hasta {limit} MB.',
    cures: [
      'Vuelca solo la estructura: pg_dump --schema-only. Las filas se trasladan de otra manera.',
      'Divide el archivo y despliega las partes una tras otra.',
    ],
  },
  'MUD-304': {
    title: 'El SQL tiene un error de sintaxis',
    cause: 'La gramática de Postgres se detiene en la línea {line}, columna {column}: {message}',
    cures: [
      'Corrige la sentencia en ese punto; abajo se muestra el texto que lo rodea.',
      'Si el archivo es para otro sistema de bases de datos, tradúcelo antes.',
    ],
  },
  'MUD-305': {
    title: 'No se distingue una sentencia',
    cause: 'El texto de la línea {line} no se lee como una sentencia, o se lee como más de una.',
    cures: [
      'Termina cada sentencia con punto y coma.',
      'Separa la sentencia de esa línea e inténtalo de nuevo.',
    ],
  },
  'MUD-306': {
    title: 'El archivo necesita psql',
    cause: '«{command}» es una orden del programa psql, no SQL, y el archivo depende de lo que hace.',
    cures: [
      'Quita la línea {line} o escribe en SQL lo que hace.',
      'Las filas que cargaría \\copy se trasladan después del esquema.',
    ],
  },
  'MUD-307': {
    title: 'El archivo usa una variable de psql',
    cause: 'En la línea {line}, columna {column} hay una variable que solo psql rellena.',
    cures: [
      'Escribe el valor en su lugar.',
      'O deja que psql la rellene antes: psql --echo-queries con las variables puestas imprime las sentencias.',
    ],
  },
  'MUD-308': {
    title: 'El archivo contiene filas',
    cause:
      'Desde la línea {line} el archivo carga filas (COPY … FROM stdin). Este paso trata solo de la estructura.',
    cures: [
      'Vuelca solo la estructura: pg_dump --schema-only.',
      'Traslada las filas una vez verificado el esquema: pg_dump --data-only y después psql.',
    ],
  },
  'MUD-309': {
    title: 'Una sentencia afecta a todo el servidor',
    cause:
      '«{statement}» (línea {line}) crea, cambia o alcanza bases de datos, servidores o archivos fuera de la base de destino.',
    cures: [
      'Quita la sentencia: la base de datos de destino ya existe.',
      'Comprueba que este es el archivo que querías; puede ser para otra base de datos.',
    ],
  },
  'MUD-310': {
    title: 'Se cambiaría un rol de la plataforma',
    cause:
      '«{statement}» (línea {line}) se refiere al rol {role}, que todo proyecto de Supabase trae y del que depende.',
    cures: ['Quita la sentencia.', 'Usa para el backend un rol con nombre propio.'],
  },
  'MUD-311': {
    title: 'Se cambiaría un esquema de la plataforma',
    cause: 'La sentencia de la línea {line} escribe en el esquema {schema}, que Supabase se reserva.',
    cures: [
      'Vuelca solo los esquemas del backend: pg_dump --schema-only --schema=public.',
      'Da otro nombre a tu esquema si lo tiene por casualidad.',
    ],
  },
  'MUD-312': {
    title: 'El destino no ofrece una extensión',
    cause: 'El esquema necesita la extensión {extension} y el destino no ofrece ninguna con ese nombre.',
    cures: [
      'Consulta la lista de extensiones en el panel del proyecto.',
      'Sustituye lo que el esquema usa de ella, por ejemplo gen_random_uuid() en lugar de uuid-ossp.',
    ],
  },
  'MUD-313': {
    title: 'El ensayo se detuvo en una sentencia',
    cause: 'El destino rechazó la sentencia de la línea {line}: {message}. Todo se deshizo.',
    cures: ['Lee abajo lo que dice el servidor y corrige el archivo.', 'Después vuelve a previsualizar.'],
  },
  'MUD-314': {
    title: 'El esquema no se construye',
    cause: 'En una base de datos de pruebas vacía falla la sentencia de la línea {line}: {message}',
    cures: [
      'Corrige la sentencia o pon antes lo que necesita.',
      'Si se apoya en objetos que el destino ya tiene, añádelos al archivo.',
    ],
  },
  'MUD-315': {
    title: 'Ya existe algo con ese nombre',
    cause: 'La sentencia de la línea {line} crea algo que existe: {message}. No se aplicó nada.',
    cures: [
      'Si es el mismo esquema de antes, escribe IF NOT EXISTS u OR REPLACE en esa sentencia.',
      'Si lo dejó un intento anterior, deshaz ese despliegue.',
      'Si pertenece a otra cosa, da al objeto nuevo otro nombre u otro esquema.',
    ],
  },
  'MUD-316': {
    title: 'El esquema no es el previsualizado',
    cause:
      'El archivo guardado tiene otro SHA-256 que la previsualización, así que se desplegaría algo que nadie ha leído.',
    cures: ['Vuelve a previsualizar el esquema.', 'Después despliega esa previsualización.'],
  },
  'MUD-317': {
    title: 'El despliegue se detuvo en una sentencia',
    cause:
      'El destino rechazó la sentencia de la línea {line}: {message}. La transacción se deshizo: no se aplicó nada.',
    cures: ['Lee abajo lo que dice el servidor y corrige el archivo.', 'Previsualiza de nuevo y despliega.'],
  },
  'MUD-318': {
    title: 'Falló una sentencia de la segunda parte',
    cause:
      'El esquema está desplegado. La sentencia de la línea {line}, que no puede ir en una transacción, falló: {message}',
    cures: [
      'Lee abajo lo que dice el servidor y elimina la causa.',
      'Despliega otra vez: lo que ya está se deja como está y la segunda parte se reintenta.',
    ],
  },
  'MUD-319': {
    title: 'Hay otro despliegue de esquema en marcha',
    cause: 'Alguien más tiene el bloqueo de despliegue de este destino.',
    cures: [
      'Espera a que termine y ejecuta este paso de nuevo.',
      'En pg_locks el bloqueo es de tipo «advisory».',
    ],
  },
  'MUD-320': {
    title: 'No se obtuvo un bloqueo',
    cause: 'Otra sesión tiene un bloqueo que la sentencia de la línea {line} necesita. No se aplicó nada.',
    cures: [
      'Inténtalo de nuevo cuando esa sesión haya terminado.',
      'Detén el backend mientras tanto o termina la sesión (pg_stat_activity, pg_terminate_backend).',
      'Aumenta el tiempo de espera en «Más opciones».',
    ],
  },
  'MUD-321': {
    title: 'Deshacer borraría filas',
    cause:
      'La tabla {table} tiene filas que el despliegue no escribió; {count, plural, one {es la única} other {hay # tablas así}}. No se cambió nada.',
    cures: [
      'Conserva el esquema si esas filas hacen falta.',
      'Si no, guárdalas, vacía tú las tablas y deshaz entonces.',
    ],
  },
  'MUD-322': {
    title: 'Deshacer se llevaría algo ajeno',
    cause:
      '{count, plural, one {Un objeto} other {# objetos}} que el despliegue no creó {count, plural, one {depende} other {dependen}} de lo que creó. No se cambió nada.',
    cures: ['Quita o mueve antes esos objetos; se listan abajo.', 'Después deshaz de nuevo.'],
  },
  'MUD-323': {
    title: 'No hay nada que deshacer',
    cause: 'Ningún despliegue de esta migración creó algo que siga ahí.',
    cures: ['No hay que hacer nada.'],
  },
  'MUD-324': {
    title: 'Falta pg_dump',
    cause:
      'Tomar el esquema del origen en vivo requiere el programa pg_dump, versión {needed} o posterior, y en esta máquina no está.',
    cures: [
      'Instala los programas cliente de PostgreSQL (Debian: postgresql-client-{needed} de apt.postgresql.org; macOS: brew install libpq).',
      'O ejecuta pg_dump --schema-only --no-owner --no-privileges donde lo haya y elige el archivo.',
    ],
  },
  'MUD-325': {
    title: 'pg_dump es demasiado antiguo',
    cause: 'El origen tiene la versión {server}, y pg_dump {found} rechaza servidores más nuevos que él.',
    cures: [
      'Instala programas cliente de la versión {server} o posterior.',
      'O ejecuta pg_dump --schema-only en la máquina del origen y elige el archivo.',
    ],
  },
  'MUD-326': {
    title: 'pg_dump falló',
    cause: 'Terminó con un error; abajo están sus palabras.',
    cures: [
      'Comprueba que el rol del origen puede leer los esquemas.',
      'Ejecuta pg_dump a mano con las mismas opciones para ver más.',
    ],
  },
  'MUD-327': {
    title: 'No hay origen del que tomar el esquema',
    cause: 'Esta migración no tiene conexión de origen.',
    cures: ['Introdúcela en «Base de datos de origen».', 'O elige un archivo.'],
  },
  'MUD-328': {
    title: 'No se encontró el archivo del esquema',
    cause: 'No hay ningún archivo legible «{path}» en la carpeta del backend.',
    cures: [
      'Escribe la ruta a partir de la carpeta del backend, por ejemplo db/schema.sql.',
      'O sube el archivo.',
    ],
  },
  'MUD-329': {
    title: 'El archivo controla la transacción por su cuenta',
    cause:
      'En la línea {line} hay un ROLLBACK, un punto de guardado o una transacción preparada; el despliegue es una sola transacción propia.',
    cures: ['Quita la sentencia.'],
  },
  'MUD-330': {
    title: 'El backend perdería su acceso',
    cause: 'Tras el cierre, el rol {role} no podría hacer {privilege} en {table}. El cambio se deshizo.',
    cures: [
      'Haz que el backend se conecte como dueño de las tablas o como un rol que omita la seguridad por filas.',
      'O escribe antes una política para ese rol.',
    ],
  },
  'MUD-331': {
    title: 'La Data API no responde',
    cause: 'La dirección {url} no dio ninguna respuesta legible.',
    cures: [
      'Comprueba la URL del proyecto.',
      'Comprueba que el proyecto no está en pausa.',
      'Ejecuta el paso sin preguntar a la Data API.',
    ],
  },
  'MUD-332': {
    title: 'La Data API rechaza la clave',
    cause: 'Respondió {status}: la clave anon (o publishable) no es de este proyecto.',
    cures: [
      'Copia la clave de los ajustes del proyecto otra vez.',
      'Comprueba que es la clave anon del mismo proyecto.',
    ],
  },
  'MUD-333': {
    title: 'Una sentencia necesita algo que no existe',
    cause: 'En la línea {line}: {message}. No se aplicó nada.',
    cures: [
      'Pon antes en el archivo lo que necesita.',
      'Si forma parte de una extensión, crea antes la extensión; en Supabase está en el esquema «extensions».',
      'Escribe el nombre con su esquema.',
    ],
  },
  'MUD-334': {
    title: 'El rol no puede hacer esto',
    cause:
      'El destino niega la sentencia de la línea {line} al rol que ha iniciado sesión: {message}. No se aplicó nada.',
    cures: [
      'Conéctate como el rol postgres del proyecto o como dueño del objeto.',
      'Quita la sentencia si la plataforma ya hace eso.',
    ],
  },
  'MUD-335': {
    title: 'Una sentencia tardó demasiado',
    cause:
      'El servidor canceló la sentencia de la línea {line} al llegar a su límite de tiempo. No se aplicó nada.',
    cures: ['Aumenta el límite en «Más opciones».', 'Despliega cuando el destino tenga menos trabajo.'],
  },
  'MUD-336': {
    title: 'El destino es de solo lectura',
    cause:
      'El servidor se niega a escribir: es una réplica, o el proyecto está en solo lectura porque su disco está lleno.',
    cures: [
      'Comprueba que la conexión es al primario.',
      'Mira el uso de disco del proyecto y libera o añade espacio.',
    ],
  },
  'MUD-337': {
    title: 'El servidor no puede hacer esto',
    cause:
      'La sentencia de la línea {line} pide algo que el servidor no tiene: {message}. No se aplicó nada.',
    cures: [
      'Comprueba si el destino ofrece la extensión o la función en su versión.',
      'Sustituye o quita la sentencia.',
    ],
  },
  'MUD-338': {
    title: 'El cierre no cerró una tabla',
    cause: 'Tras el cambio el rol anon aún llegaba a {table}. El cambio se deshizo.',
    cures: [
      'Busca una política que deje entrar a todos y decide si es intencionada.',
      'Retira los permisos en lugar de activar la seguridad por filas.',
    ],
  },
  'MUD-339': {
    title: 'Demasiados bloqueos para una transacción',
    cause:
      'En la línea {line} el servidor no tenía sitio para otro bloqueo: cada tabla e índice retiene uno hasta confirmar. No se aplicó nada.',
    cures: [
      'Divide el archivo en partes de unos cientos de tablas y despliégalas una tras otra.',
      'Aumenta max_locks_per_transaction del destino, si el plan lo permite, y reinícialo.',
    ],
  },
  'MUD-340': {
    title: 'No se pudo reponer algo',
    cause:
      'El servidor rechazó una sentencia que repone lo que el despliegue había cambiado. No se cambió nada.',
    cures: [
      'Mira la sentencia de abajo: algo ajeno puede usar lo que creó el despliegue.',
      'Repón ese objeto a mano y deshaz de nuevo.',
    ],
  },
  'MUD-341': {
    title: 'El despliegue haría algo que deshacer no puede devolver',
    cause:
      'El despliegue cambió o quitó algo que ya estaba y que ningún deshacer devuelve ({count, plural, one {una cosa} other {# cosas}}; la primera: {first}), y la vista previa no lo decía. No se aplicó nada.',
    cures: [
      'Vuelve a previsualizar el esquema: la vista previa nombra cada una de estas cosas y el despliegue te pide que las aceptes.',
      'O saca del archivo las sentencias que lo hacen y haz a mano lo que hacen.',
    ],
  },
};
