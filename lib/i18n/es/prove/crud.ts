const OPERATION =
  '{operation, select, create {crear} read {leer} update {modificar} delete {eliminar} other {{operation}}}';

export const crud = {
  left: {
    names:
      'Mientras se ejecuta, sus filas contienen {tag} y el esquema {schema} del destino anota cada una; una comprobación interrumpida deja ambas cosas.',
    rows: 'Eliminar exactamente {count, plural, one {la fila} other {las # filas}} que anotó esta comprobación',
    schema: 'Eliminar el esquema {schema}, que contiene sus notas',
    removed:
      '{count, plural, one {Se eliminó # fila} other {Se eliminaron # filas}} de la comprobación interrumpida y el esquema {schema}',
  },
  operation: { create: 'Crear', read: 'Leer', update: 'Modificar', delete: 'Eliminar' },
  rule: {
    unique: 'Duplicado rechazado',
    foreignKey: 'Clave ajena a nadie rechazada',
    notNull: 'Valor ausente rechazado',
    check: 'CHECK rechazado',
    onDelete: 'Eliminación del padre',
    updatedAt: 'La hora de modificación avanza',
    rollback: 'Revertido, no queda nada',
  },
  outcome: { held: 'Se cumple', broken: 'No se cumple', unproved: 'Sin demostrar' },
  field: {
    first: 'Primera tabla',
    firstHelp:
      'Se comprueba la primera, con varios clientes a la vez y por ambas conexiones. Si no existe se toma otra.',
    clients: 'Clientes a la vez',
    clientsHelp:
      'Tantas conexiones escriben, leen, modifican y eliminan una fila cada una al mismo tiempo. Con 0 se omite.',
    tables: 'Solo estas tablas',
    tablesHelp:
      'Nombres separados por comas; las tablas a las que se refieren también se incluyen. Vacío = todas las tablas.',
  },
  preview: {
    rows: 'Crea, lee, modifica y elimina una fila marcada en {count, plural, one {# tabla} other {cada una de # tablas}}, tras ensayarlo en una transacción que se revierte.',
    journal:
      'Crea un esquema mudanza_crud_… que anota cada fila mientras existe, para poder eliminarla incluso tras una caída; se elimina al final.',
    concurrency:
      'Hace lo mismo con {clients, plural, one {# cliente} other {# clientes a la vez}} en la primera tabla.',
    kept: 'Se prueban junto con las nombradas, porque una ejecución anterior encontró allí algo mal: {names}.',
    sequences:
      'Los números tomados de las secuencias no se devuelven, y los disparadores de las tablas se ejecutan como con cualquier otra fila.',
    leftovers:
      '{count, plural, one {Una comprobación anterior quedó cortada} other {# comprobaciones anteriores quedaron cortadas}}; las filas que dejó se eliminan primero.',
  },
  stage: {
    cleanup: 'Buscando filas que una comprobación anterior haya podido dejar.',
    concurrency: 'Varios clientes a la vez.',
    session: 'Lo mismo por la conexión en modo sesión.',
    delete: 'Eliminando las filas, en el orden inverso.',
  },
  log: {
    table:
      '{table}: creada, leída y modificada; {held, plural, one {se cumple # regla} other {se cumplen # reglas}}.',
    skipped:
      '{table}: omitida. {reason, select, type {No se conoce ningún valor para {subject}.} check {No se encontró ninguna fila que sus CHECK acepten.} parent {No hay ninguna fila a la que {subject} pueda referirse.} taken {Todas las claves que se probaron son ya de alguna fila: {subject}} guard {Un disparador o una regla suya rechaza lo que se intentó: {subject}} other {Sus filas no podrían eliminarse después ({subject}).}}',
    failed: `{table}: falló {operation, select, create {crear} read {leer} update {modificar} delete {eliminar} other {{operation}}}. {original}`,
  },
  criterion: {
    failed: `{table}: falló ${OPERATION}. {original}`,
    stopped:
      '{reason, select, cancelled {Un operador paró la comprobación} other {Se perdió la conexión}} antes de terminar.',
    nothing: 'No se comprobó ninguna tabla.',
    passed:
      'Crear, leer, modificar y eliminar funciona en {count, plural, one {# tabla} other {las # tablas probadas}}.',
    broken:
      '{table}: {name} no se cumple ({rule, select, unique {se aceptó un duplicado} foreignKey {se aceptó una clave ajena a nadie} notNull {se aceptó un valor ausente} check {se aceptó un valor prohibido} onDelete {el hijo no se trató como está declarado} updatedAt {la hora de modificación no avanzó} other {hay filas de una transacción revertida}}).',
    held: '{held, plural, one {Se demostró # regla} other {Se demostraron # reglas}}{unproved, plural, =0 {} one {; # no se pudo poner a prueba} other {; # no se pudieron poner a prueba}}.',
    all: 'No se omitió ninguna tabla.',
    skipped: '{count, plural, one {Se omitió una tabla} other {Se omitieron # tablas}}: {names}.',
    noConcurrency: 'No se probó con varios clientes a la vez.',
    concurrent:
      '{clients, plural, one {# cliente} other {# clientes}} a la vez lo lograron en {ms, number} ms.',
    notConcurrent:
      'Solo {succeeded, number} de {clients, plural, one {# cliente} other {# clientes}} a la vez lo lograron. {original}',
    remaining:
      '{count, plural, one {Una fila de la comprobación sigue ahí} other {# filas de la comprobación siguen ahí}}, la primera en {table}: {original}',
    byTriggers:
      'Todas las filas de la comprobación han desaparecido, pero los disparadores escribieron {rows, plural, one {una fila} other {# filas}} con su marca en {table}.',
    clean: 'Todas las filas de la comprobación han desaparecido.',
  },
  door: { pooler: 'Pooler', session: 'Sesión' },
  table: {
    caption: 'Tablas y operaciones',
    table: 'Tabla',
    ms: '{ms, number} ms',
    rules: '{count, plural, one {# regla puesta} other {# reglas puestas}} a prueba',
    rulesCaption: 'Reglas de las tablas',
    rule: 'Regla',
    name: 'Restricción o columna',
    outcome: 'Resultado',
    removedBefore: 'Filas de una comprobación anterior, eliminadas',
    remaining: 'Filas que quedan',
  },
} as const;
