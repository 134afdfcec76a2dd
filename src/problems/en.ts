/**
 * Everything that can be wrong, one constant each: its stable code, and its two sentences in English (what was expected, and what to do about it). Constants,
 * and not one table, so that an application bundles the sentences of the rules it uses and no others. The Spanish ones are in es.ts.
 */

// Numbers
export const notANumber = {
  code: 'not-a-number',
  words: () => ({
    expected: 'a number such as 12, 12.5, 2/3 or 72%',
    todo: 'Write plain digits with a decimal point, and no spaces, such as 2/3 or 70%.',
  }),
} as const
export const decimalComma = {
  code: 'decimal-comma',
  /** The option is one of the command that reads a whole file; in an application there is none. */
  words: (f: { meant: string; option: string }) => ({
    expected: 'a number with a decimal point',
    todo: `Write ${f.meant}${f.option === '' ? '' : `; for CSV files there is ${f.option}`}.`,
  }),
} as const
export const numberTooLong = {
  code: 'number-too-long',
  words: (f: { most: number }) => ({
    expected: `a number of at most ${f.most} characters`,
    todo: 'Round it before it is proposed.',
  }),
} as const
export const lossyNumber = {
  code: 'lossy-number',
  words: () => ({
    expected: 'a number that a computer holds exactly as it is written',
    todo: 'Write it as text, between double quotes.',
  }),
} as const
export const zeroDenominator = {
  code: 'zero-denominator',
  words: () => ({
    expected: 'a fraction whose lower number is not zero',
    todo: 'Write a fraction such as 2/3.',
  }),
} as const
export const notACount = {
  code: 'not-a-count',
  words: () => ({
    expected: 'a whole number from 0 to 9007199254740991',
    todo: 'Count people or ballots: no fractions, no negative numbers, no text.',
  }),
} as const
export const notOneOrMore = {
  code: 'not-one-or-more',
  words: () => ({ expected: 'a whole number of 1 or more', todo: 'State how many there must be.' }),
} as const
export const notPlaces = {
  code: 'not-places',
  words: () => ({
    expected: 'a whole number of decimal places from 0 to 1000',
    todo: 'Say how many digits after the point are wanted.',
  }),
} as const
export const noValues = {
  code: 'no-values',
  words: () => ({
    expected: 'at least one number',
    todo: 'Ask first whether anything was proposed: the mean of nothing is not a number.',
  }),
} as const

// Shapes
/** How each kind is written in a file; in a program it is the same. */
const WRITE: Readonly<Record<string, string>> = {
  'an object': 'Write { … } there.',
  'a list': 'Write [ … ] there.',
  text: 'Write a text there, in quotation marks.',
  'true or false': 'Write true or false, without quotation marks.',
  'a number': 'Write it in digits, without quotation marks.',
  'a whole number': 'Write it in digits, without a point and without quotation marks.',
  'an exact number': 'Make one of it with exact; what came back from JSON is read with fromPlain first.',
  'an amount as a bigint': 'Read what came back from JSON with fromPlain first.',
  'a reason with all its facts':
    'Hand over the reasons of an outcome; what came back from JSON is read with fromPlain first.',
}
export const wrongKind = {
  code: 'wrong-kind',
  words: (f: { kind: string }) => ({
    expected: f.kind,
    todo: WRITE[f.kind] ?? 'See the help, or the type of the input.',
  }),
} as const
export const unknownKey = {
  code: 'unknown-key',
  words: (f: { known: string }) => ({
    expected: `one of: ${f.known}`,
    todo: 'Correct the name, or take it out.',
  }),
} as const
export const missingKey = {
  code: 'missing-key',
  words: (f: { key: string; options?: string }) => ({
    expected: f.options === undefined ? `a value for ${f.key}` : `a value for ${f.key}, one of: ${f.options}`,
    todo: 'State it: it has no default.',
  }),
} as const
export const duplicateKey = {
  code: 'duplicate-key',
  words: (f: { key: string }) => ({ expected: `${f.key} once`, todo: 'Keep the one that is meant.' }),
} as const
export const notOneOf = {
  code: 'not-one-of',
  words: (f: { options: string }) => ({ expected: `one of: ${f.options}`, todo: 'Choose one of these.' }),
} as const
export const listedTwice = {
  code: 'listed-twice',
  words: (f: { what: string }) => ({ expected: `"${f.what}" once`, todo: 'Take the second one out.' }),
} as const
export const bothSaid = {
  code: 'both-said',
  words: (f: { one: string; other: string }) => ({
    expected: `${f.one} or ${f.other}, and not both`,
    todo: `Take one of the two out: one that is inherited goes by "${f.one}": null, or "${f.other}": null.`,
  }),
} as const
export const emptyList = {
  code: 'empty-list',
  words: (f: { what: string }) => ({
    expected: `at least one ${f.what}`,
    todo: 'Name one; a list that may be missing can be left out instead.',
  }),
} as const

// Decision rules
export const noComparison = {
  code: 'no-comparison',
  words: () => ({
    expected: 'atLeast or moreThan',
    todo: 'Say atLeast if exactly the threshold suffices, else moreThan.',
  }),
} as const
export const twoComparisons = {
  code: 'two-comparisons',
  words: () => ({ expected: 'either atLeast or moreThan', todo: 'Keep the one that the rule means.' }),
} as const
export const thresholdOutOfRange = {
  code: 'threshold-out-of-range',
  words: (f: { meant: string }) => ({
    expected: 'a threshold from 0 to 1, that is from 0% to 100%',
    todo: f.meant === '' ? 'Write a share such as 2/3, 0.72 or 72%.' : `Write ${f.meant} if a percentage is meant.`,
  }),
} as const
export const moreThanAll = {
  code: 'more-than-all',
  words: () => ({
    expected: 'a threshold that can be reached',
    todo: 'Write atLeast 1 for everyone.',
  }),
} as const
export const presentMissing = {
  code: 'present-missing',
  words: () => ({ expected: 'how many are present', todo: 'State present: the rule counts by it.' }),
} as const
export const morePresentThanElectors = {
  code: 'more-present-than-electors',
  words: (f: { electorate: number }) => ({
    expected: `no more present than the electorate, which is ${f.electorate}`,
    todo: 'Check the counts.',
  }),
} as const
export const moreBallotsThanElectors = {
  code: 'more-ballots-than-electors',
  words: (f: { electorate: number }) => ({
    expected: `no more ballots than the electorate, which is ${f.electorate}`,
    todo: 'Check the counts: one ballot a member, the last.',
  }),
} as const
export const moreBallotsThanPresent = {
  code: 'more-ballots-than-present',
  words: (f: { present: number }) => ({
    expected: `no more ballots than those present, which is ${f.present}`,
    todo: 'Check the counts: one ballot a member, the last.',
  }),
} as const
export const thresholdNotPinned = {
  code: 'threshold-not-pinned',
  words: (f: { item: string }) => ({
    expected: `the number in force for the average item ${f.item}`,
    todo: 'Open the decision, and decide with that.',
  }),
} as const
export const unknownItem = {
  code: 'unknown-item',
  words: (f: { item: string }) => ({
    expected: `an average item named ${f.item}`,
    todo: 'Name one that exists.',
  }),
} as const
export const tiePolicyWithoutTies = {
  code: 'tie-policy-without-ties',
  words: () => ({
    expected: 'a tie policy only with moreThan 1/2 of ballots or of for-or-against',
    todo: 'Take it out.',
  }),
} as const

// Dates and money
export const notADate = {
  code: 'not-a-date',
  words: () => ({ expected: 'a date that exists, such as 2024-02-29', todo: 'Write year, month and day: YYYY-MM-DD.' }),
} as const
export const reversedPeriod = {
  code: 'reversed-period',
  words: (f: { start: string }) => ({ expected: `a date not before ${f.start}`, todo: 'Swap the two ends.' }),
} as const
export const notMinorUnits = {
  code: 'not-minor-units',
  words: () => ({
    expected: 'a whole number of smallest units, such as "1250"',
    todo: 'Write cents, as text and without a point.',
  }),
} as const
export const negativeAmount = {
  code: 'negative-amount',
  words: () => ({
    expected: 'an amount of 0 or more',
    todo: 'Write what is owed or paid; correct an entry by a reversing one.',
  }),
} as const
export const outsidePeriod = {
  code: 'outside-period',
  words: (f: { start: string; end: string }) => ({
    expected: `a date from ${f.start} to ${f.end}, both included`,
    todo: 'Correct the date, or the period.',
  }),
} as const
export const rateGap = {
  code: 'rate-gap',
  words: (f: { start: string }) => ({
    expected: `a number in force on ${f.start}`,
    todo: 'Add the rate, or the hours, that were in force then; 0 is one too.',
  }),
} as const
export const negativeRate = {
  code: 'negative-rate',
  words: () => ({ expected: 'a rate of 0 or more', todo: 'Correct the rate.' }),
} as const
export const rateWithoutPercent = {
  code: 'rate-without-percent',
  words: (f: { meant: string; asRead: string }) => ({
    expected: 'an interest rate below 1, or one with its percent sign',
    todo: `Write ${f.meant} if the percent sign is missing, or ${f.asRead} if it is that much a year.`,
  }),
} as const
export const notInOrder = {
  code: 'not-in-order',
  words: (f: { before: string }) => ({
    expected: `a day no earlier than ${f.before}, the one before it`,
    todo: 'List changes in the order in which they happened.',
  }),
} as const
export const beyondTheCalendar = {
  code: 'beyond-the-calendar',
  words: () => ({
    expected: 'a change that begins to count between 0001-01-01 and 9999-12-31',
    todo: 'Check the date, and the length of the periods.',
  }),
} as const
export const afterAccount = {
  code: 'after-account',
  words: (f: { until: string }) => ({
    expected: `a day no later than ${f.until}, for which the account is made up`,
    todo: 'Make the account up for a later day, or leave this out.',
  }),
} as const
export const beforeAccount = {
  code: 'before-account',
  words: (f: { until: string }) => ({
    expected: `a day no earlier than ${f.until}, for which the account is made up`,
    todo: 'Look ahead to a later day; the account itself says what was owed until then.',
  }),
} as const
export const nothingHeld = {
  code: 'nothing-held',
  words: () => ({ expected: 'someone whose pay was held', todo: 'Check the id, or enter first what was held.' }),
} as const
export const notAdditive = {
  code: 'not-additive',
  words: () => ({
    expected: 'a day count under which a period may be cut: ACT/365F, ACT/360, ACT/ACT ISDA or 30E/360',
    todo: 'Choose one of these where the rate changes within the period, days are rounded, or payments earn interest.',
  }),
} as const
export const unknownCurrency = {
  code: 'unknown-currency',
  words: () => ({ expected: 'a currency by its ISO 4217 code, such as EUR', todo: 'Write its three capital letters.' }),
} as const
export const wrongMinorUnits = {
  code: 'wrong-minor-units',
  words: (f: { places: number; currency: string }) => ({
    expected: `an amount whose decimal places ${f.currency} has, which is ${f.places}`,
    todo: 'Write whole smallest units, or name a rounding.',
  }),
} as const
export const mixedCurrencies = {
  code: 'mixed-currencies',
  words: (f: { currency: string }) => ({
    expected: `an amount in ${f.currency}`,
    todo: 'Keep one currency at a time.',
  }),
} as const

