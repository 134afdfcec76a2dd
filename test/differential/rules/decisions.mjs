import { backingOf, standingOf, tryChooseByApproval, tryConsensusOf } from '../../../dist/decisions/index.js'
import { answered, plainOf } from '../plain.mjs'
import { shareOf } from '../random.mjs'

const consensus = {
  name: 'consensus',
  generate: ({ int, chance }) => {
    const electorate = int(0, 6)
    const asked = chance(0.7) ? electorate : int(0, electorate)
    const agree = int(0, asked)
    const standAside = int(0, asked - agree)
    const block = chance(0.3) ? int(0, asked - agree - standAside) : 0
    return { electorate, asked, agree, standAside, block, noticeOver: chance(0.7) }
  },
  answer: (asked) => answered(tryConsensusOf(asked)),
  wrong: (asked) => ({ ...asked, standAside: 0, block: asked.block + asked.standAside }),
}

const choosing = {
  name: 'choosing',
  generate: ({ int, pick, names, some, listOf }) => {
    const options = names(int(2, 5))
    return { options, ballots: listOf(0, 8, () => some(options)), runoff: pick(['never', 'without-majority']) }
  },
  answer: ({ options, ballots, runoff }) =>
    answered(tryChooseByApproval({ question: { kind: 'options', id: 'what', options }, ballots, runoff })),
  wrong: (asked) => ({ ...asked, ballots: asked.ballots.filter((ballot) => ballot.length > 0), runoff: 'never' }),
}

const backing = {
  name: 'backing',
  generate: (random) => {
    const { int, pick, chance, names, some } = random
    const ids = names(int(1, 12))
    return {
      wording: 'a',
      electorate: chance(0.05) ? [] : some(ids),
      backings: some(ids).map((member) => ({ member, wording: chance(0.8) ? 'a' : 'b' })),
      share: chance(0.6) ? pick(['1/3', '1/4', '1/2']) : shareOf(random),
    }
  },
  answer: (asked) => {
    const outcome = plainOf(backingOf(asked))
    return { ...outcome, backers: [...outcome.backers].sort() }
  },
  wrong: (asked) => ({ ...asked, backings: asked.backings.map(({ member }) => ({ member, wording: 'a' })) }),
}

const standing = {
  name: 'standing',
  generate: ({ int, chance, listOf }) => {
    let day = int(0, 20000)
    return {
      holdForDays: int(0, 8),
      events: listOf(1, 9, () => {
        day += int(0, 5)
        return { day, holds: chance(0.75) }
      }),
    }
  },
  answer: ({ holdForDays, events }) => {
    const told = []
    let sinceDay
    for (const { day, holds } of events) {
      const outcome = standingOf({ holds, today: day, holdForDays, ...(sinceDay === undefined ? {} : { sinceDay }) })
      told.push(plainOf(outcome))
      if (outcome.kind === 'decided') break
      sinceDay = outcome.sinceDay
    }
    return { events: told }
  },
  wrong: (asked) => ({ ...asked, holdForDays: asked.holdForDays + 1 }),
}

export default [consensus, choosing, backing, standing]
