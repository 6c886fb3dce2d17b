import type { connectionErrors as english } from '../../en/errors/connection-errors';
import type { Translation } from '../../translation';

export const connectionErrors: Translation<typeof english> = {
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
      'En un backend, entrega el archivo prod-ca-2021.crt al driver como su autoridad.',
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
      'Fallaron diez o más inicios de sesión en 150 segundos. El bloqueo dura dos minutos; también cuentan los intentos fallidos de otros clientes tras la misma dirección.',
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
};
