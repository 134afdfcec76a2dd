import { SECRECY_HELP } from './secrecy-help.js'
import { SIMULATION_HELP } from './simulation-help.js'
import { STORE_HELP } from './store-help.js'

/** The general help. */
export const HELP = `coop-rules: the rules cooperatives decide by

Usage
  coop-rules average [FILE] [options]    what number is in force, given what everyone proposed
  coop-rules decide  [FILE] [options]    whether a proposal is carried
  coop-rules year-fraction [FILE] [options]  which fraction of a year lies between two dates
  coop-rules accrue  [FILE] [options]    what is owed on held pay at a rate that changes
  coop-rules allocate [FILE] [options]   how an amount is split by weights, to the last cent
  coop-rules payroll [FILE] [options]    what everybody is paid for a period, line by line
  coop-rules surplus [FILE] [options]    how the surplus of a year is shared, or a loss met
  coop-rules subscribe [FILE] [options]  what a member enterprise subscribes to its federation
  coop-rules ledger check|balance|export [FILE]  whether a journal is in order, what it comes to, and it for other tools
  coop-rules init [FOLDER] --preset ID   a charter of your own, begun from another
  coop-rules check CHARTER [options]     whether a charter is sound
  coop-rules diff FROM TO [options]      what differs between two charters, in words
  coop-rules rebase FORK --onto CHARTER  a fork moved onto a newer parent, or merged with another fork
  coop-rules render CHARTER [options]    a charter as by-laws that people read
  coop-rules run [COMMANDS] --log LOG    the life of a cooperative: commands in, what happened into its log
  coop-rules minutes LOG --as MEMBER     what happened, as one person may read it
  coop-rules explain LOG ID --as MEMBER  why something stands as it does
  coop-rules replay LOG --under CHARTER  which decisions would have gone otherwise under another charter
  coop-rules keys | record | seal | open | share | tally   a secret vote, step by step
  coop-rules verify RECORD               whether the record of a secret vote is sound, and what came of it
  coop-rules backup | restore | verify-log   a store of cooperatives: a copy of it, another from the copy, whether it is sound
  coop-rules simulate SCENARIO | models  one run of a model, what came of it; which models there are
  coop-rules sweep PLAN --out DIR        many runs of a model by a plan, in shards and threads, into tables
  coop-rules sweep merge DIR             the tables of a sweep whose shards are done
  coop-rules plot DIR | sensitivity DIR  the pictures of a sweep; which parameters its measures hang on
  coop-rules COMMAND --help              options and examples of one command
  coop-rules --version                   the version of the package

Reads FILE, or standard input where there is none or it is "-". Prints a table for people; --json or --jsonl for programs.
A CHARTER is a file, or the id of a preset such as we-just-coop.

Exit codes
  0  everything was answered (a proposal that is lost is an answer)
  1  something was refused, or a rebase has conflicts; the answers say what and why, and the rest was answered
  2  the command line is wrong
  3  a file or a store cannot be read or written
`

const COMMON = `  --json            answer as one JSON document
  --jsonl           one case a line in, one answer a line out, in order; an "id" is echoed, a bad line is answered "refused"
  --from FORMAT     csv, json or jsonl; otherwise by the file's ending, or by how the input begins
  --lang LANGUAGE   en or es; otherwise by LC_ALL, LC_MESSAGES and LANG
  --progress        show progress although no one seems to watch
  --help            this text`

const ON_A_LOG = `  --charter CHARTER the charter with which the log began; not needed where that is a preset
  --with CHARTER    a charter that may be extended, beside the presets; may be said several times
  --json            one JSON object a line
  --lang LANGUAGE   en or es; otherwise by LC_ALL, LC_MESSAGES and LANG
  --help            this text`

const OF_CHARTERS = `  --json            answer as one JSON document
  --lang LANGUAGE   en or es; otherwise by LC_ALL, LC_MESSAGES and LANG
  --help            this text`

const NAMING = `A charter is named by its file ("-" is standard input), or by the id of a preset. A fork is read with the charter it extends: a preset, or one that
is given by --with.`

const WITH = '  --with CHARTER    a charter that may be extended, beside the presets; may be said several times'