// What may be told of secret votes
export const notWithin = {
  code: 'not-within',
  words: (f: { from: number; to: number }) => ({
    expected: f.from === f.to ? `${f.from}` : `a whole number from ${f.from} to ${f.to}`,
    todo: 'Check it against the ballots that are counted.',
  }),
} as const
export const toldCannotBe = {
  code: 'told-cannot-be',
  words: (f: { other: string }) => ({
    expected: `what can be true of the same ballots together with ${f.other}`,
    todo: 'Check what was told, and which ballots each counted.',
  }),
} as const

// Proposals and ballots
export const mixedUnits = {
  code: 'mixed-units',
  words: () => ({
    expected: 'categories that are all paid by one unit',
    todo: 'Give the hourly and the monthly categories each a base of their own.',
  }),
} as const
export const negativeHours = {
  code: 'negative-hours',
  words: () => ({ expected: '0 hours or more', todo: 'Correct the entry that was wrong instead of taking hours off.' }),
} as const
export const beyondTheDay = {
  code: 'beyond-the-day',
  words: (f: { worker: string; date: string }) => ({
    expected: `at most 24 hours of ${f.worker} on ${f.date}, all entries together`,
    todo: 'Look for hours that were entered twice, or on the wrong day.',
  }),
} as const
export const overlapping = {
  code: 'overlapping',
  words: (f: { worker: string }) => ({
    expected: `days that ${f.worker} has not in this category already`,
    todo: 'Let the second stretch begin where the first one ends.',
  }),
} as const
export const moreThanPay = {
  code: 'more-than-pay',
  words: (f: { worker: string; pay: string }) => ({
    expected: `no more taken off than the pay of ${f.worker}, which is ${f.pay} in smallest units`,
    todo: 'Lower what is given up or kept back.',
  }),
} as const
export const notPaid = {
  code: 'not-paid',
  words: () => ({ expected: 'someone who is paid here', todo: 'Check the id, or enter first what was worked.' }),
} as const
export const outOfRange = {
  code: 'out-of-range',
  words: (f: { from: string; to: string }) => ({
    expected:
      f.from === ''
        ? `at most ${f.to}`
        : f.to === ''
          ? `at least ${f.from}`
          : `a number from ${f.from} to ${f.to}, both included`,
    todo: 'Propose a number within the range.',
  }),
} as const
export const offStep = {
  code: 'off-step',
  words: (f: { step: string; from: string }) => ({
    expected: `a number in steps of ${f.step} counted from ${f.from}`,
    todo: 'Propose the nearest step.',
  }),
} as const
export const boundsReversed = {
  code: 'bounds-reversed',
  words: () => ({
    expected: 'a range whose lower end is not above its upper end',
    todo: 'Swap the two ends.',
  }),
} as const
export const mixedPercent = {
  code: 'mixed-percent',
  words: () => ({
    expected: 'either percentages throughout, or plain numbers throughout',
    todo: 'Write 50% or 0.5 everywhere (2/3 goes with 0.5): 50 and 50% are a hundred times apart.',
  }),
} as const
export const percentNotMeant = {
  code: 'percent-not-meant',
  words: (f: { unit: string }) => ({
    expected: `a plain number of ${f.unit}`,
    todo: 'Write it without the percent sign: only shares are proposed as percentages.',
  }),
} as const
export const trimTooLarge = {
  code: 'trim-too-large',
  words: () => ({
    expected: 'a share to drop from each end that is at least 0 and less than 1/2',
    todo: 'Drop less: from 1/2 on nothing would be left.',
  }),
} as const
export const stepNotPositive = {
  code: 'step-not-positive',
  words: () => ({
    expected: 'a step greater than 0',
    todo: 'State the size of one step, or leave it out.',
  }),
} as const
export const negativeWeight = {
  code: 'negative-weight',
  words: () => ({ expected: 'a weight of 0 or more', todo: 'State how much it weighs: 0, where it is not to count.' }),
} as const
export const weightsAllZero = {
  code: 'weights-all-zero',
  words: () => ({
    expected: 'at least one weight above 0',
    todo: 'Give weight to someone, or use the plain mean.',
  }),
} as const
export const notAName = {
  code: 'not-a-name',
  words: () => ({
    expected: 'an id of 1 to 200 characters without control characters',
    todo: 'Name the member, the item or the clause by its id.',
  }),
} as const
export const notEntitled = {
  code: 'not-entitled',
  words: () => ({
    expected: 'a member of the electorate',
    todo: 'Check the id, or the electorate on that date.',
  }),
} as const
export const ballotOfMemberTwice = {
  code: 'ballot-of-member-twice',
  words: (f: { member: string }) => ({
    expected: `one ballot of "${f.member}"`,
    todo: "Keep each member's last ballot, and take the earlier ones out.",
  }),
} as const
export const alreadyJoined = {
  code: 'already-joined',
  words: () => ({ expected: 'someone who has not joined yet', todo: 'Leave out the second joining.' }),
} as const
export const notJoined = {
  code: 'not-joined',
  words: () => ({ expected: 'someone who has joined', todo: 'Let them join first.' }),
} as const
export const tooManyChosen = {
  code: 'too-many-chosen',
  words: (f: { most: number }) => ({ expected: `no more than ${f.most} chosen`, todo: 'Choose fewer.' }),
} as const

// Accounts and surplus
export const floorNotPositive = {
  code: 'floor-not-positive',
  words: () => ({
    expected: 'a floor above 0, for compensation is always provided',
    todo: 'State the least that anybody who is ousted is given.',
  }),
} as const
export const notAnAccount = {
  code: 'not-an-account',
  words: () => ({
    expected:
      'an account such as bank or expenses:travel, in letters, digits, single spaces, dots, dashes and underscores',
    todo: 'Rename the account; parts are joined by a colon, and a letter and its accent are one character (NFC).',
  }),
} as const
export const unknownAccount = {
  code: 'unknown-account',
  words: () => ({ expected: 'an account of the chart', todo: 'Check the name, or add the account to the chart.' }),
} as const
export const unbalanced = {
  code: 'unbalanced',
  words: (f: { rest: string; currency: string }) => ({
    expected: `two postings or more that add up to nothing; ${f.rest} ${f.currency} is left over`,
    todo: 'Add the side that is missing, or correct an amount.',
  }),
} as const
export const unknownEntry = {
  code: 'unknown-entry',
  words: () => ({ expected: 'an entry that was posted before', todo: 'Check the id, or post that entry first.' }),
} as const
export const reversedAlready = {
  code: 'reversed-already',
  words: () => ({
    expected: 'an entry that was not taken back yet',
    todo: 'Leave this correction out, or correct the correction.',
  }),
} as const
export const notTheReverse = {
  code: 'not-the-reverse',
  words: (f: { entry: string }) => ({
    expected: `the postings of ${f.entry} with their signs turned, and nothing else`,
    todo: 'Take the whole entry back, then post the right one.',
  }),
} as const
export const unknownFund = {
  code: 'unknown-fund',
  words: () => ({
    expected: 'a fund that the journal knows',
    todo: 'Check the id, or state the fund and its purpose.',
  }),
} as const
export const notAHash = {
  code: 'not-a-hash',
  words: () => ({
    expected: 'a SHA-256 of 64 hexadecimal digits',
    todo: 'Work it out from the file, as sha256sum does.',
  }),
} as const
export const unknownLine = {
  code: 'unknown-line',
  words: () => ({ expected: 'a line of the budget', todo: 'Check the name, or plan the line first.' }),
} as const
export const unknownCommitment = {
  code: 'unknown-commitment',
  words: () => ({ expected: 'a commitment of this budget', todo: 'Check the id, or list the commitment.' }),
} as const
export const firstStepAboveZero = {
  code: 'first-step-above-zero',
  words: () => ({
    expected: 'a first step from 0 on, so that nothing is spent with nobody else approving',
    todo: 'Say how many others approve the smallest amounts.',
  }),
} as const
export const debitAndCredit = {
  code: 'debit-and-credit',
  words: (f: { columns: string }) => ({
    expected: `an amount in one of ${f.columns}, not in both`,
    todo: 'Check the line with the bank: one is not taken off the other here.',
  }),
} as const
export const afterClosing = {
  code: 'after-closing',
  words: (f: { closesOn: string }) => ({
    expected: `a day no later than ${f.closesOn}, when the project closes`,
    todo: 'Close it later, or leave this out.',
  }),
} as const
export const wrongEncoding = {
  code: 'wrong-encoding',
  words: (f: { encoding: string }) => ({
    expected: `text in ${f.encoding}`,
    todo: 'State the encoding in which the bank writes: utf-8, windows-1252 or utf-16le.',
  }),
} as const
export const notAYear = {
  code: 'not-a-year',
  words: () => ({ expected: 'a whole year from 1 to 9999', todo: 'Write the year alone, such as 2026.' }),
} as const
export const notAShare = {
  code: 'not-a-share',
  words: () => ({ expected: 'a share from 0 to 1', todo: 'Write a part of the whole, such as 1/3, 0.3 or 30%.' }),
} as const
export const nobodyWorked = {
  code: 'nobody-worked',
  words: () => ({
    expected: 'at least one member who worked, for part of the surplus goes to members by their work',
    todo: 'Enter what members worked, or let that part go to a reserve.',
  }),
} as const
export const noRest = {
  code: 'no-rest',
  words: () => ({
    expected: 'a last provision, and only that one, that takes all that is left',
    todo: 'End with the rest, to patronage or to a reserve: nothing may stay unallocated.',
  }),
} as const
export const sharesOverWhole = {
  code: 'shares-over-whole',
  words: () => ({
    expected: 'shares of the surplus that make up no more than all of it',
    todo: 'Lower a share, or let it be of what remains.',
  }),
} as const
export const unknownReserve = {
  code: 'unknown-reserve',
  words: () => ({ expected: 'one of the reserves', todo: 'Check the id, or add the reserve with its balance.' }),
} as const
export const fundIsAReserve = {
  code: 'fund-is-a-reserve',
  words: (f: { reserve: string }) => ({
    expected: `a fund that is none of the reserves: ${f.reserve} is one of them`,
    todo: "Write the kind 'reserve', so that its balance grows, or give the fund another name.",
  }),
} as const
export const negativeLabour = {
  code: 'negative-labour',
  words: () => ({
    expected: 'work of 0 or more',
    todo: 'State the hours or the pay that this member worked for: 0, where they did not work.',
  }),
} as const
export const tooManyLevels = {
  code: 'too-many-levels',
  words: (f: { most: number }) => ({
    expected: `at most ${f.most} levels of federations`,
    todo: 'Look for a federation that stands within itself.',
  }),
} as const
export const moreThanCapital = {
  code: 'more-than-capital',
  words: (f: { member: string; balance: string }) => ({
    expected: `no more than the capital of ${f.member} on that day, which was ${f.balance} in smallest units`,
    todo: 'Lower it, or enter first what was paid in.',
  }),
} as const
export const priceNotMet = {
  code: 'price-not-met',
  words: (f: { price: string; met: string }) => ({
    expected: `contributions and credit that make up the price of ${f.price}, which is above zero; they make up ${f.met}`,
    todo: 'Correct the price, a contribution or the credit.',
  }),
} as const
export const beforeSigning = {
  code: 'before-signing',
  words: (f: { signedOn: string }) => ({
    expected: `a day no earlier than ${f.signedOn}, when it is signed`,
    todo: 'Let it be on that day, or later.',
  }),
} as const

