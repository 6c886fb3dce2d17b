import type { generalErrors as english } from '../../en/errors/general-errors';
import type { Translation } from '../../translation';

export const generalErrors: Translation<typeof english> = {
  'MUD-001': {
    title: 'Ha ocurrido algo inesperado',
    cause:
      'Mudanza encontró un error que no conoce. La referencia lleva a los detalles en el registro del servidor.',
    cures: [
      'Inténtalo una vez más.',
      'Busca la referencia {reference} en el registro del servidor.',
      'Informa del error con esa referencia.',
    ],
  },
  'MUD-002': {
    title: 'Los datos no están completos',
    cause: 'Falta un campo o tiene un valor que el paso no puede usar: {detail}',
    cures: ['Corrige los campos marcados y empieza de nuevo. No se ha cambiado nada.'],
  },
  'MUD-003': {
    title: 'La vista previa ya no es actual',
    cause:
      'Aquello para lo que se hizo la vista previa ha cambiado; ejecutarla haría algo distinto de lo mostrado.',
    cures: ['Haz una vista previa nueva y léela.', 'Ejecuta después el paso desde esa vista previa.'],
  },
  'MUD-004': {
    title: 'No se ha aceptado un peligro',
    cause: 'El paso haría algo peligroso ({hazards}) que nadie ha aceptado por su nombre.',
    cures: ['Lee la vista previa.', 'Marca cada peligro que aceptes y ejecuta el paso de nuevo.'],
  },
  'MUD-005': {
    title: 'El paso necesita antes otro paso',
    cause: 'Usa las pruebas de «{step}», y ese paso aún no ha pasado.',
    cures: ['Ejecuta primero «{step}».'],
  },
  'MUD-006': {
    title: 'La ejecución se interrumpió',
    cause:
      'El ejecutor que trabajaba en ella murió, fue detenido o perdió la base de datos de estado. Postgres deshizo lo que estaba abierto.',
    cures: [
      'Comprueba que el ejecutor funciona: lo dice el pie de cada página.',
      'Ejecuta el paso de nuevo.',
    ],
  },
  'MUD-007': {
    title: 'Otra ejecución trabaja en este destino',
    cause: 'Solo una ejecución puede escribir a la vez en un destino, y ahora hay una que lo hace.',
    cures: ['Espera a que termine, o cancélala.', 'Ejecuta después este paso.'],
  },
  'MUD-008': {
    title: 'Faltan las credenciales',
    cause: 'El paso necesita «{secret}» y esta migración no guarda nada con ese nombre.',
    cures: ['Abre «Proyecto de Supabase y credenciales» e introdúcelo.'],
  },
  'MUD-009': {
    title: 'No se puede leer un secreto guardado',
    cause: 'Se selló con otra clave que la que tiene este servidor.',
    cures: [
      'Arranca Mudanza con la clave que lo selló (MUDANZA_SECRET_KEY o el archivo de clave junto a los datos).',
      'Si esa clave se perdió, introduce de nuevo las credenciales.',
    ],
  },
  'MUD-010': {
    title: 'El archivo no está',
    cause: 'Esta migración no guarda ningún archivo con el identificador {id}.',
    cures: ['Ejecuta de nuevo el paso que lo crea.'],
  },
  'MUD-011': {
    title: 'Este paso aún no se puede ejecutar',
    cause: 'Esta versión de Mudanza muestra la fila «{step}» del plan, pero no tiene código para ella.',
    cures: ['Hazlo a mano como dice el plan y anótalo en el informe.'],
  },
  'MUD-012': {
    title: 'No hay nada que deshacer',
    cause: 'La ejecución no existe, no pasó, o su paso no se puede deshacer.',
    cures: ['Abre el historial del paso y elige una ejecución que pasó.'],
  },
  'MUD-013': {
    title: 'El paso ya se está ejecutando',
    cause:
      '{by} inició una ejecución de este paso, que está en espera o en curso; solo puede haber una abierta.',
    cures: ['Mira la ejecución abierta, o cancélala.', 'Después inicia el paso de nuevo.'],
  },
  'MUD-014': {
    title: 'No se ha guardado nada: la transacción había fallado',
    cause:
      'Una sentencia de la transacción falló y el trabajo siguió. PostgreSQL contesta entonces ROLLBACK al COMMIT: todo lo de esta transacción está como antes.',
    cures: [
      'Busca en el registro la primera sentencia que falló y corrige lo que dice.',
      'Vuelve a ejecutarlo. No hay nada que limpiar.',
    ],
  },
  'MUD-020': {
    title: 'No puedes hacer eso',
    cause: 'Tu sesión terminó, o tu rol no lo permite.',
    cures: ['Entra de nuevo.', 'Pídelo a un operador: los revisores pueden leer y no cambian nada.'],
  },
  'MUD-021': {
    title: 'El enlace de entrada no funciona',
    cause:
      'Ya se usó, se creó otro más nuevo, se le acabó el plazo (una hora el del propietario, tres días una invitación) o no se copió entero.',
    cures: [
      'Copia el enlace entero del mensaje que recibiste.',
      '¿Tienes contraseña? Entra con ella y con tu nombre.',
      'Pide un enlace nuevo a un operador (Cuenta → Personas).',
      'En el servidor, «npm run admin -- link» imprime uno; también lo hace Mudanza cada vez que arranca.',
    ],
  },
  'MUD-022': {
    title: 'El archivo es demasiado grande',
    cause: '{name} tiene {megabytes} MB; se aceptan {limit} MB como mucho.',
    cures: ['Elige solo el esquema, sin datos (pg_dump --schema-only).', 'Divide el archivo.'],
  },
  'MUD-023': {
    title: 'El archivo no es texto',
    cause: '{name} no es texto UTF-8: puede ser un volcado binario.',
    cures: ['Haz un volcado en texto plano (pg_dump --format=plain).', 'Guarda el archivo como UTF-8.'],
  },
  'MUD-024': {
    title: 'No se puede leer lo que anotó esa ejecución',
    cause: 'Sus pruebas están dañadas, o las escribió otra versión de Mudanza con otra forma.',
    cures: [
      'Vuelve a ejecutar el paso: escribe sus pruebas de nuevo.',
      'Para deshacer la ejecución anterior, haz a mano lo que dicen sus pruebas en bruto; su página las muestra.',
    ],
  },
};
