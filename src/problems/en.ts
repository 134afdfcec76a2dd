/** What was expected, and what to do about it: one sentence each, in English. The keys are the stable codes. */
export const PROBLEMS_EN = {
  // Numbers
  'not-a-number': () => ({
    expected: 'a number such as 12, 12.5, 2/3 or 72%',
    todo: 'Write plain digits with a decimal point, without spaces, signs of currency or grouping.',
  }),
  'decimal-comma': (f: { meant: string }) => ({
    expected: 'a number with a decimal point',
    todo: `Write ${f.meant}; in a CSV file, --decimal-comma reads commas as decimal points.`,
  }),
  'number-too-long': (f: { most: number }) => ({
    expected: `a number of at most ${f.most} characters`,
    todo: 'Round it before it is proposed.',
  }),
  'lossy-number': () => ({
    expected: 'a number that a computer holds exactly as it is written',
    todo: 'Write it as text, between double quotes.',
  }),
  'zero-denominator': () => ({
    expected: 'a fraction whose lower number is not zero',
    todo: 'Write a fraction such as 2/3.',
  }),
  'not-a-count': () => ({
    expected: 'a whole number from 0 to 9007199254740991',
    todo: 'Count people or ballots: no fractions, no negative numbers, no text.',
  }),
  'not-places': () => ({
    expected: 'a whole number of decimal places from 0 to 1000',
    todo: 'Say how many digits after the point are wanted.',
  }),
  'no-values': () => ({
    expected: 'at least one number',
    todo: 'Ask first whether anything was proposed: the mean of nothing is not a number.',
  }),
  // Shapes
  'wrong-kind': (f: { kind: string }) => ({
    expected: f.kind,
    todo: 'See the help of the command, or the type of the input.',
  }),
  'unknown-key': (f: { known: string }) => ({
    expected: `one of: ${f.known}`,
    todo: 'Correct the name, or take it out.',
  }),
  'missing-key': (f: { key: string }) => ({ expected: `a value for ${f.key}`, todo: 'State it: it has no default.' }),
  'duplicate-key': (f: { key: string }) => ({ expected: `${f.key} once`, todo: 'Keep the one that is meant.' }),
  'not-one-of': (f: { options: string }) => ({ expected: `one of: ${f.options}`, todo: 'Choose one of these.' }),
  'listed-twice': (f: { what: string }) => ({ expected: `${f.what} once`, todo: 'Take the second one out.' }),
  'empty-list': (f: { what: string }) => ({
    expected: `at least one ${f.what}`,
    todo: 'Name one, or leave the list out.',
  }),
  // Decision rules
  'no-comparison': () => ({
    expected: 'atLeast or moreThan',
    todo: 'Say whether exactly the threshold suffices (atLeast) or not (moreThan).',
  }),
  'two-comparisons': () => ({ expected: 'either atLeast or moreThan', todo: 'Keep the one that the rule means.' }),
  'threshold-out-of-range': (f: { meant: string }) => ({
    expected: 'a threshold from 0 to 1, that is from 0% to 100%',
    todo: f.meant === '' ? 'Write a share such as 2/3, 0.72 or 72%.' : `Write ${f.meant} if a percentage is meant.`,
  }),
  'more-than-all': () => ({
    expected: 'a threshold that can be reached',
    todo: 'Write atLeast 1 for everyone: nothing is more than all.',
  }),
  'present-missing': () => ({ expected: 'how many are present', todo: 'State present: the rule counts by it.' }),
  'more-present-than-electors': (f: { electorate: number }) => ({
    expected: `at most ${f.electorate} present, as many as the electorate`,
    todo: 'Count only members of the electorate as present.',
  }),
  'more-ballots-than-electors': (f: { electorate: number }) => ({
    expected: `at most ${f.electorate} ballots, one for each member of the electorate`,
    todo: 'Check the electorate, and count only the last ballot of each member.',
  }),
  'more-ballots-than-present': (f: { present: number }) => ({
    expected: `at most ${f.present} ballots, one for each member present`,
    todo: 'Check who was present, and count only the last ballot of each member.',
  }),
  'threshold-not-pinned': (f: { item: string }) => ({
    expected: `the number in force for the average item ${f.item}`,
    todo: 'Open the decision with the averages in force, and decide with what was opened.',
  }),
  'unknown-item': (f: { item: string }) => ({
    expected: `an average item named ${f.item}, or a provisional number for it`,
    todo: 'Add the item, or name one that exists.',
  }),
  'tie-policy-without-ties': () => ({
    expected: 'a tie policy only where the rule is more than 1/2 of the ballots, or of those for or against',
    todo: 'Take the tie policy out: under any other rule a tie is simply not enough.',
  }),
  // Proposals and ballots
  'out-of-range': (f: { from: string; to: string }) => ({
    expected:
      f.from === ''
        ? `at most ${f.to}`
        : f.to === ''
          ? `at least ${f.from}`
          : `a number from ${f.from} to ${f.to}, both included`,
    todo: 'Propose a number within the range.',
  }),
  'off-step': (f: { step: string; from: string }) => ({
    expected: `a number in steps of ${f.step} counted from ${f.from}`,
    todo: 'Propose the nearest step.',
  }),
  'bounds-reversed': () => ({
    expected: 'a range whose lower end is not above its upper end',
    todo: 'Swap the two ends.',
  }),
  'mixed-percent': () => ({
    expected: 'either percentages throughout, or plain numbers throughout',
    todo: 'Write 50% or 0.5 everywhere: 50 and 50% are a hundred times apart.',
  }),
  'percent-not-meant': (f: { unit: string }) => ({
    expected: `a plain number of ${f.unit}`,
    todo: 'Write it without the percent sign: only shares are proposed as percentages.',
  }),
  'trim-too-large': () => ({
    expected: 'a share to drop from each end that is at least 0 and less than 1/2',
    todo: 'Drop less: from 1/2 on nothing would be left.',
  }),
  'step-not-positive': () => ({
    expected: 'a step greater than 0',
    todo: 'State the size of one step, or leave it out.',
  }),
  'negative-weight': () => ({ expected: 'a weight of 0 or more', todo: 'State how much this proposal weighs.' }),
  'weights-all-zero': () => ({
    expected: 'at least one weight above 0',
    todo: 'Give weight to someone, or use the plain mean.',
  }),
  'not-a-name': () => ({
    expected: 'an id of 1 to 200 characters without control characters',
    todo: 'Name the member or item by its id.',
  }),
  'not-entitled': () => ({
    expected: 'a member of the electorate',
    todo: 'Check the id, or the electorate on that date.',
  }),
  'already-joined': () => ({ expected: 'someone who has not joined yet', todo: 'Leave out the second joining.' }),
  'not-joined': () => ({ expected: 'someone who has joined', todo: 'Let them join first.' }),
  'cast-twice': (f: { line: number }) => ({
    expected: 'one ballot a member',
    todo: `The last ballot counts, on line ${f.line}: check that it is the one that was meant.`,
  }),
  'too-many-chosen': (f: { most: number }) => ({ expected: `at most ${f.most} chosen`, todo: 'Choose fewer.' }),
  // Files and lines
  'not-json': (f: { detail: string }) => ({
    expected: f.detail === '' ? 'one JSON object' : `one JSON object (${f.detail})`,
    todo: 'Write one complete JSON object.',
  }),
  'too-deep': (f: { most: number }) => ({
    expected: `JSON nested at most ${f.most} deep`,
    todo: 'Flatten it: no input needs such depth.',
  }),
  'line-too-long': (f: { most: number }) => ({
    expected: `a line of at most ${f.most} characters`,
    todo: 'Put one case on a line.',
  }),
  'not-utf-8': () => ({ expected: 'text in UTF-8', todo: 'Save the file as UTF-8.' }),
  'no-header': (f: { columns: string }) => ({
    expected: `a first line that names the columns: ${f.columns}`,
    todo: 'Add the line of column names.',
  }),
  'missing-column': (f: { column: string }) => ({
    expected: `a column named ${f.column}`,
    todo: 'Add the column, or rename the one that is meant.',
  }),
  'broken-csv': (f: { detail: string }) => ({
    expected: `well-formed CSV (${f.detail})`,
    todo: 'Mend the line: often a quotation mark is missing.',
  }),
  'too-many-problems': (f: { most: number }) => ({
    expected: `fewer than ${f.most} problems`,
    todo: 'Mend the ones listed first; the rest of the file was not judged.',
  }),
} satisfies Record<string, (facts: never) => Words>

/** The two sentences of a problem. */
export interface Words {
  readonly expected: string
  readonly todo: string
}
