import type { trustErrors as english } from '../../en/errors/trust-errors';
import type { Translation } from '../../translation';

export const trustErrors: Translation<typeof english> = {
  'MUD-040': {
    title: 'El webhook no aceptó el mensaje de prueba',
    cause:
      'Se envió una prueba y el receptor respondió {why} a los {ms} ms. De su respuesta no se lee nada más, y no se sigue ninguna redirección. Una dirección nueva solo se guarda cuando llega una prueba.',
    cures: [
      'Copia de nuevo la dirección desde el servicio que muestra los mensajes; basta que falte una letra (401, 403, 404, 410).',
      '¿Una redirección (301, 302, 307, 308)? Indica la dirección a la que lleva.',
      'Si el servicio pide un formato propio (400, 415, 422), elige Slack o pon un pequeño intermediario.',
      '¿Falla el propio servicio (5xx) o va con prisas (429)? Envía la prueba otra vez dentro de un minuto.',
    ],
  },
  'MUD-670': {
    title: 'Nadie responde en la dirección del webhook',
    cause:
      'Este servidor envió una prueba y no hubo respuesta: {why}, a los {ms} ms. Una dirección nueva solo se guarda cuando llega una prueba.',
    cures: [
      'Mira el nombre del equipo y el puerto de la dirección (ENOTFOUND: no existe ese nombre; ECONNREFUSED: nadie escucha en ese puerto).',
      'Indica una dirección a la que llegue este servidor: quien envía es el servidor, no el navegador. Dentro de un contenedor, localhost es el contenedor.',
      'Detrás de un cortafuegos o un proxy, deja que este servidor salga hacia ese equipo, o pon un intermediario en su propia red.',
    ],
  },
  'MUD-671': {
    title: 'La dirección del webhook tiene que empezar por https',
    cause:
      'Con http sin cifrar, cualquiera en el camino lee el mensaje y la dirección, que vale tanto como una contraseña. No se envió nada.',
    cures: [
      'Escribe https:// en lugar de http://; todos los servicios de mensajes lo tienen.',
      'Para un receptor tuyo, usa una dirección de esta máquina o de una red privada: ahí se admite http.',
    ],
  },
  'MUD-672': {
    title: 'El certificado del webhook no es de confianza',
    cause: 'El receptor muestra un certificado que este servidor no acepta: {why}. No se envió nada.',
    cures: [
      'Mira si el nombre del equipo en la dirección es el del certificado, y si ha caducado.',
      'Para una autoridad de certificación propia, arranca Mudanza con NODE_EXTRA_CA_CERTS=/ruta/a/ca.pem.',
      'Pon en medio un intermediario con un certificado público.',
    ],
  },
  'MUD-800': {
    title: 'El nombre y la contraseña no coinciden',
    cause:
      'No hay ninguna cuenta con ese nombre y esa contraseña. Las cuentas sin contraseña entran con un enlace.',
    cures: [
      'Vuelve a escribir ambos: la contraseña distingue mayúsculas, el nombre no.',
      'Pide a un operador un nuevo enlace de acceso (Cuenta → Personas) y elige otra contraseña.',
      '¿Ya nadie puede entrar? En el servidor, «npm run admin -- link» imprime un enlace para el propietario.',
    ],
  },
  'MUD-801': {
    title: 'Este nombre está bloqueado por un rato',
    cause:
      'Se dieron cinco contraseñas equivocadas. Se desbloquea en {minutes, plural, one {un minuto} other {# minutos}}.',
    cures: [
      'Espera a que se desbloquee solo.',
      'Pide a un operador un nuevo enlace de acceso: los enlaces funcionan aunque el nombre esté bloqueado.',
      '¿Eres el único operador? En el servidor, «npm run admin -- link» imprime uno.',
    ],
  },
  'MUD-802': {
    title: 'Demasiadas contraseñas equivocadas en este servidor',
    cause:
      'Alguien está probando muchos nombres. No se aceptan contraseñas durante {minutes, plural, one {un minuto} other {# minutos}}.',
    cures: ['Espera, o entra con un enlace.', 'Busca en el registro del proxy la dirección que lo intenta.'],
  },
  'MUD-803': {
    title: 'Alguien ya tiene ese nombre',
    cause:
      'El nombre acompaña a cada acto en el registro de auditoría, así que cada uno se usa una sola vez.',
    cures: ['Elige otro nombre, por ejemplo con el apellido.'],
  },
  'MUD-804': {
    title: 'La contraseña nueva es demasiado débil',
    cause:
      '{fault, select, short {Tiene menos de {shortest} caracteres.} long {Tiene más de 256 caracteres.} name {Contiene el nombre.} other {Es de las que se prueban primero.}}',
    cures: [
      'Usa cuatro o cinco palabras que no tengan relación, o deja que un gestor de contraseñas la genere.',
      'Cuenta la longitud; no se exigen mayúsculas ni cifras.',
    ],
  },
  'MUD-805': {
    title: 'El último operador se queda',
    cause: 'Sin ningún operador nadie podría ejecutar pasos ni dar acceso a nadie.',
    cures: ['Invita antes a otro operador y luego cierra esta cuenta.'],
  },
  'MUD-806': {
    title: 'La contraseña actual no es correcta',
    cause: 'Solo cambia una contraseña quien conoce la actual.',
    cures: [
      'Vuelve a escribir la contraseña actual.',
      'Si se perdió, entra con un enlace y pon allí una nueva.',
    ],
  },
  'MUD-807': {
    title: 'Una ejecución de esta migración sigue abierta',
    cause: 'Puede estar usando las credenciales que se van a olvidar.',
    cures: ['Espera a que termine, o cancélala.', 'Luego vuelve a olvidar las credenciales.'],
  },
  'MUD-808': {
    title: 'No se puede leer la copia de seguridad',
    cause: 'Se hizo con otra clave, no está completa, o no es una copia de Mudanza ({detail}).',
    cures: [
      'Pon la clave con la que se hizo (MUDANZA_SECRET_KEY, o el archivo de clave junto a los datos).',
      'Copia el archivo de nuevo: puede faltarle el final.',
      'Usa una copia anterior.',
    ],
  },
  'MUD-809': {
    title: 'Aquí ya hay datos',
    cause: 'Una copia solo se restaura en una base de estado vacía, para no sobrescribir nada.',
    cures: [
      'Apunta MUDANZA_DATA_DIR (o MUDANZA_DATABASE_URL) a un lugar vacío y restaura allí.',
      'O aparta antes los datos actuales.',
    ],
  },
  'MUD-812': {
    title:
      '{what, select, missing {Falta la clave de los secretos} other {La clave de los secretos es otra}}',
    cause:
      'Las contraseñas y claves se guardan aquí selladas, y {what, select, missing {no hay clave que las abra: la carpeta de datos no tiene secret.key y MUDANZA_SECRET_KEY no está puesta} other {la clave que hay aquí no abre ninguna}}. No se ha cambiado nada ni se ha creado otra clave.',
    cures: [
      'Devuelve a esta carpeta de datos su secret.key (solo para su dueño, modo 0600), o pon esa clave en MUDANZA_SECRET_KEY, y arranca de nuevo.',
      '¿La clave se ha perdido? «npm run admin -- forget-sealed» olvida lo que solo ella abre; las ejecuciones y los informes se conservan y las credenciales hay que volver a introducirlas.',
      'Para empezar de cero, pon en MUDANZA_DATA_DIR una carpeta vacía.',
    ],
  },
  'MUD-830': {
    title: 'Hay un secreto donde se guardaría a la vista',
    cause:
      'La línea {line} contiene {kind, select, known {un secreto de esta migración} url {la contraseña de una cadena de conexión} key {una clave secreta} token {un token} privateKey {una clave privada} other {una contraseña}}. Lo que se escribe aquí se guarda y se muestra tal cual, así que no se ha guardado nada (campo {field}).',
    cures: [
      'Quítalo y ponlo en el campo pensado para él: esos se sellan y no se vuelven a mostrar.',
      'Escribe en su lugar un marcador, como [YOUR-PASSWORD] o $DB_PASSWORD.',
      'En un esquema: omite la sentencia y fija la contraseña después en el editor SQL o con \\password en psql.',
      'En una dirección: da el token como cabecera de la comprobación de salud, que se sella.',
      'Si se envió a alguien o se mostró en una pantalla, cámbialo.',
    ],
  },
  'MUD-810': {
    title: 'La base de datos de estado no responde',
    cause:
      'Mudanza guarda ejecuciones, registros y cuentas en un PostgreSQL propio, que está caído o no se alcanza. No se trata de los servidores de la migración.',
    cures: [
      'Espera unos segundos: el que trae Mudanza se vuelve a arrancar solo, y las páginas vuelven.',
      'Con MUDANZA_DATABASE_URL: comprueba ese servidor y la red hasta él. /readyz dice cuándo vuelve a responder.',
      'Si sigue caído, mira su registro, postgres/state.log en la carpeta de datos.',
    ],
  },
  'MUD-811': {
    title: 'El disco está lleno',
    cause:
      'No queda espacio donde Mudanza guarda su estado o sus copias de archivos, o donde está el backend. Lo que se estaba escribiendo no se escribió; nada quedó a medias.',
    cures: [
      'Libera espacio en el disco de la carpeta de datos y del backend (df -h los muestra).',
      'Después ejecuta el paso de nuevo. No hace falta reiniciar nada.',
    ],
  },
  'MUD-831': {
    title: 'El archivo está hecho para agotar la máquina',
    cause:
      '{path}: {what, select, characters {tiene más de {limit, number} caracteres} entries {tiene más de {limit, number} líneas y elementos de lista} references {tiene más de {limit, number} anclas y referencias} depth {la línea {line} anida más de {limit, number} niveles} other {sus referencias se despliegan más de {limit, number} veces}}. No se siguió leyendo.',
    cures: [
      'Mira esa línea: los corchetes que no se cierran anidan sin fin.',
      'Escribe las partes repetidas en lugar de referirte a ellas con & y *.',
      'Divide el archivo.',
    ],
  },
  'MUD-832': {
    title: 'Esa dirección entrega las credenciales de esta misma máquina',
    cause:
      'En {host} responde el servicio de metadatos de una nube. Mudanza no pregunta a esas direcciones, para que nadie lea esas credenciales a través de él.',
    cures: ['Da la dirección del propio backend.', 'Si solo tiene una dirección de enlace local, dale otra.'],
  },
  'MUD-833': {
    title: 'Una sentencia cambia cómo lee el texto el servidor',
    cause:
      'La sentencia de la línea {line} ({statement}) dejó {setting} de otra manera que cuando se leyó el archivo. Lo que viene después podría significar otra cosa para el servidor que para ti, así que no se envió y se deshizo todo.',
    cures: [
      'Quita del archivo el cambio de {setting}. Los esquemas que escribe pg_dump nunca lo necesitan.',
      'Si lo cambia un bloque DO o una función, que devuelva el valor anterior antes de terminar.',
      "Escribe las constantes con barras invertidas como E'…', que se lee igual con cualquier ajuste.",
    ],
  },
  'MUD-834': {
    title: 'Una sentencia salió de la transacción en la que debía ejecutarse',
    cause:
      'Después de la sentencia de la línea {line} ({statement}) el servidor ya no estaba en la transacción que se empezó. No se envió nada más; lo que se ejecutó antes puede haber quedado.',
    cures: [
      'Quita COMMIT, ROLLBACK y PREPARE TRANSACTION del archivo, también de los bloques y funciones que llama.',
      'Ejecuta la comparación de los esquemas: muestra lo que hay en el destino.',
      'Deshaz lo que haya quedado y vuelve a hacer la vista previa.',
    ],
  },
  'MUD-835': {
    title: 'Un texto es más largo de lo que admite su campo',
    cause:
      'El campo {field} tiene {length, plural, one {# carácter} other {# caracteres}}; admite {limit, number}. No se ha guardado nada.',
    cures: [
      'Acórtalo o pega solo la parte que se pide.',
      'Un esquema se sube como archivo o se lee de la carpeta del backend.',
    ],
  },
  'MUD-836': {
    title: 'Esa ejecución no se puede deshacer aquí',
    cause:
      'La ejecución {id} no es del paso {step} de esta migración, o solo miraba. No se ha iniciado nada.',
    cures: ['Abre el paso cuya ejecución quieres deshacer y usa su botón.'],
  },
  'MUD-837': {
    title: 'Aquello de lo que se trata ya no está',
    cause:
      'Algo que se nombró por su identificador no existe, o alguien lo quitó entretanto. No se ha cambiado nada.',
    cures: ['Vuelve a cargar la página y parte de lo que muestra.'],
  },
  'MUD-838': {
    title: 'Un texto tiene signos que su campo no admite',
    cause:
      'El campo {field} contiene un NUL, o un nombre con saltos de línea o marcas que cambian la dirección de lo que se muestra. No se ha guardado nada.',
    cures: ['Escribe el texto en lugar de pegarlo, o pégalo sin formato.'],
  },
  'MUD-839': {
    title: 'El disco de uno de los servidores propios de Mudanza está lleno',
    cause:
      'En el disco que contiene {folder} no queda sitio, así que {place, select, state {la base de datos de estado} scratch {el servidor de pruebas, en el que se ensayan los esquemas,} other {un servidor de práctica}} no puede escribir. La conexión cortada es una consecuencia.',
    cures: [
      'Haz sitio en ese disco o lleva MUDANZA_DATA_DIR a otro mayor.',
      'Después ejecuta de nuevo el paso: lo que estaba abierto se deshizo.',
    ],
  },
  'MUD-840': {
    title: 'No se pudo eliminar todo lo que dejó una ejecución interrumpida',
    cause:
      '{count, plural, one {Una fila no se dejó eliminar} other {# filas no se dejaron eliminar}}; la primera está en {table}, y el texto de abajo dice por qué. Lo que pudo eliminarse ya no está; las notas del resto se conservan.',
    cures: [
      'Mira qué hace referencia a la fila o la bloquea, y deja sitio para eliminarla.',
      'Después muestra de nuevo lo que ha quedado y elimínalo.',
    ],
  },
};
