import { it } from 'vitest'
import * as c from '../../src/circles/index.js'
import * as m from '../../src/membership/index.js'
import * as p from '../../src/projects/index.js'
import { decide } from '../../src/decisions/index.js'
const log = (n: string, f: () => unknown) => { const t = performance.now(); let r: unknown; try { r = f() } catch (e) { r = 'THROW ' + (e as Error).name + ' ' + (e as Error).message } 
 console.log(n, Math.round(performance.now()-t)+'ms', JSON.stringify(r, (_k, v) => typeof v === 'bigint' ? String(v) : v)?.slice(0, 700)) }
it('x', () => {
  const rule = { standAside: 'allowed', silence: 'awaited', mostRounds: 2, otherwise: 'not-carried', objectionTest: { decides: 'facilitator', criteria: ['h'] } } as const
  const s = c.startRound({ circle: 'w', proposal: 'p', wording: 'v', reviewOn: '2027-01-01', members: ['ana', 'ben'], present: ['ana', 'ben'], facilitator: 'ana', rule }) as any
  const { concerned, ...without } = s.round
  log('concerned missing', () => c.tryNextRound({ round: without, step: { kind: 'hand-over', by: 'ana', to: 'ben' } } as any))
  log('decide 0', () => decide({ rule: { atLeast: '2/3', of: 'electorate' }, electorate: 0, present: 0, for: 0, against: 0, abstain: 0, closed: true }))
  log('decide thr 0', () => decide({ rule: { atLeast: 0, of: 'electorate' }, electorate: 5, present: 0, for: 0, against: 0, abstain: 0, closed: true }).kind)
  log('accept none', () => p.acceptanceOf({ proposal: { project: 'a', by: 'x', objectives: ['f'], serves: [{ objective: 'f', how: 'r' }], areas: ['t'] }, workerOwners: [], rule: p.ACCEPTANCE, for: 0, against: 0, abstain: 0, closed: true }).kind)
  log('coord alone', () => p.coordinatorsOf({ areas: ['t'], workerOwners: ['ana'], rule: p.COORDINATION, callsOpen: [], openSearches: [], candidacies: [{ area: 't', person: 'ana', for: 0, against: 0, abstain: 0, closed: true }] }).areas[0])
  const R = { provisional: '3/4', minimumProposals: 3, personConcerned: 'excluded', decidedBy: 'team' } as const
  log('removal alone', () => p.removalFrom({ from: 'team', person: 'ana', coordinates: [], team: ['ana'], proposals: [], rule: R, for: 0, against: 0, abstain: 0, closed: true }))
  log('removal 0 thr', () => p.removalFrom({ from: 'team', person: 'ana', coordinates: [], team: ['ana', 'b', 'c'], proposals: ['ana', 'b', 'c'].map((person) => ({ person, share: 0 })), rule: R, for: 0, against: 2, abstain: 0, closed: true }))
  log('removal min 0', () => p.removalFrom({ from: 'team', person: 'ana', coordinates: [], team: ['ana', 'b', 'c'], proposals: [], rule: { ...R, minimumProposals: 0 }, for: 0, against: 2, abstain: 0, closed: true }).threshold)
  log('team revive', () => p.teamOn({ project: 'a', on: '2025-05-10', rule: { daysAfterLastWork: 30 }, joins: [{ person: 'ana', on: '2025-01-01' }], work: [{ person: 'ana', on: '2025-05-01' }] }).members)
  log('team between', () => p.teamOn({ project: 'a', on: '2025-03-10', rule: { daysAfterLastWork: 30 }, joins: [{ person: 'ana', on: '2025-01-01' }], work: [{ person: 'ana', on: '2025-05-01' }] }).finished)
  log('recusal kind', () => m.recusalOf({ rule: { excludes: ['pay'] }, matter: { id: 'x', about: ['y'] }, declarations: [], alleged: [{ member: 'ana', interest: 'hobby', by: 'ben', verdict: { kind: 'carried', on: '2025-01-01' } }], on: '2025-02-01' }))
  const E = { rule: { grounds: ['harm'], notice: { days: 14, counted: 'calendar' }, hearing: true, appealDays: 30, appealTo: 'gm' }, member: 'ana' } as const
  log('early hearing', () => m.expulsionOf({ ...E, steps: [{ kind: 'proposed', on: '2025-01-01', grounds: ['harm'] }, { kind: 'notified', on: '2025-01-02' }, { kind: 'heard', on: '2025-01-05' }], on: '2025-01-20' }))
  log('early hearing decided', () => m.expulsionOf({ ...E, steps: [{ kind: 'proposed', on: '2025-01-01', grounds: ['harm'] }, { kind: 'notified', on: '2025-01-02' }, { kind: 'heard', on: '2025-01-05' }, { kind: 'decided', on: '2025-01-20', verdict: 'carried' }], on: '2025-01-20' }))
  log('second hearing', () => m.tryExpulsionOf({ ...E, steps: [{ kind: 'proposed', on: '2025-01-01', grounds: ['harm'] }, { kind: 'notified', on: '2025-01-02' }, { kind: 'heard', on: '2025-01-05' }, { kind: 'heard', on: '2025-01-19' }], on: '2025-01-20' }))
  log('overturned untold', () => m.expulsionOf({ ...E, steps: [{ kind: 'proposed', on: '2025-01-01', grounds: ['harm'] }, { kind: 'notified', on: '2025-01-02' }, { kind: 'heard', on: '2025-01-16' }, { kind: 'decided', on: '2025-01-20', verdict: 'carried' }, { kind: 'appealed', on: '2025-01-21' }, { kind: 'appeal-decided', on: '2025-01-22', result: 'overturned' }], on: '2025-01-25' }))
  log('electorateOf null', () => m.electorateOf(null as any))
  log('markRegister null', () => m.markRegister(null as any))
  // speed
  const N = 10000
  const ids = Array.from({ length: N }, (_, i) => `m${i}`)
  const classes = [{ id: 'w', hasVote: true }]
  log('register', () => m.registerOf({ classes, changes: ids.map((member) => ({ kind: 'admitted', on: '2025-01-01', member, memberClass: 'w' })), on: '2025-02-01' }).members.length)
  log('electorate', () => m.electorateOf({ rule: { members: 'all', except: ids.slice(0, 5000).map((x) => `p${x}`) }, classes, members: ids.map((id) => ({ id, memberClass: 'w' })), parties: Object.fromEntries(ids.slice(0, 5000).map((x) => [`p${x}`, x])) }).count)
  log('proxies', () => m.proxiesOf({ rule: { mostPerHolder: N, whoMayHold: 'members', writtenFor: 'one-meeting', notOn: [] }, meeting: { id: 'x', on: '2025-05-10' }, entitled: ids, attending: ['m0'], proxies: ids.slice(1).map((giver) => ({ giver, holder: 'm0', on: '2025-05-01', meeting: 'x' })) }).carriers.length)
  log('rights', () => m.entitledToVote({ rule: { votingAge: 16, leapBirthday: 'march-1', probationersVote: false, suspendedVote: false }, classes, members: ids.map((id) => ({ id, memberClass: 'w' })), born: ids.map((member) => ({ member, on: '2000-01-01' })), on: '2025-01-01' }).members.length)
  const K = 1000
  const circ = Array.from({ length: K }, (_, i) => i === 0 ? { id: 'c0', domain: ['d'], members: ['a', 'b'], legalResponsibility: true as const } : { id: `c${i}`, wider: 'c0', domain: ['d'], members: ['a', 'b'], mandate: { lentBy: 'c0', domain: ['d'], limits: {}, from: '2026-01-01', until: '2026-12-31' } })
  const links = circ.slice(1).flatMap(({ id }) => [{ narrower: id, wider: 'c0', member: 'a', sentBy: 'wider' as const }, { narrower: id, wider: 'c0', member: 'b', sentBy: 'narrower' as const }])
  log('check star', () => c.checkCircles({ circles: circ as any, links, on: '2026-05-01' }))
  const chain = circ.map((x: any, i) => i === 0 ? x : { ...x, wider: `c${i - 1}`, mandate: { ...x.mandate, lentBy: `c${i - 1}` } })
  log('check chain', () => c.checkCircles({ circles: chain as any, links: links.map((l, j) => ({ ...l, wider: `c${Number(l.narrower.slice(1)) - 1}` })), on: '2026-05-01' }))
  log('mayAct chain', () => c.mayAct({ circles: chain as any, circle: 'c999', matter: 'd', on: '2026-05-01' }).kind)
  log('mayAct chain spent', () => c.mayAct({ circles: chain as any, circle: 'c999', matter: 'd', currency: 'GBP', spent: circ.map(({ id }) => ({ circle: id, amountMinor: 1 })), on: '2026-05-01' }).kind)
  log('big round', () => { const ms = ids.slice(0, 2000); let { round } = c.startRound({ circle: 'w', proposal: 'p', wording: 'v', reviewOn: '2027-01-01', members: ms, present: ms, facilitator: 'm0', rule }) as any
    const steps = [{ kind: 'proceed', by: 'm0' }, ...ms.map((by) => ({ kind: 'heard', by })), { kind: 'proceed', by: 'm0' }] as any
    return c.consentRound({ start: { circle: 'w', proposal: 'p', wording: 'v', reviewOn: '2027-01-01', members: ms, present: ms, facilitator: 'm0', rule }, steps }).kind })
  log('reps', () => m.representativesOf({ rule: { mostPerPerson: 1 }, enterprises: ids, changes: ids.map((enterprise) => ({ on: '2025-01-01', enterprise, person: `p${enterprise}` })), on: '2025-02-01' }).seats.length)
  log('removal 10000', () => p.removalFrom({ from: 'team', person: 'm0', coordinates: [], team: ids, proposals: ids.map((person) => ({ person, share: '50%' })), rule: R, for: 0, against: 2, abstain: 0, closed: true }).kind)
})
