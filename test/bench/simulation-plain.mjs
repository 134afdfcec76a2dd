/** The loop that one writes by hand, with the sum kept so that a reply does not need a walk over everyone. Peaks are a Float64Array. Returns the mean. */
export const plainVote = (peaks, { steps, rounds, schedule }) => {
  const votes = peaks.slice()
  return (schedule === 'in-turn' ? plainInTurn : plainAtOnce)(peaks, votes, steps, rounds) / votes.length
}

const plainInTurn = (peaks, votes, steps, rounds) => {
  const count = votes.length
  let sum = 0
  for (let i = 0; i < count; i++) sum += votes[i]
  for (let round = 0; round < rounds; round++) {
    for (let i = 0; i < count; i++) {
      const others = sum - votes[i]
      const vote = Math.max(0, Math.min(steps, count * peaks[i] - others))
      votes[i] = vote
      sum = others + vote
    }
  }
  return sum
}

const plainAtOnce = (peaks, votes, steps, rounds) => {
  const count = votes.length
  let sum = 0
  for (let i = 0; i < count; i++) sum += votes[i]
  for (let round = 0; round < rounds; round++) {
    let next = 0
    for (let i = 0; i < count; i++) {
      const vote = Math.max(0, Math.min(steps, count * peaks[i] - (sum - votes[i])))
      votes[i] = vote
      next += vote
    }
    sum = next
  }
  return sum
}
