export const plan = {
  phase: {
    prepare: {
      title: 'Pre-validation',
      summary: 'Credentials, tools and baselines, before anything changes.',
      risk: 'Low risk',
    },
    schema: {
      title: 'Supabase setup',
      summary: 'Prove the connection, then build and prove the schema.',
      risk: 'Medium risk',
    },
    data: {
      title: 'Data',
      summary: 'Copy the rows at one moment of the source, and prove every one.',
      risk: 'Medium risk',
    },
    backend: {
      title: 'Backend configuration',
      summary: 'Point the backend at the target and check its driver.',
      risk: 'Medium to high risk',
    },
    prove: {
      title: 'Testing and validation',
      summary: 'Tests, health, writes and latency on the target.',
      risk: 'High risk',
    },
    close: {
      title: 'Documentation and close',
      summary: 'Notes, commit and the report the team signs.',
      risk: 'Low risk',
    },
    rollback: {
      title: 'Rollback',
      summary: 'Always reachable, previewed, and rehearsable before it is needed.',
      risk: 'As previewed',
    },
  },
  evidence: {
    otherVersion:
      'The evidence of {step} was written by another version and cannot be read: it counts as none. Run that step again.',
  },
  hazard: {
    DROPS_OBJECTS: 'Drops objects in the target',
    DELETES_DATA: 'Deletes data',
    REWRITES_TABLE: 'Rewrites a table',
    LOCKS_TABLE: 'Locks a table against others',
    NOT_TRANSACTIONAL: 'Cannot be rolled back by Postgres',
    NOT_UNDOABLE: 'Cannot be taken back by the undo of this step',
    EXPOSES_DATA: 'Makes data readable with the public key',
    OPENS_SCHEMA: 'Lets everybody, or whoever holds the public key, make objects in a schema',
    CHANGES_FILES: 'Changes files of the backend',
    RUNS_COMMAND: 'Runs a command on this machine',
    PUSHES_TO_REMOTE: 'Pushes commits to a remote',
    LOADS_TARGET: 'Puts load on the target',
    SKIPS_CHECKS: 'Switches foreign keys and triggers off while rows arrive',
    DROPS_INDEXES: 'Takes indexes away and builds them again',
    LEAVES_DATA_BEHIND: 'Leaves data behind on the source',
    WRITES_SOURCE: 'Writes to the source',
    POINT_OF_NO_RETURN: 'From here on, going back loses what is written to the target meanwhile',
    HOLDS_WAL: 'Keeps WAL on the source’s disk until it is read: a slot that nobody reads can fill it',
    SOURCE_DOWNTIME: 'Stops the application’s writes for the time of the switch',
    OPENS_BEFORE_VERIFIED: 'Opens the target before every row of it was compared',
  },
  bookings: {
    field: {
      rate: 'Bookings a second',
      rateHelp:
        'Each is a row with a key and a line of a log without one, in one transaction of the practice backend.',
      minutes: 'Minutes',
      minutesHelp: '0: until it is stopped.',
    },
    none: 'No booking was acknowledged.',
    kept: '{count, plural, one {# acknowledged booking is} other {# acknowledged bookings are}} on the {side, select, target {target} other {source}} exactly once: lost 0, doubled 0.',
    wrong:
      'Of {count, plural, one {# acknowledged booking} other {# acknowledged bookings}} on the {side, select, target {target} other {source}}: lost {lost, number}, doubled {doubled, number} ({ids}).',
    pause:
      'From the first refused write to the first one on the target: {ms, number} ms ({refused, plural, =0 {none was refused, they waited} one {# refused} other {# refused}}).',
    notSwitched: 'The backend was not moved to the target while guests booked.',
  },
  practice: {
    filling: 'Filling {table}{rows, plural, =0 {} one { with # row} other { with # rows}}.',
    filled: '{rows, plural, one {# row} other {# rows}} to copy lie in schema {schema} of the source.',
    planted: 'One row of the target was changed. Which one is for the comparison to find.',
    notPlanted: 'Nothing was planted: no booking has arrived in the target yet. Copy the rows first (D.3).',
    field: {
      size: 'Rows to practise a copy with',
      sizeHelp:
        'A hotel platform with hotels, bookings, messages and images in every awkward type, in a schema of its own (lodging). Run this before the schema is looked at; it takes part in every later step.',
      sizes: {
        none: 'Only the few of the sample schema',
        small: 'About 11,000',
        large: 'More than 1,300,000 (a minute or two, 500 MB on this machine)',
      },
      plant: 'Change one row of the target, to see it found',
      plantHelp: 'After the copy: one booking differs by a cent. Comparing again (D.4) has to name it.',
    },
    sourceUp: 'The practice source answers: PostgreSQL {version} on port {port, number, ::group-off}.',
    targetUp:
      'The practice target answers over TLS: PostgreSQL {version} on port {port, number, ::group-off}.',
    poolerUp: 'PgBouncer in transaction mode answers on port {port, number, ::group-off}.',
    criterion: {
      servers: 'Source (PostgreSQL {source}) and target (PostgreSQL {target}) are up.',
      tls: 'The target speaks TLS with a certificate of the practice authority.',
      noTls: 'The target does not speak TLS.',
      pooler:
        'A real pooler in transaction mode stands before the target (port {port, number, ::group-off}).',
      noPooler:
        'PgBouncer is not installed, so the target is reached without a pooler. Install the package pgbouncer to practise with one.',
    },
  },
} as const;
