export const cutoverErrors = {
  'MUD-966': {
    title: 'The switch cannot begin yet',
    cause:
      '{reason, select, lag {The target does not catch up: it stays behind by more than the source writes in five seconds.} prepared {The source has prepared transactions ({what}); they could be committed behind the fence.} standby {The source is a standby: it cannot be fenced.} other {Something is in the way: {what}.}} Nothing was changed.',
    cures: [
      'Follow the source until its lag is small (step Follow the source), then begin again.',
      'Commit or roll back prepared transactions: they outlive every session.',
    ],
  },
  'MUD-967': {
    title: 'The tables could not be locked in time',
    cause:
      'After {seconds} s somebody still held rows of them on the {side, select, target {target} other {source}}: {who}. The lock was given up, and the application was never stopped: its writes only waited.',
    cures: [
      'End that transaction, or wait for it, and begin again. A session that is “idle in transaction” waits for its own program.',
      'A prepared transaction has no session: COMMIT PREPARED or ROLLBACK PREPARED with the name that is shown.',
      'Begin at a quieter time, or allow a longer wait for the lock.',
    ],
  },
  'MUD-968': {
    title: 'The fence does not hold',
    cause:
      '{reason, select, sessions {Sessions of the application did not end: pid {what}.} other {A write to {what} would have been taken although the fence stood.}} Everything was taken back; the application stays on the source.',
    cures: [
      'The role needs pg_signal_backend (or membership in the application’s role) to end its sessions; a superuser’s sessions only a superuser may end.',
      'Look at what the message names, and rehearse again.',
    ],
  },
  'MUD-969': {
    title: 'The switch took too long and was taken back',
    cause:
      'The target was not open {seconds} s after the fence was raised. The fence is down again, the application stays on the source, and nothing is lost.',
    cures: [
      'Look at the act that took the time: rehearsing shows each one without a pause.',
      'Compare after the opening instead of before it, or allow more seconds.',
    ],
  },
  'MUD-970': {
    title: 'Somebody wrote to the source behind the fence',
    cause:
      '{count, plural, one {# change} other {# changes}} came after the mark. The fence was taken down, the target was never opened, and nothing is lost.',
    cures: [
      'Find who writes past the locks: another superuser, a trigger, an extension. End it, and begin again.',
    ],
  },
  'MUD-971': {
    title: 'The two sides differ at the moment of the switch',
    cause:
      'Rows of these tables are not equal: {tables}. The target was not opened; the application stays on the source.',
    cures: [
      'Compare the rows (step Compare the rows): it names them by key.',
      'Somebody wrote to the target, or its triggers did: empty it and copy again.',
    ],
  },
  'MUD-972': {
    title: 'The backend could not be sent to the target',
    cause:
      '{reason, select, time {The command did not end in time.} exit {The command ended with {what}.} nobody {Nobody came to the target in time.} other {The command could not be run.}} The target was never opened and the fence is down: the source takes writes as before.',
    cures: [
      'If the backend was restarted already it points to the target now: take its env file back (undo of step 2.1), restart it, and look at the log of the command.',
      'Try the command by hand outside of the switch, then begin again.',
    ],
  },
  'MUD-973': {
    title: 'A lock of the switch was lost',
    cause:
      'The session that held it, on the source or on the target, has ended, so writes may have gone through. The switch did not go on; everything was taken back.',
    cures: ['Look for a restart, a fail-over or an administrator who ends sessions, and begin again.'],
  },
  'MUD-974': {
    title: 'The target has been written to since the switch',
    cause: 'Going back now would lose what was written there: {tables}. Nothing was changed.',
    cures: [
      'Carry the changes back first (step The way back): then going back loses nothing.',
      'Or stay on the target, and mend it there.',
    ],
  },
  'MUD-975': {
    title: 'A role that was named is not on the source',
    cause: 'There is no role of this name there: {names}.',
    cures: [
      'Write the names as the source spells them, separated by commas; leave it empty to take those found.',
    ],
  },
  'MUD-976': {
    title: 'An earlier switch still stands',
    cause:
      '{state, select, fencing {It was stopped while the fence was up: roles of the source may be shut out.} switching {It was stopped while the application was being sent to the target.} other {The target is open; the switch is done.}}',
    cures: [
      'Take it back (Undo of this step): the roles are let in again, unless the target has been written to.',
      'Where the target is in use, stay there: the switch is done.',
    ],
  },
  'MUD-977': {
    title: 'The fence could not be taken down',
    cause: 'These roles of the source may still be shut out: {roles}. The target was not opened.',
    cures: [
      'Undo this step as soon as the source can be reached; it knows how each role was.',
      'By hand on the source: ALTER ROLE … LOGIN, and ALTER ROLE … IN DATABASE … RESET default_transaction_read_only.',
    ],
  },
  'MUD-978': {
    title: 'Somebody else is at this switch',
    cause:
      'Another session on the target holds the lock of the switch of {slot}: a switch, a rehearsal or its way back is under way, on this machine or another one. Nothing was changed.',
    cures: [
      'Wait until that one is done, and look how it ended before you begin.',
      'If it is dead, its session ends within a quarter of a minute; try again after that.',
    ],
  },
  'MUD-654': {
    title: 'The source would refuse the fence',
    cause:
      'It did not take the statements that shut these roles out: {roles}. They were only tried, before anything was locked; nothing was changed.',
    cures: [
      'Connect the source as a role that may change them: CREATEROLE, from PostgreSQL 16 on with GRANT role TO you WITH ADMIN OPTION. A superuser only a superuser may change.',
      'Where the application is a superuser or owns this connection, name the other roles alone: the locks keep every role out until the target is open, and what stays in is named in the result.',
      'Then rehearse again.',
    ],
  },
  'MUD-655': {
    title: 'The target takes no writes',
    cause:
      'A session that begins there may only read (default_transaction_read_only is on), so the application would be sent to a place that refuses it. Nothing was changed.',
    cures: [
      'A hosted project does this when its disk is full: enlarge the disk or free room, and wait until its page says that it takes writes again.',
      'Else look who set it: SELECT * FROM pg_db_role_setting; take it back with ALTER DATABASE … RESET default_transaction_read_only.',
    ],
  },
  'MUD-656': {
    title: 'A server failed in the middle of the switch',
    cause:
      'During “{act, select, caughtUp {Caught up} shut {Target read-only for others} copied {Every row copied} locked {Tables locked on the source} marked {Mark written} drained {Mark has arrived} reverse {Way back made} compared {Nothing came after the mark} closed {Target locked, both moments taken} fenced {Roles shut out, sessions ended} probed {Write refused as a proof} sequences {Sequences set} verified {Every row compared} switched {Backend restarted} other {Target open}}”{side, select, source { the source was lost and does not answer yet} target { the target was lost and does not answer yet} none { both servers were lost and do not answer yet} other { a connection or a statement failed; both servers answer}}. The target was not opened, the fence is down, and the application stays on the source with nothing lost.',
    cures: [
      'Look at the words of the server, and at its log: a restart, a fail-over, a limit of connections.',
      'When both answer again, rehearse and begin again. Where an earlier switch is said to stand, Undo of this step forgets it.',
      'Where the backend had been restarted already, take its env file back (undo of step 2.1) and restart it.',
    ],
  },
  'MUD-657': {
    title: 'The target cannot be made read-only for others',
    cause:
      'The database {database} of the target belongs to {owner}, and only its owner may set anything for it. Without that a backend that starts by itself could write between half of the rows. Nothing was changed.',
    cures: [
      'Connect the target as {owner}, or as a member of that role.',
      'Or let somebody who may run ALTER DATABASE … OWNER TO your role.',
    ],
  },
  'MUD-658': {
    title: 'The source is being followed already',
    cause:
      'The target holds rows that came with {slot}, of another moment than those that would be copied now. Nothing was changed.',
    cures: [
      'Switch over with what was followed: leave “How the rows get there” at its first choice.',
      'Or take the following away (D.9) and empty the copy (undo of D.3); then begin again with a pause.',
    ],
  },
  'MUD-659': {
    title: 'A switch to this target stands',
    cause:
      'The application was sent to this target, or was about to be. Emptying its tables now would take what it wrote here, and the note that lets it in at the source again. Nothing was changed.',
    cures: [
      'Undo the switch (D.7) first: it brings back what was written here, compares, and opens the source.',
      'Or take back everything at once (R.4), which does it in that order.',
    ],
  },
  'MUD-652': {
    title: 'Changes are being carried back right now',
    cause:
      'A relay of ours reads {slot}, on this machine or another one. Going back reads the same slot, and only one may.',
    cures: [
      'Stop Carry changes back (D.8) on its page, or npm run check where it was started; stopping loses nothing.',
      'Then start this again. Nothing has changed.',
      'If its process is dead, its session ends within wal_sender_timeout of the target; try again after that.',
    ],
  },
  'MUD-650': {
    title: 'There are no rooms to book yet',
    cause: 'The practice source has no hotel platform: its schema lodging is not there.',
    cures: [
      'Run the step Practice servers (0.0) with rows to practise a copy with.',
      'Do it before the schema is looked at, so that it goes to the target as well.',
    ],
  },
  'MUD-651': {
    title: 'The bookings were acknowledged by a server that is not known',
    cause:
      'The last booking came from port {port, number, ::group-off}, where neither the practice source nor its target listens now. So nothing could be counted.',
    cures: [
      'Run Practice servers (0.0), which brings the servers up at their ports, and let guests book again.',
      'Look where DATABASE_URL in the practice backend’s .env points.',
    ],
  },
} as const;