/** The help of each command. */
export const COMMAND_HELP = {
  ...SECRECY_HELP,
  ...STORE_HELP,
  ...SIMULATION_HELP,
  average: `coop-rules average: what number is in force, given what everyone proposed

Usage
  coop-rules average [FILE] [options]

A CSV file has the columns member and proposal, and item where there are several items; or member and one column an item.
Each member's last line on an item counts. A blank is no proposal, and no zero; after a proposal it takes it back.

Options
  --aggregation A   mean (the default), median, trimmed-mean:SHARE (drops that share from each end), clamped-mean
  --min N, --max N  the range of a proposal, ends included; of the mean itself under a clamped mean
  --decimal-comma   read 12,5 as 12.5 in CSV
${COMMON}

Examples
  coop-rules average salaries.csv
  coop-rules average thresholds.csv --aggregation trimmed-mean:1/10 --json
  echo '{"proposals":["50%","90%","60%"]}' | coop-rules average --jsonl
`,
  decide: `coop-rules decide: whether a proposal is carried

Usage
  coop-rules decide [FILE] [options]

A case in JSON holds the rule and the counts:
  {"rule":{"atLeast":"2/3","of":"electorate"},"electorate":10,"for":7,"against":2,"abstain":0,"closed":true}
  rule       atLeast or moreThan (a share: 2/3, 0.5, 72%); of electorate, present, ballots or for-or-against;
             quorum, if any: {"atLeast":"1/3","of":"electorate","counting":["for","against","abstain"]}
  present    where the rule or its quorum counts by it
  ballotsFinal  true where a ballot cannot be changed any more: only then is anything settled early

A CSV file has the columns member and choice (for, against, abstain), and item where there are several matters.
Each member's last line counts; a blank takes the ballot back.

Options for CSV
  --rule RULE       the rule, as JSON text or the name of a JSON file
  --electorate N    how many are entitled
  --present N       how many are present
  --open            voting goes on
  --ballots-final   ballots cannot be changed any more
Options
${COMMON}

Examples
  coop-rules decide ballots.csv --rule '{"atLeast":"72%","of":"electorate"}' --electorate 10
  coop-rules decide cases.jsonl --lang es
  coop-rules decide --jsonl < cases.jsonl > answers.jsonl
`,
  'year-fraction': `coop-rules year-fraction: which fraction of a year lies between two dates

Usage
  coop-rules year-fraction [FILE] [options]

A case in JSON; the start is included, the end is not:
  {"dayCount":"ACT/365F","start":"2024-01-01","end":"2024-03-01"}
  dayCount   ACT/365F, ACT/360, ACT/ACT ISDA, 30E/360, 30/360 ISDA or 30/360 US

Options
${COMMON}

Examples
  echo '{"dayCount":"ACT/365F","start":"2024-01-01","end":"2024-03-01"}' | coop-rules year-fraction --jsonl
`,
  accrue: `coop-rules accrue: what is owed on held pay at a rate that changes

Usage
  coop-rules accrue [FILE] [options]

A case in JSON; amounts are whole smallest units (cents), as text:
  {"principalMinor":"500000","currency":"USD","start":"2024-01-01","end":"2024-03-13","dayCount":"ACT/365F",
   "rates":[{"from":"2024-01-01","ratePerYear":"10%"}],"compounding":"none","rounding":"half-up","roundingAt":"event"}
  rates         each in force from its day until the next
  compounding   "none", or {"capitaliseOn":["2024-12-31"]}
  rounding      half-even, half-up (away from zero), up or down; roundingAt "event" or "day"
  payments      [{"date":"2024-02-01","amountMinor":"10000"}], if any
  paymentOrder  interest-first (where nothing is said), principal-first or merchants-rule

Options
${COMMON}

Examples
  coop-rules accrue held-pay.json --lang es
  coop-rules accrue --jsonl < cases.jsonl
`,
  allocate: `coop-rules allocate: how an amount is split by weights, to the last cent

Usage
  coop-rules allocate [FILE] [options]

A case in JSON; amounts are whole smallest units (cents), as text:
  {"totalMinor":"10000","shares":[{"id":"a","weight":"1"},{"id":"b","weight":"1"},{"id":"c","weight":"1"}]}

Options
${COMMON}

Examples
  echo '{"totalMinor":"10000","shares":[{"id":"a","weight":"2"},{"id":"b","weight":"1"}]}' | coop-rules allocate --jsonl
`,
  payroll: `coop-rules payroll: what everybody is paid for a period, line by line

Usage
  coop-rules payroll [FILE] [options]

A case in JSON; the start of the period is included, the end is not:
  {"period":{"start":"2024-06-01","end":"2024-07-01"},"currency":"USD","rounding":"half-even",
   "categories":[{"id":"worker-owner","unit":"hour"}],
   "rates":[{"category":"worker-owner","from":"2024-01-01","ratePerUnit":"12.5"}],
   "work":[{"worker":"ana","category":"worker-owner","date":"2024-06-03","hours":"8"}]}
  categories    paid by the hour or the month
  rates         in whole units of the currency, each in force from its day until the next of its category
  overtime      {"per":"day"|"week","weekStarts":"monday","ordinaryHours":[{"from","hours"}],"surcharges":[{"from","surcharge"}]}
  work, leave, donated   hours of a worker in a category on a date; donated ones are on record and never owed
  months        {"worker","category","from","to","share"} for categories paid by the month
  forfeits      {"worker","amountMinor"}: smallest units (cents), or "all"
  withholdings  {"worker","what","amountMinor"}
  rounding      half-even, half-up (away from zero), up or down: once a line

Options
${COMMON}

Examples
  coop-rules payroll june.json --lang es
  coop-rules payroll --jsonl < periods.jsonl
`,
  surplus: `coop-rules surplus: how the surplus of a year is shared, or a loss met

Usage
  coop-rules surplus [FILE] [options]

A case in JSON; amounts are whole smallest units (cents), as text:
  {"currency":"EUR","resultMinor":"1000000","lossesCarriedMinor":"0","rounding":"half-even","lossesFrom":["common"],
   "reserves":[{"id":"common","balanceMinor":"0","indivisible":true}],
   "provisions":[{"kind":"losses"},{"kind":"reserve","to":"common","share":"30%","of":"remaining"},{"kind":"rest","to":"patronage"}],
   "members":[{"id":"ana","capitalMinor":"50000","labour":"1600"}]}
  provisions    in order: losses; reserve, fund and patronage with a share "of" the surplus, after-losses or the remaining; return-on-capital with
                ratePerYear and cap; last the rest, to "patronage" or {"reserve":id}
  lossesFrom    the reserves that meet a loss, in order

Options
${COMMON}

Examples
  coop-rules surplus year.json --lang es
`,
  subscribe: `coop-rules subscribe: what a member enterprise subscribes to its federation

Usage
  coop-rules subscribe [FILE] [options]

A case in JSON:
  {"currency":"GBP","labourCostMinor":"18250055","share":"1/1000","rounding":"half-even"}
  labourCostMinor   what people's work cost last year, in smallest units (pence)
  minimumMinor      the least that is subscribed, if any

Options
${COMMON}

Examples
  coop-rules subscribe --jsonl < enterprises.jsonl
`,
  ledger: `coop-rules ledger: whether a journal is in order, what it comes to, and it for other tools

Usage
  coop-rules ledger check [FILE] [options]
  coop-rules ledger balance [FILE] [options]
  coop-rules ledger export --to hledger|beancount|csv [FILE]

A journal in JSON: {"accounts":[{"id":"bank","kind":"asset"}],"funds":[],"entries":[ENTRY]}; in JSON Lines the first line has the accounts and the
funds, and each other line is an ENTRY:
  {"id":"e1","date":"2025-03-01","currency":"USD","what":"spring appeal","postings":[{"account":"bank","amountMinor":"50000"},
   {"account":"donations","amountMinor":"-50000"}],"document":{"kind":"receipt","name":"r1.pdf","sha256":"...","counterparty":"c1"}}
  kind          of an account: asset, liability, equity, income or expense
  postings      add up to nothing; project, line and fund may be named on each
  reverses      the id of the entry that this one takes back
The accounts and the funds have no other keys, and what is exported is what --to says, never --json.
A journal that is not in order is not exported.

Options
  --to TARGET       hledger, beancount or csv
${COMMON}

Examples
  coop-rules ledger check journal.json
  coop-rules ledger export --to hledger journal.jsonl > year.journal && hledger -f year.journal balance
`,
  init: `coop-rules init: a charter of your own, begun from another

Usage
  coop-rules init [FOLDER] --preset ID [options]

Writes three files into FOLDER (this folder, where none is named; it is made where it is not there), and never over a file that is there already:
  charter.json       a charter that extends the preset and changes nothing yet
  charter.lock.json  the SHA-256 of that preset, by which coop-rules check tells whether it was changed under the same version
  charter.test.mjs   a first test; run it by node --test

Options
  --preset ID       we-just-coop, workers-coop, worker-coop-plain, worker-coop-es, worker-coop-it or worker-coop-fr
  --id NAME         its short name: small letters, digits and hyphens; otherwise made of the folder's name
  --title TEXT      what members call it
${OF_CHARTERS}

Examples
  coop-rules init bakers --preset worker-coop-es --title "The Red Bakers"
`,
  check: `coop-rules check: whether a charter is sound

Usage
  coop-rules check CHARTER [options]

${NAMING}
Tells everything that is wrong at once, a line each: where, what was expected, what stands there, what to do. A lock beside the file (charter.lock.json
beside charter.json) is verified.

Options
${WITH}
${OF_CHARTERS}

Examples
  coop-rules check charter.json
  coop-rules check charter.json --with ../federation/charter.json --lang es
`,
  diff: `coop-rules diff: what differs between two charters, in words

Usage
  coop-rules diff FROM TO [options]

${NAMING}

Options
${WITH}
${OF_CHARTERS}

Examples
  coop-rules diff worker-coop-plain worker-coop-es
  coop-rules diff worker-coop-es charter.json --lang es
`,
  rebase: `coop-rules rebase: a fork moved onto a newer parent, or merged with another fork

Usage
  coop-rules rebase FORK --onto CHARTER [options]

${NAMING}
What FORK changed in its parent is changed in the charter that --onto names, and the result extends that one. Where both sides changed the same, each its
own way, it is a conflict: it is told in words, nothing is written, and the exit code is 1.

Options
  --onto CHARTER    the charter the fork shall extend: a newer parent, or another fork of the same one
  --keep PATH       settles the conflict at PATH: what FORK says holds; may be said several times
  --take PATH       settles the conflict at PATH: what the new parent says holds; may be said several times
  --out FILE        write it there, with its lock where FORK has one; over a file that is there only where it is FORK itself
${WITH}
${OF_CHARTERS}

Examples
  coop-rules rebase charter.json --onto new-parent.json
  coop-rules rebase charter.json --onto new-parent.json --keep decisions.admit.rule --out charter.json
`,
  render: `coop-rules render: a charter as by-laws that people read

Usage
  coop-rules render CHARTER [options]

${NAMING}

Options
  --format FORMAT   markdown (the default) or html; or json: the whole charter, with everything that it inherits
  --out FILE        write it there, where no file is yet
${WITH}
${OF_CHARTERS}

Examples
  coop-rules render charter.json > by-laws.md
  coop-rules render we-just-coop --format html --lang es --out estatutos.html
`,
  run: `coop-rules run: the life of a cooperative, by all its rules

Usage
  coop-rules run [COMMANDS] --log LOG [options]

Reads commands, one JSON object a line, from COMMANDS, or from standard input; answers each, in order: accepted, or refused with the reasons. What happened is
added to LOG, which is begun where it is not there yet. An answer is printed once its events are on the disk. A command with a "commandId" that the log
has already is not done again. One process writes a log at a time.

Options
  --log LOG         the file of what happened
  --charter CHARTER the charter with which the log begins, or began; not needed where that is a preset and the log has begun
${WITH}
  --json            one JSON object an answer
  --lang LANGUAGE   en or es; otherwise by LC_ALL, LC_MESSAGES and LANG
  --help            this text

Examples
  coop-rules run founding.jsonl --log coop.log --charter we-just-coop
  echo '{"type":"leave","by":"ben","at":"2026-05-01"}' | coop-rules run --log coop.log
`,
  minutes: `coop-rules minutes: what happened, as one person may read it

Usage
  coop-rules minutes LOG --as MEMBER [options]

Members with a vote read what is for members; others what the charter opens to them; everybody what is about themselves. Ballots in secret matters are not in
the log at all.

Options
  --as MEMBER       who reads
  --about ID        only what speaks of this person, project or decision: with --as the same person, everything the log has about them
${ON_A_LOG}

Examples
  coop-rules minutes coop.log --as ana
  coop-rules minutes coop.log --as ana --about ana --json > ana.jsonl
`,
  explain: `coop-rules explain: why something stands as it does

Usage
  coop-rules explain LOG ID --as MEMBER [options]

Tells all that happened to a decision, a member or whatever has this id; and of a decision that is open, how it stands and how many are still needed.

Options
  --as MEMBER       who asks
${ON_A_LOG}

Examples
  coop-rules explain coop.log admission-dora --as ana
`,
  replay: `coop-rules replay: which decisions would have gone otherwise under another charter

Usage
  coop-rules replay LOG --under CHARTER [options]

Takes every decision of the log again, with the ballots there were. Where only the outcome is known, or others would have been entitled, it cannot be told, and is
said so. The past stays as it is.

Options
  --under CHARTER   the other charter: a file, or the id of a preset
${ON_A_LOG}

Examples
  coop-rules replay coop.log --under amended.json
`,
} as const
