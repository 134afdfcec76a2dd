const COMMON = `  --adapter MODULE  the module that opens the store: a file (./adapter.js), or a package that is installed here
  --store URL       where the store is, as the adapter reads it; otherwise the variable COOP_RULES_STORE, which keeps a password out of the history
  --json            answer as one JSON document
  --lang LANGUAGE   en or es; otherwise by LC_ALL, LC_MESSAGES and LANG
  --progress        show progress although no one seems to watch
  --help            this text`

const EXITS = `Exit code 1 means that something was refused, 2 that the command line is wrong, 3 that a file or the store cannot be read or written.`

/** The help of the commands on a store. */
export const STORE_HELP = {
  backup: `coop-rules backup: all that a store has of its cooperatives, in one file

Usage
  coop-rules backup --adapter MODULE --store URL [--coop ID]... [--to FILE] [options]

Writes every stream, commit by commit, and every record; it may be made while others write. The file is read back and checked before it gets its name, and
only who runs this may read it: it holds personal data as plain text. Nothing is written over a file that is there. Without --to the backup is printed.
${EXITS}

Options
  --coop ID         this cooperative only; may be said several times
  --to FILE         write it there
${COMMON}

Examples
  coop-rules backup --adapter ./sqlite.js --store file:coop.db --to coop.backup.jsonl
  coop-rules backup --adapter coop-rules-postgres --coop wjc | gzip > wjc.backup.gz
`,
  restore: `coop-rules restore: a backup into a store of any engine

Usage
  coop-rules restore --adapter MODULE --store URL FILE [options]

Checks the whole file first; then that the store has nothing of these cooperatives, or only the beginning of what the backup has. Then stores everything, reads
it back and compares it with the file. What broke off is run again and goes on. Nobody else writes the store meanwhile.
${EXITS}

Options
${COMMON}

Examples
  coop-rules restore --adapter ./postgres.js --store postgres://desk@localhost/coop coop.backup.jsonl
`,
  'verify-log': `coop-rules verify-log: whether what a store has of its cooperatives is as it should be

Usage
  coop-rules verify-log --adapter MODULE --store URL [--coop ID]... [options]

Reads everything: each event and whether it follows from those before it, whether commands are whole and there once, the ballot records, the records. Tells how
far each stream goes and its digest, to compare with one that was kept elsewhere, such as in the minutes of a meeting.
${EXITS}

Options
  --coop ID         this cooperative only; may be said several times
  --charter CHARTER the charter with which the log began; not needed where that is a preset
  --with CHARTER    a charter that may be extended, beside the presets; may be said several times
${COMMON}

Examples
  coop-rules verify-log --adapter ./sqlite.js --store file:coop.db
`,
} as const
