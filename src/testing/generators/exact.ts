import type { Arbitrary } from 'fast-check'
import * as exact from '../../exact/index.js'
import type { Kit } from './kit.js'

/** Any number, money and allocation. */
export const anyExact = (kit: Kit) => {
  const { fc } = kit
  const own = {
    Ratio: (): Arbitrary<exact.Ratio> => kit.ratios(),
    DecimalLike: (): Arbitrary<exact.DecimalLike> => kit.decimals(1_000_000),
    ExactInput: (): Arbitrary<exact.ExactInput> =>
      fc.oneof(kit.amounts(), kit.shares(), kit.ratios(), kit.wholes(), kit.wholes().map(String)),
    ExactNumber: (): Arbitrary<exact.ExactNumber> =>
      kit.part(own.ExactInput(), (input) => {
        const read = exact.readExact(input, '')
        return 'code' in read ? [] : [read]
      }),
    Rounding: (): Arbitrary<exact.Rounding> => kit.roundings(),
    Money: (): Arbitrary<exact.Money> => fc.record({ amountMinor: kit.wholes(), currency: kit.currencies() }),
    AllocationInput: (): Arbitrary<exact.AllocationInput> =>
      fc.record({
        totalMinor: fc.bigInt({ min: 0n, max: 1_000_000n }),
        shares: fc.uniqueArray(fc.record({ id: kit.person(), weight: kit.amounts() }), {
          minLength: 1,
          selector: ({ id }) => id,
        }),
      }),
    Allocation: (): Arbitrary<exact.Allocation> => kit.outcome(own.AllocationInput(), exact.tryAllocate),
    ColumnRead: (): Arbitrary<exact.ColumnRead> =>
      kit.proposals().map((values) => exact.readColumn(values, 'proposals')),
    Column: (): Arbitrary<exact.Column> =>
      kit.part(own.ColumnRead(), (read) => (read.kind === 'column' ? [read.column] : [])),
  }
  return own
}
