import type { dataErrors as english } from '../../en/errors/data-errors';
import type { Translation } from '../../translation';

export const dataErrors: Translation<typeof english> = {
  'MUD-900': {
    title: 'El destino ya contiene filas',
    cause:
      'Solo se copia a tablas vacías, para que ninguna fila quede duplicada o mezclada. Estas contienen alguna: {tables}.',
    cures: [
      'Si las llenó una copia anterior, deshazla primero (vacía exactamente esas tablas).',
      'Si las filas son de otra persona, vacía las tablas a mano o excluye esas tablas por su nombre.',
    ],
  },
  'MUD-901': {
    title: 'Hay tablas o columnas del origen que no tienen sitio en el destino',
    cause: 'Contienen o pueden contener datos y el destino no tiene dónde ponerlos: {tables}.',
    cures: [
      'Despliega un esquema que las tenga (pasos de la fase Esquema) y vuelve a copiar.',
      'Exclúyelas por su nombre en el campo «Tablas que se excluyen»: el informe lo dirá en su primera página.',
    ],
  },
  'MUD-902': {
    title: 'Las filas pasarían por un pooler en modo transacción',
    cause:
      'Una copia necesita sesiones propias en ambos lados. {host}:{port} entrega cada transacción a otro proceso del servidor.',
    cures: [
      'Indica la conexión en modo sesión (puerto 5432 del pooler) o la directa con las credenciales del paso 0.1.',
      'Si el origen está detrás de PgBouncer, indica en el paso 0.2 la dirección del propio servidor.',
    ],
  },
  'MUD-903': {
    title: 'Hay columnas del destino que nada llenaría',
    cause: 'No admiten nulos, no tienen valor por defecto y el origen no las tiene: {columns}.',
    cures: [
      'Dales un valor por defecto en el esquema, o permite nulos, y despliégalo.',
      'Añade las columnas al origen antes de copiar.',
    ],
  },
  'MUD-904': {
    title: 'Claves foráneas en círculo',
    cause:
      'El rol no puede desactivar las comprobaciones durante la carga (session_replication_role), así que las tablas padre deben llegar antes que las hijas. Estas se refieren unas a otras en círculo: {tables}.',
    cures: [
      'Permite que el rol lo cambie: GRANT SET ON PARAMETER session_replication_role TO el rol, como superusuario.',
      'Quita del esquema una de las claves foráneas hasta que las filas estén en el destino.',
    ],
  },
  'MUD-905': {
    title: 'Alguien más escribió en las tablas copiadas',
    cause: 'Vaciarlas borraría filas que la copia no trajo: {tables}.',
    cures: [
      'Mira primero esas filas. Si nadie las necesita, bórralas a mano y vuelve a deshacer.',
      'En caso contrario, deja las tablas como están.',
    ],
  },
  'MUD-906': {
    title: 'Hace {seconds} segundos que no se mueve ni un byte',
    cause: 'Una de las conexiones calla, ni cerrada ni viva: un cortafuegos o una red que descarta paquetes.',
    cures: [
      'Revisa la red entre esta máquina y ambos servidores y vuelve a copiar.',
      'Usa menos carriles si un servidor pequeño no puede atenderlos.',
    ],
  },
  'MUD-907': {
    title: 'La seguridad por filas oculta filas a este rol',
    cause: 'El rol {role} no puede leer todas las filas del origen: una copia perdería algunas sin avisar.',
    cures: [
      'Copia con el propietario de las tablas o con un rol que tenga BYPASSRLS.',
      'ALTER ROLE … BYPASSRLS requiere un superusuario; en servidores gestionados lo tiene el rol administrador.',
    ],
  },
  'MUD-908': {
    title: 'Un valor no se puede escribir en la codificación del destino',
    cause: 'El origen contiene bytes que allí no son texto válido: {original}.',
    cures: [
      'Busca la fila por la tabla que dice el registro y corrige el texto en el origen.',
      'Un origen en SQL_ASCII no dice nada de sus textos: conviértelo antes a UTF-8.',
    ],
  },
  'MUD-909': {
    title: 'Una tabla indicada no está en ambos lados',
    cause: 'No hay nada que comparar para: {tables}.',
    cures: [
      'Escríbela como esquema.tabla, tal como la escribe el origen.',
      'Despliega antes la tabla en el destino.',
    ],
  },
};