// Files and lines
export const notJson = {
  code: 'not-json',
  words: () => ({ expected: 'one JSON object', todo: 'Write one complete JSON object.' }),
} as const
export const tooDeep = {
  code: 'too-deep',
  words: (f: { most: number }) => ({
    expected: `JSON nested at most ${f.most} deep`,
    todo: 'Flatten it: no input needs such depth.',
  }),
} as const
export const lineTooLong = {
  code: 'line-too-long',
  words: (f: { most: number }) => ({
    expected: `a line of at most ${f.most} bytes`,
    todo: 'Put one case on a line.',
  }),
} as const
export const notUtf8 = {
  code: 'not-utf-8',
  words: () => ({ expected: 'text in UTF-8', todo: 'Save the file as UTF-8; spreadsheets call it CSV UTF-8.' }),
} as const
export const noHeader = {
  code: 'no-header',
  words: (f: { columns: string }) => ({
    expected: `a first line that names the columns: ${f.columns}`,
    todo: 'Add the line of column names.',
  }),
} as const
export const missingColumn = {
  code: 'missing-column',
  words: (f: { column: string }) => ({
    expected: `a column named ${f.column}`,
    todo: 'Add the column, or rename the one that is meant.',
  }),
} as const
export const wrongWidth = {
  code: 'wrong-width',
  words: (f: { width: number }) => ({
    expected: `as many columns as the header names, which is ${f.width}`,
    todo: 'Mend the line: often a comma stands inside a value that needs quotation marks.',
  }),
} as const
export const documentTooLong = {
  code: 'document-too-long',
  words: (f: { most: number }) => ({
    expected: `a JSON document of at most ${f.most} bytes`,
    todo: 'Write one case a line instead, and use --jsonl: that has no limit.',
  }),
} as const
export const unnamedColumn = {
  code: 'unnamed-column',
  words: (f: { column: number }) => ({
    expected: `a name above column ${f.column}, which holds values`,
    todo: 'Name the column, or empty it.',
  }),
} as const
export const decimalPoint = {
  code: 'decimal-point',
  words: () => ({
    expected: 'a number with a decimal comma and without points',
    todo: 'Leave the grouping points out: 1.234 could be read two ways.',
  }),
} as const
export const brokenCsv = {
  code: 'broken-csv',
  words: (f: { detail: string }) => ({
    expected: `well-formed CSV (${f.detail})`,
    todo: 'Mend the line: often a quotation mark is missing.',
  }),
} as const
export const tooManyProblems = {
  code: 'too-many-problems',
  words: (f: { most: number }) => ({
    expected: `at most ${f.most} problems`,
    todo: 'Mend these first; the rest was not judged.',
  }),
} as const

// Members and meetings
const STANDINGS: Readonly<Record<string, string>> = {
  nobody: 'never joined',
  applicant: 'has only applied',
  probationer: 'is on probation',
  member: 'is a member',
  suspended: 'is suspended',
  former: 'is no member any more',
  gone: 'has died or been dissolved',
}
export const impossibleChange = {
  code: 'impossible-change',
  words: (f: { member: string; kind: string }) => ({
    expected: `a change that can happen to ${f.member}, who ${STANDINGS[f.kind] ?? f.kind} by then`,
    todo: 'Look for a change that is missing, or stands under a wrong day.',
  }),
} as const
export const afterFounding = {
  code: 'after-founding',
  words: (f: { foundedOn: string }) => ({
    expected: `a founder of ${f.foundedOn}, the day of the founding`,
    todo: 'Let whoever came later be admitted.',
  }),
} as const
export const moreThanDue = {
  code: 'more-than-due',
  words: (f: { due: string }) => ({
    expected: `no more paid than the contribution, which is ${f.due} in smallest units`,
    todo: 'Correct a payment, or pay the rest back.',
  }),
} as const
export const stepMissing = {
  code: 'step-missing',
  words: (f: { step: string }) => ({
    expected: `the step ${f.step} before it`,
    todo: 'Enter the step that is missing, or correct the days.',
  }),
} as const
export const mixedDelays = {
  code: 'mixed-delays',
  words: (f: { unit: string }) => ({
    expected: `a time after the first call under the key ${f.unit}, as the rule has it`,
    todo: 'State it in the unit of the rule.',
  }),
} as const
// (end of members and meetings)

// Elections
export const unknownCandidate = {
  code: 'unknown-candidate',
  words: () => ({ expected: 'one of the candidates', todo: 'Check the id, or add the candidate.' }),
} as const
export const moreSittingThanSeats = {
  code: 'more-sitting-than-seats',
  words: (f: { seats: number }) => ({
    expected: `no more who keep a seat than there are seats, which is ${f.seats}`,
    todo: 'Check the seats, or who still sits.',
  }),
} as const
export const noSeatFellVacant = {
  code: 'no-seat-fell-vacant',
  words: (f: { seats: number }) => ({
    expected: `fewer who still sit than there are seats, which is ${f.seats}: somebody left`,
    todo: 'Check the seats, or who still sits.',
  }),
} as const
export const notASeed = {
  code: 'not-a-seed',
  words: () => ({
    expected: 'a seed of 1 to 200 characters without control characters',
    todo: 'Write what was published before anyone knew who ties, such as the numbers of a public draw.',
  }),
} as const
export const precisionOutOfRange = {
  code: 'precision-out-of-range',
  words: (f: { from: number; to: number }) => ({
    expected: `a whole number from ${f.from} to ${f.to}`,
    todo: 'State how finely the rule reckons; 9 places with an omega of 6 are usual.',
  }),
} as const
export const notABltHeader = {
  code: 'not-a-blt-header',
  words: () => ({
    expected: 'a first line with two whole numbers of 1 or more: how many candidates, and how many seats',
    todo: 'Begin the file with a line such as 5 2.',
  }),
} as const
export const notABltBallot = {
  code: 'not-a-blt-ballot',
  words: (f: { candidates: number }) => ({
    expected: `a ballot such as 3 1 2 0: its weight of 1 or more, then candidates by their numbers from 1 to ${f.candidates}, then 0`,
    todo: 'Mend the line; those who withdrew, such as -2, stand before the ballots.',
  }),
} as const
export const equalPreferences = {
  code: 'equal-preferences',
  words: () => ({
    expected: 'one candidate at each preference',
    todo: 'Leave out what is level: no count here divides a preference among several.',
  }),
} as const
export const skippedPreference = {
  code: 'skipped-preference',
  words: () => ({
    expected: 'a ballot without a preference left out, or a reading that says what that means',
    todo: 'Say that the ballot ends there, or that the gap is passed over.',
  }),
} as const
export const bltUnfinished = {
  code: 'blt-unfinished',
  words: () => ({ expected: 'a line with 0 alone after the last ballot', todo: 'Add it before the names.' }),
} as const
export const notABltName = {
  code: 'not-a-blt-name',
  words: () => ({
    expected: 'a name or a title between double quotes, and nothing after it but a comment',
    todo: 'Write one to a line, between double quotes.',
  }),
} as const
export const wrongNumberOfNames = {
  code: 'wrong-number-of-names',
  words: (f: { candidates: number }) => ({
    expected: `a line with the name of each candidate, ${f.candidates} in all, and one with the title`,
    todo: 'Add what is missing, or take out what is too much; a title may be empty.',
  }),
} as const
export const notATitle = {
  code: 'not-a-title',
  words: () => ({
    expected: 'a title of at most 200 characters without control characters',
    todo: 'Shorten the title, or write it on one line.',
  }),
} as const
export const scoreOutOfRange = {
  code: 'score-out-of-range',
  words: (f: { from: number; to: number }) => ({
    expected: `a whole score from ${f.from} to ${f.to}, both included`,
    todo: 'Write a score of the scale, or leave the candidate out.',
  }),
} as const
export const tooManyCandidates = {
  code: 'too-many-candidates',
  words: (f: { most: number }) => ({
    expected: `at most ${f.most} candidates`,
    todo: 'Check the list: every stage reports on all of them.',
  }),
} as const
// (end of elections)

// Circles
// (end of circles)

// Projects
export const notInTeam = {
  code: 'not-in-team',
  words: () => ({ expected: 'someone in the team', todo: 'Check the id, or the team on that day.' }),
} as const
export const notACoordinator = {
  code: 'not-a-coordinator',
  words: () => ({
    expected: 'an area that the person coordinates',
    todo: 'Name the areas, or remove the person from the team instead.',
  }),
} as const
// (end of projects)

