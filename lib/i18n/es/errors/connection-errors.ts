import type { connectionErrors as english } from '../../en/errors/connection-errors';
import type { Translation } from '../../translation';

export const connectionErrors: Translation<typeof english> = {
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
      'Un controlador la rechazó, casi siempre por un carácter como # / ? o @ en la contraseña sin codificar con porcentaje.',
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
      'Hace poco se enviaron {count} contraseñas erróneas a {host}, y el servidor veta una dirección tras {limit}. Otro intento ahora podría bloquear a todos los clientes que salen por ella.',
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

  'MUD-140': {
    title: 'El servidor no ofrece TLS',
    cause:
      'Respondió que no a la petición de cifrado. Todas las bases de Supabase lo ofrecen, así que este es otro servidor o hay algo en medio.',
    cures: [
      'Compara servidor y puerto con los del panel.',
      'Busca un túnel, un proxy o un Postgres local en ese puerto.',
      'En un servidor propio activa TLS (ssl = on), o elige el modo «disable» a sabiendas.',
    ],
  },
  'MUD-141': {
    title: 'El servidor solo acepta conexiones cifradas',
    cause: 'El intento iba sin cifrar, y ninguna regla de pg_hba.conf lo permite.',
    cures: ['Elige el modo TLS «require» o uno más estricto.'],
  },
  'MUD-142': {
    title: 'El pooler solo acepta conexiones cifradas',
    cause: 'El proyecto exige SSL, y el intento iba sin cifrar.',
    cures: ['Elige el modo TLS «require» o uno más estricto.'],
  },
  'MUD-143': {
    title: 'No se confía en el certificado raíz de Supabase',
    cause:
      'Supabase firma sus bases de datos con una raíz privada que ningún sistema operativo conoce, y el cliente verificó contra otro conjunto.',
    cures: [
      'Deja vacía la autoridad: Mudanza trae la raíz de Supabase.',
      'En un backend, entrega el archivo prod-ca-2021.crt al controlador como su autoridad.',
      'No desactives nunca la verificación por esto.',
    ],
  },
  'MUD-144': {
    title: 'El certificado del servidor ha caducado',
    cause: 'Su validez terminó, así que ya nadie responde por él.',
    cures: ['Comprueba el reloj de esta máquina.', 'Renueva el certificado en el servidor.'],
  },
  'MUD-145': {
    title: 'El certificado del servidor aún no es válido',
    cause: 'Su validez empieza en el futuro.',
    cures: [
      'Comprueba el reloj de esta máquina.',
      'Comprueba cuándo se emitió el certificado, y el reloj del servidor entonces.',
    ],
  },
  'MUD-146': {
    title: 'El certificado es de otro nombre',
    cause:
      'La cadena puede ser correcta, pero el certificado no nombra a {host}: se usa un alias, una dirección IP o un túnel, o es otro servidor.',
    cures: [
      'Conéctate con un nombre que lleve el certificado; el panel de certificados los muestra.',
      'Elige verify-ca si de verdad quieres un alias.',
    ],
  },
  'MUD-147': {
    title: 'Los dos extremos no se ponen de acuerdo en TLS',
    cause: 'La negociación falló: otro protocolo en ese puerto, o ninguna versión ni cifrado en común.',
    cures: [
      'Compara servidor y puerto con el sitio de donde los copiaste.',
      'Busca un proxy en medio que termine él mismo el TLS.',
      'Permite TLS 1.2 o posterior en el servidor.',
    ],
  },
  'MUD-148': {
    title: 'No se puede leer el certificado de la autoridad',
    cause:
      'Verificar necesita un certificado en formato PEM, y el que se dio falta o está dañado (archivo: {file}).',
    cures: [
      'Da el archivo o texto correcto, que empieza por -----BEGIN CERTIFICATE-----.',
      'Para Supabase déjalo vacío aquí: su raíz viene incluida.',
    ],
  },
  'MUD-149': {
    title: 'Se exigió «channel binding» y el servidor no lo tiene',
    cause:
      'channel_binding=require no puede funcionar a través de un pooler: ni Supavisor ni PgBouncer ofrecen SCRAM con ese enlace.',
    cures: [
      'Quita channel_binding de la cadena de conexión.',
      'Usa la conexión directa donde sea imprescindible.',
    ],
  },
  'MUD-150': {
    title: 'El cliente probó antes el cifrado de Kerberos',
    cause: 'El pooler no conoce la petición de cifrado GSSAPI y la respondió como si fuera de TLS.',
    cures: ['Añade gssencmode=disable a la cadena de conexión.'],
  },
  'MUD-151': {
    title: 'El certificado está firmado por sí mismo',
    cause:
      'El servidor presenta un certificado por el que no responde ninguna autoridad. Una base de Supabase nunca lo hace.',
    cures: [
      'Compara servidor y puerto: para Supabase esto es otro servidor, o hay algo en medio.',
      'En un servidor propio, sube su certificado como autoridad.',
    ],
  },
  'MUD-152': {
    title: 'La conexión se cortó durante la negociación de TLS',
    cause: 'El servidor, o algo en medio, la cerró o se quedó parado antes de acordar el cifrado.',
    cures: [
      'Inténtalo una vez más.',
      'Busca un cortafuegos o proxy que inspeccione TLS.',
      'Compara servidor y puerto con el sitio de donde los copiaste.',
    ],
  },
  'MUD-153': {
    title: 'No se confía en la autoridad del certificado',
    cause: 'La cadena termina en una raíz que no está entre las conocidas ni es la subida.',
    cures: [
      'Sube el certificado de la autoridad que firmó el del servidor.',
      'Para Supabase compara el servidor: su raíz viene incluida y habría encajado.',
      'Compara las huellas SHA-256 del panel de certificados con las del emisor.',
    ],
  },
  'MUD-154': {
    title: 'El certificado no es de Supabase',
    cause:
      '{host} es de Supabase, pero su certificado no lleva a la raíz de Supabase incluida. Puede que algo en medio esté leyendo. No se envió ninguna contraseña.',
    cures: [
      'Prueba desde otra red, sin VPN ni proxy.',
      'Compara las huellas SHA-256 del panel de certificados con las de prod-ca-2021.crt, del panel de Supabase.',
      'Si Supabase tiene una raíz nueva, descárgala del panel y súbela como autoridad.',
    ],
  },
  'MUD-155': {
    title: 'El certificado fue revocado',
    cause: 'Su autoridad lo retiró.',
    cures: ['No te conectes. Pide un certificado nuevo a quien lleva el servidor.'],
  },

  'MUD-159': {
    title: 'El pooler rechazó la contraseña',
    cause:
      'La contraseña de «{role}» es errónea, o se cambió hace un momento y el pooler aún recuerda la anterior.',
    cures: [
      'Si se acaba de cambiar, espera 15 segundos y prueba una vez.',
      'Introduce otra vez la contraseña; en una URL codifica con porcentaje sus caracteres especiales.',
      'Cámbiala en el panel, en Database, Settings. Diez fallos en 150 segundos bloquean esta dirección dos minutos.',
    ],
  },
  'MUD-160': {
    title: 'La contraseña es errónea',
    cause: 'El servidor rechazó la contraseña de «{role}». Un rol que no existe recibe la misma respuesta.',
    cures: [
      'Introduce otra vez la contraseña; en una URL codifica con porcentaje sus caracteres especiales.',
      'Compara el usuario: un rol que falta se ve exactamente así.',
      'Cambia la contraseña en el servidor. En Supabase tres fallos vetan esta dirección 30 minutos.',
    ],
  },
  'MUD-161': {
    title: 'Un usuario de pooler en el servidor directo',
    cause:
      '«{role}» es como el pooler compartido llama al usuario; el servidor directo y el pooler dedicado solo conocen lo que va antes del punto.',
    cures: ['Usa el usuario «postgres» con este servidor.', 'O usa el servidor del pooler con este usuario.'],
  },
  'MUD-162': {
    title: 'PgBouncer rechazó el inicio de sesión',
    cause:
      'No conoce al usuario o la contraseña es errónea; no dice cuál. En Supabase es el pooler dedicado, donde el usuario no lleva la referencia del proyecto.',
    cures: [
      'Usa como usuario «postgres» sin la referencia del proyecto.',
      'Introduce otra vez la contraseña.',
      'Cambia la contraseña. Tres fallos vetan esta dirección 30 minutos.',
    ],
  },
  'MUD-163': {
    title: 'El rol no existe o no tiene contraseña',
    cause: 'El pooler pidió a la base de datos el secreto de «{user}» y no encontró ninguno.',
    cures: [
      'Usa «postgres.» seguido de la referencia del proyecto.',
      'Crea el rol con LOGIN y una contraseña.',
    ],
  },
  'MUD-164': {
    title: 'La contraseña del rol está guardada como MD5',
    cause: 'El pooler solo habla SCRAM y no puede usar una contraseña guardada como resumen MD5.',
    cures: ['Vuelve a poner la misma contraseña (ALTER ROLE … PASSWORD …): así se guarda como SCRAM.'],
  },
  'MUD-165': {
    title: 'El pooler no pudo buscar al usuario',
    cause: 'Pide a la base de datos el resumen de la contraseña, y la base no respondió bien.',
    cures: ['Inténtalo de nuevo en un minuto.', 'Mira en el panel la salud de la base de datos.'],
  },
  'MUD-166': {
    title: 'El pooler bloquea esta dirección un rato',
    cause:
      'Fallaron diez o más inicios de sesión en 150 segundos. El bloqueo dura dos minutos, y cada nuevo intento lo alarga.',
    cures: [
      'Detén todos los clientes que usen la contraseña antigua.',
      'Espera dos minutos enteros y prueba una vez.',
      'Comprueba la contraseña antes de ese intento.',
    ],
  },
  'MUD-167': {
    title: 'El pooler no obtiene las credenciales de la base de datos',
    cause: 'Falló varias veces y hace una pausa de 30 segundos; la base está inaccesible o enferma.',
    cures: [
      'Espera medio minuto y prueba una vez.',
      'Mira en el panel la salud del proyecto; reanúdalo o reinícialo si hace falta.',
    ],
  },
  'MUD-168': {
    title: 'El pooler ha renunciado por un momento a la base de datos',
    cause: 'Fallaron demasiadas de sus propias conexiones con la base.',
    cures: ['Espera medio minuto y prueba una vez.', 'Mira en el panel la salud del proyecto.'],
  },
  'MUD-169': {
    title: 'Este pooler no conoce el proyecto',
    cause:
      'Se llega al servidor, pero es el pooler de otro clúster, o la referencia del proyecto es errónea, o el proyecto está en pausa o se reanudó hace minutos. No es un problema de contraseña, y el ENOTFOUND de su texto no es de DNS.',
    cures: [
      'Copia otra vez el servidor del pooler desde Connect: su número (aws-0, aws-1 …) no se deduce de la región.',
      'Mira en el panel si el proyecto está en pausa. Tras reanudarlo tarda hasta 15 minutos.',
      'Compara la referencia del proyecto en el usuario con la URL del proyecto.',
    ],
  },
  'MUD-170': {
    title: 'Al usuario le falta la referencia del proyecto',
    cause:
      'El pooler compartido atiende muchos proyectos y los distingue por el usuario; «{user}» no nombra ninguno.',
    cures: ['Usa como usuario «postgres.» seguido de la referencia del proyecto.'],
  },
  'MUD-171': {
    title: 'La plataforma ha bloqueado el proyecto',
    cause: 'El pooler dice que el proyecto está vetado.',
    cures: ['Escribe al soporte de Supabase; aquí nada puede levantarlo.'],
  },
  'MUD-172': {
    title: 'El pooler no puede leer el usuario o la base de datos',
    cause: 'Uno de los nombres está vacío, es demasiado largo o tiene caracteres que no se pueden imprimir.',
    cures: [
      'Compara usuario y base con los de Connect en el panel; busca un espacio o un salto de línea perdido.',
    ],
  },
  'MUD-173': {
    title: 'No se envió contraseña',
    cause: 'El servidor la pidió y el cliente no tenía: el campo, la URL o la variable están vacíos.',
    cures: [
      'Introduce la contraseña de la base de datos.',
      'En un backend comprueba que la variable está puesta donde se ejecuta.',
    ],
  },
  'MUD-174': {
    title: 'El rol no puede iniciar sesión',
    cause: 'El rol «{role}» no existe en este servidor, o no puede iniciar sesión.',
    cures: [
      'Compara el usuario con el sitio de donde lo copiaste.',
      'Crea el rol con LOGIN, o permítele iniciar sesión.',
    ],
  },
  'MUD-175': {
    title: 'El servidor no deja entrar a este cliente',
    cause: 'Ninguna regla de pg_hba.conf permite juntos esta dirección, este usuario y esta base.',
    cures: [
      'Compara usuario y base de datos.',
      'Añade a pg_hba.conf una regla para este cliente y recarga el servidor.',
    ],
  },
  'MUD-176': {
    title: 'Las restricciones de red del proyecto dejan fuera esta dirección',
    cause: 'La dirección de esta máquina no está en la lista de rangos permitidos.',
    cures: [
      'Añade los rangos públicos IPv4 e IPv6 de esta máquina en Database, Settings, Network restrictions.',
      'Conéctate desde una red permitida.',
    ],
  },
  'MUD-177': {
    title: 'El inicio de sesión no terminó a tiempo',
    cause: 'El pooler esperó la respuesta del cliente y desistió, o recibió una que no esperaba.',
    cures: ['Inténtalo una vez más.', 'Busca un proxy entre esta máquina y el pooler.'],
  },
  'MUD-178': {
    title: 'El pooler conserva una contraseña antigua',
    cause: 'La contraseña se cambió, y las conexiones propias del pooler aún usan la anterior.',
    cures: [
      'Espera 15 segundos y conéctate otra vez con la nueva.',
      'Detén los clientes que aún usen la antigua.',
    ],
  },

  'MUD-180': {
    title: 'El pooler de sesión está lleno',
    cause: 'En modo sesión cada cliente ocupa una conexión entera, y el grupo tiene {limit}.',
    cures: [
      'Cierra clientes inactivos, o reduce el grupo de conexiones de la aplicación.',
      'Usa el modo transacción (puerto 6543) para la aplicación.',
      'Sube el tamaño del grupo en el panel, dentro de lo que da el proyecto.',
    ],
  },
  'MUD-181': {
    title: 'Al pooler no le caben más clientes',
    cause: 'Se alcanzó el número de clientes de este tamaño de proyecto (200 en el menor).',
    cures: [
      'Cierra clientes inactivos, o reduce los grupos de conexiones de las aplicaciones.',
      'Elige un tamaño de cómputo mayor.',
    ],
  },
  'MUD-182': {
    title: 'No quedó libre ninguna conexión del grupo',
    cause:
      'Todas las conexiones con la base estuvieron ocupadas todo el tiempo; suele deberse a transacciones largas.',
    cures: [
      'Busca transacciones largas (pg_stat_activity) y termínalas.',
      'Haz más cortas las transacciones.',
      'Sube el tamaño del grupo.',
    ],
  },
  'MUD-183': {
    title: 'A la base de datos no le quedan conexiones',
    cause:
      'Se alcanzó max_connections (60 en los proyectos menores, compartidas con los servicios de la plataforma).',
    cures: [
      'Cierra clientes inactivos.',
      'Conéctate a través del pooler.',
      'Reduce los grupos de conexiones de las aplicaciones.',
      'Elige un tamaño de cómputo mayor.',
    ],
  },
  'MUD-184': {
    title: 'A PgBouncer no le caben más clientes',
    cause: 'Se alcanzó su límite de conexiones de clientes o de base de datos.',
    cures: [
      'Cierra clientes inactivos, o reduce los grupos de conexiones de las aplicaciones.',
      'Sube max_client_conn, o elige un tamaño de cómputo mayor.',
    ],
  },
  'MUD-185': {
    title: 'La consulta esperó demasiado una conexión',
    cause:
      'PgBouncer no encontró una conexión dentro de query_wait_timeout: todas están ocupadas, o la base de datos que está detrás no funciona.',
    cures: [
      'Mira si funciona la base de datos que está detrás del pooler.',
      'Busca transacciones largas y termínalas.',
      'Sube el tamaño del grupo.',
    ],
  },
  'MUD-186': {
    title: 'El inicio de sesión tardó demasiado',
    cause:
      'PgBouncer cortó la conexión porque el inicio de sesión no terminó dentro de client_login_timeout.',
    cures: [
      'Inténtalo de nuevo: con el grupo lleno hasta el inicio de sesión espera.',
      'Mira la carga de la base de datos.',
    ],
  },
  'MUD-187': {
    title: 'PgBouncer no puede iniciar sesión en la base de datos',
    cause: 'Sus propios intentos fallan, y repite el último error hasta que prueba otra vez.',
    cures: [
      'Espera un minuto y prueba una vez.',
      'Mira la salud de la base de datos.',
      'Tras un cambio de contraseña reinicia el pooler.',
    ],
  },
  'MUD-188': {
    title: 'PgBouncer se está apagando',
    cause: 'El pooler se está reiniciando.',
    cures: ['Espera un minuto e inténtalo de nuevo.'],
  },
  'MUD-189': {
    title: 'Demasiadas sentencias preparadas',
    cause: 'El pooler limita cuántas sentencias preparadas puede guardar un cliente.',
    cures: [
      'Reduce la caché de sentencias del controlador.',
      'Desactiva las sentencias preparadas con nombre.',
      'Usa el modo sesión.',
    ],
  },
  'MUD-190': {
    title: 'El pooler tropezó',
    cause: 'No pudo crear o mantener el grupo de este proyecto; suele pasarse solo.',
    cures: [
      'Espera medio minuto y prueba una vez.',
      'Si sigue, mira status.supabase.com y escribe al soporte.',
    ],
  },
  'MUD-191': {
    title: 'El pooler informó de un error que Mudanza no conoce',
    cause: 'Su código es {ecode}; el texto de abajo es suyo.',
    cures: [
      'Lee su texto.',
      'Prueba una vez más pasado medio minuto.',
      'Busca el código en la documentación de Supabase.',
    ],
  },

  'MUD-200': {
    title: 'Las sentencias preparadas no sobreviven en modo transacción',
    cause:
      'El controlador prepara sentencias con nombre (aquí «{statement}»), y el pooler da a cada transacción otra conexión, donde ese nombre no existe o está ocupado.',
    cures: [
      'Desactiva en el controlador las sentencias preparadas con nombre; el paso «Controlador» dice cómo.',
      'Usa el pooler de sesión o la conexión directa.',
    ],
  },
  'MUD-201': {
    title: 'PREPARE como SQL no funciona en modo transacción',
    cause:
      'El pooler solo entiende las sentencias preparadas del protocolo, no las órdenes SQL PREPARE, EXECUTE y DEALLOCATE.',
    cures: ['Deja que el controlador envíe parámetros.', 'Usa el pooler de sesión o la conexión directa.'],
  },
  'MUD-202': {
    title: 'PgBouncer rechaza un parámetro de arranque',
    cause: 'La cadena de conexión pide «{parameter}», que PgBouncer no transmite.',
    cures: ['Quita el parámetro de la cadena de conexión.', 'Ponlo en el rol: ALTER ROLE … SET ….'],
  },
  'MUD-203': {
    title: 'La cadena de conexión es demasiado larga para el pooler',
    cause: 'Usuario, base, nombre de aplicación y opciones suman más de 1024 bytes.',
    cures: ['Acorta application_name y options.'],
  },
  'MUD-204': {
    title: 'El servidor no conoce un ajuste de la cadena de conexión',
    cause: '«{parameter}» no es un ajuste de PostgreSQL; un controlador transmitió lo que era para otro.',
    cures: ['Quita «{parameter}» de la cadena de conexión.'],
  },

  'MUD-220': {
    title: 'La base de datos no existe',
    cause: 'El servidor no tiene la base «{name}». En Supabase se llama «postgres».',
    cures: ['Usa en Supabase la base «postgres».', 'Crea la base de datos, o corrige su nombre.'],
  },
  'MUD-221': {
    title: 'La base de datos está arrancando',
    cause: 'Se arrancó, se reanudó o se está recuperando, y aún no acepta conexiones.',
    cures: ['Espera un minuto e inténtalo de nuevo.', 'Si sigue así, lee el registro de la base de datos.'],
  },
  'MUD-222': {
    title: 'La base de datos es de solo lectura',
    cause: 'Es una réplica, o el proyecto superó su tamaño y se desactivó la escritura.',
    cures: [
      'Comprueba que es la principal y no una réplica de lectura.',
      'Mira el tamaño de la base: el plan gratuito pasa a solo lectura por encima de 500 MB.',
      'Libera espacio o mejora el plan, y desactiva después el modo de solo lectura en el panel.',
    ],
  },
  'MUD-223': {
    title: 'La sentencia tardó demasiado',
    cause: 'Chocó con statement_timeout; en Supabase son dos minutos para «postgres».',
    cures: [
      'Ejecútala cuando la base esté menos ocupada.',
      'Sube el límite de este rol: ALTER ROLE … SET statement_timeout = ….',
    ],
  },
  'MUD-224': {
    title: 'Al rol le falta un permiso',
    cause: 'El rol «{user}» no puede hacer esto (permission denied for {object}).',
    cures: ['Conéctate como el propietario, en Supabase «postgres».', 'Concede el permiso que falta.'],
  },
  'MUD-225': {
    title: 'El pooler no llega a la base de datos',
    cause:
      'El pooler responde, la base que está detrás no: en pausa, reiniciándose, cambiando de tamaño o enferma.',
    cures: [
      'Mira en el panel el estado del proyecto; reanúdalo si está en pausa.',
      'Espera unos minutos e inténtalo de nuevo.',
    ],
  },
  'MUD-226': {
    title: 'La base de datos se está apagando',
    cause: 'Se está deteniendo o reiniciando.',
    cures: ['Espera un minuto e inténtalo de nuevo.', 'Mira quién la reinicia.'],
  },
  'MUD-228': {
    title: 'Otro tiene el bloqueo',
    cause: 'La sentencia esperó un bloqueo más de lo que permite lock_timeout; no se cambió nada.',
    cures: [
      'Inténtalo de nuevo cuando termine la otra transacción.',
      'Búscala en pg_locks y pg_stat_activity.',
    ],
  },
  'MUD-229': {
    title: 'La transacción estuvo parada demasiado tiempo',
    cause: 'El servidor termina las transacciones que no hacen nada (idle_in_transaction_session_timeout).',
    cures: ['Inténtalo de nuevo.', 'Sube el límite de este rol si la pausa es intencionada.'],
  },
  'MUD-230': {
    title: 'El disco está lleno',
    cause: 'Al servidor no le queda sitio para escribir.',
    cures: ['Libera espacio, o amplía el disco antes de importar.'],
  },
  'MUD-231': {
    title: 'El servidor se quedó sin memoria o llegó a un límite',
    cause: 'No pudo obtener los recursos que necesita la sentencia.',
    cures: ['Inténtalo de nuevo cuando esté menos ocupado.', 'Elige un tamaño de cómputo mayor.'],
  },
  'MUD-240': {
    title: 'Eso no es un servidor Postgres',
    cause: 'Algo responde en {host}:{port}, pero no en el idioma de Postgres.',
    cures: [
      'Compara servidor y puerto con el sitio de donde los copiaste.',
      'Busca un servidor web o un proxy en ese puerto.',
    ],
  },
  'MUD-241': {
    title: 'El lado del servidor no cuadra en el inicio de sesión',
    cause:
      'Sus mensajes SCRAM están dañados o son de un tipo que el cliente no habla: hay algo en medio, o no es un Postgres.',
    cures: [
      'Compara servidor y puerto con el sitio de donde los copiaste.',
      'No introduzcas otra vez la contraseña antes de aclararlo.',
    ],
  },
  'MUD-242': {
    title: 'El servidor informa de una infracción del protocolo',
    cause: 'PgBouncer da este código a casi todos sus errores; el texto de abajo es suyo.',
    cures: [
      'Lee su texto.',
      'Inténtalo una vez más.',
      'Compara servidor, puerto y usuario con los del panel.',
    ],
  },

  'MUD-700': {
    title: 'Supabase no acepta el token de acceso',
    cause: 'El token es erróneo, ha caducado o fue revocado.',
    cures: [
      'Crea un token de acceso personal nuevo en el panel, en Account, Access Tokens.',
      'Déjalo vacío: todo lo demás funciona sin él.',
    ],
  },
  'MUD-701': {
    title: 'El token no puede hacer esto',
    cause: 'A su dueño le falta el derecho en este proyecto u organización ({call}).',
    cures: ['Pídelo a un propietario o administrador de la organización.', 'Hazlo en el panel.'],
  },
  'MUD-702': {
    title: 'La API de gestión no conoce el proyecto',
    cause:
      'Para este token no hay nada en {call}: es de otra cuenta, la referencia es errónea, o el plan no tiene esa función.',
    cures: ['Compara la referencia del proyecto.', 'Usa un token de una cuenta que vea el proyecto.'],
  },
  'MUD-703': {
    title: 'Demasiadas llamadas a la API de gestión',
    cause: 'Supabase las limita por minuto, y se alcanzó el límite.',
    cures: ['Espera {seconds, plural, one {# segundo} other {# segundos}} e inténtalo de nuevo.'],
  },
  'MUD-704': {
    title: 'No se llega a la API de gestión',
    cause: 'No llegó una respuesta válida ({status}).',
    cures: [
      'Inténtalo de nuevo en un minuto.',
      'Comprueba que esta máquina puede salir a internet por HTTPS.',
      'Mira status.supabase.com.',
    ],
  },
  'MUD-705': {
    title: 'La API de gestión respondió de una forma desconocida',
    cause: 'A la respuesta de {call} le falta lo que promete su documentación ({detail}).',
    cures: [
      'Busca el valor en el panel e introdúcelo a mano.',
      'Informa de ello con el nombre de la llamada.',
    ],
  },
  'MUD-706': {
    title: 'El proyecto no está listo a tiempo',
    cause: 'Su estado sigue siendo «{status}».',
    cures: [
      'Espera unos minutos y mira otra vez; un proyecto nuevo tarda de dos a cinco.',
      'Mira el proyecto en el panel.',
    ],
  },
  'MUD-707': {
    title: 'Supabase rechazó el cambio',
    cause: 'Dice: {detail}',
    cures: [
      'Corrige lo que nombra.',
      'En el plan gratuito puede haber dos proyectos activos: pon uno en pausa.',
    ],
  },
};
