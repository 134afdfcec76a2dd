import { accrual } from './accrual.mjs'
import { allocation } from './allocation.mjs'
import { cooperativeWhole } from './cooperative.mjs'
import { journal } from './journal.mjs'
import { live } from './live.mjs'
import { means } from './means.mjs'
import { settings } from './measure.mjs'
import { memory } from './memory.mjs'
import { payroll } from './payroll.mjs'
import { revotes } from './revotes.mjs'
import { secrecy } from './secrecy.mjs'
import { strings } from './strings.mjs'
import { ten } from './ten.mjs'
import { verdicts } from './verdicts.mjs'

/** Runs one group in a process of its own and sends its rows to the parent: see run.mjs. */
const GROUPS = {
  means,
  strings,
  ten,
  live,
  verdicts,
  accrual,
  allocation,
  payroll,
  journal,
  memory,
  cooperative: cooperativeWhole,
  secrecy,
  revotes,
}

const [, , name, pace] = process.argv
const quick = pace === 'quick'
process.send(await GROUPS[name](settings(quick), quick))
