export const generalErrors = {
  'MUD-001': {
    title: 'Something unexpected went wrong',
    cause:
      'Mudanza met an error that it does not know. The reference leads to the details in the server log.',
    cures: [
      'Try again once.',
      'Search the server log for the reference {reference}.',
      'Report it with that reference.',
    ],
  },
  'MUD-002': {
    title: 'The input is not complete',
    cause: 'A field is missing or has a value that the step cannot use: {detail}',
    cures: ['Correct the marked fields and start again. Nothing was changed.'],
  },
  'MUD-003': {
    title: 'The preview is out of date',
    cause:
      'What the preview was made for has changed since, so running it would do something else than was shown.',
    cures: ['Make a new preview and read it.', 'Then run the step from that preview.'],
  },
  'MUD-004': {
    title: 'A hazard was not accepted',
    cause: 'The step would do something dangerous ({hazards}) that nobody accepted by name.',
    cures: ['Read the preview.', 'Tick each hazard that you accept, then run the step again.'],
  },
  'MUD-005': {
    title: 'The step needs another step first',
    cause: 'It uses the evidence of “{step}”, and that step has not passed yet.',
    cures: ['Run “{step}” first.'],
  },
  'MUD-006': {
    title: 'The run was interrupted',
    cause:
      'The runner that worked on it died, was stopped, or lost the state database. Postgres rolled back what was open.',
    cures: ['Check that the runner is up: the foot of each page says so.', 'Run the step again.'],
  },
  'MUD-007': {
    title: 'Another run is working on this target',
    cause: 'Only one run at a time may write to a target, and one is doing so now.',
    cures: ['Wait until it ends, or cancel it.', 'Then run this step again.'],
  },
  'MUD-008': {
    title: 'The credentials are not there',
    cause: 'The step needs “{secret}”, and nothing is stored under that name for this migration.',
    cures: ['Open “Supabase project and credentials” and enter it.'],
  },
  'MUD-009': {
    title: 'A stored secret cannot be read',
    cause: 'It was sealed with another key than the one this server holds.',
    cures: [
      'Start Mudanza with the key that sealed it (MUDANZA_SECRET_KEY or the key file beside the data).',
      'If that key is lost, enter the credentials again.',
    ],
  },
  'MUD-010': {
    title: 'The file is not there',
    cause: 'No file with the id {id} is kept for this migration.',
    cures: ['Run the step that makes it again.'],
  },
  'MUD-011': {
    title: 'This step cannot be run yet',
    cause: 'This version of Mudanza shows the row “{step}” of the plan but has no code for it.',
    cures: ['Do it by hand as the plan says and note it in the report.'],
  },
  'MUD-012': {
    title: 'There is nothing to undo',
    cause: 'The run does not exist, did not pass, or its step has no undo.',
    cures: ['Open the history of the step and choose a run that passed.'],
  },
  'MUD-013': {
    title: 'The step is running already',
    cause: '{by} started a run of this step, and it is waiting or under way; only one may be open at a time.',
    cures: ['Watch the open run, or cancel it.', 'Then start the step again.'],
  },
  'MUD-014': {
    title: 'Nothing was kept: the transaction had failed',
    cause:
      'A statement inside the transaction failed and the work went on. PostgreSQL then answers COMMIT with ROLLBACK: everything of this transaction is as it was before.',
    cures: [
      'Look in the log for the statement that failed first, and mend what it names.',
      'Run it again. Nothing has to be cleaned up.',
    ],
  },
  'MUD-020': {
    title: 'You may not do that',
    cause: 'Your session is over, or your role does not allow it.',
    cures: ['Sign in again.', 'Ask an operator to do it: reviewers may read, and change nothing.'],
  },
  'MUD-021': {
    title: 'The sign-in link does not work',
    cause:
      'It was used already, a newer one was made, its time is over (an hour for the owner’s link, three days for an invitation), or it was not copied whole.',
    cures: [
      'Copy the whole link from the message you got.',
      'Do you have a password? Sign in with it and your name.',
      'Ask an operator for a new link (Account → People).',
      'On the server, “npm run admin -- link” prints one; so does each start of Mudanza.',
    ],
  },
  'MUD-022': {
    title: 'The file is too large',
    cause: '{name} has {megabytes} MB; at most {limit} MB are taken.',
    cures: ['Choose the schema only, without data (pg_dump --schema-only).', 'Split the file.'],
  },
  'MUD-023': {
    title: 'The file is not text',
    cause: '{name} is not UTF-8 text: it may be a binary dump.',
    cures: ['Make a plain-text dump (pg_dump --format=plain).', 'Save the file as UTF-8.'],
  },
  'MUD-024': {
    title: 'What that run wrote down cannot be read',
    cause: 'Its evidence is damaged, or another version of Mudanza wrote it in another shape.',
    cures: [
      'Run the step again: it writes its evidence anew.',
      'To take back the older run, do by hand what its raw evidence names; its page shows it.',
    ],
  },
} as const;
