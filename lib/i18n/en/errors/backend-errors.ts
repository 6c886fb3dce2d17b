export const backendErrors = {
  'MUD-400': {
    title: 'The backend’s folder cannot be found',
    cause: '“{path}” is not a folder on the machine that Mudanza runs on.',
    cures: [
      'Check the spelling; it must be an absolute path on the machine that runs Mudanza, not on yours.',
      'Leave the folder empty: the steps then give you text to copy and ask for your confirmation.',
    ],
  },
  'MUD-401': {
    title: 'The path leaves the backend’s folder',
    cause:
      '“{path}” leads outside the folder that you named (by “..”, an absolute path or a symbolic link). Mudanza reads and writes inside it only.',
    cures: ['Name a file inside the folder.', 'Replace the symbolic link by the file itself.'],
  },
  'MUD-402': {
    title: 'A file cannot be written',
    cause: 'The account that runs Mudanza may not write “{path}”. Nothing was changed.',
    cures: [
      'Give that account write access to the file and its folder.',
      'Run Mudanza as the owner of the folder.',
      'Leave the folder empty and apply the shown changes by hand.',
    ],
  },
  'MUD-403': {
    title: 'A file is missing',
    cause: '“{path}” does not exist in the backend’s folder, or is not a file.',
    cures: ['Choose a file that exists.', 'Create it first and start again.'],
  },
  'MUD-404': {
    title: 'A file is too large to be a configuration file',
    cause:
      '“{path}” has {bytes, plural, one {# byte} other {# bytes}}; the limit is {limit, number}. Nothing was read or changed.',
    cures: ['Check that the right file was named.', 'Make the change by hand.'],
  },
  'MUD-405': {
    title: 'A file is not text',
    cause: '“{path}” holds bytes that are not UTF-8 text, so it cannot be edited without harm.',
    cures: ['Check that the right file was named.', 'Convert it to UTF-8 first.'],
  },
  'MUD-406': {
    title: 'A file changed in the meantime',
    cause: '“{path}” is no longer what the preview was made for. Nothing was written.',
    cures: ['Make a new preview and read it.', 'Ask who else is editing the file.'],
  },
  'MUD-407': {
    title: 'A value cannot be written so that every reader understands it',
    cause:
      'The value of {key} mixes quotes, backslashes or dollar signs in a way that the usual readers of env files take differently.',
    cures: [
      'Set a password of letters, digits, “-” and “_” in the database, then enter it again.',
      'Write the line by hand, as your own reader wants it.',
    ],
  },
  'MUD-408': {
    title: 'The compose file cannot be read',
    cause: '“{path}”, line {line}: {detail}',
    cures: ['Correct that line (tabs are not allowed as indentation, keys must be unique).', 'Start again.'],
  },
  'MUD-409': {
    title: 'No database service was found',
    cause: 'No service in {files} has a Postgres image or the name “{service}”.',
    cures: ['Name the service in the form.', 'Leave this step out when compose does not start the database.'],
  },
  'MUD-410': {
    title: 'More than one database service',
    cause: 'These services all look like Postgres: {services}.',
    cures: ['Name the one that Supabase replaces, or several, separated by commas.'],
  },
  'MUD-411': {
    title: 'The compose file cannot be edited safely',
    cause: 'In “{path}” the edit would change more than it should ({detail}), so nothing was written.',
    cures: [
      'Try the other option: the profile keeps the service in the file.',
      'Make the change by hand; the preview shows which lines are meant.',
    ],
  },
  'MUD-412': {
    title: 'git is not installed',
    cause: 'The program git was not found on the machine that Mudanza runs on.',
    cures: ['Install git.', 'Leave this step out and commit by hand.'],
  },
  'MUD-413': {
    title: 'The folder is not a git repository',
    cause: '“{path}” is not inside a git working tree.',
    cures: ['Name the folder that holds the repository.', 'Leave this step out.'],
  },
  'MUD-414': {
    title: 'No branch is checked out',
    cause: 'HEAD is detached, so a commit would belong to no branch.',
    cures: ['Check out a branch, then start again.'],
  },
  'MUD-415': {
    title: 'A merge or rebase is in progress',
    cause: 'The repository is in the middle of: {operation}.',
    cures: ['Finish it or abort it, then start again.'],
  },
  'MUD-416': {
    title: 'A secret would be committed',
    cause: '“{path}”, line {line}, holds what looks like: {kind}. Nothing was committed.',
    cures: [
      'Take the secret out of the file and read it from the environment.',
      'Leave the file out of the commit.',
    ],
  },
  'MUD-417': {
    title: 'git refused',
    cause: 'git could not finish “{command}”. Its own words are shown below.',
    cures: ['Read what git says.', 'Do it by hand in the backend’s folder.'],
  },
  'MUD-418': {
    title: 'Someone changed a file since Mudanza wrote it',
    cause:
      'Neither what was there before nor what Mudanza wrote: {files}. Restoring would lose that change, so nothing at all was restored.',
    cures: [
      'Make a new preview: it shows the three versions (before, written, now) and what lies between them.',
      'Do what the preview proposes: keep your version under another name and put the first one back. Or undo the later change by hand.',
      'Then make the preview once more and run it.',
    ],
  },
  'MUD-419': {
    title: 'A backup is missing or damaged',
    cause: 'The copy of “{path}” in the journal no longer matches its checksum.',
    cures: [
      'Use the copy beside the file, NAME.backup.DATE, when there is one.',
      'Restore the file from version control.',
    ],
  },
  'MUD-420': {
    title: 'The journal cannot be read',
    cause: 'Line {line} of the journal of workspace writes is damaged.',
    cures: [
      'Do not edit the journal. Restore it from a backup of the data folder.',
      'Roll back by hand from the copies NAME.backup.DATE.',
    ],
  },
  'MUD-421': {
    title: 'The env file holds no connection URL',
    cause: '{key} is missing in “{path}” or is not a Postgres URL.',
    cures: ['Run “Environment file” first.', 'Name the key that the backend reads.'],
  },
  'MUD-422': {
    title: 'A backup is not equal to its original',
    cause: 'After copying, the checksum of “{path}” differs from the original’s.',
    cures: ['Check the disk for free space and errors.', 'Start again.'],
  },
  'MUD-424': {
    title: 'The driver is not known',
    cause: 'No known Postgres driver was found in the backend’s manifests, and none was chosen.',
    cures: ['Choose the driver in the form.'],
  },
  'MUD-425': {
    title: 'A section is damaged',
    cause: '“{path}” holds the start or the end mark of Mudanza’s section, but not both in order.',
    cures: ['Remove the stray mark, or restore both, then start again.'],
  },
  'MUD-426': {
    title: 'The push does not name what would be pushed',
    cause: 'The repository would push “{remote}/{branch}”, but “{given}” was confirmed.',
    cures: ['Type the remote and the branch exactly as shown, for example origin/main.'],
  },
  'MUD-427': {
    title: 'Nothing to commit',
    cause: 'None of the files that the migration wrote differs from the last commit.',
    cures: ['Run the steps that write first.', 'Leave this step out.'],
  },
  'MUD-428': {
    title: 'Uncommitted changes would be mixed in',
    cause: 'Besides what the migration wrote, these files hold uncommitted changes of yours: {files}.',
    cures: [
      'Commit your own lines of them (git add -p picks them apart), then run this step again: it commits the rest.',
      'Or commit the files as they are yourself: this step then leaves them alone.',
    ],
  },
  'MUD-430': {
    title: 'The database service is a comment already',
    cause:
      'An earlier run turned “{service}” in {files} into comments, and someone has changed the file since. A profile can only be given to a service that is still there.',
    cures: [
      'Choose option A: it leaves the comments as they are and looks whether a service still waits.',
      'Take the comment signs off “{service}” by hand, then choose option B again.',
    ],
  },
  'MUD-429': {
    title: 'There is nothing to roll back',
    cause: 'The migration has never written to the configuration of this folder.',
    cures: ['Nothing needs to be done.'],
  },
} as const;
