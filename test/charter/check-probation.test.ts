import { describe, expect, it } from 'vitest'
import { articleOf, checkCharter, soundCharter } from '../../src/charter/index.js'
import { preset, presetCharters } from '../../src/presets/index.js'
import { explainProblem } from '../../src/problems/index.js'
import { refusedOf } from '../decisions/problems-of.js'

type Json = Readonly<Record<string, unknown>>

const forkOf = (more: Json): Json => ({
  id: 'kiln',
  version: '1',
  title: 'Kiln',
  extends: { charter: 'worker-coop-plain', version: '1' },
  ...more,
})
const check = (more: Json) => checkCharter({ charter: forkOf(more), library: presetCharters })
const wrong = (more: Json) => refusedOf(check(more))
const rights = (more: Json): Json => ({ memberClasses: { 'on-probation': more } })
const admission = (more: Json): Json => ({ admissions: { 'worker-member': more } })

describe('From the source', () => {
  it('CW-1: the article on joining names the class that tells what rights one has on probation', () => {
    const said = (locale: 'en' | 'es') =>
      articleOf({ charter: preset('worker-coop-plain'), locale, section: 'admissions', id: 'worker-member' }).find(
        ({ name }) => name === 'rightsInProbation',
      )?.sentence
    expect([said('en'), said('es')]).toEqual([
      'During probation one has the rights of “Worker-member on probation” (Article 3).',
      'En el periodo de prueba se tienen los derechos de «Socia o socio a prueba» (artículo 3).',
    ])
  })
})

describe('At the boundary', () => {
  it('a vote that the class has and the admission gives, one that it does not, and the other way round', () => {
    const vote = (hasVote: boolean, voteInProbation: boolean) =>
      wrong({ ...rights({ hasVote }), ...admission({ voteInProbation }) })
    const otherwise = ['probation-otherwise memberClasses.on-probation.hasVote']
    expect([vote(false, false), vote(true, true), vote(true, false), vote(false, true)]).toEqual([
      [],
      [],
      otherwise,
      otherwise,
    ])
  })

  it('whoever is on probation proposes as the class that they are to join does', () => {
    expect(wrong(rights({ mayPropose: false }))).toEqual(['probation-otherwise memberClasses.on-probation.mayPropose'])
    expect(wrong(rights({ mayPropose: null }))).toEqual([])
    expect(wrong({ memberClasses: { 'worker-member': { mayPropose: null } } })).toEqual([])
  })

  it('a class that no admission names for probation has the vote it has', () => {
    expect(wrong({ ...rights({ hasVote: true }), ...admission({ rightsInProbation: null }) })).toEqual([])
  })
})

describe('Refused', () => {
  it('it says where the other half stands, in both languages', () => {
    const checked = check(rights({ hasVote: true }))
    const [found] = checked.kind === 'refused' ? checked.problems : []
    expect(found && [explainProblem(found, 'en'), explainProblem(found, 'es')]).toEqual([
      'memberClasses.on-probation.hasVote: expected false, as admissions.worker-member.voteInProbation says; received true. Let both say the same: this class tells what rights one has on probation.',
      'memberClasses.on-probation.hasVote: se esperaba false, como dice admissions.worker-member.voteInProbation; se recibió true. Haga que digan lo mismo: esta clase dice qué derechos se tienen en el periodo de prueba.',
    ])
  })

  it('rights on probation without a probation, and of a class that there is not', () => {
    const none = { probationMonths: null, probationEnds: null, voteInProbation: null }
    expect(wrong(admission(none))).toEqual(['no-effect admissions.worker-member.rightsInProbation'])
    expect(wrong(admission({ ...none, rightsInProbation: null }))).toEqual([])
    expect(wrong(admission({ rightsInProbation: 'nobody' }))).toEqual([
      'unknown-provision admissions.worker-member.rightsInProbation',
    ])
    expect(wrong({ ...rights({ hasVote: true }), ...admission({ voteInProbation: 'yes' }) })).toEqual([
      'wrong-kind admissions.worker-member.voteInProbation',
    ])
  })

  it('a probation of no months is told where it is written, and the rules on members nothing besides', () => {
    expect(wrong(admission({ probationMonths: 0 }))).toEqual(['no-length admissions.worker-member.probationMonths'])
    expect(soundCharter({ charter: forkOf(admission({ probationMonths: 1 })), library: presetCharters }).id).toBe(
      'kiln',
    )
  })
})
