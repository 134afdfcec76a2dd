import { views } from 'coop-rules/cooperative'
import { secrecyRuleOf } from 'coop-rules/charter'
import type { FC } from 'hono/jsx'
import { stateAfter } from '../../kernel/could.js'
import { Day } from '../../kernel/parts.js'
import type { Asked, Given } from '../../kernel/route.js'
import { wordsOf } from '../../kernel/words.js'

/** How the ballots of a decision under way are kept: sealed in browsers, collected by a ballot box outside the desk, open once all agree, or in the open. */
export const ballotsKept = (asked: Asked, decision: string): 'sealed' | 'box' | 'awaits-agreement' | 'open' => {
  const found = views.decisions.decisionView(asked.state, decision)
  if (found?.secret !== true) return 'open'
  if (found.awaitsAgreement !== undefined) return 'awaits-agreement'
  return views.decisions.sealedVote(asked.state, decision) === undefined ? 'box' : 'sealed'
}

/** Whether the time to vote in secret is over, and what it came to is not told yet. */
export const waitsForCount = (asked: Asked, decision: string): boolean => {
  const found = asked.state.decisions.open.get(decision)
  if (found?.secrecy === undefined || ballotsKept(asked, decision) === 'awaits-agreement') return false
  return found.ballotsClosed || (found.closesOn !== undefined && found.closesOn < asked.today)
}

/** What secrecy takes, before a vote is opened: whether it will be secret at all, and what has to be there for that. `given` is what would open it by a decision of the charter, as decision `WOULD_BE`. */
export const SecrecyAhead: FC<{ readonly asked: Asked; readonly given: Given; readonly provision: string }> = ({
  asked,
  given,
  provision,
}) => {
  const t = asked.words(WORDS)
  const rule = asked.charter.decisions?.[provision]
  if (rule?.secret !== true) return null
  const then = stateAfter(asked, given)
  const found = then?.decisions.open.get(WOULD_BE)
  if (then === undefined || found === undefined) return null
  const { entitled, below } = found.opening
  const { leastForOutcome } = secrecyRuleOf(asked.charter, rule.secrecy).policy
  const floor = Math.max(leastForOutcome, entitled + 1)
  const sealed = views.decisions.sealedVote(then, WOULD_BE)
  return (
    <div class={below === undefined && sealed === undefined ? 'note' : 'note warn'}>
      <h2>{found.secrecy === undefined ? t.notSecret : t.secret}</h2>
      {below === undefined ? null : below === 'if-all-agree' ? (
        <p>{t.ifAllAgree(entitled, floor)}</p>
      ) : (
        <>
          {below === 'assembly' ? <p>{t.assembly(asked.titleOf('decisions', found.opening.provision))}</p> : null}
          {found.secrecy === undefined ? <p>{t.openly(entitled, floor)}</p> : null}
        </>
      )}
      {sealed === undefined ? null : (
        <>
          <p>{t.sealed}</p>
          <ul>
            <li>
              {t.keys(confirmedOf(then, sealed.electorate), sealed.electorate.length)}{' '}
              <a href={asked.path('/sealed/keys')}>{t.toKeys}</a>
            </li>
            <li>{t.holders(sealed.keyHolders, sealed.keyQuorum, outsideOf(then))}</li>
            {found.closesOn === undefined ? null : (
              <li>
                {t.before} <Day on={found.closesOn} asked={asked} />.
              </li>
            )}
          </ul>
        </>
      )}
      {found.secrecy !== undefined && sealed === undefined && below !== 'if-all-agree' ? <p>{t.box}</p> : null}
    </div>
  )
}

/** The name of a decision that is only imagined. */
export const WOULD_BE = 'd-could'

/** How many of those who may vote have a voting key that others confirmed. */
const confirmedOf = (state: Asked['state'], electorate: readonly string[]): number => {
  const certified = new Set(views.secrecy.votingKeys(state).flatMap((key) => (key.certified ? [key.member] : [])))
  return electorate.filter((member) => certified.has(member)).length
}

/** How many members have no vote on this, on probation or not, and could hold a part of the key unless it is about them. */
const outsideOf = (state: Asked['state']): number => {
  const { members, probationers } = views.members.register(state)
  return [...members, ...probationers].filter(({ member }) => views.decisions.mayHoldKey(state, WOULD_BE, member))
    .length
}

