export const tests = {
  view: {
    runner: 'Tests',
    end: 'End',
    time: 'Time taken',
    seconds: '{seconds, number} s',
    newlyFailing: 'Newly failing',
    missing: 'Missing',
    newlySkipped: 'Newly skipped',
    newlyPassing: 'Newly passing',
    failed: 'Failing ({count, number})',
  },
  field: {
    command: 'Command',
    commandHelp: 'As in a terminal, but without a shell. Empty = what the backend’s folder offers.',
    minutes: 'Stop after (minutes)',
    only: 'Only this test',
    onlyHelp: 'Name of one failing test as it is listed; it is run alone and verbosely.',
    needed: 'Share that has to pass (%)',
    neededHelp: 'Empty = the migration’s setting. Another one needs a reason, which the report shows.',
    neededBecause: 'Reason for another share',
    neededBecauseMissing: 'Give the reason for another share.',
  },
  preview: {
    command:
      'Runs this command in {folder}, for at most {minutes, plural, one {# minute} other {# minutes}}, without a shell.',
    environment:
      'Gives it these variables of the environment and no others. The backend reads its own files.',
    other: 'The folder offers another command: {suggested}',
  },
  log: {
    start: 'Running {command}',
    exit: 'It ended with exit code {code, number}.',
    signal: 'It was ended by the signal {signal}.',
    cutOff:
      '{by, select, time {It was stopped at its time limit} other {It was stopped by an operator}}; everything that it had started was ended with it.',
    counted: '{runner}: {passed, number} passed, {failed, number} failed, {skipped, number} skipped.',
    notUnderstood: 'The output is not that of a runner that Mudanza knows: only the exit code counts.',
    cutOutput:
      'It printed more than the live log shows{lines, plural, =0 {} one { (one line in the middle was not kept)} other { (# lines in the middle were not kept)}}; the rest is in the file for download.',
  },
  criterion: {
    cutOff:
      '{by, select, time {The time limit was reached} other {An operator stopped it}} before the tests ended.',
    stillFailing:
      '{count, plural, one {A test that failed in an earlier run was} other {# tests that failed in an earlier run were}} not run this time, so {count, plural, one {it is} other {they are}} still red: {names}.',
    onlyOne: 'Only “{name}” was run. Run them all for this step to pass.',
    signal: 'The command was ended by the signal {signal}.',
    exitOnly: 'Exit code 0. The output names no tests, so nothing more than the exit code is known.',
    exitFailed:
      'Exit code {code, number}. The output names no tests, so nothing more than the exit code is known.',
    none: 'No test was run.',
    counted: '{passed, number} passed, {failed, number} failed, {skipped, number} skipped.',
    still:
      '{still, number} of {before, plural, one {# test that passed before still passes} other {# tests that passed before still pass}} ({percent, number} %; {needed, number} % are needed).',
    fewer:
      'Only {still, number} of {before, plural, one {# test that passed before still passes} other {# tests that passed before still pass}} ({percent, number} %; {needed, number} % are needed).',
    nonePassedBefore: 'No test passed before, so there is nothing that could still pass.',
    mostSkipped:
      '{passed, number} of {total, plural, one {# test passes} other {# tests pass}}, but {skipped, plural, one {# was} other {# were}} skipped: tests often skip when they do not reach their database. What was skipped proves nothing.',
    share:
      '{passed, number} of {total, plural, one {# test passes} other {# tests pass}}{skipped, plural, =0 {} other {, # skipped}} ({percent, number} %; {needed, number} % are needed).',
    tooFew:
      'Only {passed, number} of {total, plural, one {# test passes} other {# tests pass}} ({percent, number} %; {needed, number} % are needed).',
    oddExit: 'No test failed, and yet the exit code is {code, number}: look at the end of the output.',
    exit: 'The exit code agrees with the tests.',
    exitAlone: 'The tests were not read by name, so there is nothing to hold the exit code against.',
    oddPass:
      '{count, plural, one {# test} other {# tests}} failed, and yet the exit code is 0: a pipeline would call this green.',
    noBaseline: 'There is no baseline to compare with test by test.',
    nothingNew:
      'No test is newly failing, skipped or missing{better, plural, =0 {} one {; # passes that failed before} other {; # pass that failed before}}.',
    worse:
      '{failing, plural, =0 {} one {# test is newly failing} other {# tests are newly failing}}{missing, plural, =0 {} one { # test is missing} other { # tests are missing}}{skipped, plural, =0 {} one { # test is newly skipped} other { # tests are newly skipped}}: {names}',
  },
} as const;
