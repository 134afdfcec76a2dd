import { it } from 'vitest'
import { countScottish, countMeek, countScore, countApproval, fillVacancy, tryFillVacancy, readBlt, tryReadBlt, writeBlt, tryWriteBlt, lotOrder, tryNominations, tryCountScore } from '../../src/elections/index.js'
import { explain } from '../../src/reasons/index.js'
import { papers } from './given.js'
const log = (l: string, x: unknown) => console.log(l, JSON.stringify(x, (_, v) => typeof v === 'bigint' ? String(v) : v)?.slice(0, 900))
const time = (l: string, f: () => unknown) => { const t = performance.now(); let r: any; try { r = f() } catch (e) { r = String(e).slice(0,300) } console.log(l, Math.round(performance.now() - t), 'ms', r?.kind ?? r, r?.stages?.length, r?.stages ? Math.max(0,...r.stages.map((s: any) => s.iterations ?? 0)) : '') ; return r }
it('seat tie', () => {
  // seats 2, sitting s with 0 votes; ana & ben reach quota together, level, having differed before.
  const ballots = papers('6 ana', '5 ben', '1 c ben')
  const e = { candidates: ['s', 'ana', 'ben', 'c'], seats: 2, sitting: ['s'], ballots: papers('5 ana', '4 ben', '2 c ben', '1 c ana', '1 d'), tieBreaks: ['earlier-stages'] as const }
  const e2 = { ...e, candidates: ['s','ana','ben','c','d'], seats: 3, ballots: papers('4 ana','3 ben','2 c ben','1 c ana') , sitting: ['s','d'] }
  const r = countScottish(e2 as never); log('seat tie', r); console.log(explain(r.because, 'en')); console.log(explain(r.because,'es'))
})
it('vac', () => {
  const rule = { method: 'scottish-stv', seats: 2, tieBreaks: [] } as const
  log('w', tryFillVacancy({ rule: 'countback', leavers: ['a'], sitting: ['b'], leftOn: '2026-01-01', termEndsOn: '2026-12-31', election: { rule, candidates: ['a', 'b', 'c','d'], withdrawn: ['b'], ballots: papers('3 a c', '2 c','1 d') } }))
  log('dup', tryFillVacancy({ rule: 'by-election', leavers: ['a'], sitting: ['b'], leftOn: '2026-01-01', termEndsOn: '2026-12-31', election: 'rubbish' as never }))
})
it('score', () => {
  log('-0', countScore({ candidates: ['a', 'b'], seats: 1, tieBreaks: [], min: -0, max: 5, by: 'mean', ballots: [{ scores: [{ candidate: 'a', score: -0 }] }] }))
  log('-0b', tryCountScore({ candidates: ['a', 'b'], seats: 1, tieBreaks: [], min: -0, max: 5, by: 'mean', ballots: [{ scores: [{ candidate: 'a', score: 1e21 }] }] }))
  const r = countScore({ candidates: ['a', 'b', 'c'], seats: 2, tieBreaks: [], min: -5, max: 5, by: 'mean', fewest: 2, ballots: [{ scores: [{ candidate: 'a', score: 5 }, { candidate: 'b', score: -2 }], count: 3 }, { scores: [] }] })
  console.log(explain(r.because, 'en')); console.log(explain(r.because, 'es'))
})
it('nom', () => {
  const r: any = tryNominations({ rule: { nominatedBy: ['enterprise'], needed: 2, selfNomination: 'not-allowed', acceptance: 'needed', candidatesFrom: ['worker'], uncontested: 'elected', tooFew: 'go-on' }, seats: 3, closesOn: '2026-03-01',
    nominations: [{ candidate: 'ana', nominator: 'e1', on: '2026-01-01' }, { candidate: 'ana', nominator: 'e1', on: '2026-01-02' }, { candidate: 'ana', nominator: 'e2', on: '2026-01-02' }, { candidate: 'e1', nominator: 'e1', on: '2026-01-02' }, { candidate: 'e1', nominator: 'ana', on: '2026-01-02' }, { candidate: 'ben', nominator: 'e2', on: '2026-03-02' }],
    acceptances: [{ candidate: 'ana', on: '2026-03-01' }], members: [{ id: 'ana', memberClass: 'worker' }, { id: 'ben', memberClass: 'worker' }, { id: 'e1', memberClass: 'enterprise' }, { id: 'e2', memberClass: 'enterprise' }] })
  log('nom', r); console.log(explain(r.because, 'en')); console.log(explain(r.because, 'es'))
})
it('meek words', () => {
  const r = countMeek({ candidates: ['ana', 'ben', 'cleo'], seats: 2, tieBreaks: ['lot'], places: 9, omega: 6, ballots: papers('5 ana ben', '2 ben', '2 cleo') })
  console.log(explain(r.because, 'en')); console.log(explain(r.because, 'es')); console.log(explain(r.stages[1]!.because, 'es')); console.log(explain(r.stages[1]!.because, 'en'))
})
it('blt', () => {
  const big = Array.from({ length: 1001 }, (_, i) => `c${i}`)
  const text = `1001 2\n0\n${big.map((b) => `"${b}"`).join('\n')}\n"t"\n`
  const r = readBlt(text); log('big', r.candidates.length); log('w', tryWriteBlt({ title: r.title, seats: r.seats, candidates: r.candidates, ballots: r.ballots }))
  log('sur', tryReadBlt('2 1\n0\n"\ud800"\n"\ud801"\n"t"'))
  log('lot', lotOrder({ seed: 's', stage: 1, among: ['\ud800', '\ud801'] }))
  for (const s of ['', '9007199254740991 1\n0\n"a"\n"t"', '2 1\n1 1 0\n1 2 0 # c\n0\n"a" # x\n"b""" \n""', '2 1\n-1 -2\n-1\n0\n"a"\n"b"\n"t"\n"x"', '1 1\n1 - 1 0\n0\n"a"\n"t"', '2 1\n1 1\n2 0\n0\n"a"\n"b"\n"t"', '1 1\n0\n"a\u0000"\n"t\u0007"', '\uFEFF\uFEFF1 1\n0\n"a"\n"t"', '1 1\n١ 1 0\n0\n"a"\n"t"'])
    log(JSON.stringify(s), tryReadBlt(s))
  time('quotes', () => tryReadBlt('1 1\n0\n' + '"a'.repeat(200000) + '\n"t"'))
  time('quotes2', () => tryReadBlt('1 1\n0\n"' + '" '.repeat(200000) + 'x\n"t"'))
  time('hash', () => tryReadBlt('1 1\n' + ' x'.repeat(200000) + '\n0\n"t"'))
  time('spaces', () => tryReadBlt('1 1\n1' + ' '.repeat(200000) + '1 0\n0\n"a"\n"t"'))
})
const rnd = (seed: number) => () => (seed = (seed * 1103515245 + 12345) % 2147483648) / 2147483648
it('load', () => {
  const r = rnd(7)
  const candidates = Array.from({ length: 200 }, (_, i) => `c${i}`)
  const ballots = Array.from({ length: 100000 }, () => { const a = [...candidates]; const n = 20; for (let i = 0; i < n; i++) { const j = i + Math.floor(r() * (200 - i)); [a[i], a[j]] = [a[j]!, a[i]!] } return { preferences: a.slice(0, n) } })
  const base = { candidates, ballots, tieBreaks: ['earlier-stages', 'lot'] as const, seed: 'x' }
  time('scot 200x1e5, 20 seats', () => countScottish({ ...base, seats: 20 }))
  time('scot 200x1e5, 1 seats', () => countScottish({ ...base, seats: 1 }))
  time('meek 200x1e5, 20 seats', () => countMeek({ ...base, seats: 20, places: 9, omega: 6 }))
  time('approval', () => countApproval({ candidates, seats: 20, tieBreaks: [], ballots: ballots.map((b) => ({ approves: b.preferences })) }))
}, 600000)
it('load2', () => {
  const candidates = Array.from({ length: 1000 }, (_, i) => `c${i}`)
  time('scot 1000 no ballots', () => countScottish({ candidates, ballots: [], tieBreaks: ['earlier-stages', 'lot'], seed: 'x', seats: 1 }))
  time('meek 1000 no ballots', () => countMeek({ candidates, ballots: [], tieBreaks: ['earlier-stages', 'lot'], seed: 'x', seats: 1, places: 9, omega: 6 }))
}, 600000)
it('meek slow', () => {
  for (const [places, omega] of [[9, 6], [30, 30]] as const)
  for (const [l, c, s, b] of [
    ['2cycle', ['a', 'b', 'c'], 2, ['1000000 a b', '1000000 b a', '1 c']],
    ['2cycle+', ['a', 'b', 'c', 'd'], 2, ['1000000 a b c', '1000000 b a c', '1 c', '1 d']],
    ['cycle3', ['a', 'b', 'c', 'd', 'e'], 3, ['1000000 a b c', '1000000 b c a', '1000000 c a b d', '1 d', '1 e']],
    ['one', ['a', 'b', 'c', 'd'], 2, ['1000000 a', '333333 b', '333332 c', '1 d']],
    ['asym', ['a', 'b', 'c', 'd', 'e'], 4, ['1000000000 a b', '1 b', '1 c', '1 d', '1 e c']],
    ['asym2', ['a', 'b', 'c', 'd', 'e','f'], 3, ['1000000000 a b c', '999999999 b a c','10 c a b', '1 d', '1 e c', '1 f d']],
  ] as const) time(`${l} ${places}/${omega}`, () => countMeek({ candidates: c, seats: s, ballots: papers(...b), tieBreaks: ['lot'], seed: 'x', places, omega }))
}, 600000)
