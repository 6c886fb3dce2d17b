/** Texts of the switch from the source to the target, and of its rehearsal. */
export const cutover = {
  field: {
    roles: 'Roles of the application on the source',
    rolesHelp:
      'Who is kept out, separated by commas. Empty: every role that has a session there or may write to the moved tables.',
    fence: 'How they are kept out',
    fenceHelp:
      'The tables are locked in any case until the target is open. This is what keeps writers out afterwards. The role of this connection can only be made read-only: it would shut itself out.',
    kind: {
      nologin: 'They may not sign in any more (ALTER ROLE … NOLOGIN)',
      readonly: 'Their transactions are read-only unless they say otherwise (soft)',
    },
    wayToTake: 'How the rows get there',
    wayToTakeHelp:
      'Following needs steps D.2 to D.5 before. With a pause nobody writes from the fence until every row is copied and compared, for as long as that takes; it needs nothing of the source but the right to shut its roles out.',
    take: {
      auto: 'Whatever can be had: with a pause where the source cannot be followed',
      follow: 'The source was followed: a pause of less than a second',
      pause: 'With a pause: fence, copy, compare, switch',
    },
    pauseMinutes: 'Most minutes of the pause',
    pauseMinutesHelp:
      'Only with a pause: from the lock until the target is open. After that all of it is taken back by itself.',
    maxSeconds: 'Most seconds',
    maxSecondsHelp: 'From the lock until the target is open. After that all of it is taken back by itself.',
    lockSeconds: 'Seconds to wait for the lock',
    lockSecondsHelp: 'Writers wait meanwhile, and none is refused. Without the lock nothing is changed.',
    wayBack: 'Keep the way back open',
    wayBackHelp:
      'Makes a slot on the target before its first write: everything written there can be carried back. Where it cannot be had, the switch is a point of no return.',
    restart: 'How the backend is restarted',
    restartHelp:
      'Its env file has to name the target already (step 2.1). Its writes wait until the target opens.',
    way: {
      hand: 'By hand, when the page says so',
      compose: 'docker compose up -d in the backend’s folder',
      systemd: 'systemctl restart',
      command: 'A command of mine',
    },
    command: 'Command, unit or services',
    commandHelp:
      'No shell. For systemctl the unit; for docker compose the services, or empty for all; else the whole command.',
    verify: 'Compare every row',
    verifyHelp:
      'Before: nothing opens that is not proved, and the pause is longer by that. After: both sides are compared as they were at the switch, while the application writes already.',
    compare: { before: 'Before the target opens', after: 'After it has opened' },
    firstWrite: 'Seconds to wait for the first write',
    firstWriteHelp: 'The application’s first write on the target, as the server itself counts it.',
    withLock: 'Take the lock for real',
    withLockHelp:
      'The application’s writers wait until the mark has arrived, usually a fraction of a second. Without it the time of the lock is that of an empty one.',
  },
  preview: {
    fence:
      'Shut {roles, plural, one {# role} other {# roles}} out of the source: lock {count, plural, one {# table} other {# tables}}, change the roles, end their sessions',
    shut: 'Make the target read-only for everybody else while its tables are filled, and end the sessions that are there',
    drain: 'Write a mark into the source’s log and let everything before it arrive on the target',
    sequences:
      'Set the sequences of the target beyond those of the source, by {room, plural, one {# step} other {# steps}}',
    wayBack: 'Make the slot on the target from which changes can be carried back',
    verify: 'Compare every row of {count, plural, one {# table} other {# tables}} as of the switch',
    restart:
      '{way, select, hand {Wait until you have restarted the backend} other {Restart the backend}}; its writes wait at the target',
    abortLine:
      '— Up to here everything is taken back by itself, when anything fails or after {seconds, number} s: nothing is lost —',
    open: 'Open the target, see the first write, let the lock on the source go',
    rehearse:
      'Play the switch with {count, plural, one {# table} other {# tables}}: the statements for the roles are rolled back{withLock, select, true {, the lock is taken and given back} other {, no lock is taken}}',
  },
  note: {
    rehearsed:
      '{isKnown, select, yes {The rehearsal says that the pause takes about {ms, number} ms without the restart.} other {The switch was not rehearsed: how long the pause takes is not known.}}',
    pauseEstimate:
      '{isKnown, select, yes {With a pause: by the last copy of this migration the application stands still for about {seconds, number} s, and for as long as the restart takes.} other {With a pause: how long the application stands still is not known. A copy before it (D.3) measures that, while the application goes on.}}',
    pauseFollowing:
      'The target holds rows of a source that is followed: switch over with that, or take it away first (D.9) and empty the copy (undo of D.3).',
    doorOwner:
      'The database {database} of the target belongs to {owner}: only its owner may make it read-only while it is filled, so that a backend that starts by itself does not write between half of the rows. Connect the target as {owner}.',
    standby: 'The source is a standby: it cannot be fenced.',
    prepared:
      '{count, plural, one {A prepared transaction} other {# prepared transactions}} on the source: {names}.',
    followed: 'The source is being followed: stop that run first. The switch takes its slot over.',
    targetReadOnly:
      'Sessions that begin at the target may only read (default_transaction_read_only): a hosted project whose disk is full does that. The application could not write there.',
    envUnwritten:
      'The env file of the backend in {file} was not written yet (step 2.1): a restart would bring it up at its old address, where it is refused.',
    envChanged:
      '{file} is not as step 2.1 wrote it: somebody has changed it since. Look whether it still names the target; a restart reads what is there.',
    others: '{names} may write to the source too, and would not be kept out.',
    insideTarget:
      'On the target {names} can write from inside of the server, also before the switch, and a job that is there twice runs twice. Keep it off there until the target is open.',
    inside:
      'On the source {names} can write from inside of the server. The locks hold it back until the end, and then it goes on: switch it off before, and on at the target.',
    noRoles: 'No role of an application was found: nothing would keep writers out of the source afterwards.',
    soft: 'Read-only is soft: a session may override it once the lock is gone. It stands for {names}.',
    superusers: '{names}: superusers. Only a superuser may end their sessions or change them.',
    mayNotAlter: 'This role may not change other roles (CREATEROLE, and from PostgreSQL 16 ADMIN on them).',
    locks:
      '{count, plural, one {# table takes a lock slot} other {# tables take as many lock slots}}: more than half of what the source has.',
    standing:
      'An earlier switch stands: {state, select, fencing {stopped while the fence was up} switching {stopped while the application was on its way} other {the target is open}}. Undo it, or stay on the target.',
    noWayBack:
      'Nothing could be carried back ({reason}): from the first write on the target, going back loses what was written there.',
  },
  judge: {
    nobodyFenced: 'No role is kept out of the source: writers can come back to it.',
    stillIn: 'Nothing refuses {names} on the source.',
    others: 'Kept out, except for {names}: they may write to the source, and were not named.',
    broken: 'Not seen: after the target was open a server failed ({what}). The switch stands.',
    notCompared:
      'Not compared as of the switch: {names}. The application has moved; compare both sides while changes are carried back (D.8).',
    cameAnyway:
      'The restart did not end well ({fault}), but the application was at the target already, so it was opened: taken back, one part of it would have written to each side. Look whether all of it has moved; Undo carries everything back.',
    soft: '{names}: read-only, which a session may override. Nothing else keeps them out now.',
    fenced:
      '{count, plural, one {The role is} other {# roles are}} kept out. While the fence stood a write was refused ({probe}); {ended, plural, one {# session} other {# sessions}} ended.',
    notArrived: 'The target holds everything up to {applied}, the mark is at {marker}.',
    strays:
      '{count, plural, one {# change} other {# changes}} on the source came after the mark and {count, plural, one {is} other {are}} not on the target.',
    arrived: 'Everything up to the mark ({marker}) is on the target ({applied}), and nothing came after it.',
    copied:
      '{rows, plural, one {# row} other {# rows}} of {count, plural, one {# table} other {# tables}} copied behind the fence, and nothing was written on the source since.',
    estimate:
      '{way, select, pause {With a pause} other {The pause}}: {ms, number} ms without the restart; {estimated, number} ms had been estimated.',
    notEstimated:
      '{way, select, pause {With a pause} other {The pause}}: {ms, number} ms without the restart. Nothing had been estimated: {way, select, pause {no copy came before it} other {it was not rehearsed}}.',
    behind: 'Sequences of the target that are behind, or missing: {names}.',
    ahead: '{count, plural, one {The sequence is} other {All # sequences are}} at or beyond the source’s.',
    noWrite:
      'No write was seen on the target within {seconds, number} s. If the backend came up at its old address it is refused there: look at its env file and its log. While nothing was written, Undo takes the switch back at once.',
    firstWrite: 'The first write was seen {ms, number} ms after the opening.',
    noSessions: 'Nobody else is connected to the source.',
    sessions:
      'Still connected to the source: {names}. A pool may keep old connections: restart what they belong to.',
    gap: 'From the lock on the source to the opening of the target: {ms, number} ms.',
    noWayBack: 'There is no slot on the target: going back loses what is written there.',
    wayBack: 'The slot {slot} keeps everything that is written to the target since the switch.',
    predicted:
      'The pause would take about {ms, number} ms without the restart{withLock, select, true {} other {; the lock was not taken}}.',
    predictedLong:
      'The pause would take about {ms, number} ms, more than the {limit, number} s that are allowed.',
    mayNot: 'The server refused what the fence needs: {names}.',
    may: 'The server takes the statements for {count, plural, one {# role} other {# roles}}; they were rolled back.',
    mayNotSignal: 'This role may not end sessions of other roles (pg_signal_backend).',
    quiet: 'No transaction was open for long.',
    long: 'Transactions that the lock would wait for: {names}.',
    left: 'Left behind: {names}.',
    nothingLeft: 'Nothing is left of the rehearsal.',
  },
  view: {
    gap: 'Pause',
    predicted: 'Predicted pause',
    estimated: 'Estimated, without the restart',
    marker: 'Mark',
    applied: 'Applied',
    sequences: 'Sequences',
    tables: '{count, plural, one {# compared table} other {# compared tables}}',
    sequence: { name: 'Sequence', source: 'Source', target: 'Target' },
  },
  undo: {
    nothing: 'Nothing of a switch stands.',
    open: 'Let {count, plural, one {# role} other {# roles}} into the source again, each as it was',
    carried:
      'What was written to the target is brought back first, and compared. Send the backend to the source before: while it writes to the target, nothing is undone.',
    written: 'The target was written to since the switch: {tables}. Carry that back first, or stay there.',
  },
  log: {
    act: '{act, select, caughtUp {Caught up} shut {Target read-only for others} copied {Every row copied} locked {Tables locked on the source} fenced {Roles shut out, sessions ended} probed {Write refused as a proof} marked {Mark written} drained {Mark has arrived} sequences {Sequences set} reverse {Way back made} compared {Nothing came after the mark} closed {Target locked, both moments taken} verified {Every row compared} switched {Backend restarted} opened {Target open} firstWrite {First write looked for} refused {Looked how roles are refused} released {Lock on the source gone} other {{act}}}: {ms, number} ms.',
    nobody:
      'Nobody has written to the target yet. If the backend came up at its old address, the source refuses it: look at its env file and its log.',
    takenBack:
      'The process of this switch had died. The source is open again: {count, plural, =0 {no role had been shut out} one {# role signs in as before ({roles})} other {# roles sign in as before ({roles})}}. Nothing was written to the target.',
    byHand: 'Restart the backend now: as soon as it wants to write to the target, the target opens.',
  },
} as const;
