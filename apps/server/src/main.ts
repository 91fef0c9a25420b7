import { runCli } from './cli.ts';

// Started through bin/hatangso.js: end with the process that was started by the person.
if (process.channel !== undefined && process.channel !== null) {
  process.on('disconnect', () => process.exit(1));
  process.channel.unref();
}

process.exitCode = await runCli(process.argv);
