import type { trust as english } from '../en/trust';
import type { Translation } from '../translation';

export const trust: Translation<typeof english> = {
  login: {
    passwordLead:
      'Escribe el nombre y la contraseña de tu cuenta, o abre el enlace de un solo uso que te dieron.',
    name: 'Nombre',
    password: 'Contraseña',
    nameMissing: 'Escribe tu nombre.',
    passwordMissing: 'Escribe tu contraseña.',
    linkLead: 'Tu enlace funciona. Al pulsar el botón se gasta y entras.',
    newPassword: 'Elige una contraseña',
    newPasswordHelp:
      'Al menos 12 caracteres; sirven cuatro o cinco palabras que no tengan relación entre sí.',
    newPasswordWhy: 'Con ella puedes volver sin enlace.',
  },
  account: {
    title: 'Cuenta',
    lead: 'Has entrado como {name} ({role}).',
    passwordTitle: 'Contraseña',
    passwordSet: 'Al cambiarla se cierran tus sesiones en todos los demás navegadores.',
    passwordNone: 'Hasta ahora entras con enlaces. Con una contraseña puedes volver sin ninguno.',
    present: 'Contraseña actual',
    wanted: 'Contraseña nueva',
    savePassword: 'Guardar la contraseña',
    savingPassword: 'Guardando…',
    savedPassword: 'La contraseña está guardada. Tus sesiones en otros navegadores se han cerrado.',
    sessionsTitle: 'Dónde has iniciado sesión',
    sessionsLead: 'Cada sesión termina sola a las doce horas.',
    since: 'Desde',
    seen: 'última actividad',
    thisOne: 'Este navegador',
    end: 'Cerrar esta sesión',
    endOthers: 'Cerrar todas las demás',
  },
  people: {
    title: 'Personas',
    lead: 'Los operadores ejecutan pasos, firman fases y dan acceso. Los revisores lo leen todo y no cambian nada; con un enlace compartido aprueban un informe.',
    you: 'Tú',
    hasPassword: 'tiene contraseña',
    noPassword: 'entra con un enlace',
    invited: 'invitación enviada; el enlace sirve hasta',
    isOut: 'Sin acceso',
    shutOut: 'Quitar el acceso',
    letIn: 'Devolver el acceso',
    askOut: '¿Quitar el acceso a {name}?',
    askOutText:
      'Sus sesiones se cierran al momento y sus enlaces dejan de servir. Lo que hizo queda en el registro de acciones. Puedes devolverle el acceso.',
    newLink: 'Crear un enlace de acceso',
    linkTitle: 'Este enlace sirve una sola vez, durante tres días',
    linkText:
      'Envíalo por un canal de confianza. Solo se muestra ahora: el servidor no guarda más que su huella.',
    copyLink: 'Copiar el enlace',
    inviteTitle: 'Invitar a alguien',
    name: 'Nombre',
    role: 'Función',
    operatorMay: 'Operador: ejecuta y firma',
    reviewerMay: 'Revisor: lee',
    invite: 'Crear una invitación',
  },
  credentials: {
    title: 'Credenciales',
    lead: 'Se guardan selladas para esta migración; solo las abre el ejecutor y no se vuelven a mostrar.',
    none: 'No se guarda ninguna credencial.',
    name: {
      'source.password': 'Contraseña del origen',
      'target.password': 'Contraseña del destino',
      'session.password': 'Contraseña de la conexión de sesión',
      'supabase.anonKey': 'Clave pública (anon o publishable)',
      'supabase.serviceKey': 'Clave de servicio (service_role o secret)',
      'supabase.accessToken': 'Token de acceso de la cuenta de Supabase',
      'health.header': 'Cabecera de las comprobaciones de salud',
      'notify.webhook': 'Dirección del webhook',
    },
    forget: 'Olvidar las credenciales de esta migración…',
    askTitle: '¿Olvidar todas las credenciales de esta migración?',
    deletes:
      '{count, plural, =0 {No se guarda ninguna credencial; se borran los datos sellados de las ejecuciones.} one {Se borra la única credencial guardada y los datos sellados de las ejecuciones.} other {Se borran las # credenciales guardadas y los datos sellados de las ejecuciones.}}',
    stops:
      'Ningún paso que se conecte funcionará hasta que vuelvas a introducirlas; tampoco la reversión del esquema. La vigilancia de caídas preguntará sin su cabecera.',
    stays:
      'Las evidencias, los registros, los informes, las firmas y las direcciones de los servidores se quedan; ninguno contiene credenciales. Las copias de seguridad anteriores de Mudanza las conservan, selladas.',
    noUndo:
      'No se puede deshacer. Las contraseñas siguen siendo válidas en Supabase: cámbialas también allí.',
    copies: 'Borrar también las copias de los archivos del backend en esta máquina',
    copiesHelp:
      'Contienen lo que contenía su .env. Sin ellas, Mudanza no puede restaurar los archivos del backend: dejan de funcionar la reversión R.3 y la segunda mitad de R.4.',
    confirm: 'Olvidar las credenciales',
    done: 'Las credenciales se han olvidado. El registro de acciones dice quién lo hizo.',
  },
};
