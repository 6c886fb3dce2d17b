import type { credentialErrors as english } from '../../en/errors/credential-errors';
import type { Translation } from '../../translation';

export const credentialErrors: Translation<typeof english> = {
  'MUD-100': {
    title: 'Eso no es una conexión',
    cause: 'Nada en el texto nombra un servidor, así que no hay a qué conectarse.',
    cures: [
      'Copia la cadena entera desde Connect, en el panel de Supabase, y pégala tal cual.',
      'Se entienden una URL, una orden psql, pares clave=valor, una URL de JDBC y líneas de un archivo .env.',
    ],
  },
  'MUD-101': {
    title: 'Queda un marcador sin rellenar',
    cause: '«{placeholder}» se copió de una plantilla; no es un valor real.',
    cures: ['Pon el valor real en su lugar.', 'La contraseña tiene su propio campo: aquí puedes omitirla.'],
  },
  'MUD-102': {
    title: 'Los valores son de proyectos distintos',
    cause: 'La referencia del proyecto debe ser la misma en todas partes, y estas difieren: {refs}.',
    cures: [
      'Abre un solo proyecto en el panel de Supabase y copia de él todos los valores otra vez.',
      'La referencia es lo que va antes de .supabase.co en la URL del proyecto.',
    ],
  },
  'MUD-103': {
    title: 'Las claves están cambiadas de sitio',
    cause:
      'El campo de la clave {slot} contiene una clave {found}. Una clave de servicio o secreta se salta la seguridad por filas y nunca debe llegar a un navegador.',
    cures: [
      'Intercambia los dos valores.',
      'Si la clave de servicio o secreta llegó a publicarse, renuévala en el panel.',
    ],
  },
  'MUD-104': {
    title: 'Eso no es una clave de API de Supabase',
    cause: 'La clave {slot} no tiene la forma de un JWT antiguo ni la de sb_publishable_… o sb_secret_….',
    cures: [
      'Cópiala otra vez desde Project Settings, API Keys; lo habitual es que falte el último carácter.',
    ],
  },
  'MUD-105': {
    title: 'La clave ha caducado',
    cause: 'La clave {slot} fue válida hasta el {until}.',
    cures: ['Copia la clave actual del proyecto desde Project Settings, API Keys.'],
  },
  'MUD-106': {
    title: 'Es la clave de un entorno local de prácticas',
    cause:
      'La clave {slot} la emitió «supabase-demo»: todos los entornos locales tienen la misma y ningún proyecto alojado la acepta.',
    cures: ['Copia la clave del proyecto alojado desde Project Settings, API Keys.'],
  },
  'MUD-107': {
    title: 'Eso es la sesión de un usuario',
    cause: 'La clave {slot} se emitió para un usuario que inició sesión, no para el proyecto.',
    cures: ['Copia la clave de API desde Project Settings, API Keys.'],
  },
  'MUD-108': {
    title: 'Falta la contraseña',
    cause: 'La conexión de {user} con {host} no lleva contraseña, y no hay ninguna guardada.',
    cures: [
      'Introduce la contraseña de la base de datos.',
      'Si nadie la sabe, cámbiala en el panel, en Database, Settings. Todos los clientes con la anterior dejarán de funcionar.',
    ],
  },
  'MUD-110': {
    title: 'No se puede leer la cadena de conexión',
    cause:
      'Un driver la rechazó, casi siempre por un carácter como # / ? o @ en la contraseña sin codificar con porcentaje.',
    cures: [
      'Pégala en el formulario de conexión: Mudanza muestra cómo la entiende antes de conectarse.',
      'Codifica la contraseña con porcentaje (@ es %40, / es %2F, # es %23, ? es %3F).',
    ],
  },
  'MUD-111': {
    title: 'Eso es la dirección de una página web',
    cause: '{host} habla HTTPS; la base de datos tiene otro servidor.',
    cures: ['Pulsa Connect arriba en el panel del proyecto y copia la cadena del pooler de transacciones.'],
  },
  'MUD-112': {
    title: 'Mudanza retiene el intento para que no te bloqueen',
    cause:
      'Hace poco {count, plural, one {se envió # contraseña errónea} other {se enviaron # contraseñas erróneas}} a {host}, y el servidor veta una dirección tras {limit}. Otro intento ahora podría bloquear a todos los clientes que salen por ella.',
    cures: [
      'Averigua antes la contraseña correcta; detén los clientes que aún usen la antigua.',
      'Espera hasta {safeAt} e inténtalo otra vez.',
      'Si ahora estás seguro de la contraseña, marca «Intentar aunque un veto esté cerca».',
    ],
  },
  'MUD-113': {
    title: 'El texto se puede leer de dos maneras',
    cause: 'Sus signos permiten más de un servidor. Se leyó como {chosen}.',
    cures: [
      'Comprueba el servidor que se muestra.',
      'Codifica la @ de la contraseña como %40 para no dejar dudas.',
    ],
  },
  'MUD-115': {
    title: 'La conexión de sesión no lo es',
    cause:
      '{host}:{port} es un pooler de transacciones. Desplegar un esquema necesita una sesión de verdad: el puerto 5432 del pooler, o el servidor directo.',
    cures: [
      'Copia desde Connect la cadena del pooler de sesión.',
      'Deja el campo vacío para trabajar solo a través del pooler.',
    ],
  },
  'MUD-116': {
    title: 'No se puede leer el certificado de la autoridad',
    cause: 'El texto no es un certificado en formato PEM.',
    cures: [
      'Sube el archivo que empieza por -----BEGIN CERTIFICATE-----.',
      'Para Supabase déjalo vacío: su raíz viene incluida.',
    ],
  },

  'MUD-120': {
    title: 'El nombre del servidor no existe',
    cause: 'No hay ninguna dirección publicada para {host}, ni IPv4 ni IPv6.',
    cures: [
      'Compara el nombre, letra por letra, con el sitio de donde lo copiaste.',
      'Si es un nombre privado, conecta esta máquina a esa red.',
    ],
  },
  'MUD-121': {
    title: 'El nombre del proyecto no tiene dirección aquí',
    cause:
      'O bien el servidor de nombres omite las direcciones IPv6, las únicas que tiene el servidor directo, o el proyecto está en pausa, borrado o aún no está listo.',
    cures: [
      'Usa el pooler de sesión (puerto 5432 del servidor del pooler): se llega a él por IPv4.',
      'Mira en el panel si el proyecto está en pausa, y reanúdalo.',
      'Compara la referencia del proyecto con la del panel.',
    ],
  },
  'MUD-122': {
    title: 'Esta red no tiene IPv6, y el servidor no tiene otra cosa',
    cause:
      'El servidor directo y el pooler dedicado de un proyecto se publican solo por IPv6; esta máquina no tiene ruta hasta allí.',
    cures: [
      'Usa el pooler de sesión (puerto 5432) o el de transacciones (puerto 6543) del servidor compartido.',
      'Activa IPv6 en esta red.',
      'Contrata el complemento de IPv4; el nombre recibe entonces una dirección IPv4 en su lugar.',
    ],
  },
  'MUD-123': {
    title: 'Supabase rechazó la conexión',
    cause:
      'El puerto responde con un rechazo. Tras contraseñas erróneas es un veto a esta dirección (30 minutos); si no, la base de datos se está reiniciando o la red está restringida.',
    cures: [
      'Detén todos los clientes que puedan usar una contraseña antigua y espera 30 minutos.',
      'Mira en Database, Settings, Network bans, y levanta el veto a tu dirección.',
      'Mira si el proyecto se está reiniciando o tiene restricciones de red.',
    ],
  },
  'MUD-124': {
    title: 'Nadie escucha en ese puerto',
    cause: '{host} está en marcha, pero ningún programa acepta conexiones en el puerto {port}.',
    cures: [
      'Arranca la base de datos, o su contenedor.',
      'Compara el puerto con el ajuste del servidor; en Docker tiene que estar publicado.',
      'Comprueba que el servidor escucha en esta dirección (listen_addresses).',
    ],
  },
  'MUD-125': {
    title: 'El servidor no respondió a tiempo',
    cause:
      'Los paquetes hacia {host}:{port} no reciben respuesta: suele ser un cortafuegos que los descarta, o un servidor saturado.',
    cures: [
      'Prueba el otro puerto (5432 o 6543): algunas redes solo dejan salir uno.',
      'Pide salida hacia los puertos 5432 y 6543 desde esta red.',
      'Mira en el panel la salud del proyecto y sus restricciones de red.',
    ],
  },
  'MUD-126': {
    title: 'La conexión se cortó',
    cause: 'El otro extremo, o algo en medio, cerró la conexión sin decir por qué.',
    cures: [
      'Inténtalo una vez más: los poolers y las bases de datos se reinician tras un cambio de ajustes.',
      'Mira si un proxy, una VPN o un cortafuegos corta las conexiones inactivas.',
      'Mira el registro de la base de datos a esa hora.',
    ],
  },
  'MUD-127': {
    title: 'El servidor de nombres no responde',
    cause: 'La búsqueda de {host} falló por ahora; eso no dice nada del servidor.',
    cures: ['Inténtalo de nuevo en un minuto.', 'Comprueba la red de esta máquina y sus ajustes de DNS.'],
  },
  'MUD-128': {
    title: 'El servidor cerró la conexión a propósito',
    cause: 'La cerró una orden de un administrador, un reinicio o un cambio de ajustes.',
    cures: ['Espera un minuto e inténtalo de nuevo.', 'Mira en el panel si el proyecto se está reiniciando.'],
  },
  'MUD-129': {
    title: 'No hay ruta hasta el servidor',
    cause: 'La red de esta máquina no conoce un camino hacia {host}.',
    cures: [
      'Comprueba la red, la VPN y el cortafuegos de esta máquina.',
      'Compara el nombre con el sitio de donde lo copiaste.',
    ],
  },
  'MUD-130': {
    title: 'Esta máquina prohíbe la conexión',
    cause: 'Un cortafuegos o un entorno aislado local no deja que el programa la abra.',
    cures: ['Permite en esta máquina las conexiones salientes hacia {host}:{port}.'],
  },
  'MUD-131': {
    title: 'A esta máquina no le quedan conexiones',
    cause: 'Se alcanzó el límite de archivos abiertos o de memoria de red del sistema operativo.',
    cures: ['Cierra programas con muchas conexiones.', 'Sube el límite (ulimit -n).'],
  },
};