// Charters
export const reservedKey = {
  code: 'reserved-key',
  words: () => ({
    expected: 'names that are not reserved by JavaScript',
    todo: 'Rename it; if you did not write it yourself, ask where the file comes from.',
  }),
} as const
export const notAShortName = {
  code: 'not-a-short-name',
  words: () => ({
    expected: 'a short name of small letters, digits and single hyphens, such as admit-worker-owner',
    todo: 'Use such a name here, and put what members read into the title.',
  }),
} as const
export const wrongLength = {
  code: 'wrong-length',
  words: (f: { least: string; most: string }) => ({
    expected: f.most === '' ? `no fewer than ${f.least}` : `no more than ${f.most}`,
    todo: 'Bring it within that limit.',
  }),
} as const
export const yesNoAveraged = {
  code: 'yes-no-averaged',
  words: () => ({
    expected: 'a share, consensus, consent, or a choice among options: a yes or no has no mean',
    todo: 'State a rule such as {"atLeast": "2/3", "of": "electorate"}; its threshold may be an average item: {"atLeast": {"average": "name"}, ...}.',
  }),
} as const
export const unknownProvision = {
  code: 'unknown-provision',
  words: (f: { section: string; id: string; known: string }) => ({
    expected: `a provision named ${f.id} under ${f.section}, where there ${f.known === '' ? 'are none' : `are: ${f.known}`}`,
    todo: f.known === '' ? 'Add it.' : 'Name one of these, or add it.',
  }),
} as const
export const notInherited = {
  code: 'not-inherited',
  words: (f: { known: string }) => ({
    expected: `the name of something that is inherited (${f.known}), or a new one with a title`,
    todo: 'Correct the name, or give it a title and all else that a new one needs.',
  }),
} as const
export const unknownCharter = {
  code: 'unknown-charter',
  words: (f: { charter: string; version: string; known: string }) => ({
    expected: `charter ${f.charter}, version ${f.version}`,
    todo: `Give that charter along with this one${f.known === '' ? '' : `, or extend one that is known: ${f.known}`}.`,
  }),
} as const
export const circular = {
  code: 'circular',
  words: (f: { way: string }) => ({
    expected: `something that does not lead back to itself (${f.way})`,
    todo: 'Cut the circle at one of its steps.',
  }),
} as const
export const itemNotAShare = {
  code: 'item-not-a-share',
  words: (f: { item: string; unit: string }) => ({
    expected: `a threshold from an item that counts shares; ${f.item} counts ${f.unit}`,
    todo: 'Point at an item whose unit is "share".',
  }),
} as const
export const noEffect = {
  code: 'no-effect',
  words: (f: { without: string }) => ({
    expected: `nothing here, where it has no effect: it goes with ${f.without}`,
    todo: 'Take it out, or add what it goes with.',
  }),
} as const
export const unknownSource = {
  code: 'unknown-source',
  words: () => ({
    expected: 'a clause of the library, or one of the sources of this charter',
    todo: 'Add it under "sources", or take it out.',
  }),
} as const
export const moreThanOneVote = {
  code: 'more-than-one-vote',
  words: (f: { memberClass: string }) => ({
    expected: `one vote for each member of ${f.memberClass}`,
    todo: 'Take the votes out, or say in membership.oneVote that some have more, so that everyone sees it.',
  }),
} as const
export const nobodyVotes = {
  code: 'nobody-votes',
  words: () => ({
    expected: 'an electorate in which somebody has a vote',
    todo: 'Name a member class that has a vote.',
  }),
} as const
export const votelessClass = {
  code: 'voteless-class',
  words: (f: { id: string }) => ({
    expected: `classes that have a vote: ${f.id} has none`,
    todo: `Take the class out here, or give it a vote: "hasVote": true under memberClasses.${f.id}.`,
  }),
} as const
export const noTimeToVote = {
  code: 'no-time-to-vote',
  words: () => ({
    expected: '1 day or more to vote in',
    todo: 'Say how many days; or leave it out where a meeting takes the decision, and name the decision under "decides" of that meeting.',
  }),
} as const
export const agendaBeforeNotice = {
  code: 'agenda-before-notice',
  words: (f: { notice: number }) => ({
    expected: `${f.notice} days or fewer, for the meeting itself is called with a notice of ${f.notice}`,
    todo: 'Call the meeting earlier, or send the agenda later: otherwise it goes out before there is a meeting.',
  }),
} as const
export const secondQuorumAboveFirst = {
  code: 'second-quorum-above-first',
  words: (f: { first: string }) => ({
    expected: `no more than ${f.first}, which is enough at the first call`,
    todo: 'Lower it: a second call is for when too few came to the first.',
  }),
} as const
export const electedTogether = {
  code: 'elected-together',
  words: (f: { body: string }) => ({
    expected: `an election of its own, for it supervises ${f.body} and shares no member with it`,
    todo: 'Add an election for it and name that one here: by one and the same election both would have the same members.',
  }),
} as const
export const closedCircle = {
  code: 'closed-circle',
  words: () => ({
    expected:
      'a circle that somebody can come into: one that is elected, or one that decides by consent within a wider circle that does so too',
    todo: 'Say in "electedBy" which election fills it. Or name in "decidesBy" a decision whose rule is consent, and in "wider" a circle that decides by consent as well: that one appoints its first members and lends it its mandate, and then it decides itself who else comes in.',
  }),
} as const
export const noLength = {
  code: 'no-length',
  words: () => ({
    expected: 'a period of 1 month or more',
    todo: 'Say how many months. Where there is none, leave it out; write null in its place where it is inherited.',
  }),
} as const
export const holdBeyondClosing = {
  code: 'hold-beyond-closing',
  words: (f: { open: number }) => ({
    expected: `fewer than ${f.open} days, for voting is over after ${f.open} and the threshold decides then, however long it was met`,
    todo: 'Say fewer days, or take openDays out, so that voting stays open until the threshold has been met for so long.',
  }),
} as const
export const zeroThreshold = {
  code: 'zero-threshold',
  words: () => ({
    expected: 'a threshold above 0',
    todo: 'With 0 a single vote carries it, however many are against: write a share such as "moreThan": "1/2". Where a few are meant to be enough, say in "minimumFor" how many.',
  }),
} as const
export const fewCouldAmend = {
  code: 'few-could-amend',
  words: (f: { amendment: string }) => ({
    expected: `a quorum, for this decision changes the charter (amendments.${f.amendment}), and without one a single ballot can be enough`,
    todo: 'Add "quorum": {"atLeast": "1/2", "of": "electorate"} to the rule, or take the share of the electorate; or let a meeting that has a quorum take the decision, by its name under "decides" there.',
  }),
} as const
export const probationOtherwise = {
  code: 'probation-otherwise',
  words: (f: { as: string; said: string }) => ({
    expected: `${f.said}, as ${f.as} says`,
    todo: 'Let both say the same: this class tells what rights one has on probation.',
  }),
} as const
export const challengeBeforeMinutes = {
  code: 'challenge-before-minutes',
  words: (f: { minutes: number }) => ({
    expected: `${f.minutes} days or more, for the minutes may come only after ${f.minutes}`,
    todo: 'Give more time, publish the minutes earlier, or let the time run from the day they are published: "challengeFrom": "published".',
  }),
} as const
export const leastAboveMost = {
  code: 'least-above-most',
  words: (f: { least: string; most: string }) => ({
    expected: `a range whose lower end, ${f.least}, is not above its upper end, ${f.most}`,
    todo: 'Change one of the two; in a fork the other may be inherited.',
  }),
} as const
export const orderTaken = {
  code: 'order-taken',
  words: (f: { other: string }) => ({
    expected: `a number that no other step has: ${f.other} has this one`,
    todo: 'Give each step a number of its own, for they are taken in that order.',
  }),
} as const
export const cannotTakeOut = {
  code: 'cannot-take-out',
  words: (f: { key: string }) => ({
    expected: `a value for ${f.key}, which cannot be taken out`,
    todo: 'Write what shall hold, or leave the line out, so that what is inherited goes on; null takes out only what need not be there.',
  }),
} as const
export const unamendable = {
  code: 'unamendable',
  words: (f: { what: string }) => ({
    expected: `an amendment provision that covers ${f.what}`,
    todo: 'Add it to what an amendment covers, or let one cover everything else ("*").',
  }),
} as const
export const objectivesAveraged = {
  code: 'objectives-averaged',
  words: () => ({
    expected: 'objectives that are changed by a decision of the members, never by a number',
    todo: 'Let an amendment by consensus, or by another decision, cover the objectives.',
  }),
} as const
export const needsTheConcerned = {
  code: 'needs-the-person-concerned',
  words: () => ({
    expected: 'a threshold that can be reached without the vote of the person concerned',
    todo: 'Leave that person out of the electorate, or lower the threshold below all.',
  }),
} as const
export const concernedVotes = {
  code: 'person-concerned-votes',
  words: () => ({
    expected: 'an electorate without the person whom it is about',
    todo: 'Add "except": ["person-concerned"] to it; or say in "reading" that this person votes too, where that is meant.',
  }),
} as const
export const secretButUnanimous = {
  code: 'secret-but-unanimous',
  words: () => ({
    expected: 'a secret vote whose outcome does not tell how everyone voted',
    todo: 'When it needs every vote, carrying it tells everybody’s vote: lower the threshold, or vote openly.',
  }),
} as const
export const halfCanCount = {
  code: 'half-can-count',
  words: (f: { holders: number }) => ({
    expected: 'more than half of the key holders to count together',
    todo: `Ask for more than half of the ${f.holders}: otherwise two halves could each count on their own, whenever they like.`,
  }),
} as const
export const tooFewForSecrecy = {
  code: 'too-few-for-secrecy',
  words: (f: { least: number }) => ({
    expected: `${f.least} or more`,
    todo: `Say at least ${f.least}: with fewer, what is told can expose how somebody voted.`,
  }),
} as const
export const secretInSmallGroups = {
  code: 'secret-in-small-groups',
  words: (f: { from: number; to: number }) => ({
    expected: 'a threshold that tells nobody’s vote in any group that votes in secret',
    todo: `With ${f.from} to ${f.to} entitled it can take all votes or nearly all, and the outcome would tell them: lower the threshold, or name in "below" what happens then.`,
  }),
} as const
export const nothingBelowTheFloor = {
  code: 'nothing-below-the-floor',
  words: (f: { decision: string; least: number }) => ({
    expected: `what happens to ${f.decision} where fewer than ${f.least} are entitled`,
    todo: 'Name it beforehand, for otherwise it cannot be decided: "openly", "open" (if all agree), or "assembly" with the decision that takes its place.',
  }),
} as const
export const oneCanHinder = {
  code: 'one-can-hinder',
  words: (f: { decision: string }) => ({
    expected: `a way to decide ${f.decision} that the person concerned cannot hinder`,
    todo: 'An open vote that all have to agree to needs their agreement too: say "openly" or "assembly".',
  }),
} as const
export const indivisibleGoesNowhere = {
  code: 'indivisible-goes-nowhere',
  words: () => ({
    expected: 'where indivisible reserves go if the cooperative is dissolved',
    todo: 'Add surplusRules.dissolution with indivisibleTo.',
  }),
} as const
export const notCovered = {
  code: 'not-covered',
  words: () => ({
    expected: 'a chapter, or a provision of one as chapter.name, that this charter has',
    todo: 'Correct the name, or cover everything with "*".',
  }),
} as const
export const missingLink = {
  code: 'missing-link',
  words: () => ({
    expected: 'a link between a circle and its wider circle',
    todo: 'State "link": "double", so that two people belong to both; or "none" where that is meant.',
  }),
} as const
export const uncheckedLaw = {
  code: 'unchecked-law',
  words: (f: { from: string }) => ({
    expected: 'the day on which this law was looked up',
    todo:
      f.from === ''
        ? 'Add checkedOn: laws change, and whoever forks this must know how old it is.'
        : `It is inherited from ${f.from}, for which nobody has looked it up: look it up before you rely on it, and add checkedOn here.`,
  }),
} as const
export const notAsBefore = {
  code: 'not-as-before',
  words: () => ({
    expected: 'a charter that stands as the diff found it',
    todo: 'Make the diff again from this charter, or rebase.',
  }),
} as const
export const notLent = {
  code: 'not-lent',
  words: (f: { matter: string; circle: string }) => ({
    expected: `a matter that the wider circle ${f.circle} holds, and may lend`,
    todo: `Add ${f.matter} to the domain of ${f.circle}, or take it out here.`,
  }),
} as const
export const fileExists = {
  code: 'file-exists',
  words: () => ({
    expected: 'a name that no file has yet',
    todo: 'Choose another name, or move that file away; nothing was written.',
  }),
} as const
export const parentChanged = {
  code: 'parent-changed',
  words: (f: { parent: string }) => ({
    expected: `${f.parent} as it was when this lock was written`,
    todo: 'It was changed under the same version: read what it says now, and renew the lock by coop-rules rebase --onto it, with --out.',
  }),
} as const
export const otherParent = {
  code: 'other-parent',
  words: (f: { parent: string }) => ({
    expected:
      f.parent === '' ? 'no lock, for this charter extends no other' : `${f.parent}, which this charter extends`,
    todo: 'Delete the lock if it is of another charter; coop-rules rebase --onto, with --out, writes the charter and its lock together.',
  }),
} as const
/** What people do who write JSON by hand. */
const BROKEN: Readonly<Record<string, string>> = {
  empty: 'It is empty: write { … } into it, or name the file that is meant.',
  quotes:
    'Write straight double quotation marks (") on this line: those of an editor of letters, or single ones, are others.',
  comment: 'Take the comment out: JSON has none.',
  comma: 'Take out the comma before this bracket: none stands after the last thing.',
  end: 'The file ends before all that was opened is closed: a } or ] is missing at its end.',
}
export const brokenJson = {
  code: 'broken-json',
  words: (f: { kind: string }) => ({
    expected: f.kind === 'empty' ? 'JSON in this file' : 'JSON that goes on here as it began',
    todo:
      BROKEN[f.kind] ??
      'Look at this line and at the end of the one before: a comma, a quotation mark or a bracket is missing, or is one too many.',
  }),
} as const
export const notACharter = {
  code: 'not-a-charter',
  words: () => ({
    expected: 'a charter, which has an id, a version, a title, and what it extends or chapters such as decisions',
    todo: 'Name the file of a charter: this one is something else.',
  }),
} as const
export const sameVersion = {
  code: 'same-version',
  words: () => ({
    expected: 'another version than the present one',
    todo: 'Name a new version: decisions count for the version they were taken under.',
  }),
} as const
export const tooLarge = {
  code: 'too-large',
  words: (f: { most: number }) => ({
    expected: `data of at most ${f.most} values`,
    todo: 'Leave out what does not belong: no charter needs so much.',
  }),
} as const
// (end of charters)

