import type { reportErrors as english } from '../../en/errors/report-errors';
import type { Translation } from '../../translation';

export const reportErrors: Translation<typeof english> = {
  'MUD-600': {
    title: 'El informe no se puede elaborar aquí',
    cause: 'La migración ya no existe, o el paso se inició sin el motor que conoce la lista de pasos.',
    cures: ['Abre la migración y ejecuta «Informe final» desde su página.'],
  },
  'MUD-601': {
    title: 'El control de la fase anterior está cerrado',
    cause:
      'Una fase anterior tiene {count, plural, one {# resultado} other {# resultados}} en contra que nadie ha corregido ni dispensado: {count, plural, one {paso} other {en los pasos}} {obstacles}.',
    cures: [
      'Abre el paso indicado, corrige lo que está en rojo y ejecútalo de nuevo.',
      'Si el equipo lo acepta como está, dispénsalo con nombre y motivo en la vista general.',
    ],
  },
  'MUD-602': {
    title: 'Alguien firmó esta fase hace un momento',
    cause: '{name} la firmó mientras la leías. No se ha perdido nada de lo que escribiste.',
    cures: ['Lee la firma que hay ahora.', 'Firma también si aún lo deseas: envía el formulario otra vez.'],
  },
  'MUD-603': {
    title: 'La fase ha cambiado desde que abriste la página',
    cause:
      'Terminó una ejecución o se dispensó algo después de dibujarse esta página; firmarías lo que no has visto.',
    cures: ['Mira la fase como está ahora.', 'Después fírmala: lo que escribiste sigue en el formulario.'],
  },
  'MUD-604': {
    title: 'No hay nada que dispensar',
    cause: 'El criterio ya no está en rojo, ya se dispensó o pertenece a una ejecución anterior.',
    cures: ['Mira el paso como está ahora.', 'Dispensa lo que siga en rojo, si queda algo.'],
  },
  'MUD-605': {
    title: 'Otra persona cambió esta incidencia',
    cause: '{name} la guardó después de que la abrieras. Tu texto sigue en el formulario.',
    cures: ['Compáralo con lo que hay ahora.', 'Incorpora tu cambio y guarda de nuevo.'],
  },
  'MUD-606': {
    title: 'Esta ejecución ya tiene una incidencia',
    cause: 'Alguien describió la misma ejecución fallida antes que tú.',
    cures: ['Abre esa incidencia y añade lo que falte.'],
  },
  'MUD-610': {
    title: 'Este enlace no funciona',
    cause: 'No se copió entero, ha caducado o el operador lo ha cerrado.',
    cures: ['Copia el enlace completo del mensaje que recibiste.', 'Pide uno nuevo al operador.'],
  },
  'MUD-611': {
    title: 'El informe compartido no es el que se compartió',
    cause:
      'Su sello no encaja: se cambió en la base de datos a espaldas de Mudanza, o se sustituyó la clave del servidor.',
    cures: [
      'No te fíes de él y avisa al operador.',
      'El operador puede cerrar este enlace y compartir el informe de nuevo.',
    ],
  },
  'MUD-612': {
    title: 'El informe compartido lo escribió otra versión',
    cause: 'Se congeló entero y su sello encaja, pero esta versión de Mudanza no sabe leer su forma.',
    cures: [
      'Pide al operador que vuelva a compartir el informe.',
      'La copia que se descargara entonces sigue sirviendo.',
    ],
  },
  'MUD-620': {
    title: 'El archivo del plan no se puede usar',
    cause:
      'Se {count, plural, one {encontró # problema} other {encontraron # problemas}}, con su línea. {detail}',
    cures: [
      'Corrige las líneas indicadas. No se ha cambiado nada.',
      'Exporta un plan en la página de ajustes para ver las claves conocidas.',
    ],
  },
  'MUD-621': {
    title: 'No hay tal migración que continuar',
    cause: 'Ninguna migración abierta tiene el id o el nombre «{wanted}» en esta base de datos de estado.',
    cures: [
      'Toma el id de la línea «begin» de la ejecución que se paró, o de la dirección de la página de la migración.',
      'Comprueba que MUDANZA_DATABASE_URL o MUDANZA_DATA_DIR apuntan al estado de aquella ejecución.',
      'Sin --resume se empieza una migración nueva.',
    ],
  },
  'MUD-622': {
    title: 'Varias migraciones se llaman así',
    cause:
      '«{name}» es el nombre de {count, plural, one {# migración abierta} other {# migraciones abiertas}}: {ids}.',
    cures: ['Da el id de la que quieres continuar: --resume ID.'],
  },
  'MUD-623': {
    title: 'El plan es para otro tipo de migración',
    cause:
      'El archivo dice «kind: {wanted}», pero esta migración es del tipo «{kind}», y una migración conserva su tipo.',
    cures: [
      'Usa el archivo del plan con el que empezó la migración.',
      'Sin --resume se empieza una migración nueva con este plan.',
    ],
  },
};
