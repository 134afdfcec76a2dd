import { buildSync } from 'esbuild'
import sodium from 'libsodium-wrappers-sumo'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { pathToFileURL } from 'node:url'
import { medians } from './measure.mjs'
import { checkEqual, row } from './rows.mjs'

/**
 * Sealed ballots, in multiples of one multiplication of the base point (`G.multiply` of @noble/curves), each measured in turns with it: milliseconds say more of the machine
 * than of the protocol. What is measured lies below the public functions, so it is bundled from the source. libsodium, in WebAssembly, stands for the floor of one
 * multiplication. No client of another voting protocol is beside them: the registry has none of Belenios or Helios, and ElectionGuard's only inside Decidim's bulletin board.
 */
export const secrecy = async (settings, quick) => {
  await sodium.ready
  const core = await bundled()
  const { G, seal, verify, votesOf, changeOne, smallExponent, power, sodiumInput } = core
  const scalar = core.scalar('the base')
  // As many multiplications as take about as long as what they are compared with: else a busy machine interrupts only the longer of the two.
  const base = (operations) => ({
    operations,
    run: () => {
      for (let done = 1; done < operations; done++) G.multiply(scalar)
      return G.multiply(scalar)
    },
  })
  const elapsed = ({ run }) => {
    const start = performance.now()
    run()
    return performance.now() - start
  }
  const times = (name, task, target) => {
    const [alone, whole] = [base(20), task].map((one) => (elapsed(one), elapsed(one)))
    const [ours, peer] = medians([task, base(Math.max(1, Math.round((20 * whole) / alone)))], settings)
    return row({ name: `${name}, ms beside one G.multiply`, ours: ours / 1e6, peer: peer / 1e6, target })
  }
  const once = (run, operations = 1) => ({ operations, run })
  const yesNo = { kind: 'yes-no' }
  const number = { kind: 'number', min: '0', max: '100', step: '1' }
  const rows = [
    times(
      'seal yes or no',
      once(() => seal(yesNo, [1])),
      atMostTimesG(8),
    ),
    times(
      'seal a number 0 to 100',
      once(() => seal(number, [1, 0, 1, 0, 1, 0, 1])),
      null,
    ),
  ]
  const votes = votesOf(yesNo, quick ? 50 : 200)
  for (const size of quick ? [50] : [50, 100, 200])
    rows.push(
      times(
        `verify ${size} together, each`,
        once(() => verify(yesNo, votes.slice(0, size)), size),
        atMostTimesG(5.5),
      ),
    )
  rows.push(
    times(
      'verify one alone',
      once(() => verify(yesNo, votes.slice(0, 1))),
      atMostTimesG(11),
    ),
  )
  rows.push(
    times(
      'change one ballot in a running sum',
      once(() => changeOne(votes)),
      atMostTimesG(1),
    ),
  )
  for (const most of quick ? [20_000] : [200, 20_000, 2 ** 20, 2 ** 28]) {
    const point = power(most - 7)
    checkEqual('exponent', smallExponent(point, most), most - 7)
    rows.push(
      times(
        `a sum of up to ${most} out of the exponent`,
        once(() => smallExponent(point, most)),
        most === 2 ** 28 ? atMostTimesG(1000) : null,
      ),
    )
  }
  const whole = [
    { asks: yesNo, name: 'yes or no', choice: (at) => (at % 3 === 0 ? 'against' : 'for'), most: 2000 },
    { asks: number, name: '0 to 100', choice: (at) => String(at % 101), most: 8000 },
    {
      asks: { ...number, max: '1048576' },
      name: '0 to 2^20',
      choice: (at) => String((at * 5237) % 1048577),
      most: 24_000,
    },
  ]
  for (const { asks, name, choice, most } of quick ? whole.slice(0, 1) : whole) {
    const members = quick ? 10 : 200
    const text = core.wholeVote(asks, members, choice)
    checkEqual('the whole record', core.verifyRecord(text).kind, 'sound')
    const few = { ...settings, warmUpMs: 0, budgetMs: 0, leastSamples: 3, mostSamples: 3 }
    const [ours, peer] = medians([once(() => core.verifyRecord(text)), base(quick ? 1 : 400)], few)
    const title = `${members} members, ${name}, 3 of 5 key holders: from text to a verified result`
    rows.push(
      row({
        name: `${title}, ms beside one G.multiply`,
        ours: ours / 1e6,
        peer: peer / 1e6,
        target: atMostTimesG(most),
      }),
    )
  }
  const { secret, point } = sodiumInput(sodium)
  rows.push(
    times(
      'libsodium: one multiplication of the base point',
      once(() => sodium.crypto_scalarmult_ristretto255_base(secret)),
      null,
    ),
  )
  rows.push(
    times(
      'libsodium: one of any point',
      once(() => sodium.crypto_scalarmult_ristretto255(secret, point)),
      null,
    ),
  )
  return rows
}

const atMostTimesG = (most) => ({ text: `<= ${most} G.multiply`, isMet: ({ ratio }) => ratio <= most })

/** What lies below the public functions, in one file that is forgotten again. */
const bundled = async () => {
  const folder = mkdtempSync(join(tmpdir(), 'bench-secrecy-'))
  const outfile = join(folder, 'core.mjs')
  buildSync({
    entryPoints: [join(import.meta.dirname, 'secrecy-core.ts')],
    bundle: true,
    format: 'esm',
    platform: 'node',
    outfile,
    logLevel: 'error',
  })
  const core = await import(pathToFileURL(outfile).href)
  rmSync(folder, { recursive: true })
  return core
}