// The log
export const notALog = {
  code: 'not-a-log',
  words: (f: { first: string }) => ({
    expected: `the first line of a log, which is ${f.first} to the letter`,
    todo: 'Check that it is the right file; where its beginning is lost, restore it from a backup.',
  }),
} as const
export const newerLog = {
  code: 'newer-log',
  words: (f: { format: number }) => ({
    expected: `a log of format ${f.format}, the newest that this version reads`,
    todo: 'Read it with a newer version of coop-rules.',
  }),
} as const
export const charterNotNamed = {
  code: 'charter-not-named',
  words: () => ({
    expected: 'the charter by which the cooperative lives',
    todo: 'Name it: --charter FILE, or --charter and the id of a preset.',
  }),
} as const
export const otherCharter = {
  code: 'other-charter',
  words: (f: { began: string }) => ({
    expected: `the charter with which the log began, ${f.began}`,
    todo: 'Give that charter: amendments made since are in the log.',
  }),
} as const
export const newerEvent = {
  code: 'newer-event',
  words: (f: { newest: number }) => ({
    expected: `an event of version ${f.newest} or older`,
    todo: 'Read it with a newer version of coop-rules.',
  }),
} as const
export const unfinishedCommand = {
  code: 'unfinished-command',
  words: (f: { whole: number }) => ({
    expected: 'all events of the last command',
    todo: `Writing them broke off: keep the first ${f.whole} events and cut the rest of the file, then give the command again; or restore the log from a backup.`,
  }),
} as const
export const impossibleEvent = {
  code: 'impossible-event',
  words: (f: { before: number }) => ({
    expected: `an event that can follow the ${f.before} before it`,
    todo: 'The log was changed by hand, or belongs to another charter: give the charter it began with, or restore the log from a backup.',
  }),
} as const
export const byteOrderMark = {
  code: 'byte-order-mark',
  words: () => ({
    expected: 'a file without a byte order mark at its beginning',
    todo: 'Some program saved the file anew: restore it from a backup, or take the mark out.',
  }),
} as const
export const carriageReturn = {
  code: 'carriage-return',
  words: () => ({
    expected: 'a line that ends with a line feed alone',
    todo: 'Some program changed the ends of the lines: restore the file from a backup, or take the carriage returns out.',
  }),
} as const
export const emptyLine = {
  code: 'empty-line',
  words: () => ({ expected: 'no empty line', todo: 'Take it out: the lines around it are joined by their digests.' }),
} as const
export const brokenLine = {
  code: 'broken-line',
  words: (f: { n: number; line: number }) => ({
    expected: `a whole line, as they are up to n ${f.n}`,
    todo: `If it is the last line, writing it broke off: cut the file after line ${f.line}. Otherwise restore it from a backup.`,
  }),
} as const
export const noLineFeed = {
  code: 'no-line-feed',
  words: () => ({
    expected: 'a line feed at the end of the file',
    todo: 'Add it: the line itself is whole, but the next one would be joined to it.',
  }),
} as const
export const eventTooLong = {
  code: 'event-too-long',
  words: (f: { most: number }) => ({
    expected: `an event whose line has at most ${f.most} characters`,
    todo: 'Divide it into several events, and keep documents beside the log.',
  }),
} as const
export const linesMissing = {
  code: 'lines-missing',
  words: (f: { next: number; last: number }) => ({
    expected: `n ${f.next}, the next in order`,
    todo: `The lines from n ${f.next} to n ${f.last} are missing or stand further down: restore the file from a backup.`,
  }),
} as const
export const outOfTurn = {
  code: 'out-of-turn',
  words: (f: { next: number }) => ({
    expected: `n ${f.next}, for every n below it has had its line`,
    todo: 'This line stands twice or in the wrong place, or two programs wrote at once: restore the file from a backup.',
  }),
} as const
export const digestDoesNotFit = {
  code: 'digest-does-not-fit',
  words: () => ({
    expected: 'a digest that fits this event and every line before it',
    todo: 'This line was changed after it was written, or the one before was replaced: restore the file from a backup.',
  }),
} as const
export const rewrittenLine = {
  code: 'rewritten-line',
  words: () => ({
    expected: 'a line to the letter as it was written: keys in order and none twice, no spaces',
    todo: 'It says the same in other letters, so some program wrote the file anew: restore it from a backup.',
  }),
} as const
export const notJsonValue = {
  code: 'not-json-value',
  words: () => ({
    expected: 'text, a finite number, true or false, a list, or an object without a class',
    todo: 'Write it as one of these, such as an amount as text; leave out a key that has no value.',
  }),
} as const
// (end of the log)

// Secret ballots: what is asked
export const notAPlainDecimal = {
  code: 'not-a-plain-decimal',
  words: () => ({
    expected: 'a number as text, with at most 20 digits before the point and 20 after it',
    todo: 'Write it as 12 or 12.5: no fraction, no percent sign.',
  }),
} as const
export const tooManySteps = {
  code: 'too-many-steps',
  words: (f: { most: number }) => ({
    expected: `a range of 1 to ${f.most} steps`,
    todo: 'Choose a wider step, or ends that are nearer to each other.',
  }),
} as const
export const ruleNeedsForOrAgainst = {
  code: 'rule-needs-for-or-against',
  words: () => ({
    expected: 'a rule only where ballots are for or against',
    todo: 'Ask yes or no, or let one of for, against and abstain be chosen, in this order; or leave the rule out.',
  }),
} as const
// (end of what is asked)

