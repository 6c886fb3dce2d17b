import { PLAN_NAME } from './plan-name';

/** A part of `report`. */
export const reportBoard = {
  board: {
    title: 'Success criteria',
    lead: 'Each is answered by what was measured; where no machine can tell, by a named person.',
    group: { technical: 'Technical', quality: 'Quality', business: 'Business' },
    state: {
      pass: 'Holds',
      warn: 'Attention',
      fail: 'Does not hold',
      waived: 'Waived',
      open: 'Open',
      skipped: 'Left out',
    },
    row: {
      schema: 'Schema deployed',
      connection: 'Connection working',
      unitTests: 'Unit tests passing',
      integrationTests: 'Integration tests passing',
      performance: 'P95 latency below the limit',
      tls: 'TLS on',
      pooler: 'Pooler in use',
      documentation: 'Documentation',
      monitoring: 'Monitoring',
      logs: 'Logs clean',
      rollback: 'Rollback tested',
      downtime: 'Zero downtime',
      integrity: 'Data integrity',
      switch: 'Switched without a loss',
      sla: 'SLA',
      cost: 'Cost',
    },
    criterion: 'Criterion',
    result: 'Result',
    evidence: 'Evidence',
    skipped: '“{step}” was left out.',
    stale: '“{step}” is out of date and has to run again.',
    notRun: '“{step}” has not answered this yet.',
    failed: '“{step}” did not pass{code, select, none {} other { ({code})}}.',
    unanswered: 'Without an answer',
    nothingSays: 'Nobody has stated this yet.',
    watchedUp: 'The downtime watch saw no outage and was never away.',
    stated: 'Stated by {name}.',
    denied: '{name} stated that it does not hold.',
    undone: '“{step}” was taken back.',
    rowsNone:
      'No rows were moved: the source holds {isAbout, select, true {about } other {}}{rows, number} in {count, plural, one {# table} other {# tables}}, the target none of them.',
    rowsSome:
      'Rows are lacking: the source holds {isAbout, select, true {about } other {}}{rows, number} in {count, plural, one {# table} other {# tables}}, the target {moved, number}.',
    rowsCounted:
      'No table of the target holds fewer rows than the source’s ({count, plural, one {# table} other {# tables}}), but nobody compared what is in them.',
    rowsUnseen:
      'Nobody compared rows, and {count, plural, one {one table of the source may hold some} other {# tables of the source may hold some}}.',
    rowsPartly: 'Only some of the tables were compared row by row; a named person may vouch for the others.',
    rowsUncompared: 'Rows were moved or changed, and nobody has compared them since.',
    rowsUnknown: 'Nobody looked at the source, so nothing says which rows there should be.',
    costUnknown: 'The size of the target’s database has not been measured.',
    costFits: `${PLAN_NAME} fits what was measured: US$ {monthly, number} a month (facts of {asOf}).`,
    slaPractice: 'A practice target has no SLA.',
    slaNone:
      'Supabase promises 99.9 % only in Enterprise contracts; Free, Pro and Team have no SLA (facts of {asOf}).',
  },
  risk: {
    title: 'Risk register',
    name: 'Risk',
    likelihood: 'Likelihood',
    impact: 'Impact',
    stateLabel: 'State',
    level: { high: 'High', medium: 'Medium', low: 'Low' },
    state: { settled: 'Settled', watch: 'Watch', happened: 'Happened', open: 'Open' },
    row: {
      connectionString: 'Wrong connection string',
      tls: 'TLS errors',
      pool: 'Pool exhaustion',
      schemaFails: 'Schema deployment fails',
      testsFail: 'Tests fail after the migration',
      downtime: 'Downtime',
      exposed: 'Tables public through the Data API',
      drift: 'Schema drift between file, source and target',
      lockOut: 'Lock-out after repeated wrong passwords',
      paused: 'Free project paused or read-only',
      rowsLost: 'Rows lost, doubled or changed on their way',
      rowsUnproved: 'Rows moved and never compared',
      sourceLog: 'A slot fills the source’s disk with log',
      switchLoses: 'Writes lost at the switch',
      noWayBack: 'No way back without a loss after the switch',
      targetLog: 'The slot of the way back fills the target’s disk',
    },
    noRows: 'The source holds no rows.',
  },
  lesson: {
    title: 'Lessons learned',
    attempts: '“{step}” took {attempts, plural, one {# attempt} other {# attempts}}.',
    overrun: 'Phase {phase} took {minutes, number} min where {estimate, number} min were planned.',
    skipped: '“{step}” was left out: {reason}',
    none: 'None noted.',
  },
  recommend: {
    title: 'Recommendations',
    none: 'None.',
    plan: `${PLAN_NAME} is the cheapest plan that fits a database of {size, number, size}: US$ {monthly, number} a month (facts of {asOf}).`,
    nearLimit:
      'The database ({size, number, size}) is close to the 500 MB of the free plan; above it the project becomes read-only. Plan the upgrade before.',
    backupFree:
      'Schedule your own backups (pg_dump through the session pooler): the free plan has none that you can restore (facts of {asOf}).',
    backupPaid:
      'Pro keeps daily backups for 7 days; where losing a day hurts, add point-in-time recovery (facts of {asOf}).',
    pool: 'More than {connections, plural, one {# connection} other {# connections}} brought little but waiting here: size the backend’s pool at or below that.',
    latency:
      'The target answers {ratio, number} times slower than the source: move the backend close to the target’s region, or save round trips.',
    indexes: {
      'redundant-index':
        '{count, plural, one {# index repeats} other {# indexes repeat}} what another one does: {names}{isCut, select, true { …} other {}}. Drop it where no query needs it: it costs every write.',
      'foreign-key-without-index':
        '{count, plural, one {# foreign key has} other {# foreign keys have}} no index: {names}{isCut, select, true { …} other {}}. Deleting or changing a parent row then reads the whole child table.',
    },
    exposure:
      '{tables, plural, one {# table is} other {# tables are}} reachable with the public key: lock them down in “Data API exposure”.',
    allowList:
      'Restrict the addresses that may connect (network restrictions), IPv4 and IPv6; they do not cover the HTTPS APIs.',
    rotation: 'Rotate the database password after the hand-over and note when the next rotation is due.',
    rehearsal: 'Rehearse the rollback before you need it.',
    real: 'Run the same plan on a real project: this was practice.',
  },
} as const;
