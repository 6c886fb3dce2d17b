import type { trust as english } from '../en/trust';
import type { Translation } from '../translation';

export const trust: Translation<typeof english> = {
  login: {
    passwordLead:
      'Escriba el nombre y la contraseña de su cuenta, o abra el enlace de un solo uso que le dieron.',
    name: 'Nombre',
    password: 'Contraseña',
    nameMissing: 'Escriba su nombre.',
    passwordMissing: 'Escriba su contraseña.',
    newPassword: 'Elija una contraseña (opcional)',
    newPasswordHelp:
      'Al menos 12 caracteres; sirven cuatro o cinco palabras que no tengan relación entre sí.',
  },
  account: {
    title: 'Cuenta',
    lead: 'Ha entrado como {name} ({role}).',
    passwordTitle: 'Contraseña',
    passwordSet: 'Al cambiarla se cierran sus sesiones en todos los demás navegadores.',
    passwordNone: 'Hasta ahora entra con enlaces. Con una contraseña puede volver sin ninguno.',
    present: 'Contraseña actual',
    wanted: 'Contraseña nueva',
    savePassword: 'Guardar la contraseña',
    savingPassword: 'Guardando…',
    sessionsTitle: 'Dónde ha iniciado sesión',
    sessionsLead: 'Cada sesión termina sola a las doce horas.',
    since: 'Desde',
    seen: 'última actividad',
    thisOne: 'Este navegador',
    end: 'Cerrar esta sesión',
    endOthers: 'Cerrar todas las demás',
  },
  people: {
    title: 'Personas',
    lead: 'Los operadores ejecutan pasos y dan acceso. Los revisores leen y firman, y no cambian nada más.',
    you: 'Usted',
    hasPassword: 'tiene contraseña',
    noPassword: 'entra con un enlace',
    isOut: 'Sin acceso',
    shutOut: 'Quitar el acceso',
    letIn: 'Devolver el acceso',
    newLink: 'Crear un enlace de acceso',
    linkTitle: 'Este enlace sirve una sola vez, durante tres días',
    linkText:
      'Envíelo por un canal de confianza. Solo se muestra ahora: el servidor no guarda más que su huella.',
    copyLink: 'Copiar el enlace',
    inviteTitle: 'Invitar a alguien',
    name: 'Nombre',
    role: 'Función',
    operatorMay: 'Operador: ejecuta pasos',
    reviewerMay: 'Revisor: lee y firma',
    invite: 'Crear una invitación',
  },
};