// Secret ballots: keys and the ceremony
export const notHex = {
  code: 'not-hex-64',
  words: () => ({ expected: '64 hexadecimal digits in small letters', todo: 'Copy it whole from where it was made.' }),
} as const
export const notAPoint = {
  code: 'not-a-point',
  words: () => ({
    expected: 'a point of ristretto255 other than the identity, written in the one way it has',
    todo: 'Take the key or the message as its maker sent it.',
  }),
} as const
export const notAScalar = {
  code: 'not-a-scalar',
  words: () => ({
    expected: 'a secret: a number below the order of the group, other than 0',
    todo: 'Take the secret from the file that was kept when it was made.',
  }),
} as const
export const notHashable = {
  code: 'not-hashable',
  words: () => ({
    expected: 'text of whole characters, whole numbers, lists and objects, which can be hashed in one way only',
    todo: 'Write fractions as text, and take out half characters.',
  }),
} as const
export const keyTwice = {
  code: 'key-twice',
  words: (f: { other: string }) => ({
    expected: `a key that ${f.other} does not have already`,
    todo: 'Let each make a key of their own.',
  }),
} as const
export const holdersNotInOrder = {
  code: 'holders-not-in-order',
  words: (f: { before: string }) => ({
    expected: `a key holder whose id comes after ${f.before}, by the numbers of its characters`,
    todo: 'Sort the key holders by their ids.',
  }),
} as const
export const wrongQuorumOfHolders = {
  code: 'wrong-quorum-of-holders',
  words: (f: { from: number; to: number }) => ({
    expected: f.from === f.to ? `${f.from}` : `a whole number from ${f.from} to ${f.to}`,
    todo: 'Where all are needed, write how many there are; else more than half: otherwise two halves could each count on their own.',
  }),
} as const
export const otherCeremony = {
  code: 'other-ceremony',
  words: () => ({
    expected: 'a message of this ceremony, that is of this plan',
    todo: 'Take it out; it was made for another vote, other key holders or another text.',
  }),
} as const
export const notAKeyHolder = {
  code: 'not-a-key-holder',
  words: () => ({ expected: 'a key holder of this ceremony', todo: 'Check the id against the plan.' }),
} as const
export const messageNotSigned = {
  code: 'message-not-signed',
  words: (f: { holder: string }) => ({
    expected: `a message that ${f.holder} signed as it stands`,
    todo: 'Ask for it anew: it was changed on the way, or somebody else wrote it.',
  }),
} as const
export const twoMessages = {
  code: 'two-messages',
  words: (f: { holder: string }) => ({
    expected: `one message of each kind from ${f.holder}`,
    todo: 'Both are signed: ask which is meant, and begin the ceremony anew if both were used.',
  }),
} as const
export const notAsCommitted = {
  code: 'not-as-committed',
  words: (f: { holder: string }) => ({
    expected: `the key that ${f.holder} committed to before seeing those of others`,
    todo: 'Begin the ceremony anew: it may have been chosen to suit the others.',
  }),
} as const
export const wrongCommitments = {
  code: 'wrong-commitments',
  words: (f: { needed: number }) => ({
    expected: `${f.needed} commitments, as many as key holders are needed, or 1 where all are`,
    todo: 'Begin the ceremony anew.',
  }),
} as const
export const keyNotProven = {
  code: 'key-not-proven',
  words: (f: { holder: string }) => ({
    expected: `a proof that ${f.holder} knows the secret of this key`,
    todo: 'Begin the ceremony anew: it may have been made of the keys of others.',
  }),
} as const
export const wrongRecipients = {
  code: 'wrong-recipients',
  words: (f: { needed: string }) => ({
    expected: `one sealed share for each of ${f.needed}, in this order`,
    todo: 'Ask the sender for it anew.',
  }),
} as const
export const nothingToDeal = {
  code: 'nothing-to-deal',
  words: () => ({ expected: 'no shares for others where all key holders are needed', todo: 'Take it out.' }),
} as const
export const dealNotProven = {
  code: 'deal-not-proven',
  words: (f: { holder: string }) => ({
    expected: `a proof that ${f.holder} sealed this share, and copied it from nobody`,
    todo: 'Begin the ceremony anew.',
  }),
} as const
export const dealerLied = {
  code: 'dealer-lied',
  words: (f: { dealer: string; holder: string }) => ({
    expected: `a share for ${f.holder} that fits what ${f.dealer} committed to`,
    todo: `Begin the ceremony anew without ${f.dealer}; anybody can check this complaint.`,
  }),
} as const
export const complaintNotProven = {
  code: 'complaint-not-proven',
  words: (f: { holder: string }) => ({
    expected: `evidence of ${f.holder} that opens the share they complain of`,
    todo: `Set the complaint aside, and ask ${f.holder} for a confirmation.`,
  }),
} as const
export const complaintFalse = {
  code: 'complaint-false',
  words: (f: { dealer: string; holder: string }) => ({
    expected: `a share that does not fit: this one of ${f.dealer} does`,
    todo: `Begin the ceremony anew without ${f.holder}; anybody can check that the complaint is false.`,
  }),
} as const
export const otherTranscript = {
  code: 'other-transcript',
  words: (f: { holder: string }) => ({
    expected: `a confirmation of the same keys: ${f.holder} was shown others`,
    todo: 'Compare what each received, and begin the ceremony anew.',
  }),
} as const
export const notesMissing = {
  code: 'notes-missing',
  words: () => ({
    expected: 'your own notes: you have sent a message already',
    todo: 'Take them from the file you kept; without it the ceremony has to begin anew.',
  }),
} as const
export const notTheSecret = {
  code: 'not-the-secret',
  words: (f: { holder: string }) => ({
    expected: `the secret of the key that the plan names for ${f.holder}`,
    todo: 'Take the file in which that key was made.',
  }),
} as const
export const notTheSum = {
  code: 'not-the-sum',
  words: () => ({
    expected: "the sum of the key holders' first commitments",
    todo: 'Make the key from the messages of the ceremony.',
  }),
} as const
export const notConfirmed = {
  code: 'not-confirmed',
  words: (f: { holder: string }) => ({
    expected: `a confirmation by ${f.holder} of all these keys`,
    todo: `Begin the ceremony anew: ${f.holder} did not check these.`,
  }),
} as const
export const certifiedByThemself = {
  code: 'certified-by-themself',
  words: () => ({
    expected: 'a certificate by somebody else',
    todo: 'Ask another member or a key holder to certify the key.',
  }),
} as const
export const notACertifier = {
  code: 'not-a-certifier',
  words: () => ({
    expected: 'a certificate by a member of the electorate or a key holder of this vote',
    todo: 'Ask one of them to certify the key.',
  }),
} as const
export const certificateFalse = {
  code: 'certificate-false',
  words: (f: { by: string; member: string }) => ({
    expected: `a certificate in which ${f.by} says that this is the voting key of ${f.member} in this cooperative`,
    todo: `Ask ${f.by} to certify it anew.`,
  }),
} as const
export const tooFewCertificates = {
  code: 'too-few-certificates',
  words: (f: { needed: number }) => ({
    expected: `certificates of ${f.needed} different people`,
    todo: 'Ask another member or a key holder to certify the key.',
  }),
} as const
// (end of keys and the ceremony)

