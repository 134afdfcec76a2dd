// What the library does today, on the files of the examples. Run by `npm run tour`; `npm run tour -- --lang es` for Spanish.
import { tellDecisions } from './01-we-just-coop/tour.mjs'
import { tellYear } from './02-a-year-of-we-just-coop/tour.mjs'
import { tellPay } from './03-pay/tour.mjs'
import { tellAccounts } from './04-accounts/tour.mjs'
import { tellCharters } from './05-charters/tour.mjs'
import { tellFederation } from './06-a-year-of-workers-coop/tour.mjs'
import { tellSecretVote } from './07-secret-vote/tour.mjs'

const asked = process.argv.includes('--lang') ? process.argv[process.argv.indexOf('--lang') + 1] : undefined
const named = asked ?? process.env.LC_ALL ?? process.env.LC_MESSAGES ?? process.env.LANG ?? ''
const locale = named.toLowerCase().startsWith('es') ? 'es' : 'en'
// A reader that has seen enough (`| head`) closes the pipe.
process.stdout.on('error', () => process.exit())
const print = (line = '') => process.stdout.write(`${line}\n`)

tellDecisions({ locale, print })
print()
await tellYear({ locale, print })
print()
tellPay({ locale, print })
print()
tellAccounts({ locale, print })
print()
tellCharters({ locale, print })
print()
tellFederation({ locale, print })
print()
tellSecretVote({ locale, print })
