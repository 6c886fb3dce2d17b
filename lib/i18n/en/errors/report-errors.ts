export const reportErrors = {
  'MUD-600': {
    title: 'The report cannot be made here',
    cause: 'The migration is gone, or the step was started without the engine that knows the checklist.',
    cures: ['Open the migration and run “Final report” from its page.'],
  },
  'MUD-601': {
    title: 'The gate is closed',
    cause:
      'An earlier phase has {count, plural, one {# result} other {# results}} in the way that nobody fixed or waived: {count, plural, one {step} other {in steps}} {obstacles}.',
    cures: [
      'Open the step that is named, cure what is red and run it again.',
      'If the team accepts it as it is, waive it by name and reason on the overview.',
    ],
  },
  'MUD-602': {
    title: 'Somebody signed this phase a moment ago',
    cause: '{name} signed it while you were reading. Nothing you wrote was lost.',
    cures: [
      'Read the signature that is there now.',
      'Sign as well if you still want to: send the form again.',
    ],
  },
  'MUD-603': {
    title: 'The phase has changed since you opened the page',
    cause:
      'A run ended, or something was waived, after this page was drawn; you would sign what you have not seen.',
    cures: ['Look at the phase as it is now.', 'Then sign it: what you wrote is still in the form.'],
  },
  'MUD-604': {
    title: 'There is nothing to waive',
    cause: 'The criterion is not red any more, is waived already, or belongs to an older run.',
    cures: ['Look at the step as it is now.', 'Waive what is still red, if anything is.'],
  },
  'MUD-605': {
    title: 'Somebody else changed this issue',
    cause: 'It was saved by {name} after you opened it. Your text is still in the form.',
    cures: ['Compare with what is there now.', 'Put your change into it and save again.'],
  },
  'MUD-606': {
    title: 'This run has an issue already',
    cause: 'Somebody described the same failed run before you.',
    cures: ['Open that issue and add what is missing.'],
  },
  'MUD-610': {
    title: 'This link does not work',
    cause: 'It was not copied whole, it has expired, or the operator has closed it.',
    cures: ['Copy the whole link from the message you got.', 'Ask the operator for a new one.'],
  },
  'MUD-611': {
    title: 'The shared report is not what was shared',
    cause:
      'Its seal does not fit: it was changed in the database behind Mudanza’s back, or the server’s key was replaced.',
    cures: [
      'Do not rely on it and tell the operator.',
      'The operator can close this link and share the report again.',
    ],
  },
  'MUD-612': {
    title: 'The shared report was written by another version',
    cause: 'It was frozen whole and its seal fits, but this version of Mudanza cannot read its shape.',
    cures: [
      'Ask the operator to share the report again.',
      'The copy that was downloaded then can still be read.',
    ],
  },
  'MUD-620': {
    title: 'The plan file cannot be used',
    cause: '{count, plural, one {# problem was} other {# problems were}} found, each with its line. {detail}',
    cures: [
      'Correct the lines that are named. Nothing was changed.',
      'Export a plan on the settings page to see the keys that are known.',
    ],
  },
  'MUD-621': {
    title: 'There is no such migration to go on with',
    cause: 'No open migration has the id or the name “{wanted}” in this state database.',
    cures: [
      'Take the id from the line “begin” of the run that stopped, or from the address of the migration’s page.',
      'Check that MUDANZA_DATABASE_URL or MUDANZA_DATA_DIR point to the state of that run.',
      'Leave --resume out to begin a new migration.',
    ],
  },
  'MUD-622': {
    title: 'Several migrations have this name',
    cause:
      '“{name}” is the name of {count, plural, one {# open migration} other {# open migrations}}: {ids}.',
    cures: ['Give the id of the one to go on with: --resume ID.'],
  },
  'MUD-623': {
    title: 'The plan is for another kind of migration',
    cause:
      'The file says “kind: {wanted}”, but this migration is of the kind “{kind}”, and a migration keeps its kind.',
    cures: [
      'Use the plan file that the migration was begun with.',
      'Leave --resume out to begin a new migration with this plan.',
    ],
  },
} as const;
