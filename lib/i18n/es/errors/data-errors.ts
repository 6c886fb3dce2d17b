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
    cause:
      'El rol de esta conexión no puede leer todas las filas de {table}: lo que se copie o compare perdería algunas sin avisar.',
    cures: [
      'Copia con el propietario de las tablas o con un rol que tenga BYPASSRLS.',
      'ALTER ROLE … BYPASSRLS requiere un superusuario; en servidores gestionados lo tiene el rol administrador.',
    ],
  },
  'MUD-908': {
    title: 'Un valor no se puede escribir en la codificación del destino',
    cause: '{table} del origen contiene bytes que allí no son texto válido ({state}).',
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
  'MUD-910': {
    title: 'No llegaron tantas filas como salieron',
    cause:
      '{table}: el origen entregó {out, plural, one {# fila} other {# filas}} y el destino aceptó {in, number}. Algo en el destino se traga filas o crea otras, seguramente un disparador. Esta parte se deshizo.',
    cures: [
      'Revisa los disparadores de esta tabla en el destino y quita los que no están en el esquema del origen.',
      'Deshaz la copia y vuelve a copiar.',
    ],
  },
  'MUD-911': {
    title: 'El destino rechazó una fila',
    cause:
      '{table}: un valor incumple una regla del destino ({state}; restricción o columna: {name}). El valor no se muestra, porque son datos. Esta parte se deshizo.',
    cures: [
      'Compara la definición de esa columna o restricción en ambos lados: el destino puede ser más estrecho que el origen.',
      'Corrige el esquema y despliégalo, o corrige la fila en el origen; después deshaz la copia y vuelve a copiar.',
    ],
  },
  'MUD-912': {
    title: 'Un servidor desapareció mientras se copiaban filas',
    cause:
      '{side, select, source {El origen} other {El destino}} cerró la conexión en {table} ({state}). Las partes que constan en el diario llegaron enteras; la que estaba en camino no está.',
    cures: [
      'Mira el registro de ese servidor: un reinicio, una conmutación, un administrador o la falta de memoria terminó la sesión.',
      'Cuando vuelva a estar en marcha, copia otra vez y elige empezar de nuevo lo que dejó la copia anterior, o deshaz la copia.',
    ],
  },
  'MUD-913': {
    title: 'Se perdió el instante que se copiaba',
    cause:
      'Terminó la sesión que retenía la instantánea del origen. Las filas de otro instante no deben unirse a las que llegaron, así que la copia se detuvo.',
    cures: [
      'Busca qué termina las transacciones largas en el origen: transaction_timeout, un administrador, un reinicio o un proxy que cierra conexiones ociosas.',
      'Copia otra vez y elige empezar de nuevo lo que dejó la copia anterior: tomará un instante nuevo.',
    ],
  },
  'MUD-914': {
    title: 'El disco {side, select, source {del origen} other {del destino}} está lleno',
    cause: 'No se pudo escribir {table}: no queda espacio. Lo que llegó antes consta en el diario.',
    cures: [
      'Haz sitio: deshaz la copia y amplía el disco o el plan. El registro (WAL) de la carga también ocupa disco.',
      'Excluye tablas por su nombre o muévelas más tarde.',
    ],
  },
  'MUD-915': {
    title: 'El destino es de solo lectura',
    cause:
      'Se niega a escribir {table}. Una base alojada pasa a solo lectura cuando su disco supera el plan; una réplica siempre lo es.',
    cures: [
      'Compara el tamaño de la base con su plan y amplía el plan o haz sitio.',
      'Comprueba que la dirección lleva al servidor primario y no a una réplica.',
    ],
  },
  'MUD-916': {
    title: 'El rol no puede {side, select, source {leer} other {escribir}} una tabla',
    cause:
      '{side, select, source {En el origen} other {En el destino}} el rol de esta conexión no tiene derechos sobre {table}.',
    cures: [
      'Concédeselos: SELECT en el origen; INSERT, TRUNCATE y la propiedad en el destino.',
      'O conéctate con el propietario de las tablas.',
    ],
  },
  'MUD-917': {
    title: 'El esquema cambió mientras se copiaban filas',
    cause:
      '{side, select, source {En el origen} other {En el destino}} {table} ya no es lo que era cuando se planificó la copia ({state}).',
    cures: [
      'Detén los despliegues hasta que terminen las filas.',
      'Deshaz la copia, despliega de nuevo el esquema y vuelve a copiar.',
    ],
  },
  'MUD-918': {
    title: 'Falló un paso posterior a las filas',
    cause: 'Todas las filas están, pero {table} no se pudo crear en el destino ({state}).',
    cures: [
      'Revisa la definición de esa vista o ese índice: puede usar una función o una tabla que falta en el destino.',
      'Corrígelo en el destino. El diario guarda los índices que faltan; la próxima copia o el deshacer los reconstruye.',
    ],
  },
  'MUD-919': {
    title: 'Una fila es mayor de lo que un servidor admite',
    cause:
      '{table}: {side, select, source {el origen} other {el destino}} se quedó sin memoria para una fila o una sentencia ({state}). Como texto, una fila puede ocupar el doble, y ningún mensaje pasa de 1 GB.',
    cures: [
      'Busca los valores más grandes de esta tabla (octet_length) y muévelos antes a archivos o a un bucket.',
      'Dale más memoria al servidor o usa menos carriles.',
    ],
  },
  'MUD-920': {
    title: 'Los dos lados son de instantes distintos',
    cause:
      'Comparar {source} con {target} daría por errónea cada fila escrita entre ambos. No se comparó nada.',
    cures: [
      'Deja que el seguimiento lleve el destino al mismo instante, o detén a quienes escriben.',
      'Compara sin instante: entonces cada lado se lee como está ahora.',
    ],
  },
  'MUD-921': {
    title: 'Otra copia está escribiendo en este destino',
    cause: 'Solo una copia a la vez puede escribir en una base; otra tiene el cerrojo.',
    cures: [
      'Espera a que termine o cancélala. Otras instancias de Mudanza ayudan a una copia por sí solas.',
      'Si nadie copia, busca en pg_stat_activity del destino una sesión llamada «mudanza copy» y termínala.',
    ],
  },
  'MUD-922': {
    title: 'Hay transacciones preparadas abiertas en el origen',
    cause:
      '{count, plural, one {# transacción preparada retiene} other {# transacciones preparadas retienen}} filas que ninguna instantánea ve hasta que alguien las confirme o las deshaga: {names}.',
    cures: ['Confírmalas o deshazlas (COMMIT PREPARED, ROLLBACK PREPARED) y vuelve a mirar.'],
  },
  'MUD-923': {
    title: 'Los textos del origen no tienen una codificación conocida',
    cause:
      'El origen está en {source} y el destino en {target}: se copiarían bytes sin saber qué significan.',
    cures: [
      'Averigua en qué codificación escribe la aplicación y convierte con ella el origen a UTF-8 (pg_dump --encoding y una base nueva).',
      'Un origen cuyos textos son todos ASCII puro se puede copiar tal cual.',
    ],
  },
  'MUD-924': {
    title: 'Un servidor canceló una sentencia de la copia',
    cause:
      '{side, select, source {En el origen} other {En el destino}} se canceló {table} ({state}): por un administrador, un límite de tiempo o un bloqueo que alguien retiene.',
    cures: [
      'Busca un vigilante que termine sentencias largas (pg_cancel_backend, un guardián del proveedor) y bloqueos sobre esta tabla.',
      'Copia otra vez en una hora tranquila y elige empezar de nuevo lo que dejó la copia anterior.',
    ],
  },
  'MUD-925': {
    title: 'Hay filas distintas entre los dos lados',
    cause:
      '{count, plural, one {Una tabla difiere} other {# tablas difieren}}; las filas se nombran por su clave: {tables}.',
    cures: [
      'Pregunta si alguien ha escrito en uno de los lados desde la copia: entonces esto es lo que escribió.',
      'Mira esas claves en ambos lados. Si el destino está mal, deshaz la copia y vuelve a copiar.',
    ],
  },
  'MUD-926': {
    title: 'Filas sin su fila padre',
    cause:
      'El destino tiene filas cuyo padre falta y que el origen no tiene: {tables}. Una clave foránea válida según el catálogo no las muestra.',
    cures: [
      'Deshaz la copia y vuelve a copiar; que nada escriba mientras tanto en el destino.',
      'Mira cada restricción: el padre se excluyó por su nombre, o se borró después.',
    ],
  },
  'MUD-927': {
    title: 'El destino rechazaría filas',
    cause:
      '{count, plural, one {Una regla del destino es más estricta} other {# reglas del destino son más estrictas}} que el origen (entre paréntesis, las filas que la incumplen, contadas hasta 1000): {names}. No se escribió nada.',
    cures: [
      'Despliega el esquema tal como lo tiene el origen: el tipo, el nulo, los valores del enum o la comprobación como NOT VALID. Una comprobación que es NOT VALID en ambos lados no estorba.',
      'O corrige esas filas en el origen, o excluye la tabla por su nombre.',
    ],
  },
  'MUD-928': {
    title: 'La seguridad por filas del destino juzgaría cada fila',
    cause:
      'Para {role} la seguridad por filas está vigente en {tables}: allí no se pueden cargar filas. No se escribió nada.',
    cures: [
      'Conéctate como propietario de las tablas o con un rol con BYPASSRLS (el rol postgres de un proyecto de Supabase lo tiene).',
      'FORCE ROW LEVEL SECURITY vale también para el propietario: ALTER TABLE … NO FORCE ROW LEVEL SECURITY hasta que lleguen las filas.',
    ],
  },
  'MUD-929': {
    title: 'Una función del destino falló en una fila',
    cause:
      '{table}: una comprobación, un dominio o una columna generada llama a una función, y falló ({state}; restricción o columna: {name}). Lo que dijo no se muestra, porque pueden ser datos. Esta parte se deshizo.',
    cures: [
      'Llama a la función a mano en el destino. Si nombra tablas sin su esquema, dale una ruta: ALTER FUNCTION … SET search_path = ….',
      'Una función que escribe, o que consulta tablas que aún no están, debe ir en un disparador: los disparadores callan mientras llegan las filas.',
    ],
  },
  'MUD-930': {
    title: 'El origen y el destino son la misma base de datos',
    cause: 'Las dos direcciones llevan a una sola base: sería igual a sí misma, y eso no prueba nada.',
    cures: ['Da dos direcciones distintas con --source y --target.'],
  },
  'MUD-931': {
    title: 'El destino no está como antes de la copia',
    cause: 'Están todas las filas, pero falta, no es válido o no se puso: {names}.',
    cures: [
      'Copia otra vez y empieza de nuevo: lo que quitó una copia anterior se repone primero.',
      'O créalo de nuevo a mano, tal como lo tiene el origen.',
    ],
  },
};
