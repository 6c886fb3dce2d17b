import { PLAN_NAME } from './plan-name';

/** A part of `report`. */
export const reportBoard = {
  board: {
    title: 'Criterios de éxito',
    lead: 'Cada uno se responde con lo medido; donde ninguna máquina puede saberlo, con una persona identificada.',
    group: { technical: 'Técnicos', quality: 'De calidad', business: 'De negocio' },
    state: {
      pass: 'Se cumple',
      warn: 'Atención',
      fail: 'No se cumple',
      waived: 'Dispensado',
      open: 'Pendiente',
      skipped: 'Omitido',
    },
    row: {
      schema: 'Esquema desplegado',
      connection: 'Conexión en marcha',
      unitTests: 'Pruebas unitarias superadas',
      integrationTests: 'Pruebas de integración superadas',
      performance: 'Latencia P95 por debajo del límite',
      tls: 'TLS activo',
      pooler: 'Pooler en uso',
      documentation: 'Documentación',
      monitoring: 'Monitorización',
      logs: 'Registros limpios',
      rollback: 'Vuelta atrás probada',
      downtime: 'Sin interrupción del servicio',
      integrity: 'Integridad de los datos',
      switch: 'Cambio sin pérdidas',
      sla: 'SLA',
      cost: 'Coste',
    },
    criterion: 'Criterio',
    result: 'Resultado',
    evidence: 'Evidencia',
    skipped: '«{step}» se omitió.',
    stale: '«{step}» está desactualizado y tiene que repetirse.',
    notRun: '«{step}» todavía no ha respondido a esto.',
    failed: '«{step}» no pasó{code, select, none {} other { ({code})}}.',
    unanswered: 'Sin respuesta',
    nothingSays: 'Nadie lo ha declarado todavía.',
    watchedUp: 'La vigilancia no vio ninguna caída y nunca se interrumpió.',
    stated: 'Declarado por {name}.',
    denied: '{name} declaró que no se cumple.',
    undone: '«{step}» se deshizo.',
    rowsNone:
      'No se trasladó ninguna fila: el origen tiene {isAbout, select, true {aproximadamente } other {}}{rows, number} en {count, plural, one {# tabla} other {# tablas}}, el destino ninguna de ellas.',
    rowsSome:
      'Faltan filas: el origen tiene {isAbout, select, true {aproximadamente } other {}}{rows, number} en {count, plural, one {# tabla} other {# tablas}}, el destino {moved, number}.',
    rowsCounted:
      'Ninguna tabla del destino tiene menos filas que la del origen ({count, plural, one {# tabla} other {# tablas}}), pero nadie comparó su contenido.',
    rowsUnseen:
      'Nadie comparó filas, y {count, plural, one {una tabla del origen puede tener alguna} other {# tablas del origen pueden tener alguna}}.',
    rowsPartly:
      'Solo se compararon fila a fila algunas de las tablas; una persona, con su nombre, puede responder de las demás.',
    rowsUncompared: 'Se movieron o cambiaron filas y nadie las ha comparado desde entonces.',
    rowsUnknown: 'Nadie miró el origen, así que nada dice qué filas debería haber.',
    costUnknown: 'No se ha medido el tamaño de la base de datos de destino.',
    costFits: `${PLAN_NAME} basta para lo medido: {monthly, number} US$ al mes (datos del {asOf}).`,
    slaPractice: 'Un destino de práctica no tiene SLA.',
    slaNone:
      'Supabase solo promete el 99,9 % en contratos Enterprise; Free, Pro y Team no tienen SLA (datos del {asOf}).',
  },
  risk: {
    title: 'Registro de riesgos',
    name: 'Riesgo',
    likelihood: 'Probabilidad',
    impact: 'Impacto',
    stateLabel: 'Estado',
    level: { high: 'Alta', medium: 'Media', low: 'Baja' },
    state: { settled: 'Resuelto', watch: 'Vigilar', happened: 'Ocurrió', open: 'Abierto' },
    row: {
      connectionString: 'Cadena de conexión incorrecta',
      tls: 'Errores de TLS',
      pool: 'Agotamiento del pool',
      schemaFails: 'Falla el despliegue del esquema',
      testsFail: 'Fallan las pruebas tras la migración',
      downtime: 'Interrupción del servicio',
      exposed: 'Tablas públicas por la Data API',
      drift: 'Diferencias de esquema entre archivo, origen y destino',
      lockOut: 'Bloqueo por contraseñas erróneas repetidas',
      paused: 'Proyecto gratuito en pausa o de solo lectura',
      rowsLost: 'Filas perdidas, duplicadas o cambiadas por el camino',
      rowsUnproved: 'Filas trasladadas que nadie ha comparado',
      sourceLog: 'Un slot llena el disco del origen con WAL',
      switchLoses: 'Escrituras perdidas en el cambio',
      noWayBack: 'Sin vuelta atrás sin pérdidas tras el cambio',
      targetLog: 'El slot de la vuelta llena el disco del destino',
    },
    noRows: 'El origen no tiene filas.',
  },
  lesson: {
    title: 'Lecciones aprendidas',
    attempts: '«{step}» necesitó {attempts, plural, one {# intento} other {# intentos}}.',
    overrun: 'La fase {phase} llevó {minutes, number} min donde se habían previsto {estimate, number} min.',
    skipped: '«{step}» se omitió: {reason}',
    none: 'Ninguna anotada.',
  },
  recommend: {
    title: 'Recomendaciones',
    none: 'Ninguna.',
    plan: `${PLAN_NAME} es el plan más barato para una base de datos de {size, number, size}: {monthly, number} US$ al mes (datos del {asOf}).`,
    nearLimit:
      'La base de datos ({size, number, size}) se acerca a los 500 MB del plan gratuito; por encima, el proyecto pasa a solo lectura. Prepara antes el cambio de plan.',
    backupFree:
      'Programa tus propias copias de seguridad (pg_dump por el pooler de sesión): el plan gratuito no tiene ninguna que puedas restaurar (datos del {asOf}).',
    backupPaid:
      'Pro guarda copias diarias durante 7 días; si perder un día duele, añade la recuperación a un instante (datos del {asOf}).',
    pool: 'Con más de {connections, plural, one {# conexión} other {# conexiones}} aquí apenas se ganó otra cosa que espera: no pongas el pool del backend por encima.',
    latency:
      'El destino responde {ratio, number} veces más lento que el origen: acerca el backend a la región del destino o ahorra idas y vueltas.',
    indexes: {
      'redundant-index':
        '{count, plural, one {# índice repite} other {# índices repiten}} lo que ya hace otro: {names}{isCut, select, true { …} other {}}. Quítalo donde ninguna consulta lo necesite: encarece cada escritura.',
      'foreign-key-without-index':
        '{count, plural, one {# clave foránea no tiene} other {# claves foráneas no tienen}} índice: {names}{isCut, select, true { …} other {}}. Borrar o cambiar una fila madre lee entonces toda la tabla hija.',
    },
    exposure:
      '{tables, plural, one {# tabla es accesible} other {# tablas son accesibles}} con la clave pública: ciérralas en «Exposición en la Data API».',
    allowList:
      'Restringe las direcciones que pueden conectarse (network restrictions), IPv4 e IPv6; no cubren las API por HTTPS.',
    rotation:
      'Cambia la contraseña de la base de datos tras la entrega y anota cuándo toca el próximo cambio.',
    rehearsal: 'Ensaya la vuelta atrás antes de necesitarla.',
    real: 'Ejecuta el mismo plan sobre un proyecto real: esto fue una práctica.',
  },
} as const;
