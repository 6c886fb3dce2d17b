export const help = {
  welcome: {
    title: 'Move a backend’s Postgres to Supabase, with proof',
    lead: 'Mudanza takes you through the move step by step. Each step shows what it will do before it does it, and is ticked by what was measured, never by a click.',
    practiceHint:
      'Practice brings its own source, target and pooler: real PostgreSQL on this machine. No account, nothing to lose, about ten minutes.',
    picture:
      'From the source, a Postgres on your own machine, through six phases to the target, a Supabase project.',
    sourceName: 'Your Postgres today',
    targetName: 'Your Supabase project',
    phases: 'The phases',
    minutes: '{minutes} min',
    promise: {
      evidence: {
        title: 'Evidence, not clicks',
        text: 'Every tick keeps what the machine saw: query results, hashes, times. The report is made from it.',
      },
      failure: {
        title: 'Failures that explain themselves',
        text: 'Wrong host, banned address, missing certificate, wrong pooling mode: each has a name, a cause and numbered cures.',
      },
      rollback: {
        title: 'A way back that was tried',
        text: 'Rollback is previewed and rehearsed before it is needed, and proves that everything is as before.',
      },
    },
  },
  guide: {
    title: 'Guided practice',
    step: {
      'practice-lab':
        'The servers start by themselves. When the criteria below hold, go on with “Next”, at the top right.',
      'target-credentials':
        'Everything is filled in for you. Leave the fields empty and press the button: the stored connection is checked, and nothing is dialled yet.',
      'source-connection':
        'Optional, but worth it: with the source connected, the report can show before and after.',
      connection:
        'Press the button and watch the ladder: each rung is one thing that can fail, with its time. On a real project this is where most mistakes are found.',
      'schema-preview':
        'Press the button: the sample schema is built in a scratch database and tried on the target in a transaction that is rolled back. Afterwards the target is as empty as before.',
      'schema-deploy':
        'Make the preview first and read it: it is exactly what will run. Then accept its hazards by name and confirm.',
      'schema-verify':
        'Press the button: object by object, the target is compared with the file. What is missing or different would be named here.',
      exposure:
        'The practice target has no public key, so only the database itself is asked. On a real project this step shows what the whole internet could read.',
      crud: 'Rows are written, read, changed and deleted on the target, and nothing stays. Read the preview: it says how the rows are marked.',
      latency:
        'Source and target answer in turn, so that the comparison is fair. Both are on this machine, so expect small numbers.',
      report:
        'The last step: it gathers what all others proved. Then open “Report”, sign a phase on the overview, and share it to see what reviewers see.',
      'rollback-rehearsal': 'Try the way back while nothing is at stake: it works on copies only.',
    },
  },
  glossary: {
    title: 'Glossary',
    lead: 'The words this product uses, in one sentence or two each.',
    term: {
      advisoryLock: {
        name: 'Advisory lock',
        text: 'A lock in Postgres that an application gives a meaning. Mudanza holds one on the target while a step writes, so that two runs cannot write at once.',
      },
      anonKey: {
        name: 'Anon (publishable) key',
        text: 'The Supabase key meant to be public. Whatever it can read or write, anybody can: the exposure step measures that.',
      },
      baseline: {
        name: 'Baseline',
        text: 'A measurement taken before anything changes, so that afterwards there is something to compare with.',
      },
      criterion: {
        name: 'Criterion',
        text: 'A question put to the evidence of a step. It answers “holds”, “attention” or “does not hold”, with a sentence.',
      },
      dataApi: {
        name: 'Data API',
        text: 'The web interface that Supabase puts before the tables of a project. Tables of the schema public can be reachable through it even when nobody meant them to be.',
      },
      dryRun: {
        name: 'Dry run',
        text: 'Doing everything inside a transaction and then rolling it back: Postgres has really executed it, and nothing stays.',
      },
      evidence: {
        name: 'Evidence',
        text: 'What the machine saw while a step ran: query results, hashes, times. It is stored, never typed by hand.',
      },
      hazard: {
        name: 'Hazard',
        text: 'A named danger of a step, such as deleting data or locking a table. It has to be accepted by name before the step may run.',
      },
      p95: {
        name: 'P50, P95, P99',
        text: 'Percentiles. A P95 of 40 ms means that 95 of 100 queries were answered within 40 ms and the other five took longer. Percentiles cannot be averaged.',
      },
      pooler: {
        name: 'Pooler',
        text: 'A program between backend and database that shares few database connections among many clients. Supabase runs Supavisor for all projects and PgBouncer on paid ones.',
      },
      preparedStatement: {
        name: 'Prepared statement',
        text: 'A query that the server has parsed once and knows by a name. In transaction mode the name may be unknown to the next connection, so drivers must not rely on it.',
      },
      projectRef: {
        name: 'Project ref',
        text: 'The twenty letters that name a Supabase project in its address, in user names and in keys. They must agree everywhere.',
      },
      rls: {
        name: 'RLS (row level security)',
        text: 'Rules in Postgres that say who may see or change which row. Switched on without a rule, it shuts everybody out but the owner of the table.',
      },
      scratchBuild: {
        name: 'Scratch build',
        text: 'Your schema file built in a throw-away database, to learn what it makes before the target sees it and to compare the target with it afterwards.',
      },
      sessionMode: {
        name: 'Session mode',
        text: 'One client keeps one database connection until it leaves. Everything works as without a pooler, but the number of clients is small.',
      },
      source: {
        name: 'Source',
        text: 'The Postgres that the backend uses today. Mudanza only reads from it.',
      },
      stale: {
        name: 'Out of date (stale)',
        text: 'A step that passed, but something it depends on has run again or was taken back since. It has to run once more.',
      },
      target: {
        name: 'Target',
        text: 'The Supabase project, or the practice server, that the backend moves to. This is where steps write, after a preview.',
      },
      tls: {
        name: 'TLS, verified',
        text: 'An encrypted connection whose server certificate was checked against a known authority. Encrypted but not verified stops listeners, not impostors.',
      },
      transactionMode: {
        name: 'Transaction mode',
        text: 'The pooler lends a database connection for one transaction only. Many clients fit, but nothing of a session survives: no prepared statements by name, no session settings, no LISTEN.',
      },
      waiver: {
        name: 'Waiver',
        text: 'A named person’s decision to go on although a criterion does not hold, with the reason. It stands in the report.',
      },
    },
  },
} as const;