// Secret ballots: the record and the count
export const notABallotRecord = {
  code: 'not-a-ballot-record',
  words: () => ({
    expected: 'the first entry of a ballot record, of type setup',
    todo: 'Check that it is the right file, and that its beginning is there.',
  }),
} as const
export const newerRecord = {
  code: 'newer-record',
  words: (f: { format: string }) => ({
    expected: `a ballot record of format ${f.format}, the newest that this version reads`,
    todo: 'Read it with a newer version of coop-rules.',
  }),
} as const
export const brokenEntry = {
  code: 'broken-entry',
  words: (f: { entries: number }) => ({
    expected: `a whole entry of JSON, as the ${f.entries} before it are`,
    todo: 'If it is the last line, writing it broke off: cut it. Otherwise compare the record with another copy.',
  }),
} as const
export const entryTooLong = {
  code: 'entry-too-long',
  words: (f: { most: number }) => ({
    expected: `an entry of at most ${f.most} characters`,
    todo: 'Compare the record with another copy: no entry is so long.',
  }),
} as const
export const entryOutOfTurn = {
  code: 'entry-out-of-turn',
  words: (f: { next: number }) => ({
    expected: `entry ${f.next}, the next in order`,
    todo: 'Entries are missing, stand twice or changed places: compare the record with another copy.',
  }),
} as const
export const chainBroken = {
  code: 'chain-broken',
  words: () => ({
    expected: 'the fingerprint of the entry before',
    todo: 'This entry was written after another one: the record is forked, or an entry was replaced. Compare it with another copy.',
  }),
} as const
export const fingerprintDoesNotFit = {
  code: 'fingerprint-does-not-fit',
  words: () => ({
    expected: 'the fingerprint of what this entry says',
    todo: 'The entry was changed after it was written: compare the record with another copy.',
  }),
} as const
export const setupTwice = {
  code: 'setup-twice',
  words: () => ({
    expected: 'an entry that follows the setup, which stands once',
    todo: 'Begin a record of its own for another vote.',
  }),
} as const
export const membersNotInOrder = {
  code: 'members-not-in-order',
  words: (f: { before: string }) => ({
    expected: `a member whose id comes after ${f.before}, by the numbers of its characters`,
    todo: 'Sort the members by their ids.',
  }),
} as const
export const holderInElectorate = {
  code: 'holder-in-electorate',
  words: () => ({
    expected: 'a member who holds no share of the ballot key',
    todo: 'Choose key holders from outside the electorate of this vote.',
  }),
} as const
export const ruleCannotBeSealed = {
  code: 'rule-cannot-be-sealed',
  words: () => ({
    expected: 'a rule that is settled by the votes in favour, the number of ballots and the electorate',
    todo: 'Leave out presence, and a quorum that counts only some kinds of ballots; or vote openly.',
  }),
} as const
export const choiceCannotBeHidden = {
  code: 'choice-cannot-be-hidden',
  words: () => ({
    expected: 'a disclosure policy whose ends are told, for the counts of several options say much of each other',
    todo: 'Tell the counts with their risks, ask for or against only, or decide by a share of the electorate or of the ballots.',
  }),
} as const
export const proofDoesNotHold = {
  code: 'proof-does-not-hold',
  words: () => ({
    expected: 'a proof that holds for this ballot, in this place of this record',
    todo: 'Take the ballot out: it was changed, copied, made for another vote, or says more than it may.',
  }),
} as const
export const signatureDoesNotHold = {
  code: 'signature-does-not-hold',
  words: (f: { who: string }) => ({
    expected: `what ${f.who} signed, as it stands`,
    todo: `It was changed after it was signed, or somebody else signed it: ask ${f.who}.`,
  }),
} as const
export const keeperDidNotSign = {
  code: 'keeper-did-not-sign',
  words: () => ({
    expected: 'what the keeper of the record signed, as it stands',
    todo: 'It was changed after it was signed, or somebody else wrote it: compare the record with another copy.',
  }),
} as const
export const wrongSlots = {
  code: 'wrong-slots',
  words: (f: { slots: number }) => ({
    expected: `a ballot with ${f.slots} encrypted bits, and a proof of their sum only where options are chosen`,
    todo: 'Seal the ballot for this vote.',
  }),
} as const
export const notInElectorate = {
  code: 'not-in-electorate',
  words: () => ({
    expected: 'a member of the electorate',
    todo: 'Check the id; whoever left the electorate has no ballot any more.',
  }),
} as const
export const votingIsOver = {
  code: 'voting-is-over',
  words: () => ({
    expected: 'nothing after the result of the final count',
    todo: 'Begin a record of its own for another vote.',
  }),
} as const
export const countUnderWay = {
  code: 'count-under-way',
  words: () => ({
    expected: 'the result of the count that is under way',
    todo: 'Add the result first; whatever comes later counts in the next count.',
  }),
} as const
export const wrongSequence = {
  code: 'wrong-sequence',
  words: (f: { next: number }) => ({
    expected: `${f.next}, the next number of this member's ballots`,
    todo: 'Seal the ballot anew, after what stands in the record.',
  }),
} as const
export const wrongBefore = {
  code: 'wrong-before',
  words: () => ({
    expected: 'the tracking code of what this member cast before',
    todo: 'Seal the ballot anew, after what stands in the record. If the member has another receipt, a ballot of theirs was left out.',
  }),
} as const
export const ballotTwice = {
  code: 'ballot-twice',
  words: () => ({
    expected: 'a ballot that does not stand in the record already',
    todo: 'Take it out: a ballot is counted once.',
  }),
} as const
export const equivocation = {
  code: 'equivocation',
  words: (f: { member: string; sequence: number }) => ({
    expected: `one ballot of ${f.member} with the number ${f.sequence}, and this is another`,
    todo: `Both are signed: ask ${f.member} who uses their voting key, and let them cast a new ballot.`,
  }),
} as const
export const copiedCiphertext = {
  code: 'copied-ciphertext',
  words: () => ({
    expected: 'a ballot that was sealed for itself, with nothing of another one',
    todo: 'Take it out: somebody copied what another ballot says.',
  }),
} as const
export const openedBallot = {
  code: 'opened-ballot',
  words: () => ({
    expected: 'a ballot that was not opened',
    todo: 'Seal a new one: whatever was opened to try the device is never counted.',
  }),
} as const
export const castBallotOpened = {
  code: 'cast-ballot-opened',
  words: () => ({
    expected: 'a ballot that was not cast',
    todo: 'Open it instead of casting it, not afterwards: how somebody voted stays sealed.',
  }),
} as const
export const openingDoesNotFit = {
  code: 'opening-does-not-fit',
  words: () => ({
    expected: 'bits and random numbers that make exactly this ballot',
    todo: 'The device sealed something else than it says: do not vote with it, and tell whoever keeps it.',
  }),
} as const
export const nothingToWithdraw = {
  code: 'nothing-to-withdraw',
  words: () => ({
    expected: 'a member whose ballot is counted',
    todo: 'Leave the withdrawal out: there is no ballot to take back.',
  }),
} as const
export const inElectorateAlready = {
  code: 'in-electorate-already',
  words: () => ({
    expected: 'a member who is not in the electorate yet',
    todo: 'Leave out who is there; voting keys are not replaced during a vote.',
  }),
} as const
export const rejoinsWithOtherKey = {
  code: 'rejoins-with-other-key',
  words: () => ({
    expected: 'the voting key that this member had before',
    todo: 'Voting keys are not replaced during a vote: join with the same, or wait for the next vote.',
  }),
} as const
export const nothingChanges = {
  code: 'nothing-changes',
  words: () => ({ expected: 'somebody who joins or leaves', todo: 'Leave the entry out.' }),
} as const
export const closeDoesNotFit = {
  code: 'close-does-not-fit',
  words: (f: { counted: number }) => ({
    expected: `${f.counted}, as counted from the entries before`,
    todo: 'The keeper wrote another number: compare the record with another copy.',
  }),
} as const
export const releaseNotAllowed = {
  code: 'release-not-allowed',
  words: (f: { release: string }) => ({
    expected: `${f.release}, which is what may be told by the disclosure policy of this vote`,
    todo: 'Write that: it follows from the entries before.',
  }),
} as const
export const notClosed = {
  code: 'not-closed',
  words: () => ({ expected: 'a record that ends with the close of a count', todo: 'Close the count first.' }),
} as const
export const otherClose = {
  code: 'other-close',
  words: () => ({
    expected: 'the fingerprint of the close with which the record ends',
    todo: 'It was made for another count, or for another copy of the record: compare the copies.',
  }),
} as const
export const toldNotAllowed = {
  code: 'told-not-allowed',
  words: (f: { release: string }) => ({
    expected: `what may be told where the close says ${f.release}, and what the ballots allow`,
    todo: 'Tell what the disclosure policy leaves of the sum, no less and no more.',
  }),
} as const
export const sumDoesNotFit = {
  code: 'sum-does-not-fit',
  words: () => ({
    expected: 'the sum that the decryption shares open',
    todo: 'Tally the shares anew: something else was written than was counted.',
  }),
} as const
export const notAQuorum = {
  code: 'not-a-quorum',
  words: (f: { quorum: number }) => ({
    expected: `exactly ${f.quorum} key holders, in the order of their ids`,
    todo: 'Take as many good ones as open the sum.',
  }),
} as const
export const sharesNotWanted = {
  code: 'shares-not-wanted',
  words: () => ({
    expected: 'nothing that opens the sum: only what may be told',
    todo: 'Leave it out; signatures of key holders stand for what is told.',
  }),
} as const
export const signaturesNotWanted = {
  code: 'signatures-not-wanted',
  words: () => ({
    expected: 'no signatures: decryption shares show what is told, or nothing is told',
    todo: 'Leave them out.',
  }),
} as const
export const shareDoesNotHold = {
  code: 'share-does-not-hold',
  words: (f: { holder: string }) => ({
    expected: `a decryption share of this sum, made with the share that ${f.holder} holds of the ballot key`,
    todo: `Ask ${f.holder} for it anew, or do with the others: it was changed, made for another count, or is a lie.`,
  }),
} as const
export const tooFewShares = {
  code: 'too-few-shares',
  words: (f: { observed: number; required: number }) => ({
    expected: `${f.required} good decryption shares, and ${f.observed} came`,
    todo: 'Ask other key holders for theirs.',
  }),
} as const
export const tooFewSigners = {
  code: 'too-few-signers',
  words: (f: { observed: number; required: number }) => ({
    expected: `${f.required} good signatures of key holders on the same, and ${f.observed} came`,
    todo: 'Ask other key holders for theirs.',
  }),
} as const
export const nothingMayBeTold = {
  code: 'nothing-may-be-told',
  words: () => ({
    expected: 'a count of which something may be told by the disclosure policy',
    todo: 'Open nothing: wait for more or newer ballots, or do what the charter says for such votes.',
  }),
} as const
export const otherVote = {
  code: 'other-vote',
  words: () => ({ expected: 'what was made for the vote of this record', todo: 'Take the file of this vote.' }),
} as const
export const forkedRecord = {
  code: 'forked-record',
  words: (f: { count: number }) => ({
    expected: `the record from which this key holder shared count ${f.count} before`,
    todo: 'There are two versions of this record: share nothing, and show both to the members.',
  }),
} as const
export const headMissing = {
  code: 'head-missing',
  words: () => ({
    expected: 'a record in which an entry has this fingerprint',
    todo: 'The record was cut, or it is another version of it: compare the copies.',
  }),
} as const
export const receiptMissing = {
  code: 'receipt-missing',
  words: () => ({
    expected: 'a ballot or withdrawal of the record with this tracking code',
    todo: 'It was left out: show the receipt to the other members.',
  }),
} as const
// (end of the record and the count)
// Stores: the engines that keep events and records.
export const storeUnreachable = {
  code: 'store-unreachable',
  words: (f: { reason: string }) => ({
    expected: `an answer from the store (${f.reason})`,
    todo: 'See whether its server runs and its address is right, then send the same command with the same commandId again: it will not happen twice.',
  }),
} as const
export const storeLoginRefused = {
  code: 'store-login-refused',
  words: (f: { reason: string }) => ({
    expected: `a name and a password that the store takes (${f.reason})`,
    todo: 'Mend them in the address of the store, and see that this name may use it.',
  }),
} as const
export const storeAddress = {
  code: 'store-address',
  words: (f: { reason: string }) => ({
    expected: `an address of a store that this adapter opens (${f.reason})`,
    todo: 'Write it as the README of the adapter shows.',
  }),
} as const
export const storeInUse = {
  code: 'store-in-use',
  words: (f: { reason: string }) => ({
    expected: `a store that nobody else is writing (${f.reason})`,
    todo: 'Wait until the other process has done or end it, then try again. Nothing was stored.',
  }),
} as const
export const storeFull = {
  code: 'store-full',
  words: (f: { reason: string }) => ({
    expected: `room in the store (${f.reason})`,
    todo: 'Make room, then send the same command again. Nothing was stored.',
  }),
} as const
export const storeReadOnly = {
  code: 'store-read-only',
  words: (f: { reason: string }) => ({
    expected: `a store that may be written (${f.reason})`,
    todo: 'Give this process the right to write it, or open the store that takes writes. Nothing was stored.',
  }),
} as const
export const storeOlder = {
  code: 'store-older',
  words: (f: { reason: string }) => ({
    expected: `a store of this version (${f.reason})`,
    todo: 'Make a backup with the version that made it, and restore it into a new store.',
  }),
} as const
export const storeNewer = {
  code: 'store-newer',
  words: (f: { reason: string }) => ({
    expected: `a store that this version of the adapter knows (${f.reason})`,
    todo: 'Use the newer version of the adapter that made it. Nothing was changed.',
  }),
} as const
export const storeDamaged = {
  code: 'store-damaged',
  words: (f: { reason: string }) => ({
    expected: `a store as this adapter writes it (${f.reason})`,
    todo: 'See whether the address names the right store; if it does, restore the last backup into a new one and compare.',
  }),
} as const
export const tooLargeTogether = {
  code: 'too-large-together',
  words: (f: { most: number }) => ({
    expected: `at most ${f.most} bytes stored together`,
    todo: 'Give the command in several smaller ones. Nothing was stored.',
  }),
} as const
export const positionUnknown = {
  code: 'position-unknown',
  words: () => ({
    expected: 'a place that this store gave for this stream',
    todo: 'Read the stream from its beginning, and keep the places it gives.',
  }),
} as const
export const gaveUp = {
  code: 'gave-up',
  words: (f: { attempts: number }) => ({
    expected: `a moment in which nobody else wrote, in ${f.attempts} attempts`,
    todo: 'Send the same command with the same commandId again: it will not happen twice.',
  }),
} as const
export const commandIdTaken = {
  code: 'command-id-taken',
  words: () => ({
    expected: 'a name that no command of somebody else has',
    todo: 'Give every command a name of its own, such as a UUID.',
  }),
} as const
export const notABackup = {
  code: 'not-a-backup',
  words: (f: { first: string }) => ({
    expected: `a backup, which begins with ${f.first}`,
    todo: 'See whether it is the right file; one that was packed or encrypted has to be unpacked first.',
  }),
} as const
export const newerBackup = {
  code: 'newer-backup',
  words: (f: { format: number }) => ({
    expected: `a backup of format ${f.format}, the newest that this version reads`,
    todo: 'Restore it with a newer version of coop-rules.',
  }),
} as const
export const backupCut = {
  code: 'backup-cut',
  words: () => ({
    expected: 'the last line of a backup, which says that it is whole',
    todo: 'It was cut, or making it broke off: take another backup, or make it anew.',
  }),
} as const
export const backupLine = {
  code: 'backup-line',
  words: (f: { next: string }) => ({
    expected: `a line like ${f.next}`,
    todo: 'This line was changed, moved, doubled or lost after the backup was made: take another copy of it.',
  }),
} as const
export const backupDamaged = {
  code: 'backup-damaged',
  words: () => ({
    expected: 'what was written, by its digest',
    todo: 'Something here was changed after the backup was made: take another copy of it.',
  }),
} as const
export const nothingStored = {
  code: 'nothing-stored',
  words: () => ({
    expected: 'a cooperative of which something is stored',
    todo: 'See whether the address of the store and the id of the cooperative are right.',
  }),
} as const
export const notEmpty = {
  code: 'not-empty',
  words: () => ({
    expected: 'a store that has nothing of this cooperative, or only the beginning of what the backup has',
    todo: 'Restore into a new store, or take this out of the way first. Nothing was changed.',
  }),
} as const
export const restoredOtherwise = {
  code: 'restored-otherwise',
  words: () => ({
    expected: 'what was restored, as the backup has it',
    todo: 'The store gives back something else than it was given, or somebody else writes it: do not use it, and restore into another.',
  }),
} as const
export const commandTwice = {
  code: 'command-twice',
  words: (f: { before: number }) => ({
    expected: `a commandId that no command before has, and event ${f.before} has it`,
    todo: 'The same command was stored twice: restore the last backup into a new store and compare.',
  }),
} as const
export const brokenCommit = {
  code: 'broken-commit',
  words: () => ({
    expected: 'all events of a command, the last of them without more',
    todo: 'Part of a command is missing: restore the last backup into a new store and compare.',
  }),
} as const
export const brokenRecord = {
  code: 'broken-record',
  words: () => ({
    expected: 'all parts of the record, as they were put',
    todo: 'Put the record again, or restore it from a backup.',
  }),
} as const
export const ballotRecordBegun = {
  code: 'ballot-record-begun',
  words: () => ({
    expected: 'a vote of which no ballot record is kept yet',
    todo: 'Open the record that is there; another vote has another name.',
  }),
} as const
export const ballotRecordMissing = {
  code: 'ballot-record-missing',
  words: () => ({
    expected: 'a ballot record that was begun',
    todo: 'Begin it first, with the contest, the ballot key and the electorate.',
  }),
} as const
export const ballotRecordRewritten = {
  code: 'ballot-record-rewritten',
  words: () => ({
    expected: 'the ballot record as it was given, with lines added at its end',
    todo: 'Give back what addBallot and its like answer for the record you were given. Nothing was stored.',
  }),
} as const
export const adapterMissing = {
  code: 'adapter-missing',
  words: () => ({
    expected: 'the file of an adapter, or a package with one that is installed here',
    todo: 'Write a file with ./ before its name, or install the package with npm install.',
  }),
} as const
export const adapterNeeds = {
  code: 'adapter-needs',
  words: (f: { needed: string }) => ({
    expected: `${f.needed}, which the adapter needs`,
    todo: 'Install it beside the adapter with npm install.',
  }),
} as const
export const adapterBroken = {
  code: 'adapter-broken',
  words: (f: { reason: string }) => ({
    expected: `a module that can be loaded (${f.reason})`,
    todo: 'Mend the module, or build it where it has to be built first.',
  }),
} as const
export const notAnAdapter = {
  code: 'not-an-adapter',
  words: () => ({
    expected: 'a module that exports the function open, as an adapter does',
    todo: 'See docs/guides/write-an-adapter.md.',
  }),
} as const
export const storeFailed = {
  code: 'store-failed',
  words: (f: { reason: string }) => ({
    expected: `an answer of the store (${f.reason})`,
    todo: 'The adapter does not say what is wrong in words of its own: look into the log of the engine.',
  }),
} as const
// (end of stores)

