// Loaded into child processes: without it they would live on when the launcher is killed outright.
process.on('disconnect', () => {
  process.kill(process.pid, 'SIGTERM');
  setTimeout(() => process.exit(1), 5_000).unref();
});
