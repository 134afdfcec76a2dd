/**
 * Exact numbers: fractions of whole numbers, read strictly, compared by cross-multiplication, rounded once and by name.
 *
 * @module
 */
export { type Allocation, type AllocationInput, allocate, tryAllocate } from './allocate.js'
export {
  atOfColumn,
  type Column,
  type ColumnRead,
  meanOf,
  meanOfColumn,
  meanOfShort,
  readColumn,
  sizeOfColumn,
  sliceColumn,
  sortColumn,
  sumOfColumn,
} from './column.js'
export { currencyPlaces, placesOfCurrency } from './currency.js'
export { toDecimal } from './decimal.js'
export { sumOfDoubles, sumOfMantissas } from './doubles.js'
export { MOST_SAFE_MANTISSA, mantissaOf, mantissaOfNumber, mantissaOfRatio } from './mantissa.js'
export { addMoney, type Money, moneyOf, readMinor, writtenMoney } from './money.js'
export { fromPlain, type Plain, toPlain } from './plain.js'
export {
  add,
  compare,
  divide,
  equal,
  HALF,
  multiply,
  ONE,
  type Ratio,
  ratio,
  ratioOfSafe,
  subtract,
  ZERO,
} from './ratio.js'
export { type DecimalLike, type ExactInput, type ExactNumber, exact, isRatio, readExact } from './read.js'
export {
  decimalPlaces,
  decimalString,
  exactDecimalString,
  exactString,
  ROUNDINGS,
  type Rounding,
  roundedTo,
  roundTo,
} from './round.js'