// Sweeps
export const modelModule = {
  code: 'model-module',
  words: (f: { reason: string }) => ({
    expected: `a module whose default export is a model, or a list of models (${f.reason})`,
    todo: 'Correct the module, or its address.',
  }),
} as const
export const modelNameTaken = {
  code: 'model-name-taken',
  words: () => ({ expected: 'a name that no other model has', todo: 'Give your model another name.' }),
} as const
export const modelNotShared = {
  code: 'model-not-shared',
  words: () => ({
    expected: 'the module that the model comes from, for each worker loads it again',
    todo: 'Give the address of the module in models, or work with one worker.',
  }),
} as const
export const wrongWorkers = {
  code: 'wrong-workers',
  words: () => ({ expected: 'a whole number from 1 to 1024', todo: 'Say how many threads shall work.' }),
} as const
export const wrongShard = {
  code: 'wrong-shard',
  words: () => ({
    expected: 'a shard such as 3/7: the third of seven, counted from 1, of at most 1000000',
    todo: 'Correct the numbers.',
  }),
} as const
export const peerMissing = {
  code: 'peer-missing',
  words: (f: { peer: string }) => ({
    expected: `the package ${f.peer}, which is not installed`,
    todo: `Install it beside coop-rules, by npm install ${f.peer}.`,
  }),
} as const
export const notARow = {
  code: 'not-a-row',
  words: () => ({
    expected: 'the row of a run of this plan',
    todo: 'Look whether the file belongs to this sweep; a line that was spoilt can be taken out, and its run is carried out again.',
  }),
} as const
export const rowsDiffer = {
  code: 'rows-differ',
  words: (f: { run: string; first: string; firstLine: number }) => ({
    expected: `the same row of the run ${f.run} as in ${f.first}, line ${f.firstLine}`,
    todo: 'The same run came out differently: a machine errs, a model is not a function of its input, or a file was changed. Find out which before you believe any row.',
  }),
} as const
export const shardTaken = {
  code: 'shard-taken',
  words: (f: { host: string; process: number }) => ({
    expected: `a shard that nobody works on; process ${f.process} of ${f.host} does`,
    todo: 'Wait until it has ended; where it no longer runs, remove this file.',
  }),
} as const
export const rowsThere = {
  code: 'rows-there',
  words: () => ({
    expected: 'a folder in which these runs were not begun',
    todo: 'Say --resume to go on with what is there, or take another folder.',
  }),
} as const
export const planChanged = {
  code: 'plan-changed',
  words: (f: { was: string }) => ({
    expected: `${f.was}, with which the sweep was begun`,
    todo: 'Take the plan as it was, or begin another sweep in another folder.',
  }),
} as const
export const modelChanged = {
  code: 'model-changed',
  words: (f: { model: string; version: number; was: string }) => ({
    expected: `the model ${f.model}, version ${f.version}, as it was when the sweep was begun: its file had the SHA-256 ${f.was}`,
    todo: 'Raise its version and take another folder; or say --same-model, where nothing was changed that its runs depend on.',
  }),
} as const
export const moduleNotSaid = {
  code: 'module-not-said',
  words: (f: { module: string }) => ({
    expected: `the module of its model: this sweep was begun with --models ${f.module}`,
    todo: 'Say it again.',
  }),
} as const
export const noSuchRun = {
  code: 'no-such-run',
  words: () => ({
    expected: 'the name of a run of this sweep, as it stands in the column run of runs.csv',
    todo: 'Copy the whole name.',
  }),
} as const
export const notASweep = {
  code: 'not-a-sweep',
  words: () => ({
    expected: 'the folder of a sweep, with its plan.json',
    todo: 'Name the folder that coop-rules sweep was given as --out.',
  }),
} as const
export const planLost = {
  code: 'plan-lost',
  words: () => ({
    expected: 'the plan that the rows in this folder were made by, as the sweep wrote it',
    todo: 'Put its plan.json back as it was, or begin another sweep in another folder.',
  }),
} as const
export const wrongCells = {
  code: 'wrong-cells',
  words: (f: { count: number }) => ({
    expected: `${f.count} cells, as in the header`,
    todo: 'Fill in what is missing, or put quotation marks around a text with a separator in it.',
  }),
} as const
export const wrongHeader = {
  code: 'wrong-header',
  words: (f: { column: number }) => ({
    expected: `a name in column ${f.column} of the header that no other column has`,
    todo: 'Write the path of a parameter, such as members or spread.from.',
  }),
} as const
export const noPoints = {
  code: 'no-points',
  words: () => ({
    expected: 'a header with the paths of parameters, and a line for each point',
    todo: 'Add the points.',
  }),
} as const
// (end of sweeps)

// Simulation
export const unknownModel = {
  code: 'unknown-model',
  words: (f: { known: string }) => ({
    expected: `one of the models: ${f.known}`,
    todo: 'Correct the name, or name the module of your own model: --models MODULE.',
  }),
} as const
export const otherModelVersion = {
  code: 'other-model-version',
  words: (f: { model: string; version: number }) => ({
    expected: `version ${f.version} of the model ${f.model}, which is the one that is here`,
    todo: 'Install the version of the package that the plan was made with, or take modelVersion out and run everything anew.',
  }),
} as const
export const unknownParameter = {
  code: 'unknown-parameter',
  words: (f: { known: string }) => ({
    expected: `the path of a parameter: ${f.known}`,
    todo: 'Correct the path, or take it out.',
  }),
} as const
export const variedAndSet = {
  code: 'varied-and-set',
  words: (f: { path: string; where: string }) => ({
    expected: `nothing for ${f.path}, which varies under ${f.where}`,
    todo: 'Take it out of parameters, or let it not vary.',
  }),
} as const
export const defaultNotCompleted = {
  code: 'default-not-completed',
  words: (f: { path: string; part: string }) => ({
    expected: `the whole of ${f.path}, of which the plan says ${f.part} alone: a default is taken as a whole, and never completed`,
    todo: `State the rest of ${f.path} under parameters.`,
  }),
} as const
export const twoDesigns = {
  code: 'two-designs',
  words: () => ({ expected: 'one of vary, points and sample', todo: 'Keep the one that is meant.' }),
} as const
export const tooManyRuns = {
  code: 'too-many-runs',
  words: (f: { most: number }) => ({
    expected: `a plan of at most ${f.most} runs`,
    todo: 'Vary fewer values, or repeat each point less often.',
  }),
} as const
export const noRanges = {
  code: 'no-ranges',
  words: () => ({
    expected: 'at least one parameter with the range that it is drawn from',
    todo: 'Name the parameters whose influence is asked for.',
  }),
} as const
export const tooManyRanges = {
  code: 'too-many-ranges',
  words: (f: { most: number }) => ({
    expected: `at most ${f.most} parameters in the design sobol`,
    todo: 'Screen them with the design morris first, and keep those that matter.',
  }),
} as const
export const emptyRange = {
  code: 'empty-range',
  words: () => ({
    expected: 'a range from a number to a greater one, both whole where whole is said',
    todo: 'Correct its ends, or set the parameter under parameters.',
  }),
} as const
export const drawsNothing = {
  code: 'draws-nothing',
  words: () => ({
    expected: 'nothing in common, for this model draws nothing by chance',
    todo: 'Leave it out: its runs come out the same without it.',
  }),
} as const
export const notAmong = {
  code: 'not-among',
  words: (f: { known: string }) => ({ expected: `one of ${f.known}`, todo: 'Correct the name.' }),
} as const
export const noSteps = {
  code: 'no-steps',
  words: () => ({
    expected: 'a plan that keeps the steps on the way',
    todo: 'Set series to true, or draw something else.',
  }),
} as const
export const heatNeedsBy = {
  code: 'heat-needs-by',
  words: () => ({ expected: 'the parameter that is shown upwards', todo: 'Name it under by.' }),
} as const
export const plotNamedTwice = {
  code: 'plot-named-twice',
  words: () => ({ expected: 'a name of its own for each picture', todo: 'Give one of them another name.' }),
} as const
export const wrongWeights = {
  code: 'wrong-weights',
  words: (f: { members: number }) => ({
    expected: `a row of weights for each of the ${f.members} members, with a weight for each of them, not all of them 0`,
    todo: 'Mend the row, or change how many members there are.',
  }),
} as const
export const notAPreflibLine = {
  code: 'not-a-preflib-line',
  words: () => ({
    expected: 'a line of the header such as # TITLE: Board, or after all of those a preference such as 13: 1,{4,3},2',
    todo: 'Mend the line; a text of the header has no blanks at its ends and stands on one line.',
  }),
} as const
export const preflibMissing = {
  code: 'preflib-missing',
  words: (f: { what: string }) => ({ expected: `the line # ${f.what}: with a value`, todo: 'Add it to the header.' }),
} as const
export const preflibCount = {
  code: 'preflib-count',
  words: (f: { what: string; counted: number }) => ({
    expected: `${f.counted} as the ${f.what}, which is what the file holds`,
    todo: 'Look whether the file is whole; if it is, correct the count or take its line out.',
  }),
} as const
export const notOfItsType = {
  code: 'not-of-its-type',
  words: (f: { type: string }) => ({
    expected: `a preference of the type ${f.type}: soc and soi have nobody level, soc and toc leave nobody out, cat has one group for each category`,
    todo: 'Mend the line, or state the type that fits all of them.',
  }),
} as const
export const noSample = {
  code: 'no-sample',
  words: () => ({
    expected: 'a sweep whose plan has a sample',
    todo: 'Give the plan a sample with the design sobol or morris, and carry it out anew.',
  }),
} as const
export const notTaken = {
  code: 'not-taken',
  words: (f: { reason: string }) => ({
    expected: `what its check takes, which says: ${f.reason}`,
    todo: 'Correct it; the reason is told in the words of whoever wrote the check.',
  }),
} as const
// (end of simulation)
