/** A part of `backend`. */
export const backendCriteria = {
  note: {
    everything:
      'Taken back: {commits, plural, =0 {no commit} one {# commit} other {# commits}}, {files, plural, =0 {no file} one {# file} other {# files}} of the backend, and the schema on the target with {statements, plural, =0 {nothing left to drop} one {# statement} other {# statements}}; in this order.',
    copiesGo:
      '{count, plural, one {The copy that the backup made beside its original goes too, since it was not there before.} other {The # copies that the backup made beside their originals go too, since they were not there before.}} Mudanza’s own sealed copies stay.',
    onlySchema:
      'Nothing is touched until that is settled. The backend alone can go back right now: “R.3 Roll the backend back” leaves the schema and its rows where they are.',
    stays: 'What “{step}” left is not taken back: Mudanza cannot.',
    restart: 'Mudanza restarts nothing: restart the backend when its files are back, so that it reads them.',
    noHealthUrl: 'No health URL is known, so the backend will not be asked. Type one above to have it asked.',
    commitStays:
      'The commit {hash} stays in the history, and git will show the restored files as changed. Only “R.4 Roll everything back” takes it back.',
    backupLate:
      'Mudanza has already written to these files, so a copy made now is not one of their original: {files}.',
    manual:
      'This migration has no backend folder, so nothing is changed for you. Enter your name when it is done.',
    duplicate:
      '{key} stands {count, number} times in the file. All of them are set, since readers differ in which one counts.',
    followed: '{key} only refers to {editedKey}, so the value is set there.',
    envTracked: 'git does not ignore this file: the password could be committed. Add it to .gitignore first.',
    composeService:
      '{count, plural, one {The database service is “{service}”.} other {The database services are “{service}”.}}',
    composeAlso:
      'Taken out by an earlier run, so also without being named this time: {services}. Undo this step to bring them back.',
    composeThere:
      'The files say this already: an earlier run wrote it. Running again changes nothing and keeps the record.',
    composeOverride:
      '{place}: “{text}” counts above the env file and still leads to the old database. Before you confirm, write “{instead}”, or remove the line where the service reads the env file (env_file).',
    composeKept:
      'Kept in sight though not named this time, because an earlier run edited or faulted them: {files}. Undo this step to leave them out.',
    composeCommand:
      '{place}: “{text}” waits for the old database, which no longer starts. Before you confirm, remove that wait.',
    composeVolume: 'The volume “{volume}” is no longer declared. Its data stays on disk until you remove it.',
    connectTwice: 'Two sign-ins at most: one by Mudanza, one by the backend’s own driver.',
    docsReplaced: 'Mudanza’s own section in {path} is replaced; the rest of the file stays.',
    commitThere: 'Nothing is left to commit: the newest commit, {hash}, is the one that an earlier run made.',
    commitOnly: 'Exactly these files are committed; anything else you have staged stays staged.',
    commitEdited:
      'Changed since Mudanza wrote them, and committed as they are now: {files}. Read your own lines once more.',
    backAlready: 'Every file is back already. Running it again checks them and gives the proof.',
  },
  criterion: {
    confirmed: '{name} confirmed that it is done.',
    unconfirmed: 'Nobody has confirmed yet that the instructions were followed.',
    envValues:
      '{count, plural, one {The one key, read back from the file, says} other {All # keys, read back from the file, say}} what was asked.',
    envWrong: 'Read back from the file, these keys do not say what was asked: {keys}.',
    envKept:
      '{count, plural, =0 {There were no other keys.} one {The one other key says what it said before.} other {All # other keys say what they said before.}}',
    envLost: 'These other keys changed: {keys}.',
    envPrivate: '{file} is readable by its owner only.',
    envReadable: '{file} can be read by others.',
    envPooler: 'The backend goes through the pooler in transaction mode.',
    envPoolerUnseen:
      'How this address pools was not observed ({mode} is what it promises). Run “Validate connection” first.',
    envNoPooler:
      'The backend does not go through a transaction-mode pooler; every process holds its own connections.',
    envNoOldHost: 'No other key names the old server.',
    envOldUnknown:
      'No old server is known: neither a source was named, nor had the file a connection before.',
    envOldHost: 'These keys still name the old server: {keys}.',
    envNoCa: 'No file of a CA was needed.',
    envCaUnseen: 'Whether git keeps {file} could not be asked.',
    envCaIgnored:
      'A rule of .gitignore (such as *.crt) swallows {file}, so a fresh clone could not verify the server. A CA is no secret: add the line “!{file}” to .gitignore.',
    envCaKept: 'git keeps {file}, so that a fresh clone can verify the server.',
    envIgnored: '{file} cannot be committed by accident.',
    envNoGit: 'There is no git repository here that could take {file}, or no git to ask.',
    envTracked: '{file} is not ignored by git: the password could be committed.',
    composeParses:
      '{count, plural, =0 {No file differs from before: each says what was intended already} one {One file differs from before the first run and says} other {# files differ from before the first run and say}}{count, plural, =0 {} other { exactly what was intended}}, with every anchor resolved.',
    composeStarts:
      'Compose would still start “{services}”: {count, plural, one {this file says} other {these # files say}} so now: {files}.',
    composeOtherOption:
      '{count, plural, one {One file is} other {# files are}} still as the other option left {count, plural, one {it} other {them}}, because somebody changed {count, plural, one {it} other {them}} since: {files}. “{services}” does not start either way. {edited, plural, =0 {} one {One file differs from before.} other {# files differ from before.}}',
    composeWaits: 'No service waits for “{service}” any more. They did: {waiting}.',
    composeNoOverride: 'No variable and no command of the compose files leads to “{service}” any more.',
    composeOverridesUnseen: 'Whether variables of the services still lead to “{service}” was not looked at.',
    composeOverrides:
      '{count, plural, one {One line} other {# lines}} of compose {count, plural, one {counts} other {count}} above the env file and {count, plural, one {leads} other {lead}} to the old database. Undo this step, change {count, plural, one {it} other {them}} and run it again: {places}.',
    composeToolOverrides: 'Only tools beside the backend still name the old database: {places}.',
    composeNoDocker: 'docker compose is not installed here; the file was checked by Mudanza’s own reading.',
    composeDocker: '{program} accepts the result.',
    composeDockerRefuses: '{program} does not accept the result: {words}',
    composeDockerOld: '{program} refused the files before the edit too, so it cannot judge it: {words}',
    composeDockerSilent:
      '{program} gave no answer, so the file was checked by Mudanza’s own reading only: {words}',
    toolsNeeded: 'What is needed is here.',
    toolsMissing: 'Missing: {names}.',
    toolsVersions: 'Every version is new enough.',
    toolsOld: 'Older than the plan asks for: {names}.',
    toolsAll: 'The optional tools are here too.',
    toolsOptional: 'Optional and not found: {names}.',
    clean:
      'Nothing is uncommitted{count, plural, =0 {} one { (# untracked file)} other { (# untracked files)}}.',
    dirtyPlanned: 'Files that the migration will write have uncommitted changes: {files}.',
    dirtyOther: '{count, plural, one {# other file has} other {# other files have}} uncommitted changes.',
    gitOperation: 'git is in the middle of: {operation}.',
    branch: 'On branch {branch}.',
    detached: 'No branch is checked out.',
    driverSeen: 'Driver {driver}, from {file}, line {line}.',
    driverUnseen: 'No known Postgres driver was found in the manifests.',
    backupNone: 'There was nothing to copy.',
    backupOriginal: 'No file carried anything of Mudanza when it was copied: these are the originals.',
    backupLate:
      'Mudanza had already written to these files, so what was copied now is not their original: {files}.{originals, select, none {} other { The original copies: {originals}.}}{sealed, select, none {} other { The original of {sealed} is in Mudanza’s own sealed copies only; a rollback restores it.}}',
    backupEqual:
      '{count, plural, one {The copy equals its file} other {All # copies equal their files}}, by SHA-256.',
    backupDifferent: 'Not equal to the original: {files}.',
    backupPrivate: 'Copies of secrets are readable by their owner only.',
    backupOpen: 'A copy of a secret can be read by others.',
    backupIgnored: 'git ignores the copies of secrets.',
    backupVisible: 'git does not ignore these copies of secrets: {files}. Add “.env.*” to .gitignore.',
    parametersUnseen: 'What else the connection text says was not looked at.',
    parametersNone: 'The connection text says nothing more that would have to be carried over.',
    parametersCarried: 'Everything else that the connection text says is carried over: {parameters}.',
    parametersPath:
      'Queries would go to other tables than before: the schema is not carried over yet. What is still to be done: {parameters}.',
    parametersLost: 'Part of the connection text is not carried over yet: {parameters}.',
    driverKnown: '{driver}{version, select, none {} other { {version}}}, from {from}.',
    driverReaches: '{driver} speaks Postgres and can reach this connection.',
    driverUnreachable:
      '{driver} can never reach Supabase: it speaks to its own provider’s proxy. Use {instead} instead; the code below says what goes in and what goes out.',
    sessionUnseen: 'Whether the code asks for more than one transaction of a connection was not looked at.',
    sessionNone: 'Nothing in the code asks a connection for more than one transaction.',
    sessionHolds:
      'The code asks for things of a session, and this connection keeps them: {count, plural, one {# place} other {# places}} (mode: {mode}, startup settings: {startup}).',
    sessionBreaks:
      'The code does what this connection (mode: {mode}, startup settings: {startup}) refuses or loses: {places}.',
    sessionLost:
      'This connection (mode: {mode}, startup settings: {startup}) may drop or hand to other clients what the code sets: {places}.',
    poolUnknown:
      'How many connections a process opens could not be followed to the engine: not known. Planned: {planned}; this connection takes {limit}.',
    engineMissing:
      'The backend’s own engine was not run: no module that makes one when it is imported, or its packages are not installed here ({reason}).',
    engineAnswers: 'The backend’s own engine, as {module} makes it with the written env file, answers.',
    engineFails:
      'The backend’s own engine, as {module} makes it with the written env file, fails: {reason} ({code}).',
    engineRefused:
      'The backend’s own engine, as {module} makes it with the written env file, is refused when it connects: {reason}. Take “{parameter}” out of the engine’s arguments (server_settings, options), and where it is needed give it to the role: ALTER ROLE … SET {parameter} = ….',
    notAskedUnreachable: 'Not asked: {driver} has to be replaced first.',
    notAskedUnadvised: 'Not asked: there is no advice for {driver} yet.',
    driverNeedsSession:
      '{driver} prepares every query on the server, which transaction mode cannot keep. Take the session-mode pooler or the direct connection as the target.',
    othersNone: 'No other way to Postgres was found in the folder.',
    othersUnseen: 'Whether the folder holds other ways to Postgres was not looked at.',
    othersReady: 'Other ways to Postgres in this folder are ready too: {names}.',
    othersRed:
      'Other ways to Postgres in this folder would fail: {names}. Choose each as the driver to see its advice.',
    othersKnown:
      'Other ways to Postgres in this folder were found, and there is no advice for them yet: {names}.',
    driverAdviceNone:
      '{driver} is known, from {from}, but there is no advice for it yet: nothing of it was checked.',
    tlsInCode: 'This driver takes TLS from its code, and the code asks for it: {place}.',
    tlsNotInCode:
      'This driver reads no TLS parameter from a URL, and no code that asks for TLS was found: {name} = {value}.',
    driverUrl: 'The URL in {file} (line {line}) is in this driver’s form and leads to the target.',
    driverUrlForeign: 'The URL in {file} does not suit this driver: {reason}.',
    driverUrlMissing: 'No connection URL was found in the env file. Run “Environment file” first.',
    driverParts:
      'The backend asks for host, user and password one by one ({keys}), and they lead to the target.',
    driverPartsElsewhere:
      'The backend asks for host, user and password one by one, and {keys} leads elsewhere.',
    driverKeyUnread:
      'The URL stands in {key}, but the code does not ask for that key: it asks for {read}. Name that key in “Environment file” (more options).',
    driverAssembled:
      'The URL stands in {key}, but no line of the code asks for that key: {places} puts the URL together from its parts. It then asks for no TLS and fails with a password that holds @, / or %. Let it use {key} where there is one.',
    elsewhereNone: 'No other line of the backend leads to another database.',
    elsewhereUnseen: 'Whether other lines of the backend lead to another database was not looked at.',
    elsewhere: 'These lines still lead to another database; look at each: {places}.',
    elsewhereMigrations:
      'The migrations tool would change the old database: {places}. Let it read DIRECT_URL (the session connection) and run this step again.',
    driverTls: 'The URL asks for TLS in this driver’s own way: {tls}.',
    driverNoTls: 'The URL does not ask for TLS.',
    statementsSafe: 'Prepared statements are safe in this pooling mode.',
    statementsUnseen:
      'Nobody has observed whether this address is a pooler in transaction mode. Run “Validate connection” first.',
    statementsMissing: 'In transaction mode these settings are needed and were not found: {names}.',
    tlsVerified: 'The server’s certificate is verified.',
    tlsUnverified: 'Encrypted, but the server’s certificate is not verified yet: {names}.',
    noDanger: 'Nothing was found that would break.',
    danger: 'This would break: {places}.',
    risk: 'This will behave differently: {places}.',
    poolNone:
      'NullPool: the backend keeps no pool of its own, and each request opens a connection. The target takes {limit, number} at a time.',
    poolFits:
      '{size, plural, one {# connection per process fits} other {# connections per process fit}} the target (limit {limit, number}).',
    poolTooLarge:
      '{size, plural, one {# connection per process exceeds} other {# connections per process exceed}} what the target allows ({limit, number}).',
    connectVersion: 'Connected with the written values: {version}',
    connectNoVersion: 'The written values do not connect.',
    connectCount: '{table} holds {count, plural, one {# row} other {# rows}}.',
    connectNoTable: '{table} cannot be counted: {reason}',
    connectDriver: '{driver} connected with the same values.',
    connectDriverFails: '{driver} could not: {reason}',
    connectDriverMissing:
      '{driver} is not installed where Mudanza runs ({reason}), so only Mudanza’s own client was used.',
    docsWritten: '{count, plural, one {# file is} other {# files are}} written.',
    docsLinks: '{count, plural, one {The one link resolves.} other {All # links resolve.}}',
    docsBroken: 'Links that lead nowhere: {links}.',
    committed: 'Commit {hash} on {branch} holds {count, plural, one {# file} other {# files}}.',
    commitNothingLeft: 'Nothing else that git knows is changed in this folder.',
    commitLeft:
      'Changed in this folder and not in the commit: {files}. What the backend needs of them for its new database (engine settings, Alembic) has to be committed too, or the commit does not work by itself.',
    commitClean: 'It holds no secret.',
    commitPushed: 'Pushed to {target}.',
    commitPushFailed: 'git would not push: {words}',
    commitNotPushed: 'Not pushed; that was not asked.',
    rollbackExact:
      '{count, plural, one {# file is} other {All # files are}} byte for byte what they were before, and gone where there was none.',
    rollbackInexact: 'Not what they were before: {files}.',
    rollbackHealthy:
      'The backend answers well ({url}). One that was not restarted since still uses what it read at its start.',
    rollbackNobody:
      '{url} does not answer well: {reason}. The address is only a suggestion from the folder: restart the backend, or type its own address and run this again.',
    rollbackHealthUnasked: 'The backend was not asked whether it is well; that was not wanted.',
    rollbackUnwell:
      'The backend does not answer well at {url}: {reason}. Restart it so that it reads the restored files.',
    rollbackNoHealth:
      'The backend was not asked: no health URL was given, step 3.3 has none, and the folder shows none.',
    rollbackTests:
      'The baseline tests were run again: {count, plural, =0 {the command ended well} one {# test passes} other {# tests pass}}, as before the migration.',
    rollbackTestsFail: 'The baseline tests do not pass: {reason}.',
    rollbackTestsSkipped: 'There is no test baseline to compare with.',
    rollbackSchema:
      'The schema deployment is taken back: {count, plural, one {# statement} other {# statements}}.',
    rollbackProof:
      'Read anew, the target’s catalog holds nothing of the deployment: {count, plural, one {# object} other {# objects}} checked (catalog SHA-256 {digest}…).',
    rollbackWhole:
      'Read anew, the whole target is what it was before the migration first wrote to it, grants and default privileges included: {count, plural, one {# object} other {# objects}} compared (catalog SHA-256 {digest}…).',
    rollbackSchemaLeft: 'Not what they were before the migration: {objects}.',
    rollbackNoSchema: 'The migration had deployed no schema.',
    rollbackCatalog: 'The target’s catalog is what it was before the deployment.',
    rollbackCommit: 'What the migration committed is taken back.',
    rollbackCommitStays:
      'The commit stays in the history: {reason, select, pushed {it has been pushed} laterCommits {newer commits stand on it} firstCommit {it is the first one} otherBranch {it is on another branch} mixed {somebody added files to it} other {{reason}}}. Take it back with git revert when the history is to say what the files say.',
    rollbackStillCommitted:
      'The last commit still holds what the migration wrote to {files}. Commit the restored files, or take that commit back with git revert.',
    rollbackNoCommit: 'The migration had made no commit.',
    rehearsalBack:
      '{count, plural, one {# file that the migration has written is} other {All # files that the migration has written are}} back on the copy, byte for byte what stood there before.',
    rehearsalBackNothing: 'The migration has written nothing yet that a rollback would take back.',
    rehearsalBackConflict:
      'A rollback would refuse now, since somebody changed these files after Mudanza wrote them: {files}. The preview of R.3 or R.4 shows the versions and the way out.',
    rehearsalBackDiffers: 'Taken back on the copy, these are not what they were before: {files}.',
    rehearsalFiles:
      '{count, plural, one {# file} other {# files}} of a copy of the backend: after undoing, every byte and every permission is as before.',
    rehearsalFilesDiffer: 'After undoing, these differ: {files}.',
    rehearsalDid: 'The rehearsal really changed something, in steps {steps}.',
    rehearsalDidNothing: 'The rehearsal changed nothing, so it proves nothing.',
    rehearsalSchema: 'Deploying and undoing the schema leaves the scratch database’s catalog as it was.',
    rehearsalSchemaDiffers:
      'The scratch database’s catalog differs after the undo: {count, plural, one {# object} other {# objects}}.',
    rehearsalNoFolder: 'This migration has no backend folder, so only the schema was rehearsed.',
    rollbackTestsUnasked: 'The tests were not asked for.',
    rehearsalNoSchema: 'There is no previewed schema yet, so only the files were rehearsed.',
  },
} as const;
