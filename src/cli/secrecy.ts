import { toPlain } from '../exact/index.js'
import { explainProblem, type Locale, RulesError } from '../problems/index.js'
import { refusedIn, type RefusedIn } from './files.js'
import { Output, printable } from './output.js'
import type { Streams } from './run.js'
import { takeRound } from './secrecy-ceremony.js'
import { Refusal, type Told } from './secrecy-files.js'
import type { SecrecyOptions } from './secrecy-options.js'
import { certifyKeys, makeKey, planVote } from './secrecy-keys.js'
import { addToRecord, beginRecord, changeRecord, closeRecord } from './secrecy-record.js'
import { shareRecord, tallyRecord } from './secrecy-tally.js'
import { verifyFile } from './secrecy-verify.js'
import { openBallot, sealBallot } from './secrecy-votes.js'

/** Answers a command of secret votes. Whether all of it was accepted comes back. */
export const answerSecrecy = async (options: SecrecyOptions, streams: Streams): Promise<boolean> => {
  const output = new Output(streams.stdout)
  const told = await answerOr(options, streams)
  if ('problems' in told) {
    const lines = options.json ? [JSON.stringify(toPlain(told))] : linesOf(told, options.locale)
    await output.write(lines.map((line) => `${line}\n`).join(''))
  } else {
    const lines = options.json ? [JSON.stringify(toPlain(told.data))] : told.lines.map(printable)
    await output.write(lines.map((line) => `${line}\n`).join(''))
  }
  await output.flush()
  return !('problems' in told) && told.good
}

const answerOr = async (options: SecrecyOptions, streams: Streams): Promise<Told | RefusedIn> => {
  try {
    return await answerTo(options, streams)
  } catch (error) {
    if (error instanceof Refusal) return error.refused
    if (error instanceof RulesError) return refusedIn(options.files[0] ?? '', error.problems)
    throw error
  }
}

const answerTo = (options: SecrecyOptions, streams: Streams): Told | Promise<Told> => {
  switch (options.secrecy) {
    case 'keys new':
      return makeKey(options)
    case 'keys certify':
      return certifyKeys(options)
    case 'keys plan':
      return planVote(options)
    case 'keys round':
      return takeRound(options)
    case 'record begin':
      return beginRecord(options)
    case 'record add':
      return addToRecord(options)
    case 'record change':
      return changeRecord(options)
    case 'record close':
      return closeRecord(options)
    case 'seal':
      return sealBallot(options, streams)
    case 'open':
      return openBallot(options)
    case 'share':
      return shareRecord(options)
    case 'tally':
      return tallyRecord(options)
    case 'verify':
      return verifyFile(options)
  }
}

const linesOf = ({ problems }: RefusedIn, locale: Locale): readonly string[] =>
  problems.map((found) => printable(`${found.file}: ${explainProblem(found, locale)}`))
