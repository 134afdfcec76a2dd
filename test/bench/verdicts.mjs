import { decide, reaches, shareTest } from 'coop-rules/decisions'
import { exact } from 'coop-rules/exact'
import { Decimal } from 'decimal.js'
import { randomFrom } from './inputs.mjs'
import { medians, sink } from './measure.mjs'
import { atMost, checkEqual, row } from './rows.mjs'

/** Verdicts on random counts, up to a thousand people. The times include the loop that reads the counts from arrays. */
export const verdicts = (settings, quick) => {
  const operations = quick ? 64 : 4096
  const random = randomFrom(6)
  const bases = Int32Array.from({ length: operations }, () => 1 + Math.floor(random() * 1000))
  const votes = bases.map((base) => Math.floor(random() * (base + 1)))
  const twoThirds = exact('2/3')
  const share = shareTest(twoThirds, 'at-least')
  const { numerator, denominator } = twoThirds
  const decimalShare = new Decimal(2).div(3)

  const count = (isCarried) => ({
    operations,
    run: () => {
      let carried = 0
      for (let at = 0; at < operations; at++) carried += isCarried(votes[at], bases[at]) ? 1 : 0
      return carried
    },
  })
  const numbers = count((vote, base) => reaches(share, vote, base))
  const bigints = count((vote, base) => BigInt(vote) * denominator >= numerator * BigInt(base))
  // Division rounds, so this peer is not exact, and is not compared.
  const division = count((vote, base) => new Decimal(vote).div(base).gte(decimalShare))
  checkEqual('verdicts', numbers.run(), bigints.run())

  const decided = (atLeast) => {
    const rule = { atLeast, of: 'electorate' }
    return {
      operations,
      run: () => {
        for (let at = 0; at < operations; at++) {
          const vote = votes[at]
          const electorate = bases[at]
          const against = electorate - vote
          sink.last = decide({ rule, electorate, for: vote, against, abstain: 0, closed: true })
        }
        return sink.last
      },
    }
  }
  const [mine, bigint, decimal] = medians([numbers, bigints, division], settings)
  const [ofString, ofRatio] = medians([decided('2/3'), decided(twoThirds)], settings)
  const name = 'share verdict, loop included: reaches /'
  return [
    row({ name: `${name} bigint cross multiplication (ns)`, ours: mine, peer: bigint, target: atMost(15, 'ns') }),
    row({ name: `${name} decimal.js division, not exact (ns)`, ours: mine, peer: decimal }),
    row({ name: "share verdict with reasons: decide, atLeast '2/3' (ns)", ours: ofString, target: atMost(500, 'ns') }),
    row({ name: 'share verdict with reasons: decide, atLeast a ratio (ns)', ours: ofRatio, target: atMost(500, 'ns') }),
  ]
}
