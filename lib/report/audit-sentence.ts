import { type Message, say } from '../i18n/message';

const SENTENCES = {
  'run.run': 'report.audit.ran',
  'run.preview': 'report.audit.previewed',
  'run.undo': 'report.audit.undid',
  'run.undo-preview': 'report.audit.previewedUndo',
  'run.recheck': 'report.audit.rechecked',
  'run.cancel': 'report.audit.cancelled',
  'run.pause': 'report.audit.paused',
  'run.resume': 'report.audit.resumed',
  'step.skip': 'report.audit.skipped',
  'step.unskip': 'report.audit.unskipped',
  'step.again': 'report.audit.ranAgainFrom',
  'step.unagain': 'report.audit.tookAgainBack',
  'phase.sign': 'report.audit.signed',
  'criterion.waive': 'report.audit.waived',
  'criterion.unwaive': 'report.audit.unwaived',
  'criterion.state': 'report.audit.stated',
  'issue.open': 'report.audit.openedIssue',
  'issue.edit': 'report.audit.editedIssue',
  'note.keep': 'report.audit.keptNote',
  'note.drop': 'report.audit.droppedNote',
  'report.share': 'report.audit.shared',
  'report.unshare': 'report.audit.unshared',
  'report.review': 'report.audit.reviewed',
  'report.recheck': 'report.audit.recheck',
  'migration.create': 'report.audit.created',
  'migration.duplicate': 'report.audit.duplicated',
  'settings.save': 'report.audit.savedSettings',
  'watch.on': 'report.audit.watchOn',
  'watch.off': 'report.audit.watchOff',
  'plan.import': 'report.audit.importedPlan',
  'credentials.forget': 'report.audit.forgotCredentials',
} as const;

function isKnown(deed: string): deed is keyof typeof SENTENCES {
  return Object.hasOwn(SENTENCES, deed);
}

/** An audit row as a sentence without its subject; a deed this version does not know keeps its own name. Pure. */
export function auditSentence(deed: string, detail: Readonly<Record<string, unknown>>): Message {
  const scalars = Object.entries(detail).filter((entry): entry is [string, string | number | boolean] =>
    ['string', 'number', 'boolean'].includes(typeof entry[1]),
  );
  const blanks = {
    step: '',
    phase: '',
    name: '',
    reason: '',
    item: '',
    verdict: '',
    number: 0,
    criterion: '',
  };
  const params = { ...blanks, ...Object.fromEntries(scalars) };
  return isKnown(deed) ? say(SENTENCES[deed], params) : say('report.audit.other', { deed });
}
