import type { plan as english } from '../en/plan';
import type { Translation } from '../translation';

export const plan: Translation<typeof english> = {
  phase: {
    prepare: {
      title: 'Prevalidación',
      summary: 'Credenciales, herramientas y mediciones previas, antes de cambiar nada.',
      risk: 'Riesgo bajo',
    },
    schema: {
      title: 'Preparación de Supabase',
      summary: 'Probar la conexión y después crear y comprobar el esquema.',
      risk: 'Riesgo medio',
    },
    data: {
      title: 'Datos',
      summary: 'Copiar las filas en un instante del origen y comprobarlas todas.',
      risk: 'Riesgo medio',
    },
    backend: {
      title: 'Configuración del backend',
      summary: 'Apuntar el backend al destino y comprobar su driver.',
      risk: 'Riesgo medio-alto',
    },
    prove: {
      title: 'Pruebas y validación',
      summary: 'Tests, salud, escrituras y latencia en el destino.',
      risk: 'Riesgo alto',
    },
    close: {
      title: 'Documentación y cierre',
      summary: 'Notas, commit y el informe que firma el equipo.',
      risk: 'Riesgo bajo',
    },
    rollback: {
      title: 'Vuelta atrás',
      summary: 'Siempre a mano, con vista previa, y se puede ensayar antes de necesitarla.',
      risk: 'Según la vista previa',
    },
  },
  evidence: {
    otherVersion:
      'La evidencia de {step} la escribió otra versión y no se puede leer: cuenta como si no hubiera. Ejecuta ese paso de nuevo.',
  },
  hazard: {
    DROPS_OBJECTS: 'Elimina objetos en el destino',
    DELETES_DATA: 'Borra datos',
    REWRITES_TABLE: 'Reescribe una tabla',
    LOCKS_TABLE: 'Bloquea una tabla a los demás',
    NOT_TRANSACTIONAL: 'Postgres no lo puede deshacer',
    NOT_UNDOABLE: 'El deshacer de este paso no puede devolverlo',
    EXPOSES_DATA: 'Deja datos legibles con la clave pública',
    OPENS_SCHEMA: 'Permite que cualquiera, o quien tenga la clave pública, cree objetos en un esquema',
    CHANGES_FILES: 'Cambia archivos del backend',
    RUNS_COMMAND: 'Ejecuta un comando en esta máquina',
    PUSHES_TO_REMOTE: 'Sube commits a un remoto',
    LOADS_TARGET: 'Somete el destino a carga',
    SKIPS_CHECKS: 'Desactiva claves foráneas y disparadores mientras llegan las filas',
    DROPS_INDEXES: 'Quita índices y los vuelve a crear',
    LEAVES_DATA_BEHIND: 'Deja datos atrás en el origen',
    WRITES_SOURCE: 'Escribe en el origen',
    POINT_OF_NO_RETURN: 'Desde aquí, volver pierde lo que entretanto se escriba en el destino',
    HOLDS_WAL: 'Retiene WAL en el disco del origen hasta que se lee: un slot que nadie lee puede llenarlo',
    SOURCE_DOWNTIME: 'Detiene las escrituras de la aplicación mientras dura el cambio',
    OPENS_BEFORE_VERIFIED: 'Abre el destino antes de haber comparado todas sus filas',
  },
  bookings: {
    field: {
      rate: 'Reservas por segundo',
      rateHelp:
        'Cada una es una fila con clave y una línea de un registro sin clave, en una sola transacción del backend de práctica.',
      minutes: 'Minutos',
      minutesHelp: '0: hasta que se detenga.',
    },
    none: 'No se confirmó ninguna reserva.',
    kept: '{count, plural, one {# reserva confirmada está} other {# reservas confirmadas están}} en el {side, select, target {destino} other {origen}} exactamente una vez: perdidas 0, duplicadas 0.',
    wrong:
      'De {count, plural, one {# reserva confirmada} other {# reservas confirmadas}} en el {side, select, target {destino} other {origen}}: perdidas {lost, number}, duplicadas {doubled, number} ({ids}).',
    pause:
      'De la primera escritura rechazada a la primera en el destino: {ms, number} ms ({refused, plural, =0 {ninguna rechazada: esperaron} one {# rechazada} other {# rechazadas}}).',
    notSwitched: 'El backend no se llevó al destino mientras entraban reservas.',
  },
  practice: {
    filling: 'Rellenando {table}{rows, plural, =0 {} one { con # fila} other { con # filas}}.',
    filled: 'Hay {rows, plural, one {# fila} other {# filas}} para copiar en el esquema {schema} del origen.',
    planted: 'Se cambió una fila del destino. Cuál es le toca averiguarlo a la comparación.',
    notPlanted:
      'No se sembró nada: todavía no ha llegado ninguna reserva al destino. Copia antes las filas (D.3).',
    field: {
      size: 'Filas con las que practicar una copia',
      sizeHelp:
        'Una plataforma de hoteles con hoteles, reservas, mensajes e imágenes en todos los tipos delicados, en un esquema propio (lodging). Hazlo antes de mirar el esquema; participa en todos los pasos siguientes.',
      sizes: {
        none: 'Solo las pocas del esquema de ejemplo',
        small: 'Unas 11 000',
        large: 'Más de 1 300 000 (un minuto o dos, 500 MB en esta máquina)',
      },
      plant: 'Cambiar una fila del destino para ver que se encuentra',
      plantHelp:
        'Después de la copia: una reserva difiere en un céntimo. Comparar otra vez (D.4) tiene que nombrarla.',
    },
    sourceUp:
      'El origen de práctica responde: PostgreSQL {version} en el puerto {port, number, ::group-off}.',
    targetUp:
      'El destino de práctica responde por TLS: PostgreSQL {version} en el puerto {port, number, ::group-off}.',
    poolerUp: 'PgBouncer en modo transacción responde en el puerto {port, number, ::group-off}.',
    criterion: {
      servers: 'Origen (PostgreSQL {source}) y destino (PostgreSQL {target}) están en marcha.',
      tls: 'El destino habla TLS con un certificado de la autoridad de práctica.',
      noTls: 'El destino no habla TLS.',
      pooler:
        'Delante del destino hay un pooler real en modo transacción (puerto {port, number, ::group-off}).',
      noPooler:
        'PgBouncer no está instalado, así que al destino se llega sin pooler. Instala el paquete pgbouncer para practicar con uno.',
    },
  },
};
