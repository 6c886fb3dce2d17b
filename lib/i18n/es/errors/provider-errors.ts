import type { providerErrors as english } from '../../en/errors/provider-errors';
import type { Translation } from '../../translation';

export const providerErrors: Translation<typeof english> = {
  'MUD-197': {
    title: 'Neon no sabe qué endpoint se quiere',
    cause:
      'Neon encuentra el endpoint por el nombre del servidor en el saludo TLS (SNI), o por options=endpoint=…, y no recibió ninguno, recibió uno desconocido, o dos distintos.',
    cures: [
      'Conéctate con el nombre completo (ep-….neon.tech) por TLS, no con una dirección.',
      'Un libpq o un driver antiguo no envía SNI: añade options=endpoint%3Dep-… a la cadena.',
      'Compara el servidor con el de la consola de Neon.',
    ],
  },
  'MUD-198': {
    title: 'Se agotó la cuota del proveedor',
    cause:
      'Se superó el tiempo de cómputo, la transferencia, el almacenamiento o el número de endpoints activos del plan, y se rechazan conexiones hasta que cambie.',
    cures: [
      'Mira el uso en la consola del proveedor.',
      'Sube de plan mientras dure la migración, o espera al siguiente período.',
      'Cierra otros cómputos del proyecto.',
    ],
  },
  'MUD-199': {
    title: 'El cómputo del proveedor está apagado o no despierta',
    cause:
      'El endpoint está desactivado o suspendido, o el plano de control del proveedor no lo arrancó a tiempo.',
    cures: [
      'Abre la consola del proveedor y arranca el cómputo.',
      'Espera un momento y prueba otra vez: despertar tarda segundos.',
      'Mira la página de estado del proveedor.',
    ],
  },
  'MUD-232': {
    title: 'El servidor quiere TLS desde el primer byte',
    cause:
      'Cierra la conexión ante un SSLRequest, pero responde a un saludo TLS directo (sslnegotiation=direct).',
    cures: [
      'Añade sslnegotiation=direct y sslmode=require o más estricto a la cadena de conexión.',
      'El driver del backend debe conocerlo: libpq 17 y lo que se apoya en él lo conocen. Uno sin esa opción no llega a este endpoint.',
      'O usa el endpoint que admite el saludo habitual, en Supabase el pooler.',
    ],
  },
  'MUD-233': {
    title: 'Se pidió TLS directo y el servidor no lo habla',
    cause:
      'sslnegotiation=direct necesita PostgreSQL 17 y el ALPN «postgresql»; este servidor, o algo en medio, no los ofrece.',
    cures: [
      'Quita sslnegotiation=direct de la cadena de conexión.',
      'Comprueba que ningún proxy termina TLS por el camino.',
    ],
  },
  'MUD-234': {
    title: 'Ese puerto no es de Supabase',
    cause:
      'Puerto {port} de {host}: las bases y los poolers de Supabase solo escuchan en 5432 (sesión) y 6543 (transacción). El 5433 lo usan el proxy de Cloud SQL, un segundo servidor local o YugabyteDB.',
    cures: [
      'Toma el puerto de Connect en el panel: 6543 para el backend, 5432 para sesiones.',
      'Para un servidor tras un proxy en esta máquina, el servidor es 127.0.0.1.',
    ],
  },
  'MUD-235': {
    title: 'El driver es demasiado antiguo para este servidor',
    cause: 'El servidor quiere SCRAM-SHA-256, que el driver o su libpq no conoce.',
    cures: [
      'Actualiza el driver (pgjdbc 42.2, libpq 10 o posterior).',
      'No debilites el servidor a md5 por él.',
    ],
  },
  'MUD-237': {
    title: 'El driver solo dice que no llega al servidor',
    cause:
      'Prisma y otros callan el motivo: puede ser el nombre, IPv6, un proyecto pausado, un cortafuegos, un puerto equivocado o TLS.',
    cures: [
      'Deja que la escalera de Mudanza suba al mismo servidor y puerto: nombra el peldaño que falla.',
      'En Supabase usa el pooler desde una red sin IPv6.',
      'Sube el connect_timeout del driver si el servidor tiene que despertar antes.',
    ],
  },
  'MUD-238': {
    title: 'El grupo de conexiones de la aplicación no tenía ninguna libre',
    cause:
      'El grupo del driver, en el lado del cliente, se cansó de esperar: todas sus conexiones están en uso o no se pudieron abrir.',
    cures: [
      'Busca conexiones que nunca se devuelven, y transacciones largas.',
      'Ajusta el grupo: no mayor de lo que da el pooler, y sube su límite de tiempo.',
      'En funciones serverless usa una conexión por instancia y el pooler de transacción.',
    ],
  },
  'MUD-246': {
    title: 'El archivo de clave o certificado del cliente no sirve',
    cause:
      'El archivo que nombra sslcert o sslkey falta, lo pueden leer otros, está cifrado o no encaja con el certificado.',
    cures: [
      'Omite sslcert y sslkey: Supabase no pide certificado de cliente.',
      'En otro sitio da la ruta correcta y haz chmod 600 a la clave.',
    ],
  },
  'MUD-247': {
    title: 'El proxy de la nube se niega',
    cause:
      'Respondió RDS Proxy, el proxy de Cloud SQL o la pasarela de Azure, no la base: le falta la credencial, el permiso o la función.',
    cures: [
      'Lee su texto abajo: nombra lo que falta.',
      'RDS Proxy: añade el rol a sus secretos, y no envíes options ni statement_timeout en la conexión.',
      'Cloud SQL: activa la Admin API y da a la cuenta el rol Cloud SQL Client.',
      'O conéctate a la base misma para la migración.',
    ],
  },
  'MUD-248': {
    title: 'Ningún servidor de la lista es del tipo pedido',
    cause: 'target_session_attrs pide {parameter}, y ningún servidor de la lista lo es.',
    cures: [
      'Nombra el primario de la lista, u omite target_session_attrs.',
      'Un destino debe admitir escritura: en Supabase usa el servidor del proyecto, no una réplica.',
    ],
  },
  'MUD-249': {
    title: 'El nombre de usuario no es para este servidor',
    cause:
      'El servidor único de Azure quiere usuario@servidor, el flexible el nombre solo; una identidad administrada tiene el suyo.',
    cures: [
      'Copia el usuario de la cadena de conexión del portal.',
      'Codifica como %40 una @ en el usuario de una URL.',
    ],
  },
};