/** On the page of an open vote that the charter wanted secret: that it is not, and why. */
export const NotSecret: FC<{ readonly asked: Asked; readonly decision: string }> = ({ asked, decision }) => {
  const t = asked.words(WORDS)
  const found = asked.state.decisions.open.get(decision) ?? asked.state.decisions.closed.get(decision)
  const { below, secret, entitled } = found?.opening ?? {}
  if (below === undefined || secret === true || entitled === undefined) return null
  return (
    <div class="note warn">
      <h2>{t.notSecret}</h2>
      <p>{t.wasToBe(entitled)}</p>
    </div>
  )
}

const WORDS = wordsOf({
  secret: ['The vote will be secret', 'La votación será secreta'],
  notSecret: ['This vote is not secret', 'Esta votación no es secreta'],
  openly: [
    (n: number, floor: number) =>
      `The charter wants it secret, but ${n} may vote; below ${floor} this vote is open (WJC-8): every member can see who voted how.`,
    (n: number, floor: number) =>
      `Los estatutos la quieren secreta, pero ${n === 1 ? 'puede votar 1 persona' : `pueden votar ${n} personas`}; por debajo de ${floor} esta votación es abierta (WJC-8): todos los miembros pueden ver qué votó cada cual.`,
  ],
  ifAllAgree: [
    (n: number, floor: number) =>
      `${n} may vote; below ${floor} it begins once all of them agree to vote openly (WJC-8): every member can then see who voted how.`,
    (n: number, floor: number) =>
      `${n === 1 ? 'Puede votar 1 persona' : `Pueden votar ${n} personas`}; por debajo de ${floor} empieza cuando todas aceptan votar en abierto (WJC-8): todos los miembros pueden ver entonces qué votó cada cual.`,
  ],
  assembly: [
    (title: string) => `Too few may vote for secrecy. By the charter it is decided by more people instead: “${title}”.`,
    (title: string) =>
      `Pueden votar muy pocas personas para que sea secreta. Según los estatutos decide más gente: «${title}».`,
  ],
  sealed: [
    'Ballots are sealed in each member’s browser. Before anybody can vote, this has to be there:',
    'Las papeletas se sellan en el navegador de cada miembro. Antes de que alguien pueda votar tiene que haber:',
  ],
  keys: [
    (n: number, of: number) => `A confirmed voting key of everybody who may vote: ${n} of ${of} have one now.`,
    (n: number, of: number) => `Una clave de voto confirmada de cada persona con voto: ahora la tienen ${n} de ${of}.`,
  ],
  toKeys: ['Voting keys', 'Claves de voto'],
  holders: [
    (holders: number, quorum: number, outside: number) =>
      `${holders} key holders, who neither vote on this nor are concerned; ${quorum} of them count together. There are none yet: they are asked once the vote is open. ${outside === 0 ? 'No member could be one, so all' : outside === 1 ? '1 member could be one; the others' : `${outside} members could be; the others`} come from outside.`,
    (holders: number, quorum: number, outside: number) =>
      `${holders} personas custodias de la clave, que ni votan en esto ni están afectadas; ${quorum} de ellas cuentan juntas. Aún no hay ninguna: se les pide cuando la votación esté abierta. ${outside === 0 ? 'Ningún miembro podría serlo: todas' : outside === 1 ? '1 miembro podría serlo; las demás' : `${outside} miembros podrían serlo; las demás`} vienen de fuera.`,
  ],
  before: ['All of this well before the day of the count,', 'Todo ello bastante antes del día del escrutinio, el'],
  box: [
    'Its ballots are not collected in this desk: a ballot box that the cooperative trusts collects them. Agree beforehand who keeps it and how one votes; its outcome is recorded here afterwards.',
    'Sus papeletas no se recogen en esta mesa: las recoge una urna en la que confía la cooperativa. Acordad antes quién la custodia y cómo se vota; su resultado se anota aquí después.',
  ],
  wasToBe: [
    (n: number) =>
      `The charter wants such votes secret, but too few are entitled, or took part, for that (WJC-8): ${n} ${n === 1 ? 'was' : 'were'} entitled when it was opened. Every member can see who voted how.`,
    (n: number) =>
      `Los estatutos quieren secretas estas votaciones, pero tienen derecho a voto, o participaron, muy pocas personas para ello (WJC-8): al abrirse ${n === 1 ? 'era 1' : `eran ${n}`}. Todos los miembros pueden ver qué votó cada cual.`,
  ],
})
