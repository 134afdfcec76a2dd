const COMMON = `  --json            answer as one JSON document
  --lang LANGUAGE   en or es; otherwise by LC_ALL, LC_MESSAGES and LANG
  --help            this text`

const SECRETS = `Files with secrets are written for their owner alone to read, and no file is ever written over. Never send one: send what stands beside it.`

/** The help of each command of secret votes. */
export const SECRECY_HELP = {
  keys: `coop-rules keys: keys for secret votes, and the ceremony that makes the key of one

Usage
  coop-rules keys new --member ID --out ID.key.json
  coop-rules keys certify PUBLIC... --key KEY --cooperative ID --out FILE
  coop-rules keys plan VOTE PUBLIC... [--question TEXT] --out FILE
  coop-rules keys round PLAN [RECEIVED...] --key KEY --secrets FILE --out FILE

new      makes a key: the secret goes into the file that is named, and the public half beside it, into ID.public.json. Members vote with theirs; key holders
         and whoever keeps the record sign with theirs.
certify  vouches, after you have asked them, that these public keys are those of these people. Every member's key needs this from two others.
plan     writes down what is voted on, by whose rule, and who holds the key. VOTE is what is voted on (below), PUBLIC the public keys of the key holders.
round    takes part in the ceremony, as a key holder. Send what it writes to all other key holders; when their files have come, give it those, and again, until it
         says that the key is made. What you may tell nobody is kept in the file that --secrets names, which is begun in the first round. Whoever keeps
         the record needs everybody's last file, too.

VOTE is JSON: {"kind":"vote","cooperative":"bakers","matter":"removal-eva","asks":{"kind":"yes-no"},
 "rule":{"atLeast":"2/3","of":"electorate"},"disclosure":"strict","quorum":3}
  asks        {"kind":"yes-no"}, {"kind":"number","min":"0","max":"100","step":"1"}, or {"kind":"choose","options":["a","b","c"],"least":0,"most":2}
  rule        as in coop-rules decide; left out where only counts or a mean come of it
  disclosure  strict (nothing that shows how one person voted) or told (every count that is not of too few); or a policy of your own
  quorum      so many key holders count together; left out where it takes all of them
  question    the SHA-256 of the text that is voted on; --question takes it of a file

Options
  --member ID       whose key it is
  --key KEY         the secret key of whoever signs
  --cooperative ID  for whose votes the keys are
  --question FILE   the text that is voted on
  --secrets FILE    where a key holder keeps their part of the key
  --out FILE        where to write
${COMMON}

${SECRETS}

Examples
  coop-rules keys new --member ana --out ana.key.json
  coop-rules keys certify ana.public.json cleo.public.json --key ben.key.json --cooperative bakers --out ben.certificates.json
  coop-rules keys round plan.json --key h1.key.json --secrets h1.holder.json --out h1.1.json
`,
  record: `coop-rules record: the record of a secret vote, which anybody in it can check

Usage
  coop-rules record begin PLAN RECEIVED... PUBLIC... CERTIFICATES... --key KEY --out RECORD
  coop-rules record add RECORD FILE...
  coop-rules record change RECORD [PUBLIC... CERTIFICATES...] [--leaves ID...] --key KEY
  coop-rules record close RECORD [--final] --key KEY

begin   begins a record: what is voted on, the ballot key that the key holders made, and who may vote, each with a key that two others certified.
add     adds ballots, withdrawals and opened ballots. Each is checked first. One that is refused changes nothing, and the others are added all the same.
change  takes out whoever leaves, with their ballot, and takes in whoever joins.
close   ends the casting, and says what may be told of the count. With --final that is the end; otherwise voting goes on after the result.

A record says who cast a ballot, and never how. It is shown to members only. Every line holds the fingerprint of the one before: read the last one, the head, out
to each other, and you know that you all have the same record. One process writes a record at a time.

Options
  --key KEY         the secret key of whoever keeps the record: always the same person
  --leaves ID       who leaves; may be said several times
  --final           no more ballots after this
  --out RECORD      the file of the record
${COMMON}

Examples
  coop-rules record begin plan.json holders/*.3.json team/*.public.json team/*.certificates.json --key gil.key.json --out removal.jsonl
  coop-rules record add removal.jsonl *.ballot.json
  coop-rules record close removal.jsonl --final --key gil.key.json
`,
  seal: `coop-rules seal: a ballot that nobody can read

Usage
  coop-rules seal RECORD --key KEY --vote VOTE --out FILE
  coop-rules seal RECORD --key KEY --withdraw --out FILE

Writes the sealed ballot, to be sent to whoever keeps the record, and prints its tracking code: with it you find your ballot in the record again. To change your
vote, seal again, from the record of today: the later ballot takes the place of the earlier one. Your ballot does not show how you voted, but everybody
with the record sees that you cast one.

What is typed on a command line stays in the history of the shell. With --vote - the vote is read from standard input instead.

Options
  --key KEY         your secret key
  --vote VOTE       for or against; the number; or the options you choose, with commas between them ("" for none). "-" reads it from standard input
  --withdraw        takes your ballot back; you may seal a new one later
  --opening FILE    writes what opens this ballot too, for a challenge: see coop-rules open --help. Whoever gets it can prove how you voted
  --out FILE        where to write
${COMMON}

${SECRETS}

Examples
  coop-rules seal removal.jsonl --key ana.key.json --vote - --out ana.ballot.json
  coop-rules seal removal.jsonl --key ana.key.json --withdraw --out ana.withdrawal.json
`,
  open: `coop-rules open: a challenge, whether a ballot was sealed as it should

Usage
  coop-rules open RECORD BALLOT OPENING --out FILE

A program could seal something else than what you said. So seal a ballot with --opening, do not cast it, and open it instead, on another computer if you like: it
shows what was sealed. Then seal anew. Who cannot know which ballots will be opened cannot cheat without being found out. An opened ballot can never be
cast: what this command writes is added to the record, which sees to that.

Options
  --out FILE        where to write
${COMMON}

Examples
  coop-rules seal removal.jsonl --key ana.key.json --vote for --out try.ballot.json --opening try.opening.json
  coop-rules open removal.jsonl try.ballot.json try.opening.json --out try.opened.json
  coop-rules record add removal.jsonl try.opened.json
`,
  share: `coop-rules share: a key holder's part in counting a closed vote

Usage
  coop-rules share RECORD --key HOLDER --out FILE

Takes the whole record and never a single ballot: checks every line of it, that casting has ended, and what may be told of the count; then writes this key holder's
share of the sum. What was shared is remembered in the file of the key holder: of two records of the same vote only one is counted.
Where the count is not to be told, send the share to the other key holders only: a quorum of shares shows the count.

Options
  --key HOLDER      the key holder's file from the ceremony (keys round --secrets)
  --out FILE        where to write
${COMMON}

Examples
  coop-rules share removal.jsonl --key h1.holder.json --out h1.share.json
`,
  tally: `coop-rules tally: the count of a closed vote, from the shares of a quorum of key holders

Usage
  coop-rules tally RECORD SHARE...
  coop-rules tally RECORD SHARE... --key KEY --out FILE
  coop-rules tally RECORD SHARE... --add
  coop-rules tally RECORD SIGNED... --add

Checks the shares and counts: bad ones are left out, and their key holders named. Where the count may be told, --add writes it into the record, with the shares, so
that anybody can check it. Where only the outcome may be told, each of a quorum of key holders looks at the count, signs the outcome with --key, and
the signed files are given with --add. The count is then for the key holders alone: keep it to yourselves.

Options
  --key KEY         the secret key of a key holder, who signs what is told
  --out FILE        where to write what was signed
  --add             write what is told into the record
${COMMON}

Examples
  coop-rules tally removal.jsonl h1.share.json h3.share.json h5.share.json --add
`,
  verify: `coop-rules verify: whether the record of a secret vote is sound, and what came of the vote

Usage
  coop-rules verify RECORD [--head FINGERPRINT] [--receipt CODE...]

Checks every signature, every proof and the count itself. Tells what came of the vote, what that rests on, and what it discloses; or the first entry that is wrong,
where, and why: then the exit code is 1. A record with a single byte changed is refused.

Options
  --head FINGERPRINT  the head that somebody read out to you: the record has to end with it, or to have had it once
  --receipt CODE      a tracking code: the record has to hold that ballot; may be said several times
${COMMON}

Examples
  coop-rules verify removal.jsonl
  coop-rules verify removal.jsonl --receipt "$(cat my-tracking-code)" --lang es
`,
} as const
